// What an answer is about: {root, title, question}; `question` is {} for a scenario. Trackers tell an LMS of it in their own words.
(function (waymark) {
	"use strict";

	waymark.subject = function (id) {
		var root = waymark.one("[data-scenario='" + id + "']") || document.getElementById(id);
		return {
			root: root,
			title: waymark.one("legend h2, legend h3, .scenario__title", root) || waymark.one("h1", waymark.around(root, "view")),
			question: waymark.data.questions.filter(function (question) {
				return question.id === id;
			})[0] || {}
		};
	};
}(window.waymark));
