// What the types share whose answer is a letter for every row of a list: ["b", "a"]; data.right is the right one. A row is right or wrong
// by itself, and the share of right ones counts, unless scoring is "all". A type of this kind has, beside read, arrange and records:
//   put(form, data, answer)       the answer into the controls; null: no longer an answer
//   state(data, answer, i, row)   what is said of row i, which is not right
//   label(data, row, i, form)     the element that names it
//   about(data, answer, i)        selectors of the reasons to give for it, the first that there is counts
//   fits(data, answer)            is a saved answer one?
(function (waymark) {
	function rows(form) {
		return waymark.all(".row", form);
	}

	function stateOf(type, data, answer, i, row) {
		return answer[i] === data.right[i] ? waymark.word("best-answer") : type.state(data, answer, i, row);
	}

	waymark.rowType = function (name, type) {
		type.grade = function (data, answer) {
			var share = answer.filter(function (letter, i) {
				return letter === data.right[i];
			}).length / answer.length;
			return waymark.grade(data.scoring === "all" ? Math.floor(share) : share);
		};

		// Words and border of each row, as of an option.
		type.show = function (form, data, answer) {
			type.put(form, data, answer);
			rows(form).forEach(function (row, i) {
				var right = answer && answer[i] === data.right[i];
				waymark.signOf(row).textContent = answer ? stateOf(type, data, answer, i, row) : "";
				row.classList.toggle("option--best", Boolean(right));
				row.classList.toggle("option--other", Boolean(answer) && !right);
			});
		};

		type.results = function (form, data, answer) {
			return rows(form).map(function (row, i) {
				return {
					label: type.label(data, row, i, form),
					state: stateOf(type, data, answer, i, row),
					why: type.about(data, answer, i).map(function (selector) {
						return waymark.one(selector + " > p + *", form);
					}).filter(Boolean)[0]
				};
			});
		};

		type.encode = function (data, answer) {
			return answer.join("");
		};

		type.decode = function (data, text) {
			var answer = text.split("");
			return answer.length === data.right.length && type.fits(data, answer) ? answer : null;
		};

		waymark.type(name, type);
	};
}(window.waymark));
