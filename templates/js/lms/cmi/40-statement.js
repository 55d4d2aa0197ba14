// Statements: what cmi5 has an AU say, and answers, which it allows. Each takes the LMS's template of a context as it is and adds to it.
(function (waymark) {
	"use strict";

	var CMI5 = "https://w3id.org/xapi/cmi5/context/";
	var VERBS = "http://adlnet.gov/expapi/verbs/";
	var OBJECTIVE = "http://adlnet.gov/expapi/activities/objective";

	// Version 4 of RFC 4122.
	function uuid() {
		var bytes = [].slice.call(window.crypto.getRandomValues(new Uint8Array(16)));
		bytes[6] = bytes[6] & 15 | 64;
		bytes[8] = bytes[8] & 63 | 128;
		return bytes.map(function (byte, i) {
			return ([4, 6, 8, 10].indexOf(i) < 0 ? "" : "-") + ("0" + byte.toString(16)).slice(-2);
		}).join("");
	}

	// PT12.34S
	function duration(milliseconds) {
		return "PT" + (Math.max(0, milliseconds) / 1000).toFixed(2) + "S";
	}

	waymark.verb = function (name) {
		return VERBS + name;
	};

	// Makes statements of a session, {id, verb, text}. `setting` is the LMS's document LMS.LaunchData.
	//
	//   defined(verb, started, score)   what cmi5 defines; started: when the session began; score: a percentage for a result
	//   answered(entry, record)         an answer
	waymark.statements = function (launch, setting) {
		var hasMastery = typeof setting.masteryScore === "number";

		function context(activities, extensions) {
			var made = JSON.parse(JSON.stringify(setting.contextTemplate));
			made.registration = made.registration || launch.registration;
			made.contextActivities = made.contextActivities || {};
			Object.keys(activities).forEach(function (name) {
				made.contextActivities[name] = [].concat(made.contextActivities[name] || [], activities[name]);
			});
			made.extensions = waymark.mix(made.extensions || {}, extensions);
			return made;
		}

		function statement(verb, time, object, result, about) {
			var id = uuid();
			return { id: id, verb: verb, text: JSON.stringify({
				id: id,
				actor: launch.agent,
				verb: { id: VERBS + verb, display: { en: verb } },
				object: object,
				result: result,
				context: about,
				timestamp: time.toISOString()
			}) };
		}

		function activity(id) {
			return { objectType: "Activity", id: id };
		}

		return {
			defined: function (verb, started, score) {
				var isJudged = verb === "passed" || verb === "failed";
				var movesOn = isJudged || verb === "completed";
				var now = new Date();
				var result = verb === "initialized" ? undefined : { duration: duration(now - started) };
				var extensions = {};
				if (isJudged) {
					result.success = verb === "passed";
					result.score = { scaled: score };
					if (hasMastery) {
						extensions[CMI5 + "extensions/masteryscore"] = setting.masteryScore;
					}
				} else if (movesOn) {
					result.completion = true;
				}
				return statement(verb, now, activity(launch.activityId), result, context({
					category: [activity(CMI5 + "categories/cmi5")].concat(movesOn ? activity(CMI5 + "categories/moveon") : [])
				}, extensions));
			},

			answered: function (entry, record) {
				var written = waymark.record2004(record, entry.grade);
				var objective = waymark.subject(entry.id).question.objective;
				var about = { parent: activity(launch.activityId) };
				var result = { response: written.response };
				if (entry.grade) {
					result.success = entry.grade.result === "right";
					result.score = { scaled: Number(entry.grade.score.toFixed(4)) };
				}
				if (objective) {
					about.grouping = { objectType: "Activity", id: waymark.iri(objective), definition: { type: OBJECTIVE } };
				}
				return statement("answered", entry.time, waymark.interaction(entry, record, written), result, context(about, {}));
			}
		};
	};
}(window.waymark));
