// Starts the parts when the page is there. Question types follow this file and are known by then.
(function (waymark) {
	if (document.readyState === "loading") {
		waymark.on(document, "DOMContentLoaded", waymark.start);
	} else {
		waymark.start();
	}
}(window.waymark));
