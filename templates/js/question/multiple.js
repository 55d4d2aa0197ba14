// Multiple response: every wrong pick takes back a right one, or all or nothing where the author says so.
(function (waymark) {
	waymark.optionType("multiple", {
		grade: function (data, answer) {
			var right = answer.filter(function (option) {
				return data.right.indexOf(option) >= 0;
			}).length;
			var wrong = answer.length - right;
			if (data.scoring === "all") {
				return waymark.grade(right === data.right.length && wrong === 0 ? 1 : 0);
			}
			return waymark.grade(Math.max(0, right - wrong) / data.right.length);
		},

		// Why, for what was chosen and for what was missed, in the author's order.
		told: function (data, answer) {
			return data.options.filter(function (option) {
				return answer.indexOf(option) >= 0 || data.right.indexOf(option) >= 0;
			});
		}
	});
}(window.waymark));
