// Starts the parts when the page is there. Question types follow this file and are known by then.
(function (waymark) {
	"use strict";

	if (document.readyState === "loading") {
		document.addEventListener("DOMContentLoaded", waymark.start);
	} else {
		waymark.start();
	}
}(window.waymark));
