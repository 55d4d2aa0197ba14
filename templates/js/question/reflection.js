// Reflection: a thought that stays on this screen. It is never kept or sent, and gone when the view or the page is left.
(function (waymark) {
	// Whoever thought without writing may read on.
	function nothing() {
		return [];
	}

	function forget(view) {
		waymark.all(".question--reflection textarea").forEach(function (field) {
			if (waymark.around(field, "view") !== view) {
				field.value = "";
				waymark.around(field, "question").dispatchEvent(new window.Event("leave"));
			}
		});
	}

	waymark.type("reflection", { unscored: true, read: nothing, show: nothing, arrange: nothing, results: nothing, records: nothing });

	waymark.part(function () {
		waymark.onView(forget);
		// Also what the browser keeps for the way back.
		waymark.on(window, "pagehide", forget);
	});
}(window.waymark));
