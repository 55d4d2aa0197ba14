// What the types with a list of options share. An answer is the list of chosen letters in the author's order: ["a", "c"].
(function (waymark) {
	function labels(form) {
		return waymark.all(".option", form);
	}

	function control(label) {
		return waymark.one("input", label);
	}

	function letter(label) {
		return control(label).value;
	}

	// Where an option or a row says what became of it, or a link to a page of the module that it was read.
	waymark.signOf = function (element, className) {
		var name = className || "option__mark";
		return waymark.one("." + name, element) || element.appendChild(waymark.make("span", name));
	};

	// Words and a class on an option: what was chosen, what fits best. Never colour alone.
	function mark(label, locked, chosen, right) {
		var words = [];
		if (chosen) {
			words.push(waymark.word("your-answer"));
		}
		if (right) {
			words.push(waymark.word("best-answer"));
		} else if (chosen) {
			words.push(waymark.word("other-answer"));
		}
		waymark.signOf(label).textContent = words.join(" · ");
		label.classList.toggle("option--locked", locked);
		label.classList.toggle("option--chosen", chosen);
		label.classList.toggle("option--best", right);
		label.classList.toggle("option--other", chosen && !right);
	}

	waymark.options = {
		read: function (form, data) {
			var chosen = labels(form).filter(function (label) {
				return control(label).checked;
			}).map(letter);
			var answer = data.options.filter(function (option) {
				return chosen.indexOf(option) >= 0;
			});
			return answer.length ? answer : null;
		},

		show: function (form, data, answer) {
			labels(form).forEach(function (label) {
				var chosen = answer !== null && answer.indexOf(letter(label)) >= 0;
				control(label).checked = chosen;
				mark(label, answer !== null, chosen, answer !== null && data.right.indexOf(letter(label)) >= 0);
			});
		},

		arrange: function (form, data, next) {
			var order = next && data.shuffle ? waymark.shuffled(data.options, next) : data.options;
			var list = labels(form);
			var parent = list[0].parentNode;
			order.forEach(function (option) {
				list.forEach(function (label) {
					if (letter(label) === option) {
						parent.appendChild(label);
					}
				});
			});
		},

		// One reason stands for itself; several say which option they are about.
		told: function (data, answer) {
			return answer;
		},

		results: function (form, data, answer) {
			var told = this.told(data, answer);
			var reasons = waymark.all(".reasons > li", form);
			return told.map(function (option) {
				var reason = reasons[data.options.indexOf(option)];
				return {
					label: told.length > 1 && waymark.one("span", reason),
					state: waymark.one("b", reason).textContent,
					why: reason.lastElementChild
				};
			});
		},

		encode: function (data, answer) {
			return answer.join("");
		},

		decode: function (data, text) {
			var chosen = text.split("");
			var answer = data.options.filter(function (option) {
				return chosen.indexOf(option) >= 0;
			});
			return answer.length && answer.join("") === text ? answer : null;
		},

		records: function (data, answer) {
			return [{ kind: "choice", response: answer, patterns: [data.right], part: "", count: data.options.length }];
		}
	};

	// Where exactly one option may be chosen.
	waymark.oneOption = {
		grade: function (data, answer) {
			return waymark.grade(answer.length === 1 && answer[0] === data.right[0] ? 1 : 0);
		},

		decode: function (data, text) {
			return text.length === 1 ? waymark.options.decode(data, text) : null;
		}
	};

	// A type with options: the shared functions, and over them those of the given tables.
	waymark.optionType = function (name) {
		var type = {};
		[waymark.options].concat(Array.prototype.slice.call(arguments, 1)).forEach(function (from) {
			Object.keys(from).forEach(function (key) {
				type[key] = from[key];
			});
		});
		waymark.type(name, type);
	};
}(window.waymark));
