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
		var onItsWay = 0;
		var isOneRefused = false;

		function settle(count, isTaken) {
			waiting.splice(0, count).forEach(function (statement) {
				if (isTaken) {
					taken(statement.verb);
				}
			});
			isOneRefused = isOneRefused && waiting.length > 0;
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
			onItsWay = sent.length;
			lrs.send("POST", "statements", textOf(sent), {}, function (answer) {
				onItsWay = 0;
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
					isOneRefused = true;
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

			// Requests that nobody waits for can overtake each other, a list keeps its order, and is refused whole. Apart goes what may be there
			// already; "initialized", for an LMS may judge a list by the session as it was before it; and each, when one of them was refused.
			last: function () {
				var apart = Math.max(onItsWay, waiting.length && waiting[0].verb === "initialized" ? 1 : 0);
				var rest = waiting.slice(0);
				while (rest.length) {
					lrs.last("POST", "statements", textOf(rest.splice(0, isOneRefused ? 1 : apart || rest.length)), {});
					apart = 0;
				}
			}
		};
	};

	function textOf(list) {
		return "[" + list.map(function (statement) {
			return statement.text;
		}).join() + "]";
	}
}(window.waymark));
