// True or false: two options, of which the first says that the statement is true.
(function (waymark) {
	waymark.optionType("true_false", waymark.oneOption, {
		// "False, true" would confuse more than it trains.
		arrange: function () {},

		records: function (data, answer) {
			return [{
				kind: "true-false",
				response: answer[0] === data.options[0],
				patterns: [data.right[0] === data.options[0]],
				part: ""
			}];
		}
	});
}(window.waymark));
