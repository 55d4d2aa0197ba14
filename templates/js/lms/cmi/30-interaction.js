// Interactions: what was asked, in words, for the reports of an LMS. What was answered comes from js/lms/10-record.js.
(function (waymark) {
	"use strict";

	var TYPE = "http://adlnet.gov/expapi/activities/cmi.interaction";

	function words(element) {
		return element.textContent.replace(/\s+/g, " ").replace(/^ | $/g, "");
	}

	function inLanguage(text) {
		var map = {};
		map[waymark.data.language] = text;
		return map;
	}

	// [{id, description}] of a list; id(item) and text(item) say what is whose.
	function parts(list, id, text) {
		return list.map(function (item, i) {
			return { id: id(item, i), description: inLanguage(words(text(item))) };
		});
	}

	// In the author's order, however the page has shuffled them: what is told of a question is the same for every learner.
	function inOrder(list) {
		return list.sort(function (one, other) {
			return one.id < other.id ? -1 : 1;
		});
	}

	function itself(element) {
		return element;
	}

	function textOf(element) {
		return waymark.one("span, .row__text", element);
	}

	function valueOf(element) {
		return element.value || waymark.one("input", element).value;
	}

	function options(form) {
		var list = waymark.all(".option", form);
		return inOrder(list.length ? parts(list, valueOf, textOf)
			: parts(waymark.all("option", waymark.one("select", form)).slice(1), valueOf, itself));
	}

	// What each kind of interaction may tell beside its type: {name: list}.
	var COMPONENTS = {
		choice: function (form) {
			return { choices: options(form) };
		},

		sequencing: function (form) {
			return { choices: inOrder(parts(waymark.all(".row", form), function (row) {
				return row.getAttribute("data-option");
			}, textOf)) };
		},

		// Gaps that are chosen each have answers of their own, which no list of all could name.
		matching: function (form) {
			var rows = waymark.all(".row", form);
			return rows.length ? { source: parts(rows, function (row) {
				return row.getAttribute("data-row");
			}, textOf), target: options(form) } : {};
		},

		likert: function (form, question) {
			return { scale: parts(waymark.all(".option", waymark.one(".likert", form)).slice(0, question.scale.length), function (option, i) {
				return question.scale[i];
			}, textOf) };
		},

		performance: function (root) {
			return { steps: parts(waymark.all(".step__title", root), function (title) {
				return title.parentNode.id.slice(root.getAttribute("data-scenario").length + 1).replace(/-/g, "_");
			}, itself) };
		}
	};

	// Of a list of statements, each is asked by itself.
	function titleOf(subject, part) {
		return (part && waymark.all(".likert > legend", subject.root)[part.slice(1) - 1]) || subject.title;
	}

	// The same ids as in cmi5.xml; those of questions are made in the same way.
	waymark.iri = function (id) {
		return "urn:waymark:" + waymark.data.course + ":" + id;
	};

	// The activity that an answer is about. `entry` as trackers get it, `record` one of its records, `written` that as 2004 has it.
	waymark.interaction = function (entry, record, written) {
		var subject = waymark.subject(entry.id);
		var definition = { type: TYPE, name: inLanguage(words(titleOf(subject, record.part))), interactionType: written.type };
		var more = COMPONENTS[written.type] ? COMPONENTS[written.type](subject.root, subject.question) : {};
		definition.description = definition.name;
		if (written.patterns.length) {
			definition.correctResponsesPattern = written.patterns;
		}
		return { objectType: "Activity", id: waymark.iri(entry.id + record.part), definition: waymark.mix(definition, more) };
	};
}(window.waymark));
