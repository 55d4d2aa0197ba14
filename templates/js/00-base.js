// Waymark's script. ES5 syntax and classic scripts, because pages open from a folder and on old phones.
//
// All files of this folder become one strict script. A page is complete without it. Each part improves it on its own, so that one
// failure leaves the rest working.
"use strict";

window.waymark = window.waymark || {};

(function (waymark) {
	var parts = [];
	var late = [];

	document.documentElement.className += " js";

	// ---- parts: started in the order of the files, when the page is there

	// What begins with what the learner did before is late: whoever keeps that may have to be asked first.
	waymark.part = function (start, isLate) {
		(isLate ? late : parts).push(start);
	};

	function run(list) {
		list.forEach(function (start) {
			try {
				start(waymark.data);
			} catch (error) {
				// Into the console only, after the other parts have started.
				window.setTimeout(function () {
					throw error;
				});
			}
		});
	}

	// A tracker may put a function of its own in its place, which calls this one when all is there that its start() and load() tell.
	waymark.startLate = function () {
		run(late);
	};

	waymark.start = function () {
		run(parts);
		waymark.startLate();
	};

	// It stands before the script, so that settings hold before anything is painted. What goes without saying is left out of it: what is
	// false, nothing or 0, points of 1, an order that is not shuffled. See generator/render/document_data.h.
	function readData() {
		var data;
		try {
			data = JSON.parse(document.getElementById("waymark-data").textContent) || {};
		} catch (error) {
			data = {};
		}
		data.words = data.words || {};
		return data;
	}

	waymark.data = readData();

	// ---- elements

	waymark.all = function (selector, root) {
		return Array.prototype.slice.call((root || document).querySelectorAll(selector));
	};

	waymark.one = function (selector, root) {
		return (root || document).querySelector(selector);
	};

	waymark.make = function (name, className, text) {
		var element = document.createElement(name);
		if (className) {
			element.className = className;
		}
		if (text !== undefined) {
			element.textContent = text;
		}
		return element;
	};

	waymark.empty = function (element) {
		while (element.firstChild) {
			element.removeChild(element.firstChild);
		}
	};

	// The element itself or the nearest one around it with this class, or null.
	waymark.around = function (node, className) {
		while (node && !(node.classList && node.classList.contains(className))) {
			node = node.parentNode;
		}
		return node || null;
	};

	// Copies what stands inside `source`. Ids stay behind: an id is unique in a page.
	waymark.copyInto = function (target, source) {
		var copy = source.cloneNode(true);
		waymark.all("[id]", copy).forEach(function (element) {
			element.removeAttribute("id");
		});
		while (copy.firstChild) {
			target.appendChild(copy.firstChild);
		}
	};

	waymark.on = function (target, name, fn, capture) {
		target.addEventListener(name, fn, capture);
	};

	// Headings take focus without becoming a stop of the Tab key. The page around a frame must not jump.
	waymark.focus = function (element) {
		if (element.tabIndex < 0) {
			element.setAttribute("tabindex", "-1");
		}
		try {
			element.focus({ preventScroll: true });
		} catch (error) {
			element.focus();
		}
	};

	// ---- words

	waymark.word = function (key, values) {
		var text = waymark.data.words[key];
		return (text === undefined ? key : text).replace(/\{(\w+)\}/g, function (all, name) {
			return values && values[name] !== undefined ? String(values[name]) : all;
		});
	};

	// ---- numbers

	// FNV-1a, 32 bits, of ASCII text.
	waymark.hash = function (text) {
		var hash = 0x811c9dc5;
		var i;
		for (i = 0; i < text.length; i += 1) {
			hash ^= text.charCodeAt(i) & 0xff;
			hash = (hash + (hash << 1) + (hash << 4) + (hash << 7) + (hash << 8) + (hash << 24)) >>> 0;
		}
		return hash;
	};

	// A generator (xorshift, 32 bits): the same text gives the same numbers in [0, 1) in every browser.
	waymark.generator = function (text) {
		var state = waymark.hash(text) || 1;
		return function () {
			state ^= state << 13;
			state ^= state >>> 17;
			state ^= state << 5;
			return (state >>> 0) / 4294967296;
		};
	};

	waymark.shuffled = function (list, next) {
		var result = list.slice();
		var i, other, kept;
		for (i = result.length - 1; i > 0; i -= 1) {
			other = Math.floor(next() * (i + 1));
			kept = result[i];
			result[i] = result[other];
			result[other] = kept;
		}
		return result;
	};
}(window.waymark));
