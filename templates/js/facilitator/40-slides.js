// Slides: one at a time, by keys, buttons and swiping. The place in the address says which, so that Back, a reload and links work by themselves. A second
// window with the same page shows the notes. In some browsers pages from a folder may not look into each other, so the two only send messages: numbers of
// slides, to and from nobody but the window that opened the other.
(function (waymark) {
	"use strict";

	var NOTES = "notes";
	// Sizes of type, the largest first; what is made to be read line by line does not get larger than its neighbours.
	var FITS = ["few", "0", "1", "2", "3", "4", "5"];
	var READ = /^(answer|step|story|figure|help|sources)$/;
	// How often the notes say that they are there, in milliseconds: a deck that was loaded anew, or in another language, finds them again.
	var BEAT = 2000;
	var SWIPE = 60;
	var slides, body, bar, said, told, now, blank, place, partner, focused;
	// A button of the bar that was pressed: it keeps the focus, which browsers take away when the address changes.
	var pressed = null;
	var nextWord;
	// Whose numbers the slide with help shows, and whose it shows where the address names nobody.
	var region = "";
	var usual = "";
	// When the first slide was left, in milliseconds; 0: it is still shown.
	var begun = 0;
	// Pages from a folder have no origin that could be named.
	var isFromFolder = window.location.protocol === "file:";
	var isNotes = false;
	var isBlank = false;
	var current = -1;
	// By the id of a slide that the room has chosen, the id of the one where it did.
	var origins = {};

	function heading(slide) {
		return waymark.one(".slide__title", slide);
	}

	// For who hears the page; what the eye has to know too stands above the slide until it no longer holds.
	function say(text) {
		said.textContent = text;
	}

	function tellAll(text) {
		if (told.textContent !== text) {
			told.textContent = text;
			refit();
		}
	}

	// ---- the other window

	function send(message) {
		if (!partner || partner.closed) {
			return;
		}
		message.deck = body.getAttribute("data-deck");
		partner.postMessage(message, isFromFolder ? "*" : window.location.origin);
	}

	function tell() {
		if (!isNotes) {
			send({ at: current, isBlank: isBlank, region: region, begun: begun });
		}
	}

	function isFromPartner(source) {
		try {
			return Boolean(source) && (isNotes ? source === window.opener : source.opener === window);
		} catch (error) {
			return false;
		}
	}

	function isOfThisPlace(origin) {
		return isFromFolder ? /^(null|file:\/\/)$/.test(origin) : origin === window.location.origin;
	}

	function hear(event) {
		var message = event.data;
		if (!isOfThisPlace(event.origin) || !isFromPartner(event.source) || !message || message.deck !== body.getAttribute("data-deck")) {
			return;
		}
		partner = event.source;
		if (typeof message.isBlank === "boolean") {
			darken(message.isBlank);
		}
		if (isNotes && message.region) {
			showRegion(message.region);
		}
		if (typeof message.at === "number" && isNotes) {
			if (message.at !== current) {
				show(message.at);
			}
			keepBegun(message.begun);
		} else if (typeof message.go === "number" && !isNotes) {
			go(message.go); // which tells in turn
		} else {
			keepBegun(message.begun);
			tell();
		}
	}

	// A window that was loaded anew in the middle does not know; the other one does.
	function keepBegun(other) {
		if (other > 0 && current > 0) {
			begun = begun ? Math.min(begun, other) : other;
		}
		tellMinute();
	}

	// Beside the minutes of the plan, for who leads alone.
	function tellMinute() {
		if (isNotes) {
			now.textContent = begun ? " " + waymark.word("now", { n: Math.floor((Date.now() - begun) / 60000) }) : "";
		}
	}

	function beat() {
		if (partner && partner.closed) {
			partner = null;
			tellAll(waymark.word("window-alone"));
		}
		send({ begun: begun });
		tellMinute();
	}

	function openNotes() {
		if (isNotes) {
			return;
		}
		partner = window.open(window.location.href.split("#")[0] + "#" + addressOf(NOTES), NOTES, "width=800,height=860");
		if (!partner) {
			tellAll(waymark.word("window-refused"));
		}
	}

	// ---- showing

	// Type gets smaller in steps until the slide fits. Below the last one it is scrolled.
	function refit() {
		var slide = slides[current];
		if (!slide) {
			return;
		}
		FITS.slice(READ.test(slide.getAttribute("data-slide")) ? 1 : 0).some(function (fit) {
			slide.setAttribute("data-fit", fit);
			return slide.scrollHeight <= slide.clientHeight;
		});
	}

	// What stands behind "#": a slide, and the region where it is not the usual one. So a reload, Back and the other language keep it.
	function addressOf(name) {
		return name + (region === usual ? "" : "," + region) + (waymark.isPrivate ? "~" : "");
	}

	function keepAddress(slide) {
		var rest = window.location.hash.split("~").slice(1);
		var wanted = addressOf(slide.id).split("~")[0];
		if (waymark.place() ? waymark.place() !== wanted : region !== usual) {
			window.history.replaceState(null, "", "#" + [wanted].concat(rest).join("~"));
		}
	}

	function show(index) {
		var slide = slides[index];
		var values;
		if (!slide) {
			return;
		}
		if (current === -1) {
			slides.forEach(function (other) {
				other.hidden = true;
			});
		} else {
			slides[current].hidden = true;
		}
		slide.hidden = false;
		waymark.all("[hreflang]").forEach(function (link) {
			link.hash = addressOf(isNotes ? NOTES : slide.id);
		});
		values = { n: index + 1, count: slides.length, title: heading(slide).textContent };
		place.textContent = waymark.word("place", values);
		if (current !== -1 && current !== index) {
			say(waymark.word("slide", values));
			waymark.focus(pressed || heading(slide));
			pressed = null;
		}
		if (current !== -1) {
			begun = index && (begun || Date.now());
		}
		current = index;
		waymark.one("[data-do=next]", bar).textContent = waymark.one(".slide__choices", slide) ? waymark.word("first-choose") : nextWord;
		slide.scrollTop = 0;
		window.scrollTo(0, 0);
		if (isNotes) {
			waymark.one(".slide__notes summary", slide).appendChild(now);
			tellMinute();
		} else {
			refit();
			keepAddress(slide);
		}
		tell();
	}

	function slideName() {
		return waymark.place().split(",")[0];
	}

	function indexOf(id) {
		return slides.indexOf(waymark.around(document.getElementById(id), "slide"));
	}

	// "us-nc", "region-us-nc", or behind the name of a slide; what is no region's leaves the one that the kit was built for.
	function showRegion(name) {
		var all = waymark.all("[data-region]");
		var wanted = all.filter(function (element) {
			return element.getAttribute("data-region") === name.replace(/^(region-|.*,)/, "");
		})[0];
		var shown = wanted || all.filter(function (element) {
			return region ? !element.hidden : element.hasAttribute("data-usual");
		})[0];
		all.forEach(function (element) {
			element.hidden = element !== shown;
		});
		region = shown ? shown.getAttribute("data-region") : "";
		usual = usual || region;
		return Boolean(wanted);
	}

	// A hash that is no slide's changes nothing, but for none at all.
	function follow() {
		var index = indexOf(slideName());
		var isRegion = showRegion(waymark.place());
		if (index >= 0 || !waymark.place()) {
			show(Math.max(index, 0));
		} else if (isRegion) {
			keepAddress(slides[current]);
		}
	}

	// By a link, so that what private study does with links holds here too. The notes turn their own page and ask the slides to do the same.
	function go(index) {
		var link;
		if (!slides[index] || index === current) {
			return;
		}
		pressed = bar.contains(document.activeElement) ? document.activeElement : null;
		if (isNotes) {
			show(index);
			send({ go: index });
			return;
		}
		link = body.appendChild(waymark.make("a"));
		link.href = "#" + addressOf(slides[index].id);
		link.click();
		body.removeChild(link);
	}

	function goBy(selector) {
		var link = waymark.one(selector, slides[current]);
		if (link) {
			go(indexOf(link.hash.slice(1)));
		}
	}

	function choices() {
		return waymark.all(".slide__choices a", slides[current]);
	}

	// What most of the room say in a vote: the answer follows.
	function isVotedFor(key) {
		var slide = slides[current];
		return /^[1-9]$/.test(key) && slide.getAttribute("data-asks") && waymark.all(".options > li", slide).length >= key;
	}

	// ---- what can be pressed

	function darken(on) {
		var hasChanged = on !== isBlank;
		isBlank = on;
		waymark.one("[data-do=blank]", bar).setAttribute("aria-pressed", String(on));
		if (isNotes) {
			tellAll(on ? waymark.word("blank") : partner ? "" : waymark.word("window-alone"));
			return;
		}
		if (!hasChanged) {
			return;
		}
		if (on && blank.hidden) {
			focused = document.activeElement;
		}
		blank.hidden = !on;
		if (on) {
			blank.focus();
		} else if (focused) {
			focused.focus();
			focused = null;
		}
	}

	var deeds = {
		// Nobody chooses for the room.
		next: function () {
			if (choices().length) {
				say(waymark.word("first-choose"));
				choices()[0].focus();
			} else {
				goBy(".slide__next");
			}
		},
		previous: function () {
			var origin = origins[slides[current].id];
			if (origin) {
				delete origins[slides[current].id];
				go(indexOf(origin));
			} else {
				goBy(".slide__previous");
			}
		},
		first: function () {
			go(0);
		},
		last: function () {
			go(slides.length - 1);
		},
		answer: function () {
			var links = choices();
			if (links.length && links.indexOf(document.activeElement) < 0) {
				links[0].focus();
			} else if (links.length) {
				document.activeElement.click();
			} else if (slides[current].getAttribute("data-asks")) {
				deeds.next();
			}
		},
		blank: function () {
			darken(!isBlank);
			send({ isBlank: isBlank });
		},
		back: function () {
			darken(false);
			tell();
		},
		window: openNotes,
		keys: function () {
			var more = waymark.one(".deck__more", bar);
			more.open = !more.open;
			waymark.one("summary", more).focus();
		},
		full: function () {
			var root = document.documentElement;
			if (document.fullscreenElement) {
				document.exitFullscreen();
			} else if (root.requestFullscreen) {
				root.requestFullscreen();
			}
		}
	};

	var KEYS = { PageDown: "next", " ": "next", PageUp: "previous", Home: "first", End: "last", a: "answer", Enter: "answer", b: "blank", n: "window", f: "full", "?": "keys" };

	function deedOf(key) {
		var isTurned = document.documentElement.dir === "rtl";
		if (key === "ArrowRight" || key === "ArrowLeft") {
			return (key === "ArrowRight") === isTurned ? "previous" : "next";
		}
		return KEYS[key.length === 1 ? key.toLowerCase() : key];
	}

	// What a focused element does with a key itself stays with it.
	function isTaken(event) {
		var name = event.target.nodeName;
		return /^(INPUT|SELECT|TEXTAREA)$/.test(name) || (/^(A|BUTTON|SUMMARY)$/.test(name) && (event.key === " " || event.key === "Enter"));
	}

	function closeKeys() {
		var more = waymark.one(".deck__more", bar);
		if (more.open) {
			more.open = false;
			waymark.one("summary", more).focus();
		}
	}

	function press(event) {
		var deed = deedOf(event.key || "");
		if (event.ctrlKey || event.altKey || event.metaKey) {
			return;
		}
		if (isBlank && !isNotes) {
			// Three times Shift still leaves.
			if (event.key !== "Shift") {
				event.preventDefault();
				deeds.back();
			}
		} else if (event.key === "Escape") {
			closeKeys();
		} else if (isTaken(event)) {
			return;
		} else if (/^[1-9]$/.test(event.key) && choices()[event.key - 1]) {
			choices()[event.key - 1].click();
		} else if (isVotedFor(event.key)) {
			deeds.next();
		} else if (deed) {
			event.preventDefault();
			deeds[deed]();
		}
	}

	function click(event) {
		var button = event.target.closest("[data-do]");
		var link = event.target.closest(".slide a[href^='#']");
		if (button) {
			deeds[button.getAttribute("data-do")]();
		} else if (link) {
			if (choices().indexOf(link) >= 0) {
				origins[link.hash.slice(1)] = slides[current].id;
			}
			if (isNotes) {
				event.preventDefault();
				go(indexOf(link.hash.slice(1)));
			}
		}
	}

	// One finger, more across than along; not while the page is magnified, for then it is moved like that.
	function swiping() {
		var start = null;
		waymark.on(document, "touchstart", function (event) {
			var isLarge = window.visualViewport && window.visualViewport.scale > 1.05;
			start = event.touches.length === 1 && !isLarge ? event.touches[0] : null;
		});
		waymark.on(document, "touchend", function (event) {
			var end = event.changedTouches[0];
			var across = start && end ? end.clientX - start.clientX : 0;
			if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(end.clientY - start.clientY)) {
				deeds[(across < 0) === (document.documentElement.dir === "rtl") ? "previous" : "next"]();
			}
			start = null;
		});
	}

	// Nobody leaves the notes behind.
	function exitBoth() {
		var exit = waymark.exit;
		waymark.exit = function (link) {
			if (partner && !isNotes) {
				partner.close();
			}
			exit(link);
		};
	}

	function beNotes() {
		partner = window.opener;
		body.classList.add("deck--notes");
		document.title = waymark.word("notes-title", { title: document.title });
		waymark.all(".slide__notes").forEach(function (notes) {
			notes.open = true;
		});
		if (partner) {
			beat();
		} else {
			tellAll(waymark.word("window-alone"));
		}
		window.setInterval(beat, BEAT);
	}

	waymark.part(function () {
		body = document.body;
		slides = waymark.all(".slide");
		if (!slides.length) {
			return;
		}
		bar = waymark.one(".deck__bar");
		said = waymark.one("[data-said]");
		told = waymark.one("[data-told]");
		blank = waymark.one(".deck__blank");
		place = waymark.one("[data-place]", bar);
		nextWord = waymark.one("[data-do=next]", bar).textContent;
		now = waymark.make("span", "slide__clock");
		isNotes = slideName() === NOTES;
		showRegion("");
		showRegion(waymark.place());
		body.classList.add("deck--on");
		bar.hidden = false;
		waymark.one("[data-do=full]", bar).hidden = !document.documentElement.requestFullscreen;
		if (isNotes) {
			beNotes();
			show(0);
		} else {
			show(Math.max(indexOf(slideName()), 0));
			waymark.on(window, "hashchange", follow);
		}
		waymark.on(window, "message", hear);
		waymark.on(document, "keydown", press);
		waymark.on(document, "click", click);
		waymark.on(window, "resize", refit);
		swiping();
		exitBoth();
	});
}(window.waymark));
