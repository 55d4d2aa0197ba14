// SCORM 1.2. What it has of its own; all else is in js/lms/scorm/.
(function (waymark) {
	"use strict";

	var MOST = 3599999999;
	var TEXT = 255;

	var parts = waymark.recordParts;

	// ---- records, as 2004 has them in js/lms/10-record.js

	// As many of the parts as fit, whole ones.
	function join(list, between) {
		var text = "";
		list.some(function (part, i) {
			var longer = text + (i ? between : "") + part;
			if (longer.length > TEXT) {
				return true;
			}
			text = longer;
			return false;
		});
		return text;
	}

	function text12(kind, value, isPattern) {
		switch (kind) {
		case "true-false":
			return value ? "t" : "f";
		case "numeric":
			return parts.decimal(isPattern ? parts.middle(value) : value);
		case "likert":
			return String(value[0]);
		case "fill-in":
			return parts.cut(parts.plain(value.join(", ")), TEXT);
		case "matching":
		case "performance":
			return join(parts.pairs(value, "."), ",");
		default:
			return join(value, ",");
		}
	}

	// SCORM 1.2 names an option with one character of 0 to 9 and a to z.
	function fitted12(record) {
		return !(record.count > 36) ? parts.fitted(record) : parts.asText(record, function (value) {
			return text12(record.kind, value);
		});
	}

	waymark.record12 = function (record, grade) {
		return parts.written(fitted12(record), text12, grade, "wrong");
	};

	// ---- times

	function digits(number, count) {
		return ("0000" + number).slice(-count);
	}

	waymark.tracker = waymark.scorm({
		api: "API",
		prefix: "LMS",
		end: "Finish",
		core: "cmi.core.",
		mode: "lesson_mode",
		location: "lesson_location",
		statuses: [{
			name: "lesson_status",
			ranks: { "": 0, "not attempted": 0, browsed: 1, incomplete: 2, failed: 3, completed: 4, passed: 5 },

			// One word for both: who has to see all of it too has not passed before.
			wanted: function (outcome) {
				if (!outcome.judged) {
					return outcome.completed ? "completed" : "incomplete";
				}
				return outcome.success === "failed" ? "failed" : outcome.success && outcome.completed ? "passed" : "incomplete";
			}
		}],
		ends: 4,

		// HHHH:MM:SS.ss
		duration: function (hundredths) {
			var seconds;
			hundredths = Math.min(MOST, hundredths);
			seconds = Math.floor(hundredths / 100);
			return digits(Math.floor(seconds / 3600), 4) + ":" + digits(Math.floor(seconds / 60) % 60, 2) + ":" +
				digits(seconds % 60, 2) + "." + digits(hundredths % 100, 2);
		},

		record: waymark.record12,
		idLimit: 255,
		time: "time",
		stamp: waymark.clock,
		response: "student_response"
	});
}(window.waymark));
