// Questions: asking, checking, showing why. What an answer looks like is known only to the question's type.
(function () {
	"use strict";

	// A type is a table of functions; `data` is the question's object in the page's JSON, an answer is what the type makes of it:
	//   read(form, data)           the answer, or null when there is none yet
	//   grade(data, answer)        {score: 0 to 1, result: "right" | "partly" | "wrong"}; pure
	//   show(form, data, answer)   puts the answer and its marks into the controls; null takes them out
	//   arrange(form, data, next)  shuffles with the generator `next`; null: as the author wrote it
	//   reasons(data, answer)      data-option of the reasons to tell
	//   encode(data, answer), decode(data, text)   short text [A-Za-z0-9.,] for the saved state; null when damaged
	//   interaction12, response12(data, answer), pattern12(data)   the same for SCORM 1.2
	waymark.types = {};

	waymark.type = function (name, type) {
		waymark.types[name] = type;
	};

	waymark.grade = function (score) {
		return { score: score, result: score >= 1 ? "right" : score > 0 ? "partly" : "wrong" };
	};

	// Makes a form of the page work. rules.answered(answer, grade) hears of each checked answer; with rules.next the question is asked
	// once and its button then leads on, under the name rules.nextName(); without it, it may be tried again and again.
	waymark.question = function (form, data, rules) {
		var type = waymark.types[data.type];
		var button = waymark.one(".question__buttons button", form);
		var error = waymark.one(".question__error", form);
		var result = waymark.one(".question__result", form);
		var checkName = button.textContent;
		var answer = null;

		function controls() {
			return waymark.all("input, select, textarea", waymark.one(".question__controls", form));
		}

		function lock(locked) {
			controls().forEach(function (control) {
				if (locked) {
					control.setAttribute("aria-disabled", "true");
				} else {
					control.removeAttribute("aria-disabled");
				}
			});
		}

		function refuse() {
			error.textContent = waymark.word("choose-first");
			error.hidden = false;
			controls()[0].focus();
		}

		// What describes a group is read out even while it is hidden: the words go too.
		function clearError() {
			error.textContent = "";
			error.hidden = true;
		}

		function show() {
			var grade = type.grade(data, answer);
			clearError();
			lock(true);
			type.show(form, data, answer);
			tell(form, result, grade.result, type.reasons(data, answer));
			button.textContent = rules.next ? rules.nextName() : waymark.word("try-again");
			return grade;
		}

		function reset() {
			answer = null;
			form.reset();
			clearError();
			lock(false);
			type.show(form, data, null);
			waymark.empty(result);
			result.className = "question__result";
			button.textContent = checkName;
		}

		form.addEventListener("submit", function (event) {
			event.preventDefault();
			if (answer !== null && rules.next) {
				rules.next();
			} else if (answer !== null) {
				reset();
				controls()[0].focus();
			} else {
				answer = type.read(form, data);
				if (answer === null) {
					refuse();
				} else if (rules.answered) {
					rules.answered(answer, type.grade(data, answer));
					show();
				} else {
					show();
				}
			}
		});

		// The second click of a double click must not skip the explanation.
		button.addEventListener("click", function (event) {
			if (event.detail > 1) {
				event.preventDefault();
			}
		});

		// Locked controls stay readable and reachable, but do not change. A cancelled click takes back what it did.
		form.addEventListener("click", function (event) {
			if (answer !== null && controls().indexOf(event.target) >= 0) {
				event.preventDefault();
			}
		});

		button.hidden = false;
		waymark.one(".question__answer", form).hidden = true;

		return {
			form: form,
			data: data,
			reset: reset,
			restore: function (saved) {
				answer = saved;
				show();
			},
			arrange: function (next) {
				type.arrange(form, data, next);
			}
		};
	};

	// The result word, the reasons of the options that matter, and the explanation: all at once, as one message.
	function tell(form, result, word, reasons) {
		var message = document.createDocumentFragment();
		var why = waymark.one(".question__why", form);
		message.appendChild(waymark.make("p", "question__word", waymark.word(word)));
		if (reasons.length > 1) {
			message.appendChild(reasonList(form, reasons));
		} else if (reasons.length === 1) {
			addReason(message, form, reasons[0]);
		}
		if (why) {
			waymark.copyInto(message.appendChild(waymark.make("div", "question__explanation")), why);
		}
		waymark.empty(result);
		result.className = "question__result question__result--" + word;
		result.appendChild(message);
	}

	function reasonList(form, reasons) {
		var list = waymark.make("ul", "question__reasons");
		reasons.forEach(function (option) {
			var item = list.appendChild(waymark.make("li"));
			var reason = findReason(form, option);
			waymark.copyInto(item.appendChild(waymark.make("strong")), waymark.one(".reason__text", reason));
			item.appendChild(document.createTextNode(" "));
			item.appendChild(waymark.make("span", "reason__state", waymark.one(".reason__state", reason).textContent));
			addReason(item, form, option);
		});
		return list;
	}

	function addReason(target, form, option) {
		waymark.copyInto(target.appendChild(waymark.make("div", "question__reason")),
			waymark.one(".reason__why", findReason(form, option)));
	}

	function findReason(form, option) {
		return waymark.one(".reason[data-option='" + option + "']", form);
	}

	// Practice questions, where they stand. Those of the check are started by the check.
	waymark.part(function (data) {
		(data.questions || []).forEach(function (question) {
			var form = document.getElementById(question.id);
			if (question.practice && form && waymark.types[question.type]) {
				waymark.question(form, question, {});
			}
		});
	});
}());
