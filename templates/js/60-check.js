// The module's check: some questions of each pool, one a screen, one try each; then the result by objective. It may be taken again, as
// often as the author lets it.
(function (waymark) {
	// The saved state has room for this number: see 50-state.js.
	var MOST_ATTEMPTS = 46655;

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

	function keyOf(item) {
		return item.key;
	}

	// Draws the attempt's questions, pool after pool, and gives them their order of options.
	function draw(data) {
		if (state.seed === null) {
			state.seed = newSeed();
		}
		asked = [];
		data.draws.forEach(function (count, pool) {
			var keys = questions.filter(function (question) {
				return (question.data.pool || 0) === pool;
			}).map(function (question) {
				return question.data.key;
			});
			asked = asked.concat(waymark.draw(keys, Math.min(count, keys.length), state.seed, state.attempt, state.answers.map(keyOf)).map(byKey));
		});
		// An older version of the module may have asked more.
		state.answers = state.answers.filter(function (answer) {
			return asked.indexOf(byKey(answer.key)) >= 0;
		});
		questions.forEach(function (question) {
			question.arrange(asked.indexOf(question) < 0 ? null : waymark.generator([state.seed, state.attempt, question.data.key].join(":")));
		});
	}

	function isAnswered(question) {
		return answerTo(question) !== null;
	}

	function attemptOf(data) {
		return waymark.word("attempt-of", { number: state.attempt, count: Math.max(data.attempts, state.attempt) });
	}

	function show(number) {
		place = number;
		questions.forEach(function (question) {
			question.form.hidden = question !== asked[number];
		});
		end.hidden = number < asked.length;
		progress.hidden = number >= asked.length;
		progress.textContent = waymark.word("question-of", { number: number + 1, count: asked.length }) +
			(number === 0 && waymark.data.attempts ? " · " + attemptOf(waymark.data) : "");
		showIntroduction(number === 0);
		if (number >= asked.length) {
			showResult();
		}
	}

	// The words before the first question are read once; on paper they stand there all the same.
	function showIntroduction(shown) {
		var node = progress.previousElementSibling;
		while (node && node.nodeName !== "H1") {
			if (!node.contains(waymark.one("h1", view))) {
				node.classList.toggle("check__read", !shown);
			}
			node = node.previousElementSibling;
		}
	}

	// "Question 3 of 6" stands above the question: who hears the heading hears it too.
	function headingOf(question) {
		var heading = waymark.one("legend h2, legend h3", question.form);
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
		finish();
		waymark.progress.save();
		waymark.showTicks();
	}

	function finish() {
		if (asked.every(isAnswered)) {
			waymark.progress.finishCheck(percent());
		}
	}

	// Of a list of {score, points}. Cut, not rounded, to two decimals: 79.996 is not 80.
	waymark.percent = function (list) {
		var reached = 0;
		var possible = 0;
		list.forEach(function (item) {
			reached += item.score * item.points;
			possible += item.points;
		});
		return Math.floor(reached / possible * 10000 + 1e-6) / 100;
	};

	function percent() {
		return waymark.percent(asked.map(function (question) {
			return { score: gradeOf(question).score, points: question.data.points || 1 };
		}));
	}

	function count(list, result) {
		return list.filter(function (question) {
			return gradeOf(question).result === result;
		}).length;
	}

	// "2 of 3 right", and what was right in part.
	function counted(list) {
		var partly = count(list, "partly");
		return waymark.word("result-of", { right: count(list, "right"), count: list.length }) +
			(partly ? " · " + waymark.word("result-partly", { count: partly }) : "");
	}

	function mayTryAgain(data) {
		return !data.attempts || state.attempt < data.attempts;
	}

	function add(name, className, text) {
		return end.appendChild(waymark.make(name, className, text));
	}

	function showResult() {
		var data = waymark.data;
		var now = percent();
		waymark.empty(end);
		add("h2", "", waymark.word("result"));
		add("p", "check__score", waymark.word("result-score", { percent: Math.floor(now), counted: counted(asked) }));
		if (data.attempts) {
			add("p", "check__attempt", attemptOf(data));
		}
		add("p", "", waymark.word(now >= data.pass ? "result-passed" : waymark.progress.hasPassed() ? "result-passed-before"
			: data.attempts ? "result-not-enough" : "result-not-yet", { pass: data.pass }));
		if (state.best > now) {
			add("p", "", waymark.word("result-best", { percent: Math.floor(state.best) }));
		}
		showObjectives(data);
		showButtons(data);
	}

	function showObjectives(data) {
		var list = waymark.make("ul", "check__objectives");
		data.objectives.forEach(function (objective) {
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
		item.appendChild(waymark.make("span", "check__objective", objective.text));
		item.appendChild(document.createTextNode(" "));
		item.appendChild(waymark.make("strong", "", counted(about)));
		if (count(about, "right") < about.length) {
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
		var button;
		if (mayTryAgain(data)) {
			button = line.appendChild(waymark.make("button", "button", waymark.word("try-again")));
			button.type = "button";
			waymark.on(button, "click", function () {
				retake(data);
			});
		}
		line.appendChild(waymark.make("a", "button button--quiet", waymark.word("read-again"))).href = "#" + data.sections[0].id;
		end.appendChild(waymark.one(".finish").cloneNode(true)).hidden = !waymark.finished();
	}

	function retake(data) {
		state.attempt = Math.min(state.attempt + 1, MOST_ATTEMPTS);
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
		var given, i;
		draw(data);
		given = asked.filter(isAnswered);
		given.forEach(function (question) {
			question.restore(answerTo(question));
		});
		// What a new version of the module added may stand between questions that are answered: those go first.
		asked = given.concat(asked.filter(function (question) {
			return given.indexOf(question) < 0;
		}));
		i = given.length;
		waymark.progress.setOpen(i > 0 && i < asked.length);
		finish();
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
		if (!state || !view || !data.draws.length) {
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
	}, true);
}(window.waymark));
