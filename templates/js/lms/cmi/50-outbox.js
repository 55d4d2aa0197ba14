// The outbox: statements that the LMS has not taken yet, in their order. One that it does not want must not hold up the others, and none
// counts as said before the LMS has it.
(function (waymark) {
	"use strict";

	var BATCH = 20;
	var PATIENCE = 3;

	// Of statements {id, verb, text}. searchFor(verb) is the path that asks for what makes a refused one needless, "" for nothing;
	// taken(verb) hears of each that the LMS has.
	//
	//   add(statement)
	//   push(done)      sends all there is; done(true): the LMS has it, false: it may have it later, null: it never will
	//   last()          sends it as the page goes, and waits for nothing
	waymark.outbox = function (lrs, searchFor, taken) {
		var waiting = [];
		var size = BATCH;
		var failures = 0;

		function settle(count, isTaken) {
			waiting.splice(0, count).forEach(function (statement) {
				if (isTaken) {
					taken(statement.verb);
				}
			});
			size = waiting.length ? size : BATCH;
			failures = 0;
		}

		// Refused: because it is there, or because another window has said as much?
		function find(statement, then) {
			var path = searchFor(statement.verb);
			lrs.send("GET", "statements?" + waymark.query({ statementId: statement.id }), null, {}, function (answer) {
				if ((waymark.json(answer) || {}).id === statement.id || !path) {
					then(answer.status === 200);
				} else {
					lrs.send("GET", path, null, {}, function (found) {
						then(Boolean(waymark.firstOf(found)));
					});
				}
			});
		}

		function refused(status, done) {
			find(waiting[0], function (isThere) {
				if (isThere || status === 400 || status === 409 || status === 413) {
					settle(1, isThere || status === 409);
					push(done);
				} else {
					done(null);
				}
			});
		}

		function push(done) {
			var sent = waiting.slice(0, size);
			if (!sent.length) {
				done(true);
				return;
			}
			lrs.send("POST", "statements", textOf(sent), {}, function (answer) {
				if (waymark.isTaken(answer)) {
					settle(sent.length, true);
					push(done);
				} else if (waymark.isPassing(answer)) {
					failures += answer.status >= 500 ? 1 : 0;
					size = failures < PATIENCE ? size : 1;
					done(false);
				} else if (answer.status === 401) {
					done(null);
				} else if (sent.length > 1) {
					// One of them is at fault: each goes alone.
					size = 1;
					push(done);
				} else {
					refused(answer.status, done);
				}
			});
		}

		return {
			add: function (statement) {
				waiting.push(statement);
			},

			push: push,

			// An LMS may judge a list by the session as it was before it: what cmi5 defines goes by itself.
			last: function () {
				var answers = [];
				waiting.concat({}).forEach(function (statement) {
					if (statement.verb === "answered") {
						answers.push(statement);
						return;
					}
					[answers.splice(0), statement.id ? [statement] : []].forEach(function (list) {
						if (list.length) {
							lrs.last("POST", "statements", textOf(list), {});
						}
					});
				});
			}
		};
	};

	function textOf(list) {
		return "[" + list.map(function (statement) {
			return statement.text;
		}).join() + "]";
	}
}(window.waymark));
