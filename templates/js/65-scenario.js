// Scenarios: one step of a branching practice at a time. The page has all of them, as a numbered gamebook; what is shown follows from
// the path, one letter a choice, so that going back, starting again and coming back another day are all the same thing.
(function (waymark) {
	// The code of "a".
	var FIRST = 97;
	var MOST_ENDS = 99;

	// The steps of a path: [{step, choice}], the last one without a choice yet. Null: there is no such way.
	waymark.wayOf = function (scenario, path, from) {
		var way = [{ step: from || 0, choice: -1 }];
		return path.split("").every(function (letter) {
			var here = way[way.length - 1];
			var choice = scenario.steps[here.step].choices[letter.charCodeAt(0) - FIRST];
			here.choice = letter.charCodeAt(0) - FIRST;
			way.push({ step: choice, choice: -1 });
			return choice >= 0;
		}) ? way : null;
	};

	function start(data, root) {
		var kept = waymark.progress.path(data);
		var view = waymark.around(root, "view");
		var title = (waymark.one(".scenario__title", root) || waymark.one("h1", view)).textContent;
		var path = kept.path;
		var from = 0;
		var added = [];
		var current;
		var steps = data.steps.map(function (step) {
			return document.getElementById(data.id + "-" + step.id);
		});

		function heading(step) {
			return waymark.one(".step__title", step);
		}

		// What is put into a step goes when another one is shown.
		function add(before, name, className, text) {
			var element = current.insertBefore(waymark.make(name, className + " scenario__live", text), before);
			added.push(element);
			return element;
		}

		// What was chosen at a place of the way, how it fits, and what the coach says.
		function tell(target, place) {
			var note = waymark.all(".said", document.getElementById("coach-" + steps[place.step].id))[place.choice];
			var words;
			target.className += " " + note.className;
			waymark.copyInto(target, note);
			words = waymark.one("p", target);
			words.insertBefore(document.createTextNode(" "), words.firstChild);
			words.insertBefore(waymark.make("strong", "", waymark.word("you-said")), words.firstChild);
		}

		function showWay(way) {
			var level = Number(heading(current).nodeName.charAt(1)) + 1;
			var list;
			add(null, "h" + Math.min(6, level), "", waymark.word("your-way"));
			list = add(null, "ol", "");
			way.slice(0, -1).forEach(function (place) {
				var item = list.appendChild(waymark.make("li"));
				waymark.copyInto(item.appendChild(waymark.make("strong")), heading(steps[place.step]));
				tell(item.appendChild(waymark.make("div")), place);
			});
		}

		function addButton(line, className, key, newPath, newFrom) {
			var button = line.appendChild(waymark.make("button", "button" + className, waymark.word(key)));
			button.type = "button";
			waymark.on(button, "click", function () {
				go(newPath, newFrom);
			});
		}

		function showButtons(ended) {
			var line = add(null, "p", "question__buttons");
			var next = waymark.one(".steps .steps__next", view);
			if (path) {
				addButton(line, " button--quiet", "step-back", path.slice(0, -1), from);
			}
			if (ended || from) {
				addButton(line, " button--quiet", "start-again", "", 0);
			}
			if (ended && next) {
				line.appendChild(next.cloneNode(true));
			}
		}

		// True at an ending.
		function show() {
			var way = waymark.wayOf(data, path, from);
			var here = way[way.length - 1].step;
			var ended = !data.steps[here].choices.length;
			var place;
			added.forEach(function (element) {
				element.parentNode.removeChild(element);
			});
			added = [];
			current = steps[here];
			steps.forEach(function (step) {
				step.hidden = step !== current;
			});
			place = add(heading(current), "p", "position", waymark.word("step", { number: way.length, title: title }));
			place.id = data.id + "-place";
			heading(current).setAttribute("aria-describedby", place.id);
			if (path) {
				tell(add(waymark.one(".step__choices, .step__end", current), "div", ""), way[way.length - 2]);
			}
			if (ended) {
				showWay(way);
			}
			showButtons(ended);
			return ended;
		}

		// A way that begins elsewhere, by a link to a step, is not kept.
		function set(newPath, newFrom) {
			path = newPath;
			from = newFrom;
			kept.path = from ? "" : path;
			return show();
		}

		function tellEnd() {
			kept.ends = Math.min(MOST_ENDS, (kept.ends || 0) + 1);
			waymark.progress.ended(data, kept.ends, waymark.wayOf(data, path, from).slice(0, -1).map(function (place) {
				return [data.steps[place.step].id.replace(/-/g, "_"), String.fromCharCode(FIRST + place.choice)];
			}));
		}

		function go(newPath, newFrom) {
			var isChoice = newPath.length > path.length;
			if (set(newPath, newFrom) && isChoice) {
				tellEnd();
			}
			waymark.progress.save();
			waymark.showTicks();
			waymark.scrollTo(current);
			waymark.focus(heading(current));
		}

		// A link from elsewhere leads to a step: back to it where it lies on the way, or to a way that begins with it. The address then
		// names the section only, so that Back does not lead here again.
		function visit(target) {
			var step = steps.indexOf(waymark.around(target, "step"));
			var place = waymark.wayOf(data, path, from).map(function (each) {
				return each.step;
			}).lastIndexOf(step);
			if (step < 0) {
				return null;
			}
			if (place < 0) {
				set("", step);
			} else {
				set(path.slice(0, place), from);
			}
			try {
				window.history.replaceState(null, "", "#" + view.id);
			} catch (error) {
				// Then the address goes on naming the step.
			}
			return target === current ? heading(current) : target;
		}

		waymark.all(".step__coach", root).forEach(function (line) {
			line.parentNode.removeChild(line);
		});
		root.className += " scenario--live";
		show();
		waymark.on(root, "click", function (event) {
			var choice = waymark.all(".option", current).indexOf(waymark.around(event.target, "option"));
			if (choice >= 0 && !view.hidden && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
				event.preventDefault();
				// The second click of a double click is no choice at the next step.
				if (event.detail < 2) {
					go(path + String.fromCharCode(FIRST + choice), from);
				}
			}
		});
		// Who reads the summary instead has done enough.
		waymark.all(".content-note__summary", view).forEach(function (summary) {
			waymark.on(summary, "toggle", function () {
				kept.ends = kept.ends || 0;
				waymark.progress.save();
				waymark.showTicks();
			});
		});
		waymark.onPlace(visit);
	}

	waymark.part(function (data) {
		(data.scenarios || []).forEach(function (scenario) {
			var root = waymark.one("[data-scenario='" + scenario.id + "']");
			if (root) {
				start(scenario, root);
			}
		});
	}, true);
}(window.waymark));
