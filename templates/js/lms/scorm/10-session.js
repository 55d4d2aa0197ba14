// A session with an LMS as every edition of SCORM has it. Whatever the LMS answers, or throws, the learner can go on.
//
// waymark.scorm(standard) gives the tracker (see js/55-progress.js) for what an edition has of its own:
//
//   api, prefix, end   names of the LMS's object ("API"), what those of its functions begin with ("LMS"), the last one without that ("Finish")
//   core            what the names of most elements begin with: "cmi.core."; mode and location: the rest of two of them
//   unset           the error for reading what was never set, which is none here
//   statuses        [{name, ranks, wanted}]: the element without `core`; { value: how good it is }, 0 for nothing done; wanted(outcome) is
//                   the value for what js/lms/20-outcome.js gives. The last one says "passed"
//   ends            the rank of the first status from which on the attempt is over when the learner goes; none: it never is
//   duration        of hundredths of a second: how long the session lasts
//   isScaled        scores are told from 0 to 1 too
//   record          of js/lms/10-record.js; idLimit: how long the id of an interaction may be; time, response: names of two of its fields;
//                   stamp(date): the time as it takes it
//   details(entry)  what else an interaction tells: [[name in _children, element, value]]
//   more(lms, outcome, report)   sends what else there is: lms.get(name), lms.set(name, text) where it has changed, false when it is
//                   refused, lms.score(base, percent), lms.isBroken(): a call has thrown
//   leave           [element, value] that ask the LMS to take over when the learner leaves by the button
(function (waymark) {
	"use strict";

	var HOPS = 50;
	var STATE_LIMIT = 4000;

	// ---- finding the LMS

	// Other windows may be out of reach: then every look at them throws.
	function look(place, name) {
		try {
			return place[name] || null;
		} catch (error) {
			return null;
		}
	}

	function climb(place, isApi) {
		var i, parent;
		for (i = 0; place && i < HOPS; i += 1) {
			if (isApi(place)) {
				return isApi(place);
			}
			parent = look(place, "parent");
			place = parent === place ? null : parent;
		}
		return null;
	}

	function find(isApi) {
		var place = window;
		var found = climb(place, isApi);
		var i;
		for (i = 0; !found && place && i < HOPS; i += 1) {
			place = look(place, "opener") || look(look(place, "top"), "opener");
			found = climb(place, isApi);
		}
		return found;
	}

	// At most two decimals, cut.
	function decimal(number) {
		return String(Math.floor(number * 100 + 1e-6) / 100);
	}

	waymark.scorm = function (standard) {
		var api = null;
		var writes = false;
		var ended = false;
		var started = 0;
		var saver = null;
		var statuses = [];
		var latest = null;
		var sent = {};
		var broken = false;
		var waiting = [];
		var interactions = null;

		waymark.closeNetwork("'none'");

		function isApi(place) {
			var object = look(place, standard.api);
			return object && look(object, standard.prefix + "Initialize") ? object : null;
		}

		// ---- calls that never throw

		function call(name, first, second) {
			try {
				name = standard.prefix + name;
				if (second !== undefined) {
					return api[name](first, second);
				}
				return first !== undefined ? api[name](first) : api[name]();
			} catch (error) {
				broken = true;
				return undefined;
			}
		}

		function isBroken() {
			return broken;
		}

		function errorCode() {
			var code = parseInt(call("GetLastError"), 10) || 0;
			return code === standard.unset ? 0 : code;
		}

		// False without an error is how some LMSs say yes.
		function accepted(answer) {
			return String(answer) === "true" || errorCode() === 0;
		}

		function get(name) {
			var value = call("GetValue", name);
			return value === undefined || value === null ? "" : String(value);
		}

		function set(name, value) {
			return accepted(call("SetValue", name, String(value)));
		}

		// What was sent and taken need not be sent again. False: it was refused.
		function setChanged(name, value) {
			if (sent[name] !== value && set(name, value)) {
				sent[name] = value;
			}
			return sent[name] === value;
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
			var record = standard.record(neutral, entry.grade);
			if (!set(base + "id", waymark.recordId(entry.id, neutral.part + (entry.attempt > 1 ? "_try" + entry.attempt : ""), standard.idLimit))) {
				interactions.taken = false;
				return;
			}
			[
				["type", "type", record.type],
				[standard.time, standard.time, standard.stamp(entry.time)],
				[standard.response, standard.response, record.response]
			].concat(record.patterns.map(function (pattern, i) {
				return ["correct_responses", "correct_responses." + i + ".pattern", pattern];
			}), [
				["result", "result", record.result]
			], entry.weighting === null ? [] : [
				["weighting", "weighting", decimal(entry.weighting)]
			], standard.details ? standard.details(entry) : []).forEach(function (field) {
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

		// ---- status and score

		function rank(status) {
			return status.ranks[status.value];
		}

		function readStatus(each) {
			var name = standard.core + each.name;
			var status = { name: name, ranks: each.ranks, wanted: each.wanted, value: get(name) };
			if (broken || errorCode() !== 0) {
				// Who cannot be asked may know something good already: only something better is told.
				status.value = sent[name] = each.wanted(waymark.outcome(null));
			} else if (!each.ranks.hasOwnProperty(status.value)) {
				status.value = "";
			} else if (rank(status) > 0) {
				sent[name] = status.value;
			}
			return status;
		}

		// Never down: somebody who has passed stays passed.
		function writeStatus(status, outcome) {
			var wanted = status.wanted(outcome);
			if (status.ranks[wanted] > rank(status)) {
				status.value = wanted;
			}
			if (rank(status) > 0) {
				setChanged(status.name, status.value);
			}
		}

		function writeScore(base, percent) {
			setChanged(base + "score.min", "0");
			setChanged(base + "score.max", "100");
			setChanged(base + "score.raw", decimal(percent));
			if (standard.isScaled) {
				setChanged(base + "score.scaled", String(Number((percent / 100).toFixed(6))));
			}
		}

		function isOver() {
			return Boolean(latest) && !latest.open && rank(statuses[0]) >= standard.ends;
		}

		// ---- saving

		function writeReport() {
			if (latest.state.length <= STATE_LIMIT) {
				setChanged("cmi.suspend_data", latest.state);
			}
			if (latest.location) {
				setChanged(standard.core + standard.location, latest.location);
			}
		}

		function push(done) {
			var outcome = waymark.outcome(latest);
			var success;
			broken = false;
			writeInteractions();
			if (latest) {
				writeReport();
			}
			statuses.forEach(function (status) {
				writeStatus(status, outcome);
			});
			if (outcome.score !== null) {
				writeScore(standard.core, outcome.score);
			}
			if (latest && standard.more) {
				standard.more({ get: get, set: setChanged, score: writeScore, isBroken: isBroken }, outcome, latest);
			}
			setChanged(standard.core + "exit", isOver() ? "" : "suspend");
			set(standard.core + "session_time", standard.duration(Math.max(0, Math.floor((Date.now() - started) / 10))));
			success = accepted(call("Commit", "")) && !broken;
			if (!success) {
				sent = {};
			}
			done(success);
		}

		function finish() {
			if (!ended) {
				ended = true;
				saver.stop();
				call(standard.end, "");
			}
		}

		// What is not saved stays open, and the notice says so.
		function leave(then) {
			saver.save(function (isSafe) {
				if (isSafe && !ended) {
					if (standard.leave) {
						set(standard.leave[0], standard.leave[1]);
					}
					finish();
					then();
				}
			});
		}

		// ---- the tracker

		return {
			start: function () {
				var mode, score;
				api = find(isApi);
				if (!api) {
					return null;
				}
				started = Date.now();
				saver = waymark.saver(push);
				call("Initialize", "");
				mode = get(standard.core + standard.mode);
				writes = mode !== "review" && mode !== "browse" && get(standard.core + "credit") !== "no-credit";
				statuses = standard.statuses.map(readStatus);
				score = parseFloat(get(standard.core + "score.raw"));
				if (writes) {
					this.leave = leave;
					saver.save();
				}
				return {
					mode: mode,
					writes: writes,
					passed: statuses[statuses.length - 1].value === "passed",
					score: score >= 0 && score <= 100 ? score : null
				};
			},

			load: function () {
				return get("cmi.suspend_data");
			},

			save: function (report) {
				latest = report;
				if (writes && !ended) {
					saver.save();
				}
			},

			answer: function (entry) {
				if (writes && !ended) {
					entry.records.forEach(function (record) {
						waiting.push([entry, record]);
					});
				}
			},

			finish: finish
		};
	};
}(window.waymark));
