// Questions: asking, checking, showing why. What an answer looks like is known only to the question's type.
(function (waymark) {
	// A type is a table of functions; `data` is the question's object in the page's JSON, an answer is what the type makes of it:
	//   read(form, data)           the answer, or null when there is none yet
	//   grade(data, answer)        {score: 0 to 1, result: "right" | "partly" | "wrong"}; pure
	//   show(form, data, answer)   puts the answer and its marks into the controls; null takes them out. What was typed and is no part
	//                              of the answer may stay where it is
	//   arrange(form, data, next)  shuffles with the generator `next`; null: as the page has it
	//   results(form, data, answer)   what to tell beside the result, a list of {label, state, why}: label and why are elements to
	//                              copy, state is text; each may be missing
	//   encode(data, answer), decode(data, text)   short text [A-Za-z0-9.,] for the saved state; null when damaged
	//   records(data, answer)      what to tell an LMS: see lms/10-record.js
	// Types with `unscored` have no grade, encode and decode: nothing in them is right or wrong, and nothing is kept. `missing` is the
	// key of the word for an answer that is not there, if "choose-first" does not fit. focus(form) is then the control to go to.
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
		var set = waymark.one("fieldset", form);
		var details = waymark.one(".question__answer", form);
		var error = set.insertBefore(waymark.make("p", "question__error"), waymark.one("fieldset > div", form));
		var buttons = form.insertBefore(waymark.make("p", "question__buttons"), details);
		var button = waymark.make("button", "button", waymark.word(type.unscored ? "finish" : "check"));
		var result = form.insertBefore(waymark.make("div", "question__result"), details);
		var checkName = button.textContent;
		var answer = null;

		// What only script needs is made by it; it stands empty until there is something to say.
		set.setAttribute("aria-describedby", error.id = form.id + "-error");
		result.setAttribute("role", "status");
		// Where there is nothing to tell and nothing to send, nothing needs to be finished.
		if (!type.unscored || details || data.sent) {
			buttons.appendChild(button);
		}
		clearError();

		function controls() {
			return waymark.all("input, select, textarea, button", waymark.one("fieldset > div", form));
		}

		function lock(locked) {
			controls().forEach(function (control) {
				control[(locked ? "set" : "remove") + "Attribute"]("aria-disabled", "true");
				control.readOnly = locked;
			});
		}

		function focusControl() {
			((type.focus && type.focus(form)) || controls()[0]).focus();
		}

		function refuse() {
			var before = document.activeElement;
			focusControl();
			// Who is where the mistake is hears of it only as of an alert; otherwise it describes the group that takes the focus.
			if (before === document.activeElement) {
				error.setAttribute("role", "alert");
			}
			error.hidden = false;
			error.textContent = waymark.word(type.missing || "choose-first");
		}

		function gradeOf() {
			return type.unscored ? null : type.grade(data, answer);
		}

		// What describes a group is read out even while it is hidden: the words go too.
		function clearError() {
			error.textContent = "";
			error.hidden = true;
			error.removeAttribute("role");
		}

		function show() {
			clearError();
			lock(true);
			type.show(form, data, answer);
			tell(form, result, type.unscored ? "noted" : gradeOf().result, type.results(form, data, answer));
			button.textContent = rules.next ? rules.nextName() : waymark.word(type.unscored ? "change" : "try-again");
		}

		function reset() {
			answer = null;
			// Nothing was wrong with what is not scored: it may be changed.
			if (!type.unscored) {
				form.reset();
			}
			clearError();
			lock(false);
			type.show(form, data, null);
			waymark.empty(result);
			result.className = "question__result";
			button.textContent = checkName;
		}

		waymark.on(form, "submit", function (event) {
			event.preventDefault();
			if (answer === null) {
				answer = type.read(form, data);
				if (answer === null) {
					refuse();
				} else {
					if (rules.answered) {
						rules.answered(answer, gradeOf());
					}
					show();
					// The marks have pushed it down, and the button with it.
					result.scrollIntoView({ block: "nearest" });
				}
			} else if (rules.next) {
				rules.next();
			} else {
				reset();
				focusControl();
			}
		});

		waymark.on(form, "leave", reset);

		// The second click of a double click must not skip the explanation.
		waymark.on(button, "click", function (event) {
			if (event.detail > 1) {
				event.preventDefault();
			}
		});

		// Locked controls stay readable and reachable, but do not change. A cancelled click takes back what it did.
		waymark.on(form, "click", function (event) {
			if (answer !== null && controls().indexOf(event.target) >= 0) {
				event.preventDefault();
			}
		});
		waymark.on(form, "change", function () {
			if (answer !== null) {
				type.show(form, data, answer);
			}
		});

		if (details) {
			details.hidden = true;
		}

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

	// The result word, what the type has to say, and the explanation: all at once, as one message.
	function tell(form, result, word, items) {
		var message = document.createDocumentFragment();
		var why = waymark.one(".question__answer > :last-child", form);
		message.appendChild(waymark.make("p", "question__word", waymark.word(word)));
		if (items.length === 1 && !items[0].label) {
			addWhy(message, items[0].why);
		} else if (items.length) {
			message.appendChild(resultList(items));
		}
		if (why) {
			waymark.copyInto(message.appendChild(waymark.make(why.nodeName, "question__explanation")), why);
		}
		waymark.empty(result);
		result.className = "question__result question__result--" + word;
		result.appendChild(message);
	}

	function resultList(items) {
		var list = waymark.make("ul", "question__reasons");
		items.forEach(function (result) {
			var item = list.appendChild(waymark.make("li"));
			if (result.label) {
				waymark.copyInto(item.appendChild(waymark.make("strong")), result.label);
				item.appendChild(document.createTextNode(" "));
			}
			item.appendChild(waymark.make("span", "reason__state", result.state));
			addWhy(item, result.why);
		});
		return list;
	}

	function addWhy(target, why) {
		if (why) {
			waymark.copyInto(target.appendChild(waymark.make(why.nodeName, "question__reason")), why);
		}
	}

	// Practice questions, where they stand. Those of the check are started by the check.
	waymark.part(function (data) {
		(data.questions || []).forEach(function (question) {
			var form = document.getElementById(question.id);
			if (question.practice && form && waymark.types[question.type]) {
				waymark.question(form, question, question.sent ? { answered: waymark.progress.record.bind(null, question) } : {});
			}
		});
	});
}(window.waymark));
