// A number in a range: data.gaps has [lowest, highest], an answer is a number.
(function (waymark) {
	var NUMBER = /^([-+]?)'*(?=.*\d)(\d*|[1-9]\d{0,2}([',])(?:\d{2,3}\3)*\d{3})(\.\d*)?$/;

	function reading(text) {
		var match = NUMBER.exec(text);
		return match ? Number(match[1] + match[2].replace(/[',]/g, "") + (match[4] || "")) : NaN;
	}

	// The numbers that a text can mean, the usual one where `mark` stands before decimals first: "1,000" is a thousand or one. Digits
	// may be Arabic or Persian; blanks and apostrophes are group marks. Empty: it is no number, or one of more than 14 digits.
	waymark.numbers = function (text, mark) {
		var plain = text.trim().replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (digit) {
			return digit.charCodeAt(0) & 15;
		}).replace(/[\u2013\u2212]/g, "-").replace(/\u066b/g, mark).replace(/[\s\u2019\u066c]/g, "'");
		var other = plain.replace(/[.,]/g, function (sign) {
			return sign === "." ? "," : ".";
		});
		return (mark === "." ? [plain, other] : [other, plain]).map(reading).filter(function (number) {
			return Math.abs(number) < 1e14;
		});
	};

	// As short as it can be, with so many decimals, at most five, as there is room for.
	function written(number) {
		var places = 6;
		var text;
		do {
			places -= 1;
			text = String(Number(number.toFixed(places)));
		} while (places && text.length > 16);
		return text;
	}

	function fits(range, value) {
		return value >= range[0] && value <= range[1];
	}

	waymark.gapType("numeric", {
		missing: "number-first",
		between: ",",
		always: true,
		fits: fits,

		value: function (range, text) {
			var found = waymark.numbers(text, waymark.word("decimal-mark")).map(function (number) {
				return Number(written(number));
			});
			return found.filter(fits.bind(null, range)).concat(found, null)[0];
		},

		text: function (range, value) {
			return written(value).replace(".", waymark.word("decimal-mark"));
		},

		code: function (value) {
			return written(value).replace("-", "m");
		},

		uncode: function (range, text) {
			var plain = text.replace("m", "-");
			return isFinite(plain) && written(Number(plain)) === plain ? Number(plain) : null;
		},

		// Several numbers are told as one text.
		records: function (data, answer) {
			return [answer.length < 2 ? { kind: "numeric", response: answer[0], patterns: data.gaps, part: "" } : {
				kind: "fill-in",
				response: answer.map(written),
				patterns: [data.gaps.map(function (range) {
					return written((range[0] + range[1]) / 2);
				})],
				part: ""
			}];
		}
	});
}(window.waymark));
