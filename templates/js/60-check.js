// The module's check: some questions of the pool, one a screen, one try each; then the result by objective. It may be taken again.
(function () {
	"use strict";

	var questions = [];
	var view, progress, end, state, asked, place;

	function byKey(key) {
		return questions.filter(function (question) {
			return question.data.key === key;
		})[0];
	}

	function answerTo(question) {
		var saved = state.answers.filter(function (answer) {
			return answer.key === question.data.key;
		})[0];
		return saved ? waymark.types[question.data.type].decode(question.data, saved.text) : null;
	}

	function gradeOf(question) {
		return waymark.types[question.data.type].grade(question.data, answerTo(question));
	}

	function newSeed() {
		try {
			return window.crypto.getRandomValues(new Uint32Array(1))[0];
		} catch (error) {
			return Math.floor(Math.random() * 4294967296);
		}
	}

	// Draws the attempt's questions and gives them their order of options.
	function draw(data) {
		var keys = questions.map(function (question) {
			return question.data.key;
		});
		if (state.seed === null) {
			state.seed = newSeed();
		}
		asked = waymark.draw(keys, Math.min(data.draw, keys.length), state.seed, state.attempt, state.answers.map(function (answer) {
			return answer.key;
		})).map(byKey);
		asked.forEach(function (question) {
			question.arrange(waymark.generator([state.seed, state.attempt, question.data.key].join(":")));
		});
	}

	function show(number) {
		place = number;
		questions.forEach(function (question) {
			question.form.hidden = question !== asked[number];
		});
		end.hidden = number < asked.length;
		progress.hidden = number >= asked.length;
		progress.textContent = waymark.word("question-of", { number: number + 1, count: asked.length });
		showIntroduction(number === 0);
		if (number >= asked.length) {
			showResult();
		}
	}

	// The words before the first question are read once.
	function showIntroduction(shown) {
		var node = progress.previousElementSibling;
		while (node && node.nodeName !== "H1") {
			if (!node.contains(waymark.one("h1", view))) {
				node.hidden = !shown;
			}
			node = node.previousElementSibling;
		}
	}

	// "Question 3 of 6" stands above the question: who hears the heading hears it too.
	function headingOf(question) {
		var heading = waymark.one(".question__legend h2, .question__legend h3", question.form);
		progress.id = view.id + "-progress";
		heading.setAttribute("aria-describedby", progress.id);
		return heading;
	}

	function next() {
		show(place + 1);
		window.scrollTo(0, 0);
		waymark.focus(place < asked.length ? headingOf(asked[place]) : waymark.one("h2", end));
	}

	function answered(question, answer, grade) {
		waymark.progress.answer(question.data, answer, grade);
		waymark.progress.setOpen(true);
		if (state.answers.length >= asked.length) {
			waymark.progress.finishCheck(percent());
		}
		waymark.progress.save();
		waymark.showTicks();
	}

	// Cut, not rounded, to two decimals: 79.996 is not 80.
	function percent() {
		var reached = 0;
		var possible = 0;
		asked.forEach(function (question) {
			reached += gradeOf(question).score * question.data.points;
			possible += question.data.points;
		});
		return Math.floor(reached / possible * 10000 + 1e-6) / 100;
	}

	function countRight(list) {
		return list.filter(function (question) {
			return gradeOf(question).score >= 1;
		}).length;
	}

	function add(name, className, text) {
		return end.appendChild(waymark.make(name, className, text));
	}

	function showResult() {
		var data = waymark.data;
		var now = percent();
		waymark.empty(end);
		add("h2", "", waymark.word("result"));
		add("p", "check__score", waymark.word("result-score", {
			percent: Math.floor(now), right: countRight(asked), count: asked.length
		}));
		add("p", "", waymark.word(now >= data.pass ? "result-passed" : waymark.progress.hasPassed() ? "result-passed-before"
			: "result-not-yet", { pass: data.pass }));
		if (state.best > now) {
			add("p", "", waymark.word("result-best", { percent: Math.floor(state.best) }));
		}
		showObjectives(data);
		showButtons(data);
	}

	function showObjectives(data) {
		var list = waymark.make("ul", "check__objectives");
		(data.objectives || []).forEach(function (objective) {
			var about = asked.filter(function (question) {
				return question.data.objective === objective.id;
			});
			if (about.length) {
				list.appendChild(objectiveItem(objective, about));
			}
		});
		if (list.firstChild) {
			add("h3", "", waymark.word("result-objectives"));
			end.appendChild(list);
		}
	}

	function objectiveItem(objective, about) {
		var item = waymark.make("li");
		var right = countRight(about);
		item.appendChild(waymark.make("span", "check__objective", objective.text));
		item.appendChild(document.createTextNode(" "));
		item.appendChild(waymark.make("strong", "", waymark.word("result-of", { right: right, count: about.length })));
		if (right < about.length) {
			addLessons(item, lessonsAbout(objective.id));
		}
		return item;
	}

	function addLessons(item, lessons) {
		var line = waymark.make("p", "", waymark.word("result-read"));
		lessons.forEach(function (id, i) {
			var link;
			line.appendChild(document.createTextNode(i ? " · " : " "));
			link = line.appendChild(waymark.make("a", "", waymark.one("h1", document.getElementById(id)).textContent));
			link.href = "#" + id;
		});
		if (lessons.length) {
			item.appendChild(line);
		}
	}

	// Lessons that name the objective, or have a practice question on it.
	function lessonsAbout(objective) {
		return waymark.data.sections.filter(function (section) {
			return section.kind === "lesson" && document.getElementById(section.id) &&
				((section.objectives || []).indexOf(objective) >= 0 || waymark.data.questions.some(function (question) {
					return question.practice && question.section === section.id && question.objective === objective;
				}));
		}).map(function (section) {
			return section.id;
		});
	}

	function showButtons(data) {
		var line = add("p", "question__buttons");
		var again = line.appendChild(waymark.make("button", "button", waymark.word("try-again")));
		var read = line.appendChild(waymark.make("a", "button button--quiet", waymark.word("read-again")));
		again.type = "button";
		again.addEventListener("click", function () {
			retake(data);
		});
		read.href = "#" + data.sections[0].id;
	}

	function retake(data) {
		state.attempt += 1;
		state.answers = [];
		questions.forEach(function (question) {
			question.reset();
		});
		draw(data);
		place = -1;
		next();
		waymark.progress.save();
	}

	function start(data) {
		var i = 0;
		draw(data);
		asked.forEach(function (question) {
			var answer = answerTo(question);
			if (answer) {
				question.restore(answer);
			}
		});
		while (i < asked.length && answerTo(asked[i])) {
			i += 1;
		}
		waymark.progress.setOpen(i > 0 && i < asked.length);
		show(i);
	}

	function make(data, form) {
		var question = waymark.question(form, data, {
			answered: function (answer, grade) {
				answered(question, answer, grade);
			},
			next: next,
			nextName: function () {
				return waymark.word(asked[asked.length - 1] === question ? "see-result" : "next-question");
			}
		});
		return question;
	}

	waymark.part(function (data) {
		state = waymark.progress.state();
		view = waymark.one("[data-view='check']");
		if (!state || !view || !(data.draw > 0)) {
			return;
		}
		progress = waymark.one(".check__progress", view);
		end = waymark.one(".check__end", view);
		data.questions.forEach(function (question) {
			var form = document.getElementById(question.id);
			if (!question.practice && form && waymark.types[question.type]) {
				questions.push(make(question, form));
			}
		});
		if (questions.length) {
			start(data);
		}
	});
}());
