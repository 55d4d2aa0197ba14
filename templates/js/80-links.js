// Links out of the page: to other sites, and to the same page in another language.
(function (waymark) {
	// The other language opens at the same section: ids are the same in all languages.
	waymark.onView(function (view) {
		waymark.all("[hreflang]").forEach(function (link) {
			link.hash = view.id + (waymark.isPrivate ? "~" : "");
		});
	});

	// In an LMS's frame a link to somewhere else would take the place of the course, and many sites refuse to be framed; in an LMS's window it
	// would end the session.
	waymark.part(function () {
		if (window.top !== window || (waymark.tracker && waymark.tracker.leave)) {
			waymark.all("a[rel=noreferrer]").forEach(function (link) {
				link.target = "_blank";
			});
		}
	}, true);
}(window.waymark));
