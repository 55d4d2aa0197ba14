// What the learner did in this module, and the tracker that keeps it. A tracker is an object with five functions:
//
//   start()       null: there is nobody to talk to; otherwise {mode, writes, passed, score} with score a percentage or null
//   load()        the saved state as text, "" for none
//   save(report)  {state, location, complete, hasCheck, score, passed, open}; score null until the check was finished once
//   answer(entry) one answered question, or the way through a scenario: {id, attempt, time, weighting, records, grade}; grade null where
//                 nothing is right or wrong; save() follows
//   finish()      the end, once
//
// A package's lms.js sets waymark.tracker. Without it, or without an LMS around the package, the browser's memory takes its place. All five
// answer at once; a tracker that has to ask a server first takes the place of waymark.startLate, and this part waits.
(function (waymark) {
	var state = null;
	var tracker = null;
	var score = null;
	var floor = 0;
	var passed = false;
	var open = false;
	var recorded = {};

	function ownTracker(data) {
		return {
			start: function () {
				return { mode: "normal", writes: true, passed: false, score: null };
			},
			load: function () {
				return waymark.memory.get(data.module);
			},
			save: function (report) {
				if (!waymark.memory.isErased) {
					waymark.memory.set(data.module, report.state);
				}
			},
			answer: function () {},
			finish: function () {}
		};
	}

	function find(list, name, value) {
		return (list || []).filter(function (item) {
			return item[name] === value;
		})[0];
	}

	waymark.section = function (id) {
		return find(waymark.data.sections, "id", id);
	};

	function load(data) {
		return waymark.decodeState(tracker.load(), function (key) {
			return find(data.sections, "key", key);
		}, function (key, text) {
			var question = find(data.questions, "key", key);
			var type = question && waymark.types[question.type];
			return type && !question.practice && type.decode(question, text);
		}, function (key, path) {
			var scenario = find(data.scenarios, "key", key);
			return scenario && waymark.wayOf(scenario, path);
		}) || waymark.newState();
	}

	// What is kept of a scenario: {key, ends, path}.
	function pathOf(scenario) {
		var kept = find(state.paths, "key", scenario.key);
		if (!kept) {
			kept = { key: scenario.key, ends: null, path: "" };
			state.paths.push(kept);
		}
		return kept;
	}

	// Of a view with a scenario, or of all.
	function isPractised(view) {
		return waymark.data.scenarios.every(function (scenario) {
			return (view && scenario.section !== view) || pathOf(scenario).ends !== null;
		});
	}

	function lessons(data) {
		return data.sections.filter(function (section) {
			return section.kind === "lesson";
		});
	}

	function report() {
		var data = waymark.data;
		var last = find(data.sections, "key", state.last);
		return {
			state: waymark.encodeState(state, data.hash),
			location: last ? last.id : "",
			complete: lessons(data).every(function (section) {
				return state.seen.indexOf(section.key) >= 0;
			}) && isPractised(),
			hasCheck: data.draw > 0,
			score: score,
			passed: passed || (score !== null && score >= data.pass),
			open: open
		};
	}

	function send(question, answer, grade, attempt) {
		tracker.answer({
			id: question.id,
			attempt: attempt,
			time: new Date(),
			weighting: grade ? question.points || 1 : null,
			records: waymark.types[question.type].records(question, answer),
			grade: grade
		});
	}

	waymark.progress = {
		// The learner's state; null on pages without a module.
		state: function () {
			return state;
		},

		save: function () {
			if (state) {
				tracker.save(report());
			}
		},

		// The check is running: answers are there, but not all.
		setOpen: function (value) {
			open = value;
		},

		answer: function (question, answer, grade) {
			var type = waymark.types[question.type];
			state.answers.push({ key: question.key, text: type.encode(question, answer) });
			send(question, answer, grade, state.attempt);
		},

		// A question whose author wants the answer sent, though nothing in it is scored or kept.
		record: function (question, answer) {
			recorded[question.key] = (recorded[question.key] || 0) + 1;
			if (state) {
				send(question, answer, null, recorded[question.key]);
				waymark.progress.save();
			}
		},

		path: pathOf,

		// An ending of a scenario was reached for the n-th time; response: [[step, choice], …].
		ended: function (scenario, number, response) {
			if (state) {
				tracker.answer({ id: scenario.id, attempt: number, time: new Date(), weighting: null, grade: null,
					records: [{ kind: "performance", response: response, patterns: [], part: "" }] });
			}
		},

		// The best result counts, also over what the LMS knew before.
		finishCheck: function (percent) {
			score = Math.max(percent, score === null ? 0 : score, floor);
			// An LMS may count in more decimals than the state has room for.
			state.best = Math.floor(Math.min(score, 100) * 100 + 1e-6) / 100;
			open = false;
		},

		// Somebody leaves in a hurry: nothing more is written. The answers are saved already.
		forget: function () {
			state = null;
		},

		hasPassed: function () {
			return report().passed;
		},

		// A lesson was read, an ending of the practice was reached, the check was passed.
		isFinished: function (section) {
			return section.kind === "check" ? report().passed : section.kind === "scenario" ? isPractised(section.id)
				: state.seen.indexOf(section.key) >= 0;
		},

		// Somebody says so, with a place code. What was done better stays as it is.
		finish: function (section) {
			seen(section);
			if (section.kind === "check") {
				waymark.progress.finishCheck(waymark.data.pass);
			}
			waymark.data.scenarios.forEach(function (scenario) {
				if (scenario.section === section.id && section.kind === "scenario") {
					pathOf(scenario).ends = pathOf(scenario).ends || 0;
				}
			});
		}
	};

	function seen(view) {
		var section = waymark.section(view.id);
		if (section && section.kind !== "scenario" && state.seen.indexOf(section.key) < 0) {
			state.seen.push(section.key);
		}
		// Who looks in at the introduction has not lost the place.
		if (section && section.kind !== "introduction") {
			state.last = section.key;
		}
	}

	function listen() {
		var first = true;
		waymark.onView(function (view) {
			seen(view);
			if (!first) {
				waymark.progress.save();
				offer(view);
			}
			first = false;
			showTicks();
		});
		// A frame that an LMS removes hears of neither beforeunload nor, everywhere, unload.
		waymark.on(document, "visibilitychange", function () {
			if (document.visibilityState === "hidden") {
				waymark.progress.save();
			}
		});
		waymark.on(window, "pagehide", function () {
			waymark.progress.save();
			tracker.finish();
		});
		// What comes back out of the history has a finished session: it starts anew.
		waymark.on(window, "pageshow", function (event) {
			if (event.persisted && tracker === waymark.tracker) {
				window.location.reload();
			}
		});
	}

	function showTicks() {
		waymark.all(".contents a").forEach(function (link) {
			showTick(waymark.signOf(link.parentNode, "contents__state"), waymark.section(link.hash.slice(1)));
		});
	}

	function showTick(tick, section) {
		var kind = section.kind;
		var done = kind === "check" ? state.best !== null : waymark.progress.isFinished(section);
		tick.textContent = done ? "✓ " + waymark.word({ check: "best", scenario: "done" }[kind] || "seen", { percent: Math.floor(state.best) }) : "";
		tick.classList.toggle("contents__state--done", done);
	}

	waymark.showTicks = showTicks;

	// "Remember on this device", when the first page is finished: the introduction, that page and this one were seen.
	function offer(view) {
		var box = waymark.one("[data-offer]");
		var steps = waymark.one(".steps", view);
		if (box && steps && state.seen.length === 3 && !waymark.isPrivate && !waymark.memory.isOnDevice()) {
			box.hidden = false;
			view.insertBefore(box, steps);
		}
	}

	// "Welcome back – continue on page 3", when the module opens at its introduction. Gives back the link.
	waymark.welcome = function (data) {
		var last = find(data.sections, "key", state.last);
		var view = waymark.one("[data-view='introduction']:not([hidden])");
		var line = waymark.one(".resume");
		var link;
		if (!last || !view) {
			return null;
		}
		line = line || view.insertBefore(waymark.make("p", "resume"), waymark.one("h1", view).nextSibling);
		waymark.empty(line);
		link = line.appendChild(waymark.make("a", "", waymark.word(last.kind === "lesson" ? "resume-page" : "resume-" + last.kind,
			{ number: lessons(data).indexOf(last) + 1 })));
		link.href = "#" + last.id;
		return link;
	};

	waymark.part(function (data) {
		var known;
		if (!data.sections) {
			return;
		}
		tracker = waymark.tracker;
		known = tracker ? tracker.start() : null;
		if (!known) {
			tracker = ownTracker(data);
			known = tracker.start();
		}
		state = load(data);
		passed = known.passed;
		// The LMS may know a better result than the state, but its 0 may mean "none": no score is sent before a check was finished.
		floor = known.score || 0;
		score = state.best !== null ? Math.max(state.best, floor) : null;
		if (!known.writes) {
			waymark.notice(waymark.word("review"));
		}
		waymark.welcome(data);
		listen();
	}, true);
}(window.waymark));
