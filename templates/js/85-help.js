// Helplines grow old, also in a copy that nobody updates: the page says so on the day it is read.
(function (waymark) {
	"use strict";

	var DAYS_FRESH = 90;

	waymark.part(function () {
		waymark.all("[data-checked]").forEach(function (line) {
			var days = (Date.now() - Date.parse(line.getAttribute("data-checked"))) / 86400000;
			var place = waymark.one(".help-line__checked", line);
			if (place && days > DAYS_FRESH) {
				place.appendChild(waymark.make("strong", "help-line__old", " " + waymark.word("checked-long-ago")));
			}
		});
	});
}(window.waymark));
