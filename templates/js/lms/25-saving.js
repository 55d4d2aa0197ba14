// Saving, whoever it is done with: again after a while where it failed, longer after each time, and the learner is told of both.
(function (waymark) {
	"use strict";

	var RETRY_FIRST = 2000;
	var RETRY_LAST = 60000;

	// "10:42:07", as the clock on the wall has it.
	waymark.clock = function (date) {
		return [date.getHours(), date.getMinutes(), date.getSeconds()].map(function (part) {
			return ("0" + part).slice(-2);
		}).join(":");
	};

	// push(done) sends what there is to send and calls done(true) when all of it is safe, otherwise done(false); once, at once or later.
	//
	//   save(then)   pushes; while a push is under way nothing starts, but one more follows it. `then`, which may be left out, hears
	//                whether what was there at the call is safe now
	//   stop()       nothing is pushed any more, and nothing said
	waymark.saver = function (push) {
		var timer = null;
		var wait = RETRY_FIRST;
		var told = false;
		var savedAt = new Date();
		var isBusy = false;
		var isWanted = false;
		var isStopped = false;
		var listeners = [];

		function saved() {
			if (told) {
				waymark.notice(wait > RETRY_FIRST ? waymark.word("saved-again") : "");
				told = wait > RETRY_FIRST;
			}
			wait = RETRY_FIRST;
			savedAt = new Date();
		}

		function notSaved() {
			told = true;
			waymark.notice(waymark.word("not-saved", { time: waymark.clock(savedAt).slice(0, 5) }));
			timer = window.setTimeout(function () {
				save();
			}, wait);
			wait = Math.min(RETRY_LAST, wait * 2);
		}

		function done(success) {
			isBusy = false;
			if (isStopped) {
				return;
			}
			if (success) {
				saved();
			} else {
				notSaved();
			}
			if (success && isWanted) {
				save();
			} else {
				listeners.splice(0).forEach(function (listener) {
					listener(success);
				});
			}
		}

		function save(then) {
			window.clearTimeout(timer);
			if (then) {
				listeners.push(then);
			}
			isWanted = isBusy;
			if (!isBusy && !isStopped) {
				isBusy = true;
				push(done);
			}
		}

		return {
			save: save,
			stop: function () {
				isStopped = true;
				window.clearTimeout(timer);
			}
		};
	};
}(window.waymark));
