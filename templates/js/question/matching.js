// Matching: an answer to every premise, in the author's order of premises.
(function (waymark) {
	function choices(form) {
		return waymark.all(".row select", form);
	}

	function option(root, letter) {
		return waymark.one("option[value='" + letter + "']", root);
	}

	function pairs(data, answer) {
		return answer.map(function (letter, i) {
			return [data.rows[i], letter];
		});
	}

	waymark.rowType("matching", {
		missing: "choose-each",

		read: function (form) {
			var answer = choices(form).map(function (select) {
				return select.value;
			});
			return answer.indexOf("") < 0 ? answer : null;
		},

		focus: function (form) {
			return choices(form).filter(function (select) {
				return !select.value;
			})[0];
		},

		put: function (form, data, answer) {
			choices(form).forEach(function (select, i) {
				select.value = answer ? answer[i] : "";
			});
		},

		// All controls offer the answers in the same order.
		arrange: function (form, data, next) {
			var order = next && data.shuffle ? waymark.shuffled(data.answers, next) : [];
			choices(form).forEach(function (select) {
				order.forEach(function (letter) {
					select.appendChild(option(select, letter));
				});
			});
		},

		state: function (data, answer, i, row) {
			return waymark.word("other-answer") + " · " + waymark.word("best-answer") + ": " + option(row, data.right[i]).textContent;
		},

		label: function (data, row) {
			return waymark.one("label", row);
		},

		about: function (data, answer, i) {
			return ["[data-row='" + data.rows[i] + "']", "[data-option='" + answer[i] + "']"];
		},

		fits: function (data, answer) {
			return answer.every(function (letter) {
				return data.answers.indexOf(letter) >= 0;
			});
		},

		records: function (data, answer) {
			return [{ kind: "matching", response: pairs(data, answer), patterns: [pairs(data, data.right)], part: "", count: data.answers.length }];
		}
	});
}(window.waymark));
