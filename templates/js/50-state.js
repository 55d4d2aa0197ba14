// The saved state of a module as one short line of ASCII, for any LMS: w1:<content>:<fields>:<checksum>
//
//   l<key> last view   v<keys joined by .> seen views   a<n> attempt   s<seed>   b<best percent>   r<key>-<answer> an answer
//
// Attempt and seed are in base 36. What comes back may be of another version, damaged or hostile: whatever is not known is dropped,
// and a line that is not whole is no state at all.
(function () {
	"use strict";

	var LINE = /^w1:([0-9a-f]{8}):([A-Za-z0-9;,.\-]*):([0-9a-f]{8})$/;
	var FIELDS = {
		l: /^[A-Za-z0-9]{1,20}$/,
		v: /^[A-Za-z0-9]{1,20}(\.[A-Za-z0-9]{1,20})*$/,
		a: /^[0-9a-z]{1,6}$/,
		s: /^[0-9a-z]{1,7}$/,
		b: /^[0-9]{1,3}(\.[0-9]{1,2})?$/,
		r: /^[A-Za-z0-9]{1,20}-[A-Za-z0-9,.]{1,500}$/
	};

	// seed null: nothing was drawn yet; best null: the check was never finished. answers: list of {key, text}.
	waymark.newState = function () {
		return { last: null, seen: [], attempt: 1, seed: null, best: null, answers: [] };
	};

	waymark.encodeState = function (state, content) {
		var fields = [];
		var line;
		if (state.last) {
			fields.push("l" + state.last);
		}
		if (state.seen.length) {
			fields.push("v" + state.seen.join("."));
		}
		if (state.attempt > 1) {
			fields.push("a" + state.attempt.toString(36));
		}
		if (state.seed !== null) {
			fields.push("s" + state.seed.toString(36));
		}
		if (state.best !== null) {
			fields.push("b" + state.best);
		}
		state.answers.forEach(function (answer) {
			fields.push("r" + answer.key + "-" + answer.text);
		});
		line = "w1:" + content + ":" + fields.join(";");
		return line + ":" + hex(waymark.hash(line));
	};

	function hex(number) {
		return ("0000000" + number.toString(16)).slice(-8);
	}

	// `views` and `answers` say whether a key is known: views(key), answers(key, text). Null: there is no state in the line.
	waymark.decodeState = function (line, views, answers) {
		var match = LINE.exec(String(line));
		var state = waymark.newState();
		if (!match || hex(waymark.hash(line.slice(0, line.lastIndexOf(":")))) !== match[3]) {
			return null;
		}
		match[2].split(";").forEach(function (field) {
			var name = field.charAt(0);
			var value = field.slice(1);
			if (FIELDS.hasOwnProperty(name) && FIELDS[name].test(value)) {
				take(state, name, value, views, answers);
			}
		});
		return state;
	};

	function take(state, name, value, views, answers) {
		if (name === "l") {
			state.last = views(value) ? value : null;
		} else if (name === "v") {
			state.seen = value.split(".").filter(function (key, i, all) {
				return views(key) && all.indexOf(key) === i;
			});
		} else if (name === "a") {
			state.attempt = Math.max(1, parseInt(value, 36));
		} else if (name === "s") {
			state.seed = parseInt(value, 36) >>> 0;
		} else if (name === "b") {
			state.best = Math.min(100, Number(value));
		} else {
			takeAnswer(state, value.slice(0, value.indexOf("-")), value.slice(value.indexOf("-") + 1), answers);
		}
	}

	function takeAnswer(state, key, text, answers) {
		var twice = state.answers.some(function (answer) {
			return answer.key === key;
		});
		if (!twice && answers(key, text)) {
			state.answers.push({ key: key, text: text });
		}
	}

	// Which questions the attempt asks, as a list of keys. The pool is shuffled once; attempts take turns of `count` through it, so
	// that the next one asks others as far as the pool allows. Keys that were answered already stay in, whatever the pool was then.
	waymark.draw = function (pool, count, seed, attempt, answered) {
		var order = waymark.shuffled(pool, waymark.generator("pool:" + seed));
		var drawn = order.map(function (key, i) {
			return order[((attempt - 1) * count + i) % order.length];
		}).slice(0, count);
		var kept = answered.filter(function (key) {
			return pool.indexOf(key) >= 0;
		}).slice(0, count);
		return kept.concat(drawn.filter(function (key) {
			return kept.indexOf(key) < 0;
		})).slice(0, count);
	};
}());
