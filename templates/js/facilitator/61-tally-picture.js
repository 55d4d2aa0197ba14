// Tally: the picture, two upright lines with a mark for each question on both. A line joins the two marks of a question where as many forms
// were counted before as after. Marks and lines differ in shape and pattern, and each has its letter and number beside it.
//
// Looks are in attributes, in one colour, so that a saved picture needs no style; the page gives colours by its classes.
(function (waymark) {
	"use strict";

	var tally = waymark.tally;
	var WIDTH = 360;
	var TOP = 104;
	var BOTTOM = 400;
	var AXES = { before: 114, after: 246 };
	var LABEL = 24; // from one label to the next
	var KEY_TOP = 452;
	var KEY_LINE = 22;
	var KEY_SIGNS = 30; // that fit beside a mark
	var COLOURS = 4;
	// Around a point, in the order of the questions.
	var MARKS = ["m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z", "m-8 -8h16v16h-16z", "m0 -11l11 11l-11 11l-11 -11z", "m0 -11l11 19h-22z",
		"m0 11l11 -19h-22z", "m-4 -10h8v6h6v8h-6v6h-8v-6h-6v-8h6z", "m-9 -9h18l-18 18h18z", "m-11 -5h22v10h-22z"];
	var PATTERNS = ["", "12 7", "2 7", "14 6 2 6", "22 7", "6 5", "16 5 2 5 2 5", "1 11"];

	tally.letter = function (i) {
		return "ABCDEFGH".charAt(i);
	};

	function draw(name, attributes, text) {
		var element = document.createElementNS("http://www.w3.org/2000/svg", name);
		Object.keys(attributes).forEach(function (key) {
			element.setAttribute(key, attributes[key]);
		});
		if (text !== undefined) {
			element.textContent = text;
		}
		return element;
	}

	function write(x, y, size, anchor, text, className) {
		return draw("text", { x: x, y: y, "font-size": size, "text-anchor": anchor, fill: "currentColor", "class": className || "" }, text);
	}

	function mark(i, x, y) {
		return draw("path", { d: "M" + x + " " + y + MARKS[i], fill: "currentColor", stroke: "currentColor", "class": "draw-thin series-" + (i % COLOURS + 1) });
	}

	function height(share) {
		return Math.round(BOTTOM - (BOTTOM - TOP) * share.right / share.all);
	}

	// Labels beside places that are too near to each other: each as near to its place as the others leave room for. Places are heights,
	// what comes back too, in the same order.
	tally.spread = function (places, distance, low, high) {
		var order = places.map(function (place, i) {
			return i;
		}).sort(function (one, other) {
			return places[one] - places[other] || one - other;
		});
		var spread = [];
		order.forEach(function (at, i) {
			spread[at] = Math.max(places[at], i ? spread[order[i - 1]] + distance : low);
		});
		order.reverse().forEach(function (at, i) {
			spread[at] = Math.min(spread[at], i ? spread[order[i - 1]] - distance : high);
		});
		return spread;
	};

	// Words in lines of at most so many signs; a sign of a script that is written in squares counts twice. A word that is longer is broken.
	tally.lines = function (text, length) {
		var squares = /[\u1100-\u11ff\u2e80-\uffdc]/g;
		var longest = new RegExp("\\S{" + (text.match(squares) ? Math.floor(length / 2) : length) + "}(?=\\S)", "g");
		var lines = [""];
		function width(line) {
			return line.length + (line.match(squares) || []).length;
		}
		text.replace(longest, "$& ").split(/\s+/).forEach(function (word) {
			var last = lines.length - 1;
			if (lines[last] && width(lines[last] + " " + word) > length) {
				lines.push(word);
			} else {
				lines[last] += (lines[last] ? " " : "") + word;
			}
		});
		return lines;
	};

	// ---- its parts

	function frame(svg, figures) {
		svg.appendChild(draw("path", { "class": "draw-soft", fill: "none", stroke: "currentColor",
			d: "M" + AXES.before + " " + TOP + "V" + BOTTOM + "M" + AXES.after + " " + TOP + "V" + BOTTOM +
				"M" + AXES.before + " " + TOP + "H" + AXES.after + "M" + AXES.before + " " + BOTTOM + "H" + AXES.after }));
		["before", "after"].forEach(function (time) {
			svg.appendChild(write(AXES[time], 28, 22, "middle", waymark.word("tally-" + time), "draw-strong"));
			svg.appendChild(write(AXES[time], 54, 18, "middle", tally.countWords("tally-forms", figures[time]), "draw-muted"));
		});
		svg.appendChild(write(WIDTH / 2, TOP - 8, 18, "middle", waymark.word("tally-all-right"), "draw-muted"));
		svg.appendChild(write(WIDTH / 2, BOTTOM + 22, 18, "middle", waymark.word("tally-none-right"), "draw-muted"));
	}

	function joinMarks(svg, figures) {
		figures.questions.forEach(function (question, i) {
			svg.appendChild(draw("path", { d: "M" + AXES.before + " " + height(question.before) + "L" + AXES.after + " " + height(question.after),
				fill: "none", stroke: "currentColor", "stroke-width": 3, "stroke-dasharray": PATTERNS[i], "class": "tally__line tally__line--" + (i % COLOURS + 1) }));
		});
	}

	// One side: marks, and beside each its letter and number, with a thin line where they had to move.
	function putSide(svg, figures, time) {
		var side = time === "before" ? -1 : 1;
		var places = figures.questions.map(function (question) {
			return height(question[time]);
		});
		var labels = tally.spread(places, LABEL, TOP, BOTTOM);
		figures.questions.forEach(function (question, i) {
			var words = side < 0 ? [tally.letter(i), question[time].right] : [question[time].right, tally.letter(i)];
			if (Math.abs(labels[i] - places[i]) > 4) {
				svg.appendChild(draw("path", { d: "M" + AXES[time] + " " + places[i] + "L" + (AXES[time] + side * 26) + " " + labels[i],
					fill: "none", stroke: "currentColor", "class": "draw-soft" }));
			}
			svg.appendChild(mark(i, AXES[time], places[i]));
			svg.appendChild(write(AXES[time] + side * 30, labels[i] + 7, 20, side < 0 ? "end" : "start", words.join("\u00a0\u00a0"), "draw-strong tally__number"));
		});
	}

	// Below: which letter and mark is which question. Gives the height at its end.
	function putKey(svg, figures) {
		var y = KEY_TOP;
		figures.questions.forEach(function (question, i) {
			svg.appendChild(mark(i, 20, y));
			svg.appendChild(write(40, y + 6, 18, "start", tally.letter(i), "draw-strong"));
			tally.lines(question.label, KEY_SIGNS).forEach(function (line) {
				svg.appendChild(write(62, y + 6, 18, "start", line));
				y += KEY_LINE;
			});
			y += 8;
		});
		return y - 8;
	}

	// The picture of figures that are not too small.
	tally.picture = function (figures) {
		var svg = draw("svg", { role: "img", "aria-labelledby": "tally-picture-title", "class": "figure__drawing tally__picture" });
		var title = draw("title", { id: "tally-picture-title" }, waymark.word("tally-picture", { questions: tally.countWords("tally-questions", figures.questions.length) }));
		svg.appendChild(title);
		frame(svg, figures);
		if (figures.isEven) {
			joinMarks(svg, figures);
		}
		putSide(svg, figures, "before");
		putSide(svg, figures, "after");
		svg.setAttribute("viewBox", "0 0 " + WIDTH + " " + putKey(svg, figures));
		return svg;
	};
}(window.waymark));
