// Helplines grow old, also in a copy that nobody updates: the page says so on the day it is read.
(function (waymark) {
	var DAYS_FRESH = 90;

	waymark.part(function () {
		waymark.all("[data-checked]").forEach(function (line) {
			// From the end of that day, where the reader is. A clock that is behind it tells nothing.
			if (Date.now() - Date.parse(line.getAttribute("data-checked") + "T23:59") > DAYS_FRESH * 86400000) {
				waymark.one(".help-line__checked", line).appendChild(waymark.make("strong", "help-line__old", " " + waymark.word("checked-long-ago")));
			}
		});
	});
}(window.waymark));
