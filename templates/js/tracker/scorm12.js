// SCORM 1.2. What it has of its own; all else is in js/lms/scorm/.
(function (waymark) {
	"use strict";

	var MOST = 3599999999;

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
