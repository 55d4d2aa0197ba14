// cmi5: talks to the LMS that launched the package, by network. Whatever the LMS answers, or does not, the learner can go on.
//
// Before the module starts it is asked for: a token, the launch data, the learner's preferences, what was saved, and what was said before.
// After that the session says that it began, and at last that it ended; in between what was answered, and what the preset makes of it.
(function (waymark) {
	"use strict";

	var STATE_LIMIT = 4000;
	var STATE = "waymark";
	var BATCH = 20;
	var TRIES = 4;
	var WAIT = 2000;
	var SLOW = 1500;

	var launch = waymark.launchOf(window.location.search);
	var startLate = waymark.startLate;
	var exit = waymark.exit;
	var erase = waymark.memory.erase;
	var session, kept, lrs, setting, statements, saver, atEnd;
	var silent = false;
	var ended = false;
	var writes = false;
	var isReloading = false;
	// What is known of this registration: what was said in it, and the learner's state with its version on the LMS.
	var said = { completed: false, passed: false, score: null };
	var saved = { state: "", location: "" };
	var etag = null;
	var latest = null;
	// Statements, as text, that the LMS has not taken yet, in their order; the text of the state that it has.
	var waiting = [];
	var size = BATCH;
	var stored = "";

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

	// Asks for all of it at once, and again for what nobody answered; then(answers), in the order of `paths`.
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
				if (!answers.some(waymark.isPassing)) {
					then(answers);
				} else if (tries > 1) {
					window.setTimeout(ask, WAIT * Math.pow(2, TRIES - tries), paths, tries - 1, then);
				} else {
					giveUp();
				}
			});
		});
	}

	function wasSaid(answer) {
		return ((waymark.json(answer) || {}).statements || [])[0];
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

	function takeSaved(answer, completed, passed) {
		var score = passed && passed.result && passed.result.score && passed.result.score.scaled * 100;
		saved = waymark.json(answer) || saved;
		etag = answer.etag;
		said.completed = Boolean(completed || saved.completed);
		said.passed = Boolean(passed || saved.passed);
		said.score = score >= 0 && score <= 100 ? score : null;
		stored = answer.text;
	}

	function takeAll(answers) {
		try {
			takeSetting(waymark.json(answers[0]));
			takePreferences(waymark.json(answers[1]));
			takeSaved(answers[2], wasSaid(answers[3]), wasSaid(answers[4]));
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
		ask([
			stateQuery("LMS.LaunchData"),
			"agents/profile?" + waymark.query({ profileId: "cmi5LearnerPreferences", agent: launch.actor }),
			stateQuery(STATE),
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
		waiting.push(statements.defined(verb, kept.started, score));
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
		if (outcome.completed && !said.completed) {
			said.completed = true;
			say("completed");
		}
		if (outcome.success === "passed" && !said.passed && outcome.score !== null && isEnough(outcome.score)) {
			said.passed = true;
			say("passed", scaled(outcome.score));
		}
	}

	// A session says "passed" or "failed", never both, and somebody who has failed may try again in it: so this is said at its end.
	function sayFailed() {
		var outcome = waymark.outcome(latest);
		if (outcome.success === "failed" && !said.passed && !kept.failed && !isEnough(outcome.score)) {
			kept.failed = true;
			say("failed", scaled(outcome.score));
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
		return JSON.stringify({ state: latest.state, location: latest.location, completed: said.completed, passed: said.passed });
	}

	function isStateNew() {
		return writes && latest !== null && latest.state.length <= STATE_LIMIT && stateText() !== stored;
	}

	function matching() {
		return etag ? { "If-Match": etag } : {};
	}

	function sendStatements(done) {
		var sent = waiting.slice(0, size);
		lrs.send("POST", "statements", "[" + sent.join() + "]", {}, function (answer) {
			var isRefused = answer.status === 400 || answer.status === 403 || answer.status === 409 || answer.status === 413;
			if (isRefused && sent.length > 1) {
				// One of them is at fault: the others go alone.
				size = 1;
				push(done);
			} else if (isRefused || (answer.status >= 200 && answer.status < 300)) {
				waiting.splice(0, sent.length);
				size = waiting.length ? size : BATCH;
				push(done);
			} else {
				done(false);
			}
		});
	}

	// Another window may have saved since: what is here is newer.
	function takeVersion(done) {
		lrs.send("GET", stateQuery(STATE), null, {}, function (answer) {
			etag = answer.etag;
			done(false);
		});
	}

	function sendState(done) {
		var text = stateText();
		lrs.send("PUT", stateQuery(STATE), text, matching(), function (answer) {
			if (answer.status === 412) {
				takeVersion(done);
			} else if (answer.status >= 200 && answer.status < 300) {
				stored = text;
				etag = answer.etag;
				push(done);
			} else {
				done(false);
			}
		});
	}

	function push(done) {
		// Who hears that all is safe may end the session: that is then still to be sent.
		var isOver = ended;
		if (waiting.length) {
			sendStatements(done);
		} else if (isStateNew()) {
			sendState(done);
		} else {
			done(true);
			if (isOver) {
				goBack();
			}
		}
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
			session.forget();
		}
		erase(onlyTab);
	};

	// A page that goes does not know whether it will be back. Of the keys that reload it can tell; otherwise a reload is the end of the
	// session, as it is in a frame.
	waymark.on(window, "keydown", function (event) {
		isReloading = event.key === "F5" || (event.key === "r" && (event.ctrlKey || event.metaKey));
	});

	// What is on its way is sent once more, with all that follows: the LMS knows each statement by its id.
	function finish() {
		if (!lrs || !saver || silent) {
			return;
		}
		silent = true;
		saver.stop();
		lrs.stop();
		if (!ended && !isReloading) {
			sayEnd();
		}
		if (waiting.length) {
			lrs.last("POST", "statements", "[" + waiting.join() + "]", {});
		}
		if (isStateNew()) {
			lrs.last("PUT", stateQuery(STATE), stateText(), matching());
		}
	}

	function goBack() {
		silent = true;
		saver.stop();
		if (/^https?:\/\//.test(setting.returnURL)) {
			window.location.replace(setting.returnURL);
		} else {
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
			if (!kept.initialized) {
				kept.initialized = true;
				say("initialized");
				session.keep(kept);
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
				entry.records.forEach(function (record) {
					waiting.push(statements.answered(entry, record));
				});
			}
		},

		finish: finish
	};
}(window.waymark));
