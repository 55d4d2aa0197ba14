// True or false: two options, of which the first says that the statement is true.
(function () {
	"use strict";

	function word(data, option) {
		return option === data.options[0] ? "t" : "f";
	}

	waymark.optionType("true_false", waymark.oneOption, {
		// "False, true" would confuse more than it trains.
		arrange: function () {},

		interaction12: "true-false",

		response12: function (data, answer) {
			return word(data, answer[0]);
		},

		pattern12: function (data) {
			return word(data, data.right[0]);
		}
	});
}());
