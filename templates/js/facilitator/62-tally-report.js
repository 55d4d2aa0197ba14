// Tally: what comes of the numbers: the picture, the same in tables, and the paragraph. It is also what is printed and saved.
(function (waymark) {
	"use strict";

	var tally = waymark.tally;

	function heading(text, scope) {
		var cell = waymark.make("th", "", text);
		cell.scope = scope;
		return cell;
	}

	// rows: [[heading, cell, cell …]]; a row with fewer cells than columns has its last one over the rest.
	function table(caption, columns, rows) {
		var box = waymark.make("div", "table");
		var element = box.appendChild(waymark.make("table"));
		var head = element.appendChild(waymark.make("caption", "", caption)).parentNode.appendChild(waymark.make("thead")).appendChild(waymark.make("tr"));
		var body = element.appendChild(waymark.make("tbody"));
		// It may be wider than a phone, and is scrolled with keys then.
		box.setAttribute("role", "region");
		box.setAttribute("aria-label", caption);
		box.tabIndex = 0;
		columns.forEach(function (column) {
			head.appendChild(heading(column, "col"));
		});
		rows.forEach(function (cells) {
			var row = body.appendChild(waymark.make("tr"));
			row.appendChild(heading(cells[0], "row"));
			cells.slice(1).forEach(function (text) {
				row.appendChild(waymark.make("td", "", text));
			});
			if (cells.length < columns.length) {
				row.lastChild.colSpan = 1 + columns.length - cells.length;
			}
		});
		return box;
	}

	function timeColumns(first, second) {
		return [waymark.word(first), waymark.word("tally-before"), waymark.word(second)];
	}

	function questionsTable(figures) {
		return table(waymark.word("tally-table"), timeColumns("tally-column-question", "tally-after"), figures.questions.map(function (question, i) {
			return [tally.letter(i) + " · " + question.label, tally.shareWords(question.before), tally.shareWords(question.after)];
		}));
	}

	// levels: the five places of the scale in words.
	function confidenceTable(confidence, levels) {
		var rows = levels.map(function (level, i) {
			return [level, tally.shareWords(confidence.before.levels[i]), tally.shareWords(confidence.now.levels[i])];
		});
		rows.push([waymark.word("tally-high"), tally.shareWords(confidence.before.high), tally.shareWords(confidence.now.high)]);
		return table(waymark.word("tally-table-confidence"), timeColumns("tally-column-level", "tally-now"), rows);
	}

	function groupsTable(groups) {
		return table(waymark.word("tally-table-groups"), timeColumns("tally-column-group", "tally-after"), groups.map(function (group) {
			return group.isHidden ? [group.label, waymark.word("tally-hidden")]
				: [waymark.word("tally-group-people", group), group.before, group.after];
		}));
	}

	function drawing(figures) {
		var box = waymark.make("div", "figure tally__figure");
		var figure = box.appendChild(waymark.make("figure"));
		figure.appendChild(tally.picture(figures));
		figure.appendChild(waymark.make("figcaption", "", waymark.word(figures.isEven ? "tally-caption-even" : "tally-caption-uneven")));
		return box;
	}

	function put(target, name, text) {
		return target.appendChild(waymark.make(name, "", text));
	}

	// Puts all that may be shown into `target`, which is empty.
	tally.report = function (target, figures, levels) {
		var tables;
		if (figures.isTooSmall) {
			put(target, "p", waymark.word("tally-too-small"));
			return;
		}
		target.appendChild(drawing(figures));
		tables = target.appendChild(waymark.make("div", "tally__tables"));
		tables.appendChild(questionsTable(figures));
		if (figures.confidence) {
			tables.appendChild(figures.confidence.isHidden ? waymark.make("p", "", waymark.word("tally-confidence-hidden")) : confidenceTable(figures.confidence, levels));
		}
		if (figures.groups.length) {
			tables.appendChild(groupsTable(figures.groups));
		}
		put(target, "h3", waymark.word("tally-in-words"));
		put(target, "p", tally.paragraph(figures)).className = "tally__paragraph";
	};
}(window.waymark));
