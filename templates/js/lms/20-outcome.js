// What a report of js/55-progress.js comes to by the kit's preset, in no standard's words: {judged, completed, success, score}
//
//   judged     there is a check, and the preset asks for its result
//   completed  what the preset asks for was done
//   success    "passed", "failed", or "" where nothing is said: always, where nothing is judged
//   score      a percentage; null before the check was finished, and where nothing is judged
//
//   preset                 completed               success
//   passed-incomplete      passed                  passed, never failed
//   passed-failed          passed                  passed, or failed once the check was finished
//   completed              all was seen            ""
//   completed-and-passed   all was seen            passed, never failed
//
// Who has failed may try again, so that is not completed. A module without a check is completed when all of it was seen. Null, for a
// learner who has done nothing yet, comes to nothing.
(function (waymark) {
	"use strict";

	waymark.outcome = function (report) {
		var preset = waymark.data.preset;
		var judged = Boolean(report) && report.hasCheck && preset !== "completed";
		var failed = judged && preset === "passed-failed" && report.score !== null;
		return {
			judged: judged,
			completed: Boolean(report) && (judged && preset !== "completed-and-passed" ? report.passed : report.complete),
			success: judged && report.passed ? "passed" : failed ? "failed" : "",
			score: judged ? report.score : null
		};
	};
}(window.waymark));
