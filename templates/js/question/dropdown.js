// Words to choose in a sentence: a gap's answer is a letter; data.gaps has [how many there are, the right one].
(function (waymark) {
	function value(gap, text) {
		return text || null;
	}

	function pairs(letters) {
		return letters.map(function (letter, i) {
			return [String(i + 1), letter];
		});
	}

	waymark.gapType("dropdown", {
		between: "",
		value: value,
		text: value,
		code: String,

		fits: function (gap, letter) {
			return letter === gap[1];
		},

		uncode: function (gap, text) {
			return text >= "a" && text.charCodeAt(0) - 97 < gap[0] ? text : null;
		},

		records: function (data, answer) {
			var right = data.gaps.map(function (gap) {
				return gap[1];
			});
			return [answer.length < 2 ? { kind: "choice", response: answer, patterns: [right], part: "" }
				: { kind: "matching", response: pairs(answer), patterns: [pairs(right)], part: "" }];
		}
	});
}(window.waymark));
