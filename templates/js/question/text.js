// Fill-in: a gap's answer is the number of the form that was written, -1 for anything else. What was typed is not kept.
(function (waymark) {
	var EDGE = "[\\s.,;:!?'\"()\\[\\]¡¿،؛؟।、。-]+";
	var EDGES = new RegExp("^" + EDGE + "|" + EDGE + "$", "g");
	// Combining marks of Latin, Greek and Cyrillic, of Hebrew and Arabic, and what cannot be seen. Those of other scripts are letters.
	var MARKS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

	// What remains of a text when it does not matter how it was typed: no letter case, accents, kinds of quotes and dashes, blanks, or
	// punctuation at the ends.
	waymark.folded = function (text) {
		var folded = text.replace(/[‘’‚‛ʼ´]/g, "'").replace(/[“”„‟«»]/g, "\"").replace(/[‐-―−]/g, "-");
		folded = folded.normalize ? folded.normalize("NFKD") : folded;
		// Lower and upper again: ß is SS, and the Greek and Turkish letters with two small forms are one.
		folded = folded.toLowerCase().toUpperCase().replace(MARKS, "").replace(/\s+/g, " ").trim();
		return folded.replace(EDGES, "") || folded;
	};

	waymark.gapType("text", {
		missing: "write-first",
		between: ".",

		value: function (forms, text) {
			return text.trim() ? forms.map(waymark.folded).indexOf(waymark.folded(text)) : null;
		},

		fits: function (forms, value) {
			return value >= 0;
		},

		text: function (forms, value) {
			return forms[value] || "";
		},

		code: function (value) {
			return value < 0 ? "x" : value;
		},

		uncode: function (forms, text) {
			return text === "x" ? -1 : String(Number(text)) === text && forms[text] ? Number(text) : null;
		},

		// The best form of each gap; of a single one the form that was meant.
		records: function (data, answer) {
			var forms = data.gaps[0];
			var best = data.gaps.map(function (each) {
				return each[0];
			});
			return [{
				kind: "fill-in",
				response: answer.map(function (value, i) {
					return value < 0 ? "other" : best[1] ? best[i] : forms[value];
				}),
				patterns: best[1] ? [best] : forms.slice(0, 5).map(function (form) {
					return [form];
				}),
				part: ""
			}];
		}
	});
}(window.waymark));
