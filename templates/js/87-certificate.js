// The certificate: typed, printed, kept nowhere. It opens when the check is passed or all pages are read.
(function (waymark) {
	waymark.finished = function () {
		return waymark.progress.hasPassed() || waymark.data.sections.every(function (section) {
			return section.kind !== "lesson" || waymark.progress.state().seen.indexOf(section.key) >= 0;
		});
	};

	waymark.part(function (data) {
		var form = waymark.one(".certificate");
		if (data.sections) {
			waymark.onView(function () {
				form.reset();
				waymark.one(".finish").hidden = form.hidden = !waymark.finished();
			});
			// Also what the browser keeps for the way back.
			waymark.on(window, "pagehide", form.reset.bind(form));
		}
	}, true);
}(window.waymark));
