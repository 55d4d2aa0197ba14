// Search: looks in the index of the language (generator/target/search_index.h says what it holds). What is looked for is nowhere but on
// the screen: it is not kept, and not part of the address.
(function (waymark) {
	"use strict";

	var PAUSE = 250;
	var SHOWN = 100;
	// A word in a title counts more than any number of words in headings, and these more than any in the text.
	var TITLE = 1e6;
	var HEADING = 1e3;
	var TEXT = 1;
	var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

	// What shows nothing stands inside a word; what stands between words is the same as in generator/base/phrases.c.
	var UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]/g;
	var BETWEEN = new RegExp("[\\u0000-/:-@\\[-`{-\\u00a9\\u00ab-\\u00b9\\u00bb-\\u00bf\\u00d7\\u00f7\\u060c\\u061b\\u061f\\u0964\\u0965" +
		"\\u2000-\\u2bff\\u3000-\\u303f\\uff01-\\uff0f\\uff1a-\\uff20]+");
	// Letters that look like others, as in generator/base/fold.c.
	var ALIKE = { "Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ð": "D", "Ħ": "H", "Ł": "L", "Ŋ": "N", "Ŧ": "T", "Þ": "TH", "ĸ": "K", "·": "", "ʼ": "" };

	function key(word) {
		return waymark.folded(word).replace(/[ÆŒØĐÐĦŁŊŦÞĸ·ʼ]/g, function (letter) {
			return ALIKE[letter];
		});
	}

	function words(text) {
		return text.replace(UNSEEN, "").split(BETWEEN).map(key).filter(Boolean);
	}

	// The words somebody looks for, each once. A single letter or digit is not in the index.
	function wanted(text) {
		return words(text).filter(function (word, i, all) {
			return !/^[A-Z0-9]$/.test(word) && all.lastIndexOf(word) === i;
		});
	}

	function readPages(places) {
		var pages = [];
		places.forEach(function (place) {
			place[2].forEach(function (page) {
				pages.push({ address: place[0] + (page[0] && "#" + page[0]), where: place[1], title: page[1], excerpt: page[2],
					words: words(page[1]), weight: place[3] ? TEXT : TITLE });
			});
		});
		return pages;
	}

	// [{ key, uses }], one for each word of the index.
	function readWords(text) {
		var fields = text.split(" ");
		var entries = [];
		var word = "";
		var i;
		for (i = 0; i + 1 < fields.length; i += 2) {
			word = word.slice(0, parseInt(fields[i].charAt(0), 36)) + fields[i].slice(1);
			entries.push({ key: key(word), uses: fields[i + 1] });
		}
		return entries;
	}

	// Gives fn each page of a word, and how much it counts there.
	function eachUse(uses, fn) {
		var page = 0;
		var number = 0;
		var i, digit;
		for (i = 0; i < uses.length; i += 1) {
			digit = DIGITS.indexOf(uses.charAt(i));
			number = number * 32 + digit % 32;
			if (digit < 32) {
				page += number >> 1;
				fn(page, number & 1 ? HEADING : TEXT);
				number = 0;
			}
		}
	}

	// A function that gives the pages with all words of a text, the best first, for those that are alike in the order of the course. The
	// last word may be the start of one.
	waymark.finder = function (index) {
		var pages = readPages(index.places);
		var entries = readWords(index.words);

		function weigh(word, isStart) {
			var weights = pages.map(function (page) {
				return page.words.some(fits) ? page.weight : 0;
			});
			function fits(other) {
				return isStart ? other.lastIndexOf(word, 0) === 0 : other === word;
			}
			entries.forEach(function (entry) {
				if (fits(entry.key)) {
					eachUse(entry.uses, function (page, weight) {
						weights[page] = Math.max(weights[page], weight);
					});
				}
			});
			return weights;
		}

		return function (text) {
			var list = wanted(text);
			var found = list.length ? pages.map(function (page, i) {
				return i;
			}) : [];
			var sums = found.map(function () {
				return 0;
			});
			list.every(function (word, i) {
				var weights = weigh(word, i === list.length - 1);
				found = found.filter(function (page) {
					sums[page] += weights[page];
					return weights[page];
				});
				return found.length;
			});
			return found.sort(function (one, other) {
				return sums[other] - sums[one] || one - other;
			}).map(function (page) {
				return pages[page];
			});
		};
	};

	// ---- the page

	function line(page) {
		var item = waymark.make("li", "result");
		var link = waymark.make("a", "result__title", page.title);
		link.href = page.address;
		item.appendChild(link);
		if (page.where !== page.title) {
			item.appendChild(waymark.make("p", "result__where", page.where));
		}
		if (page.excerpt) {
			item.appendChild(waymark.make("p", "result__excerpt", page.excerpt));
		}
		return item;
	}

	function told(found, asked, text) {
		return !text.trim() ? "" : waymark.word(!asked ? "search-short" : found > SHOWN ? "search-most" : found > 1 ? "search-many" : found ? "search-one" : "search-none", { count: found, shown: SHOWN });
	}

	waymark.part(function () {
		var form = waymark.one("[data-search]");
		var index = waymark.index;
		var field, find, last, timer;
		if (!form) {
			return;
		}
		if (!index) {
			waymark.one("[data-search-missing]").hidden = false;
			return;
		}
		field = waymark.one("input", form);
		find = waymark.finder(index);
		form.hidden = false;

		function show() {
			var results = waymark.one("[data-search-results]");
			var text = field.value;
			var found;
			window.clearTimeout(timer);
			if (text === last) {
				return;
			}
			last = text;
			found = find(text);
			waymark.empty(results);
			found.slice(0, SHOWN).map(line).forEach(function (item) {
				results.appendChild(item);
			});
			results.hidden = !found.length;
			waymark.one("[data-search-status]").textContent = told(found.length, wanted(text).length, text) +
				(text.trim() && index.depth ? " " + waymark.word(index.depth > 1 ? "search-titles" : "search-headings") : "");
		}

		form.addEventListener("submit", function (event) {
			event.preventDefault();
			show();
		});
		field.addEventListener("input", function () {
			window.clearTimeout(timer);
			timer = window.setTimeout(show, PAUSE);
		});
		show();
	});
}(window.waymark));
