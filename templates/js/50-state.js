// The saved state of a module as one short line of ASCII, for any LMS: w1:<content>:<fields>:<checksum>
//
//   l<key> last view   v<keys joined by .> seen views   a<n> attempt   s<seed>   b<best percent>   r<key>-<answer> an answer
//   p<key>-<endings><path>   a scenario: how many endings were reached (none: no digits; 0: its summary was read), one letter a choice
//
// Attempt (up to 46655) and seed are in base 36; how long all of it can become is worked out by generator/load/state.c. What comes back may
// be of another version, damaged or hostile: whatever is not known is dropped, and a line that is not whole is no state at all.
(function (waymark) {
	var LINE = /^w1:([0-9a-f]{8}):([A-Za-z0-9;,.\-]*):([0-9a-f]{8})$/;
	var PATH_LIMIT = 64;
	var FIELDS = {
		l: /^[A-Za-z0-9]{1,20}$/,
		v: /^[A-Za-z0-9]{1,20}(\.[A-Za-z0-9]{1,20})*$/,
		a: /^[0-9a-z]{1,3}$/,
		s: /^[0-9a-z]{1,7}$/,
		b: /^[0-9]{1,3}(\.[0-9]{1,2})?$/,
		r: /^[A-Za-z0-9]{1,20}-[A-Za-z0-9,.]{1,500}$/,
		p: /^[A-Za-z0-9]{1,20}-\d{0,2}[a-z]{0,64}$/
	};

	// seed null: nothing was drawn yet; best null: the check was never finished. answers: list of {key, text};
	// paths: list of {key, ends, path}, ends null: not done yet.
	waymark.newState = function () {
		return { last: null, seen: [], attempt: 1, seed: null, best: null, answers: [], paths: [] };
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
		state.paths.forEach(function (each) {
			if (each.ends !== null || each.path) {
				fields.push("p" + each.key + "-" + (each.ends === null ? "" : each.ends) + each.path.slice(0, PATH_LIMIT));
			}
		});
		line = "w1:" + content + ":" + fields.join(";");
		return line + ":" + hex(waymark.hash(line));
	};

	function hex(number) {
		return ("0000000" + number.toString(16)).slice(-8);
	}

	// The functions say whether a key is known: views(key), answers(key, text), paths(key, path). Null: there is no state in the line.
	waymark.decodeState = function (line, views, answers, paths) {
		var match = LINE.exec(String(line));
		var state = waymark.newState();
		if (!match || hex(waymark.hash(line.slice(0, line.lastIndexOf(":")))) !== match[3]) {
			return null;
		}
		match[2].split(";").forEach(function (field) {
			var name = field.charAt(0);
			var value = field.slice(1);
			if (FIELDS.hasOwnProperty(name) && FIELDS[name].test(value)) {
				take(state, name, value, views, answers, paths);
			}
		});
		return state;
	};

	function take(state, name, value, views, answers, paths) {
		var parts = value.split("-");
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
		} else if (name === "r") {
			takeOnce(state.answers, { key: parts[0], text: parts[1] }, answers(parts[0], parts[1]));
		} else {
			value = /^(\d*)(.*)$/.exec(parts[1]);
			takeOnce(state.paths, { key: parts[0], ends: value[1] ? Number(value[1]) : null, path: value[2] }, paths(parts[0], value[2]));
		}
	}

	function takeOnce(list, item, known) {
		var twice = list.some(function (other) {
			return other.key === item.key;
		});
		if (known && !twice) {
			list.push(item);
		}
	}

	// Which questions of a pool the attempt asks, as a list of keys. The seed puts the pool into an order, each key where it belongs
	// whatever others there are; attempts take turns of `count` through it, so that the next one asks others as far as the pool allows.
	// Keys that were answered already stay in, whatever the pool was then.
	waymark.draw = function (pool, count, seed, attempt, answered) {
		var order = pool.map(function (key) {
			var next = waymark.generator("pool:" + seed + ":" + key);
			next();
			return { key: key, rank: next() };
		}).sort(function (one, other) {
			return one.rank - other.rank || (one.key < other.key ? -1 : 1);
		});
		var drawn = order.map(function (item, i) {
			return order[((attempt - 1) * count + i) % order.length].key;
		}).slice(0, count);
		var kept = answered.filter(function (key) {
			return pool.indexOf(key) >= 0;
		}).slice(0, count);
		return kept.concat(drawn.filter(function (key) {
			return kept.indexOf(key) < 0;
		})).slice(0, count);
	};
}(window.waymark));
