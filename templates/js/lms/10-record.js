// Records: an answer as the standards write it. A type of question says what was answered without knowing any of them:
//
//   {kind, response, patterns, part, count}   patterns: values like response that are right, best first; part: "" or what makes the
//                                      identifier of one of several records of a question different: "_2"; count: of the options, where
//                                      there may be more than 36
//
//   kind          value
//   choice        letters of the options: ["a", "c"]
//   true-false    true or false
//   fill-in       texts, one a gap: ["coercion"]
//   numeric       a number; as a pattern [lowest, highest]
//   matching      [["1", "b"], ["2", "a"]]
//   sequencing    letters in their order: ["b", "a"]
//   likert        [4, "agree"]: place on the scale from 1, identifier
//   performance   [["s1", "b"], …]: step, choice
(function (waymark) {
	"use strict";

	var CASE_2004 = "{case_matters=false}";
	var TEXT_2004 = 250 - CASE_2004.length;
	var LIST_2004 = 36;
	var NUMBER = 99999;

	function cut(text, limit) {
		// Half of a surrogate pair is no text.
		return text.slice(0, limit).replace(/[\ud800-\udbff]$/, "");
	}

	// At most five digits before the point and five behind it, never an exponent: more is refused by Moodle.
	function decimal(number) {
		return Math.max(-NUMBER, Math.min(NUMBER, number)).toFixed(5).replace(/\.?0+$/, "");
	}

	function middle(range) {
		return (range[0] + range[1]) / 2;
	}

	function pairs(value, inside) {
		return value.map(function (pair) {
			return pair.join(inside);
		});
	}

	function plain(text) {
		return text.replace(/\[[,.:]\]|\s+/g, " ");
	}

	function text2004(kind, value, isPattern) {
		switch (kind) {
		case "true-false":
			return value ? "true" : "false";
		case "numeric":
			return isPattern ? decimal(value[0]) + "[:]" + decimal(value[1]) : decimal(value);
		case "likert":
			return value[1];
		case "fill-in":
			return (isPattern ? CASE_2004 : "") + value.map(function (text) {
				return cut(plain(text), TEXT_2004);
			}).join("[,]");
		case "matching":
		case "performance":
			return pairs(value, "[.]").slice(0, LIST_2004).join("[,]");
		default:
			return value.slice(0, LIST_2004).join("[,]");
		}
	}

	// The same answer as a text: for what the kind's own form has no room for.
	function asText(record, text) {
		return {
			kind: "fill-in",
			response: [text(record.response)],
			patterns: record.patterns.map(function (pattern) {
				return [text(pattern)];
			})
		};
	}

	// A number with more digits than LMSs take.
	function fitted(record) {
		var isLarge = record.kind === "numeric" && record.patterns.some(function (range) {
			return Math.max(-range[0], range[1]) > NUMBER;
		});
		return !isLarge ? record : asText(record, function (value) {
			return String(value.length ? middle(value) : value);
		});
	}

	function written(record, text, grade, wrong) {
		return {
			type: record.kind,
			response: text(record.kind, record.response, false),
			patterns: record.patterns.map(function (pattern) {
				return text(record.kind, pattern, true);
			}),
			// Part credit is a number, cut to two decimals.
			result: !grade ? "neutral" : grade.result === "right" ? "correct" : grade.result === "wrong" ? wrong
				: decimal(Math.floor(grade.score * 100 + 1e-6) / 100)
		};
	}

	// {type, response, patterns, result} as cmi.interactions.n takes them. `grade` null: nothing is right or wrong.
	waymark.record2004 = function (record, grade) {
		return written(fitted(record), text2004, grade, "incorrect");
	};

	// For trackers that write a form of their own.
	waymark.recordParts = {
		cut: cut, decimal: decimal, middle: middle, pairs: pairs, plain: plain, asText: asText, fitted: fitted, written: written
	};

	// "m07_q1" + "_try2" of "m07-q1": LMSs take no "-", and at most `limit` characters. What is too long keeps its beginning and ends in a
	// number of its own.
	waymark.recordId = function (name, suffix, limit) {
		var id = name.replace(/-/g, "_");
		var own = "_" + waymark.hash(id).toString(36);
		return (id + suffix).length <= limit ? id + suffix : id.slice(0, limit - own.length - suffix.length) + own + suffix;
	};
}(window.waymark));
