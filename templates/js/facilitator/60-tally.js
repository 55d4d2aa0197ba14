// Tally: the form. Its numbers are read when somebody asks for the picture; nothing of them is kept, so a page that is opened anew is empty.
//
// A field is named by data-field and by the row that it is in: "people", "questions.0.before". Rows that people add are copies of a
// <template>; fields have their ids and labels from here.
(function (waymark) {
	"use strict";

	var tally = waymark.tally;
	var ROWS = {
		questions: { least: 1, first: 5, most: 8, name: "tally-question" },
		groups: { least: 0, first: 0, most: 6, name: "tally-group" }
	};

	function part(name, root) {
		return waymark.one("[data-tally='" + name + "']", root);
	}

	function rowsOf(form, kind) {
		return waymark.all(".tally__row", part(kind, form));
	}

	// ---- fields and their names

	function connect(input, name) {
		input.id = "tally-" + name.replace(/\./g, "-");
		input.parentNode.firstElementChild.htmlFor = input.id;
		input.setAttribute("data-name", name);
	}

	function nameRows(form, kind) {
		var rows = rowsOf(form, kind);
		rows.forEach(function (row, i) {
			var name = waymark.word(ROWS[kind].name, { number: i + 1 });
			var remove = part("remove", row);
			waymark.one("legend", row).textContent = name;
			remove.textContent = waymark.word("tally-remove", { name: name });
			remove.hidden = rows.length <= ROWS[kind].least;
			waymark.all("[data-field]", row).forEach(function (input) {
				connect(input, kind + "." + i + "." + input.getAttribute("data-field"));
			});
		});
		part("add-" + kind, form).hidden = rows.length >= ROWS[kind].most;
	}

	function nameFixed(form) {
		waymark.all("[data-field*='.'], [data-field]:not([data-name])", form).forEach(function (input) {
			connect(input, input.getAttribute("data-field"));
		});
	}

	function addRow(form, kind) {
		var row = part(kind, form).appendChild(waymark.one("template[data-rows='" + kind + "']").content.firstElementChild.cloneNode(true));
		nameRows(form, kind);
		return row;
	}

	function firstRows(form) {
		Object.keys(ROWS).forEach(function (kind) {
			waymark.empty(part(kind, form));
			nameRows(form, kind);
			while (rowsOf(form, kind).length < ROWS[kind].first) {
				addRow(form, kind);
			}
		});
	}

	// ---- reading

	function typedIn(row) {
		var values = {};
		waymark.all("[data-field]", row).forEach(function (input) {
			values[input.getAttribute("data-field")] = input.value;
		});
		return values;
	}

	function typedRows(form, kind) {
		return rowsOf(form, kind).map(function (row) {
			var values = typedIn(row);
			values.label = values.label.trim() || waymark.one("legend", row).textContent;
			return values;
		});
	}

	function typedScale(form, time) {
		return waymark.all("[data-field^='confidence." + time + ".']", form).map(function (input) {
			return input.value;
		});
	}

	function typedAll(form) {
		var typed = typedIn(part("all", form));
		typed.questions = typedRows(form, "questions");
		typed.confidence = { before: typedScale(form, "before"), now: typedScale(form, "now") };
		typed.groups = typedRows(form, "groups");
		return typed;
	}

	// ---- what is wrong

	function clearErrors(form) {
		waymark.all(".question__error", form).forEach(function (error) {
			error.parentNode.removeChild(error);
		});
		waymark.all("[aria-invalid]", form).forEach(function (input) {
			input.removeAttribute("aria-invalid");
			input.removeAttribute("aria-describedby");
		});
		part("errors", form).hidden = true;
	}

	// Says at the field what is wrong with it. Gives the line for the list above, which leads to it.
	function showError(input, error) {
		var row = waymark.around(input, "tally__row");
		var legend = waymark.one("legend", row);
		var words = waymark.word("tally-error-at", { field: input.parentNode.firstElementChild.textContent, error: waymark.word(error.word, error.values) });
		var text = row.insertBefore(waymark.make("p", "question__error", words), waymark.one(".tally__field", row));
		var line = waymark.make("li");
		var link = line.appendChild(waymark.make("a", "", legend ? waymark.word("tally-error-in", { row: legend.textContent, error: words }) : words));
		text.id = input.id + "-error";
		input.setAttribute("aria-describedby", text.id);
		input.setAttribute("aria-invalid", "true");
		link.href = "#" + input.id;
		// The place in the address would be one more step for Back, and a trace.
		waymark.on(link, "click", function (event) {
			event.preventDefault();
			input.focus();
		});
		return line;
	}

	function showErrors(form, errors) {
		var box = part("errors", form);
		var list = waymark.one("ul", box);
		waymark.empty(list);
		waymark.all("[data-name]", form).forEach(function (input) {
			errors.filter(function (error) {
				return error.field === input.getAttribute("data-name");
			}).slice(0, 1).forEach(function (error) {
				list.appendChild(showError(input, error));
			});
		});
		box.hidden = false;
		box.focus();
	}

	// ---- the page

	waymark.part(function () {
		var form = part("form");
		var title = document.title;
		var result, report, status;
		if (!form) {
			return;
		}
		result = part("result");
		report = part("report");
		status = part("status");

		// What is shown belongs to numbers that are no longer there.
		function clear() {
			result.hidden = true;
			waymark.empty(report);
			status.textContent = "";
		}

		function startAnew() {
			form.reset();
			firstRows(form);
			nameFixed(form);
			clearErrors(form);
			clear();
			document.title = title;
		}

		function levels() {
			return waymark.all(".tally__level legend", form).map(function (legend) {
				return legend.textContent;
			});
		}

		function show() {
			var read = tally.read(typedAll(form));
			var figures;
			clear();
			clearErrors(form);
			document.title = read.errors.length ? waymark.word("tally-error-title", { title: title }) : title;
			if (read.errors.length) {
				showErrors(form, read.errors);
				return;
			}
			figures = tally.figures(read.counts);
			tally.report(report, figures, levels());
			part("take", result).hidden = Boolean(figures.isTooSmall);
			result.hidden = false;
			waymark.focus(waymark.one("h2", result));
			waymark.one("h2", result).scrollIntoView();
		}

		function add(kind) {
			clear();
			waymark.one("input", addRow(form, kind)).focus();
		}

		// The focus stays near: at the row that has taken the place of the one that is gone, or at the button that adds.
		function remove(kind, row) {
			var rows = rowsOf(form, kind);
			var next = rows[rows.indexOf(row) + 1] || rows[rows.indexOf(row) - 1];
			clear();
			status.textContent = waymark.word("tally-removed", { name: waymark.one("legend", row).textContent });
			row.parentNode.removeChild(row);
			nameRows(form, kind);
			(next ? waymark.one("input", next) : part("add-" + kind, form)).focus();
		}

		var presses = {
			"add-questions": add.bind(null, "questions"),
			"add-groups": add.bind(null, "groups"),
			remove: function (button) {
				var row = waymark.around(button, "tally__row");
				remove(row.parentNode.getAttribute("data-tally"), row);
			},
			copy: function () {
				status.textContent = waymark.word(tally.copy(waymark.one(".tally__paragraph", report)) ? "tally-copied" : "tally-selected");
			},
			save: function () {
				tally.save(report);
				status.textContent = waymark.word("tally-saved");
			}
		};

		waymark.on(document.getElementById("main"), "click", function (event) {
			var press = presses[event.target.getAttribute("data-tally")];
			if (press) {
				press(event.target);
			}
		});
		waymark.on(form, "input", clear);
		waymark.on(form, "submit", function (event) {
			event.preventDefault();
			show();
		});
		// Also what the browser keeps for the way back. At the exit all of it is gone already.
		waymark.on(window, "pagehide", function () {
			if (document.body.contains(form)) {
				startAnew();
			}
		});
		startAnew();
		form.hidden = false;
	});
}(window.waymark));
