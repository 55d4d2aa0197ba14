// Tally: the numbers in words. Only what figures (58-tally-figures.js) let through comes here.
(function (waymark) {
	"use strict";

	var tally = waymark.tally;

	// "3 of 12", with a percentage where there is one.
	tally.shareWords = function (share) {
		return waymark.word(share.percent === undefined ? "tally-of" : "tally-of-percent", share);
	};

	// "3", likewise.
	function rightWords(share) {
		return share.percent === undefined ? String(share.right) : waymark.word("tally-right-percent", share);
	}

	// For words with two forms, "key-one" and "key-many".
	tally.countWords = function (key, count) {
		return waymark.word(key + (count === 1 ? "-one" : "-many"), { count: count });
	};

	function listWords(items) {
		return items.reduce(function (first, next) {
			return waymark.word("tally-list", { first: first, next: next });
		});
	}

	function changeWords(question) {
		var difference = question.after.right - question.before.right;
		var key = difference > 0 ? "tally-rose" : difference < 0 ? "tally-fell" : "tally-level";
		return waymark.word(key, { label: question.label, before: rightWords(question.before), after: rightWords(question.after) });
	}

	function sideWords(question) {
		return waymark.word("tally-side", { label: question.label, before: rightWords(question.before), after: rightWords(question.after) });
	}

	// As many forms both times: what changed. Otherwise the two numbers beside each other, for these are not the same people.
	function rightAnswers(figures) {
		return waymark.word(figures.isEven ? "tally-even" : "tally-uneven", {
			questions: tally.countWords("tally-questions", figures.questions.length),
			before: figures.before,
			after: figures.after,
			list: listWords(figures.questions.map(figures.isEven ? changeWords : sideWords))
		});
	}

	function confidence(figures) {
		return !figures.confidence ? "" : figures.confidence.isHidden ? waymark.word("tally-confidence-hidden") : waymark.word("tally-confidence", {
			before: tally.shareWords(figures.confidence.before.high), now: tally.shareWords(figures.confidence.now.high)
		});
	}

	function isHidden(group) {
		return group.isHidden;
	}

	// For a funder: who came, what changed, what nobody knows.
	tally.paragraph = function (figures) {
		return [
			waymark.word(figures.isEverybody ? "tally-came-everybody" : figures.isEven ? "tally-came-even" : "tally-came-uneven", figures),
			rightAnswers(figures),
			confidence(figures),
			figures.groups.some(isHidden) ? waymark.word("tally-groups-hidden") : "",
			waymark.word("tally-unknown")
		].filter(Boolean).join(" ");
	};
}(window.waymark));
