// SCORM 2004, 3rd and 4th edition. What it has of its own; all else is in js/lms/scorm/.
(function (waymark) {
	"use strict";

	var TEXT_LIMIT = 250;
	var UNSET = 403;
	var PROGRESS = "cmi.progress_measure";

	var objectives = null;
	// The place that the next one takes that the LMS does not know: places are taken without a gap, each when it is written first.
	var next = 0;
	var measure = null;

	// LMSs take no "-".
	function idOf(name) {
		return name.replace(/-/g, "_");
	}

	// One line, and no "{" at its start: what stands in braces there is the text's language.
	function line(text) {
		return text.replace(/\s+/g, " ").replace(/^[ {]+/, "").slice(0, TEXT_LIMIT).replace(/[\ud800-\udbff]$/, "");
	}

	function two(number) {
		return ("0" + number).slice(-2);
	}

	// ---- objectives: how much of what was asked about each was right, the best of all attempts

	// Where the LMS keeps each: it may know some by the manifest, or from before.
	function findObjectives(lms) {
		var i, base;
		objectives = {};
		next = parseInt(lms.get("cmi.objectives._count"), 10) || 0;
		for (i = 0; i < next; i += 1) {
			base = "cmi.objectives." + i + ".";
			objectives[lms.get(base + "id")] = { base: base, best: parseFloat(lms.get(base + "score.raw")) };
		}
	}

	// The place of an objective; undefined where the LMS refuses it one.
	function placeOf(lms, id) {
		var base = "cmi.objectives." + next + ".";
		if (!objectives[id] && lms.set(base + "id", id)) {
			objectives[id] = { base: base, best: NaN };
			next += 1;
		}
		return objectives[id];
	}

	// What was answered in this attempt about an objective.
	function answersAbout(objective) {
		var list = [];
		waymark.progress.state().answers.forEach(function (answer) {
			waymark.data.questions.forEach(function (question) {
				var type = waymark.types[question.type];
				if (question.key === answer.key && question.objective === objective.id) {
					list.push({ score: type.grade(question, type.decode(question, answer.text)).score, points: question.points || 1 });
				}
			});
		});
		return list;
	}

	function writeObjective(lms, objective) {
		var list = answersAbout(objective);
		var place = list.length ? placeOf(lms, idOf(objective.id)) : null;
		var percent;
		if (place) {
			percent = waymark.percent(list);
			place.best = place.best > percent ? place.best : percent;
			lms.set(place.base + "description", line(objective.text));
			lms.score(place.base, place.best);
			if (place.best >= waymark.data.pass) {
				lms.set(place.base + "success_status", "passed");
			} else if (waymark.data.preset === "passed-failed") {
				lms.set(place.base + "success_status", "failed");
			}
		}
	}

	// ---- progress

	// The share of pages, scenarios and check that is done, where the preset asks for them. It never shrinks.
	function progress(lms, outcome) {
		var parts = waymark.data.sections.filter(function (section) {
			return section.kind !== "introduction" && (section.kind !== "check" || outcome.judged);
		});
		if (measure === null) {
			measure = parseFloat(lms.get(PROGRESS)) || 0;
		}
		measure = Math.max(measure, outcome.completed ? 1 : parts.filter(waymark.progress.isFinished).length / parts.length);
		lms.set(PROGRESS, String(Number(measure.toFixed(4))));
	}

	waymark.tracker = waymark.scorm({
		api: "API_1484_11",
		prefix: "",
		end: "Terminate",
		core: "cmi.",
		mode: "mode",
		location: "location",
		unset: UNSET,
		statuses: [{
			name: "completion_status",
			ranks: { "": 0, unknown: 0, "not attempted": 0, incomplete: 1, completed: 2 },
			wanted: function (outcome) {
				return outcome.completed ? "completed" : "incomplete";
			}
		}, {
			name: "success_status",
			ranks: { "": 0, unknown: 0, failed: 1, passed: 2 },
			wanted: function (outcome) {
				return outcome.success;
			}
		}],
		leave: ["adl.nav.request", "suspendAll"],
		isScaled: true,

		// PT1H2M3.04S
		duration: function (hundredths) {
			var seconds = Math.floor(hundredths / 100);
			return "PT" + Math.floor(seconds / 3600) + "H" + Math.floor(seconds / 60) % 60 + "M" + seconds % 60 + "." + two(hundredths % 100) + "S";
		},

		record: waymark.record2004,
		idLimit: TEXT_LIMIT,
		time: "timestamp",
		stamp: function (date) {
			return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate()) + "T" + waymark.clock(date);
		},
		response: "learner_response",

		details: function (entry) {
			var subject = waymark.subject(entry.id);
			var objective = subject.question.objective;
			return [["description", "description", line(subject.title.textContent)]].concat(objective ? [
				["objectives", "objectives.0.id", idOf(objective)]
			] : []);
		},

		// Answers of an attempt that is under way would say too much or too little of an objective.
		more: function (lms, outcome, report) {
			progress(lms, outcome);
			if (outcome.score !== null && !report.open) {
				if (!objectives) {
					findObjectives(lms);
				}
				waymark.data.objectives.forEach(writeObjective.bind(null, lms));
			}
			// What an LMS in trouble told of before is asked again.
			if (lms.isBroken()) {
				objectives = measure = null;
			}
		}
	});
}(window.waymark));
