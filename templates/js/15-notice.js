// One quiet line at the top of the page, spoken politely: "Not saved since 10:42 – keep this window open".
(function (waymark) {
	var line = null;

	// An empty live region has to be in the page before its first words.
	waymark.part(function () {
		var main = document.getElementById("main");
		if (main) {
			line = waymark.make("p", "notice");
			line.setAttribute("role", "status");
			main.insertBefore(line, main.firstChild);
		}
	});

	waymark.notice = function (text) {
		if (line) {
			line.textContent = text;
		}
	};
}(window.waymark));
