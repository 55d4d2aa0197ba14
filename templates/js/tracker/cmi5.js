// cmi5: talks to the LMS that launched the package, by network. Whatever the LMS answers, or does not, the learner can go on.
//
// Before the module starts it is asked for: a token, the launch data, the learner's preferences, what was saved, and what was said before.
// After that the session says that it began, and at last that it ended; in between what was answered, and what the preset makes of it.
(function (waymark) {
	"use strict";

	var STATE_LIMIT = 4000;
	var STATE = "waymark";
	var TRIES = 4;
	var WAIT = 2000;
	var SLOW = 1500;
	var RELOAD = 2000;

	var launch = waymark.launchOf(window.location.search);
	var startLate = waymark.startLate;
	var exit = waymark.exit;
	var erase = waymark.memory.erase;
	var finishCheck = waymark.progress.finishCheck;
	var session, kept, lrs, setting, statements, outbox, saver, atEnd;
	var silent = false;
	var ended = false;
	var writes = false;
	var isReloading = false;
	var isForgotten = false;
	var isChecked = false;
	// The LMS takes nothing more, and waiting does not help.
	var isLost = false;
	// What is known of this registration: what the LMS has of what was said in it, and the learner's state with its version there.
	var said = { completed: false, passed: false, score: null };
	var saved = { state: "", location: "" };
	var etag = null;
	var latest = null;
	// What this page has said, whatever came of it; the text of the state that the LMS has.
	var told = {};
	var stored = "";
	// A state that could not be read is not written over; a version that the LMS does not know again is not asked for.
	var isUnread = false;
	var isKept = false;
	var isPlain = false;
	var conflicts = 0;

	waymark.closeNetwork(waymark.launchOrigins(launch));

	// ---- before the start

	function stateQuery(id) {
		return "activities/state?" + waymark.query({
			activityId: launch.activityId, agent: launch.actor, registration: launch.registration, stateId: id
		});
	}

	function saidQuery(verb) {
		return "statements?" + waymark.query({
			agent: launch.actor, verb: waymark.verb(verb), activity: launch.activityId, registration: launch.registration, limit: 1
		});
	}

	// Nothing can be recorded: the learner is told, and studies all the same.
	function giveUp() {
		lrs = null;
		begin();
		waymark.notice(waymark.word("not-launched"));
	}

	function begin() {
		if (!silent) {
			waymark.notice("");
			startLate();
		}
	}

	// Asks for all of it at once, and again for what nobody answered, longer for what matters more: the first is a must, what was saved
	// would be missed, the others can be done without; then(answers), in the order of `paths`.
	function ask(paths, tries, then) {
		var answers = [];
		var open = paths.length;
		paths.forEach(function (path, i) {
			lrs.send("GET", path, null, {}, function (answer) {
				answers[i] = answer;
				open -= 1;
				if (open || silent) {
					return;
				}
				if (tries > 1 && answers.slice(0, tries === TRIES ? paths.length : 2).some(waymark.isPassing)) {
					window.setTimeout(ask, WAIT * Math.pow(2, TRIES - tries), paths, tries - 1, then);
				} else {
					then(answers);
				}
			});
		});
	}

	// The LMS decides what passes.
	function takeSetting(found) {
		setting = found;
		statements = waymark.statements(launch, setting);
		writes = setting.launchMode !== "Browse" && setting.launchMode !== "Review";
		if (typeof setting.masteryScore === "number") {
			waymark.data.pass = Math.round(setting.masteryScore * 10000) / 100;
		}
	}

	function takePreferences(found) {
		if (found && found.audioPreference === "off") {
			waymark.all("audio, video").forEach(function (player) {
				player.muted = true;
			});
		}
	}

	// What the LMS knows to have been said counts; where it does not tell, what was noted when it took it.
	function wasSaid(answer, note) {
		return answer.status === 200 ? Boolean(waymark.firstOf(answer)) : note === true;
	}

	function takeSaved(answer, completed, passed) {
		var found = waymark.firstOf(passed);
		var score = found && found.result && found.result.score && found.result.score.scaled * 100;
		saved = waymark.json(answer) || saved;
		isUnread = !waymark.isTaken(answer) && answer.status !== 404;
		etag = answer.etag;
		said.completed = wasSaid(completed, saved.completed);
		said.passed = wasSaid(passed, saved.passed);
		takeBest(score);
		takeBest(saved.best);
		stored = answer.text;
	}

	function takeBest(score) {
		if (score >= 0 && score <= 100 && !(said.score > score)) {
			said.score = score;
		}
	}

	function takeAll(answers) {
		try {
			takeSetting(waymark.json(answers[0]));
			takeSaved(answers[1], answers[3], answers[4]);
			takePreferences(waymark.json(answers[2]));
			// Launch data that cannot be used are found out before the module relies on them.
			statements.defined("initialized", kept.started);
		} catch (error) {
			giveUp();
			return;
		}
		begin();
	}

	function openSession(token) {
		if (!token || silent) {
			giveUp();
			return;
		}
		kept.token = token;
		kept.started = kept.started || Date.now();
		session.keep(kept);
		lrs = waymark.lrs(launch, token);
		outbox = waymark.outbox(lrs, searchFor, taken);
		ask([
			stateQuery("LMS.LaunchData"),
			stateQuery(STATE),
			"agents/profile?" + waymark.query({ profileId: "cmi5LearnerPreferences", agent: launch.actor }),
			saidQuery("completed"),
			saidQuery("passed")
		], TRIES, takeAll);
	}

	function openLaunch() {
		session = waymark.sessionOf(launch);
		kept = session.read();
		if (kept.of) {
			openSession(kept.token);
			return;
		}
		session.end();
		waymark.call("POST", launch.fetch, {}, null, function (answer) {
			openSession((waymark.json(answer) || {})["auth-token"]);
		});
	}

	if (launch) {
		waymark.startLate = function () {
			window.setTimeout(function () {
				if (!saver && !silent && lrs !== null) {
					waymark.notice(waymark.word("loading"));
				}
			}, SLOW);
			if (launch.isWhole) {
				openLaunch();
			} else {
				giveUp();
			}
		};
	}

	// ---- what is said

	function say(verb, score) {
		told[verb] = true;
		outbox.add(statements.defined(verb, kept.started, score));
	}

	// What makes it needless to say so.
	function searchFor(verb) {
		return verb === "completed" ? saidQuery(verb) : verb === "passed" || verb === "failed" ? saidQuery("passed") : "";
	}

	function taken(verb) {
		if (verb === "completed" || verb === "passed") {
			said[verb] = true;
		} else if (verb === "initialized") {
			kept.initialized = true;
			session.keep(kept);
		}
	}

	function scaled(percent) {
		return Number((percent / 100).toFixed(4));
	}

	function isEnough(percent) {
		return scaled(percent) >= (typeof setting.masteryScore === "number" ? setting.masteryScore : waymark.data.pass / 100);
	}

	// Each once in a registration; what was said is never taken back.
	function sayOutcome() {
		var outcome = waymark.outcome(latest);
		if (outcome.completed && !said.completed && !told.completed) {
			say("completed");
		}
		if (outcome.success === "passed" && !said.passed && !told.passed && outcome.score !== null && isEnough(outcome.score)) {
			say("passed", scaled(outcome.score));
		}
	}

	waymark.progress.finishCheck = function (percent) {
		finishCheck(percent);
		// One that was finished before is finished once more when the page opens.
		if (isChecked) {
			kept.attempt = percent;
			session.keep(kept);
		}
	};

	// A session says "passed" or "failed", never both, and somebody who has failed may try again in it: so this is said at its end, of the
	// last check that was finished in it.
	function sayFailed() {
		var isFailed = waymark.outcome(latest).success === "failed" && !said.passed && !told.passed;
		if (isFailed && kept.attempt >= 0 && !isEnough(kept.attempt)) {
			say("failed", scaled(kept.attempt));
		}
	}

	function sayEnd() {
		ended = true;
		if (writes) {
			sayFailed();
		}
		say("terminated");
		session.end();
	}

	// ---- saving

	function stateText() {
		takeBest(latest.score === null ? undefined : latest.score);
		return JSON.stringify({ state: latest.state, location: latest.location, completed: said.completed, passed: said.passed, best: said.score });
	}

	function isStateNew() {
		return writes && !isKept && latest !== null && latest.state.length <= STATE_LIMIT && stateText() !== stored;
	}

	function matching() {
		return etag && !isPlain ? { "If-Match": etag } : {};
	}

	// What is on the LMS: then(answer), where it answers.
	function lookAtState(done, then) {
		lrs.send("GET", stateQuery(STATE), null, {}, function (answer) {
			if (waymark.isPassing(answer)) {
				done(false);
			} else {
				then(answer);
			}
		});
	}

	// Another window may have saved since. What was said and the best result stay, of all else what is here is newer. A store that does not
	// know its own version, or whose door is shut to the question for it, is not asked again.
	function takeVersion(status, done) {
		lookAtState(done, function (answer) {
			var found = waymark.json(answer) || {};
			etag = answer.etag;
			said.completed = said.completed || found.completed === true;
			said.passed = said.passed || found.passed === true;
			takeBest(found.best);
			conflicts += 1;
			isPlain = status === 0 || conflicts > 1;
			sendState(done);
		});
	}

	// Where nothing is, nothing is written over.
	function readAgain(done) {
		lookAtState(done, function (answer) {
			isUnread = false;
			isKept = answer.status === 200;
			if (isKept) {
				done(true);
			} else {
				sendState(done);
			}
		});
	}

	function sendState(done) {
		var text = stateText();
		var headers = matching();
		if (isUnread) {
			readAgain(done);
			return;
		}
		lrs.send("PUT", stateQuery(STATE), text, headers, function (answer) {
			var status = answer.status;
			if (waymark.isTaken(answer)) {
				stored = text;
				etag = answer.etag;
				conflicts = 0;
				done(true);
			} else if (!isPlain && (status === 412 || status === 409 || (status === 0 && headers["If-Match"]))) {
				takeVersion(status, done);
			} else {
				done(waymark.isPassing(answer) ? false : null);
			}
		});
	}

	function push(done) {
		// Who hears that all is safe may end the session: that is then still to be sent.
		var isOver = ended;

		// Where waiting cannot help, nobody is kept from leaving.
		function settled(success) {
			isLost = isLost || success === null;
			done(success !== false);
			if (isLost) {
				waymark.notice(waymark.word("not-launched"));
			}
			if (isOver && success !== false) {
				goBack();
			}
		}

		if (isLost) {
			settled(true);
			return;
		}
		outbox.push(function (success) {
			if (success && isStateNew()) {
				sendState(settled);
			} else {
				settled(success);
			}
		});
	}

	// ---- the end

	// "Exit this page" calls nobody, and nothing goes on behind it.
	waymark.exit = function (link) {
		silent = true;
		if (saver) {
			saver.stop();
		}
		if (lrs) {
			lrs.stop();
		}
		exit(link);
	};

	// Who erases what is kept, as the exit does, takes the session's key along.
	waymark.memory.erase = function (onlyTab) {
		if (session) {
			isForgotten = true;
			session.forget(silent);
		}
		erase(onlyTab);
	};

	// A page that goes does not know whether it will be back. Of the keys that reload it can tell; otherwise a reload is the end of the
	// session, as it is in a frame.
	waymark.on(window, "keydown", function (event) {
		isReloading = window.top === window && (event.key === "F5" || (event.key === "r" && (event.ctrlKey || event.metaKey)));
		window.setTimeout(function () {
			isReloading = false;
		}, RELOAD);
	});

	// What is on its way is sent once more, with all that follows: the LMS knows each statement by its id.
	function finish() {
		if (!lrs || !saver || silent) {
			return;
		}
		silent = true;
		saver.stop();
		lrs.stop();
		if (!ended && (isForgotten || !isReloading)) {
			sayEnd();
		}
		if (isLost) {
			return;
		}
		outbox.last();
		if (isStateNew() && !isUnread) {
			lrs.last("PUT", stateQuery(STATE), stateText(), matching());
		}
	}

	function goBack() {
		silent = true;
		saver.stop();
		if (/^https?:\/\//.test(setting.returnURL)) {
			window.location.replace(setting.returnURL);
		} else if (!isLost) {
			// "Saved", it says there.
			atEnd();
		}
	}

	// First all that there is, then the end of the session, then back to where the LMS wants the learner.
	function leave(then) {
		atEnd = then;
		saver.save(function (isSafe) {
			if (isSafe && !ended) {
				sayEnd();
				saver.save();
			}
		});
	}

	// ---- the tracker

	waymark.tracker = {
		start: function () {
			if (!lrs) {
				return null;
			}
			saver = waymark.saver(push);
			this.leave = leave;
			// After a reload the same statement, until the LMS has it.
			if (kept.initialized !== true) {
				kept.initialized = kept.initialized || statements.defined("initialized", kept.started);
				session.keep(kept);
				outbox.add(kept.initialized);
			}
			saver.save();
			return { mode: setting.launchMode, writes: writes, passed: said.passed, score: said.score };
		},

		load: function () {
			return String(saved.state);
		},

		save: function (report) {
			if (writes && !ended && !silent) {
				latest = report;
				sayOutcome();
				saver.save();
			}
		},

		answer: function (entry) {
			if (writes && !ended && !silent) {
				isChecked = isChecked || entry.grade !== null;
				entry.records.forEach(function (record) {
					outbox.add(statements.answered(entry, record));
				});
			}
		},

		finish: finish
	};
}(window.waymark));
