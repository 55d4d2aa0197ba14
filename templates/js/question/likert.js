// Likert: places on a scale, one a statement. An answer is the list of them: "1" to "5", "0" prefers not to say, "" says nothing.
// Nothing is right or wrong, and nothing is kept; only what the author asks to send is told to an LMS.
(function (waymark) {
	function statements(form) {
		return waymark.all(".likert", form);
	}

	waymark.type("likert", {
		unscored: true,

		read: function (form) {
			var answer = statements(form).map(function (statement) {
				var chosen = waymark.one("input:checked", statement);
				return chosen ? chosen.value : "";
			});
			return answer.join("") ? answer : null;
		},

		// Who changes an answer starts from it.
		show: function (form, data, answer) {
			var shown = data.shown = answer || data.shown || [];
			statements(form).forEach(function (statement, i) {
				waymark.all("input", statement).forEach(function (input) {
					input.checked = input.value === shown[i];
					waymark.around(input, "option").classList.toggle("option--chosen", Boolean(answer) && input.checked);
				});
			});
		},

		arrange: function () {},

		results: function () {
			return [];
		},

		records: function (data, answer) {
			var records = [];
			answer.forEach(function (place, i) {
				if (place > 0) {
					records.push({
						kind: "likert",
						response: [Number(place), data.scale[place - 1]],
						patterns: [],
						part: data.statements > 1 ? "_" + (i + 1) : ""
					});
				}
			});
			return records;
		}
	});
}(window.waymark));
