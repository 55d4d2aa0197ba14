// SCORM 1.2: talks to the LMS that opened the package. Whatever the LMS answers, or throws, the learner can go on.
(function (waymark) {
	"use strict";

	var HOPS = 50;
	var STATE_LIMIT = 4000;
	var ID_LIMIT = 255;
	var RETRY_FIRST = 2000;
	var RETRY_LAST = 60000;
	var RANKS = { "": 0, "not attempted": 0, browsed: 1, incomplete: 2, failed: 3, completed: 4, passed: 5 };

	var api = null;
	var writes = false;
	var ended = false;
	var started = 0;
	var status = "";
	var latest = null;
	var sent = {};
	var broken = false;
	var waiting = [];
	var interactions = null;
	var savedAt = null;
	var retry = { timer: null, wait: RETRY_FIRST, told: false };

	waymark.closeNetwork("'none'");

	// ---- finding the LMS

	// Other windows may be out of reach: then every look at them throws.
	function look(place, name) {
		try {
			return place[name] || null;
		} catch (error) {
			return null;
		}
	}

	function isApi(object) {
		try {
			return Boolean(object && object.LMSInitialize);
		} catch (error) {
			return false;
		}
	}

	function climb(place) {
		var i, parent;
		for (i = 0; place && i < HOPS; i += 1) {
			if (isApi(look(place, "API"))) {
				return look(place, "API");
			}
			parent = look(place, "parent");
			place = parent === place ? null : parent;
		}
		return null;
	}

	function find() {
		var place = window;
		var found = climb(place);
		var i;
		for (i = 0; !found && place && i < HOPS; i += 1) {
			place = look(place, "opener") || look(look(place, "top"), "opener");
			found = climb(place);
		}
		return found;
	}

	// ---- calls that never throw

	function call(name, first, second) {
		try {
			if (second !== undefined) {
				return api[name](first, second);
			}
			return first !== undefined ? api[name](first) : api[name]();
		} catch (error) {
			broken = true;
			return undefined;
		}
	}

	function errorCode() {
		return parseInt(call("LMSGetLastError"), 10) || 0;
	}

	// False without an error is how some LMSs say yes.
	function accepted(answer) {
		return String(answer) === "true" || errorCode() === 0;
	}

	function get(name) {
		var value = call("LMSGetValue", name);
		return value === undefined || value === null ? "" : String(value);
	}

	function set(name, value) {
		return accepted(call("LMSSetValue", name, String(value)));
	}

	// What was sent and taken need not be sent again.
	function setChanged(name, value) {
		if (sent[name] !== String(value) && set(name, value)) {
			sent[name] = String(value);
		}
	}

	// ---- formats

	function digits(number, count) {
		return ("0000" + number).slice(-count);
	}

	function clock(date) {
		return [date.getHours(), date.getMinutes(), date.getSeconds()].map(function (part) {
			return digits(part, 2);
		}).join(":");
	}

	function sessionTime() {
		var hundredths = Math.min(3599999999, Math.max(0, Math.floor((Date.now() - started) / 10)));
		var seconds = Math.floor(hundredths / 100);
		return digits(Math.floor(seconds / 3600), 4) + ":" + digits(Math.floor(seconds / 60) % 60, 2) + ":" +
			digits(seconds % 60, 2) + "." + digits(hundredths % 100, 2);
	}

	// At most two decimals, cut.
	function decimal(number) {
		return String(Math.floor(number * 100 + 1e-6) / 100);
	}

	// ---- interactions: written once, never read back

	function probeInteractions() {
		var children = get("cmi.interactions._children");
		var refused = children === "" && errorCode() !== 0;
		interactions = {
			taken: !refused,
			fields: children ? children.split(/\s*,\s*/) : null,
			next: refused ? 0 : parseInt(get("cmi.interactions._count"), 10) || 0
		};
	}

	function writeInteraction(entry, neutral) {
		var base = "cmi.interactions." + interactions.next + ".";
		var record = waymark.record12(neutral, entry.grade);
		if (!set(base + "id", waymark.recordId(entry.id, neutral.part + (entry.attempt > 1 ? "_try" + entry.attempt : ""), ID_LIMIT))) {
			interactions.taken = false;
			return;
		}
		[
			["type", "type", record.type],
			["time", "time", clock(entry.time)],
			["student_response", "student_response", record.response]
		].concat(record.patterns.map(function (pattern, i) {
			return ["correct_responses", "correct_responses." + i + ".pattern", pattern];
		}), [
			["result", "result", record.result]
		], entry.weighting === null ? [] : [
			["weighting", "weighting", decimal(entry.weighting)]
		]).forEach(function (field) {
			if (!interactions.fields || interactions.fields.indexOf(field[0]) >= 0) {
				set(base + field[1], field[2]);
			}
		});
	}

	function writeInteractions() {
		if (waiting.length && !interactions) {
			probeInteractions();
		}
		while (waiting.length && interactions.taken && !broken) {
			writeInteraction(waiting[0][0], waiting[0][1]);
			if (!broken) {
				interactions.next += 1;
				waiting.shift();
			}
		}
	}

	// ---- status

	// What the preset makes of it. A module without a check is completed when all of it was seen.
	function wantedStatus(report) {
		var done = report.complete ? "completed" : "incomplete";
		if (!report.hasCheck || waymark.data.preset === "completed") {
			return done;
		}
		if (waymark.data.preset === "completed-and-passed") {
			return report.passed && report.complete ? "passed" : "incomplete";
		}
		if (report.passed) {
			return "passed";
		}
		return waymark.data.preset === "passed-failed" && report.score !== null ? "failed" : "incomplete";
	}

	// Never down: somebody who has passed stays passed.
	function writeStatus(report) {
		var wanted = report ? wantedStatus(report) : "incomplete";
		if (RANKS[wanted] > RANKS[status]) {
			status = wanted;
		}
		if (status !== sent.status && set("cmi.core.lesson_status", status)) {
			sent.status = status;
		}
	}

	function writeScore(report) {
		if (report.score !== null && waymark.data.preset !== "completed") {
			setChanged("cmi.core.score.min", "0");
			setChanged("cmi.core.score.max", "100");
			setChanged("cmi.core.score.raw", decimal(report.score));
		}
	}

	function isDone(report) {
		return Boolean(report) && !report.open && RANKS[status] >= RANKS.completed;
	}

	// ---- saving

	function push() {
		broken = false;
		writeInteractions();
		if (latest) {
			if (latest.state.length <= STATE_LIMIT) {
				setChanged("cmi.suspend_data", latest.state);
			}
			if (latest.location) {
				setChanged("cmi.core.lesson_location", latest.location);
			}
		}
		writeStatus(latest);
		if (latest) {
			writeScore(latest);
		}
		setChanged("cmi.core.exit", isDone(latest) ? "" : "suspend");
		set("cmi.core.session_time", sessionTime());
		return accepted(call("LMSCommit", "")) && !broken;
	}

	function save() {
		window.clearTimeout(retry.timer);
		if (push()) {
			saved();
		} else {
			notSaved();
		}
	}

	function saved() {
		if (retry.told) {
			waymark.notice(retry.wait > RETRY_FIRST ? waymark.word("saved-again") : "");
			retry.told = retry.wait > RETRY_FIRST;
		}
		retry.wait = RETRY_FIRST;
		savedAt = new Date();
	}

	function notSaved() {
		sent = {};
		retry.told = true;
		waymark.notice(waymark.word("not-saved", { time: clock(savedAt).slice(0, 5) }));
		retry.timer = window.setTimeout(save, retry.wait);
		retry.wait = Math.min(RETRY_LAST, retry.wait * 2);
	}

	// ---- the tracker

	waymark.tracker = {
		start: function () {
			var mode, score;
			api = find();
			if (!api) {
				return null;
			}
			started = Date.now();
			savedAt = new Date();
			call("LMSInitialize", "");
			mode = get("cmi.core.lesson_mode");
			writes = mode !== "review" && mode !== "browse" && get("cmi.core.credit") !== "no-credit";
			status = get("cmi.core.lesson_status");
			status = RANKS.hasOwnProperty(status) ? status : "";
			if (broken || errorCode() !== 0) {
				// Who cannot be asked may have passed already: only something better is told.
				status = sent.status = "incomplete";
			}
			score = parseFloat(get("cmi.core.score.raw"));
			if (writes) {
				sent.status = sent.status || (RANKS[status] > 0 ? status : undefined);
				save();
			}
			return {
				mode: mode,
				writes: writes,
				passed: status === "passed",
				score: score >= 0 && score <= 100 ? score : null
			};
		},

		load: function () {
			return get("cmi.suspend_data");
		},

		save: function (report) {
			latest = report;
			if (writes && !ended) {
				save();
			}
		},

		answer: function (entry) {
			if (writes && !ended) {
				entry.records.forEach(function (record) {
				waiting.push([entry, record]);
			});
			}
		},

		finish: function () {
			if (!ended) {
				ended = true;
				window.clearTimeout(retry.timer);
				call("LMSFinish", "");
			}
		}
	};
}(window.waymark));
