// Tally: what was counted after a session, and what of it may be shown. Pure functions; texts in, numbers out.
//
//   waymark.tally.read(typed)      what was typed -> {counts, errors}
//   waymark.tally.figures(counts)  what may be shown. A number that may not be shown is not in it, so nobody can show it by mistake.
//
// Three rules hold everywhere: a group of fewer than 5 people gets no number, and none that could be found by subtraction; fewer
// than 20 forms give no percentage; with fewer than 5 people or forms nothing is shown at all.
(function (waymark) {
	"use strict";

	var FEWEST = 5;
	var PERCENT_FROM = 20;
	var MOST = 9999;
	var tally = waymark.tally = {};

	// ---- reading what was typed

	// The word for what is wrong with a text that should be a number, or "".
	function faultOf(text) {
		if (text === "") {
			return "tally-error-missing";
		}
		if (!/^-?\d+$/.test(text)) {
			return "tally-error-whole";
		}
		return text.charAt(0) === "-" ? "tally-error-negative" : Number(text) > MOST ? "tally-error-huge" : "";
	}

	// Reads numbers and remembers what was wrong with them. A number that is wrong is NaN, and nothing is compared with it.
	function reader() {
		var errors = [];

		function refuse(field, word, values) {
			errors.push({ field: field, word: word, values: values || {} });
			return NaN;
		}

		function number(field, text, most, word) {
			var trimmed = text.replace(/^\s+|\s+$/g, "");
			var fault = faultOf(trimmed);
			if (fault) {
				return refuse(field, fault, { most: MOST });
			}
			return Number(trimmed) > most ? refuse(field, word, { most: most }) : Number(trimmed);
		}

		return { errors: errors, refuse: refuse, number: number };
	}

	function sum(list, name) {
		return list.reduce(function (all, item) {
			return all + (name ? item[name] : item);
		}, 0);
	}

	function readQuestions(read, typed, counts) {
		return typed.map(function (question, i) {
			return {
				label: question.label,
				before: read.number("questions." + i + ".before", question.before, counts.before, "tally-error-right-before"),
				after: read.number("questions." + i + ".after", question.after, counts.after, "tally-error-right-after")
			};
		});
	}

	// Both times are asked on the form after the session. Empty is 0, as long as anything is filled in.
	function readScale(read, name, typed, forms) {
		var counts = typed.map(function (text, i) {
			return text.trim() === "" ? 0 : read.number("confidence." + name + "." + i, text);
		});
		if (sum(counts) > forms) {
			read.refuse("confidence." + name + ".0", "tally-error-confidence", { sum: sum(counts), most: forms });
		}
		return counts;
	}

	function readConfidence(read, typed, counts) {
		return typed.before.concat(typed.now).join("").trim() === "" ? null : {
			before: readScale(read, "before", typed.before, counts.after),
			now: readScale(read, "now", typed.now, counts.after)
		};
	}

	function readGroup(read, place, group, questions) {
		var people = read.number(place + "people", group.people);
		if (people === 0) {
			people = read.refuse(place + "people", "tally-error-nobody");
		}
		return {
			label: group.label,
			people: people,
			before: read.number(place + "before", group.before, people * questions, "tally-error-group-right"),
			after: read.number(place + "after", group.after, people * questions, "tally-error-group-right")
		};
	}

	// Groups share the people and the right answers of all: never more, and just as many when everybody is in one.
	function compareGroups(read, counts) {
		var people = sum(counts.groups, "people");
		var last = "groups." + (counts.groups.length - 1) + ".";
		if (people > counts.people) {
			read.refuse(last + "people", "tally-error-group-people", { sum: people, most: counts.people });
		}
		["before", "after"].forEach(function (time) {
			var right = sum(counts.groups, time);
			var all = sum(counts.questions, time);
			if (right > all || (right < all && people === counts.people)) {
				read.refuse(last + time, "tally-error-group-sum", { sum: right, all: all });
			}
		});
	}

	function readGroups(read, typed, counts) {
		counts.groups = typed.map(function (group, i) {
			return readGroup(read, "groups." + i + ".", group, counts.questions.length);
		});
		// Where a number is missing already, a sum says nothing.
		if (counts.groups.length && !read.errors.length) {
			compareGroups(read, counts);
		}
	}

	// typed: { people, before, after, questions: [{ label, before, after }], confidence: { before: [5], now: [5] },
	//          groups: [{ label, people, before, after }] }, labels and numbers as texts.
	// errors: [{ field: "questions.0.before", word, values }]. counts are to be used only where there are none.
	tally.read = function (typed) {
		var read = reader();
		var counts = { people: read.number("people", typed.people) };
		counts.before = read.number("before", typed.before, counts.people, "tally-error-forms");
		counts.after = read.number("after", typed.after, counts.people, "tally-error-forms");
		counts.questions = readQuestions(read, typed.questions, counts);
		counts.confidence = readConfidence(read, typed.confidence, counts);
		readGroups(read, typed.groups, counts);
		return { counts: counts, errors: read.errors };
	};

	// ---- what may be shown

	// In whole numbers, half upwards; "0%" and "100%" only where it is nobody and everybody.
	tally.percent = function (right, all) {
		var percent = Math.floor((200 * right + all) / (2 * all));
		return right > 0 && right < all ? Math.min(99, Math.max(1, percent)) : percent;
	};

	// { right, all } and, from 20 on, { percent }.
	function share(right, all, hasPercent) {
		return hasPercent ? { right: right, all: all, percent: tally.percent(right, all) } : { right: right, all: all };
	}

	function confidenceOf(counts) {
		var sums = counts && { before: sum(counts.before), now: sum(counts.now) };
		if (!counts) {
			return null;
		}
		if (Math.min(sums.before, sums.now) < FEWEST) {
			return { isHidden: true };
		}
		function shares(time) {
			function part(right) {
				return share(right, sums[time], Math.min(sums.before, sums.now) >= PERCENT_FROM);
			}
			return { levels: counts[time].map(part), high: part(counts[time][3] + counts[time][4]) };
		}
		return { before: shares("before"), now: shares("now") };
	}

	function isSmall(people) {
		return people < FEWEST;
	}

	// What is left of one time's total when the groups that are shown are subtracted: the right answers of all whom nobody sees, taken together,
	// and how many forms these are at least, for not everybody in a group may have handed in that one.
	function rest(counts, hidden, time) {
		var shown = counts.groups.filter(function (group, i) {
			return !hidden[i];
		});
		return {
			forms: Math.max(0, counts[time] - sum(shown, "people")),
			right: sum(counts.questions, time) - sum(shown, time)
		};
	}

	// Does what is left tell the number of a small group? It may not be one itself. And where nobody in it was right, or everybody everywhere, so
	// it was in each group of it.
	function isFound(counts, hidden) {
		var hasHidden = hidden.some(Boolean);
		return ["before", "after"].some(function (time) {
			var left = rest(counts, hidden, time);
			// Who is in no group may have handed in a form or not: nobody can tell, so it is as though they had.
			var isAnybody = hasHidden || counts.people > sum(counts.groups, "people") || left.right > 0;
			return isAnybody && (isSmall(left.forms) || (hasHidden && (left.right === 0 || left.right === left.forms * counts.questions.length)));
		});
	}

	function smallest(groups, hidden) {
		return groups.reduce(function (best, group, i) {
			return hidden[i] || (best >= 0 && groups[best].people <= group.people) ? best : i;
		}, -1);
	}

	// For each group: may it not be shown, because it is too small, or because it would tell the numbers of a small one? Which of the two is not
	// said: with the number of all people that would tell how many a small group has.
	function hiding(counts) {
		var hidden = counts.groups.map(function (group) {
			return isSmall(group.people);
		});
		while (isFound(counts, hidden) && smallest(counts.groups, hidden) >= 0) {
			hidden[smallest(counts.groups, hidden)] = true;
		}
		return hidden;
	}

	function groupsOf(counts) {
		var hidden = hiding(counts);
		return counts.groups.map(function (group, i) {
			return hidden[i] ? { label: group.label, isHidden: true } : group;
		});
	}

	// { isTooSmall: true }, or { people, before, after, isEverybody, isEven, questions: [{ label, before: share, after: share }],
	// confidence: null, { isHidden } or { before: { levels: [5 shares], high }, now }, groups: [{ label, people, before, after } or
	// { label, isHidden }] }. Even: as many forms before as after; everybody: as many as people.
	tally.figures = function (counts) {
		var hasPercent = Math.min(counts.before, counts.after) >= PERCENT_FROM;
		if (Math.min(counts.people, counts.before, counts.after) < FEWEST) {
			return { isTooSmall: true };
		}
		return {
			people: counts.people,
			before: counts.before,
			after: counts.after,
			isEven: counts.before === counts.after,
			isEverybody: counts.before === counts.people && counts.after === counts.people,
			questions: counts.questions.map(function (question) {
				return {
					label: question.label,
					before: share(question.before, counts.before, hasPercent),
					after: share(question.after, counts.after, hasPercent)
				};
			}),
			confidence: confidenceOf(counts.confidence),
			groups: groupsOf(counts)
		};
	};
}(window.waymark));
