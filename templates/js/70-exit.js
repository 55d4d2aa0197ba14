// "Exit this page": the screen is blank at once, the page is left without a trace in Back, and nothing typed stays behind.
(function (waymark) {
	"use strict";

	var PATIENCE = 2000;
	var left = false;

	function blank() {
		var cover = waymark.make("p", "leaving", waymark.word("loading"));
		waymark.all("body > *").forEach(function (element) {
			element.hidden = true;
		});
		document.body.appendChild(cover);
		document.title = waymark.word("loading");
	}

	function forget() {
		waymark.all("form").forEach(function (form) {
			form.reset();
		});
		waymark.progress.forget();
		waymark.storage.tab.erase();
	}

	function replace(place, address) {
		try {
			place.location.replace(address);
			return true;
		} catch (error) {
			return false;
		}
	}

	// In an LMS's frame the whole window leaves, and the window that opened this one as well. A frame may forbid that without saying
	// so: then at least the frame leaves.
	function leave(address) {
		if (window.opener && window.opener !== window) {
			replace(window.opener, address);
		}
		if (window.top !== window && replace(window.top, address)) {
			window.setTimeout(function () {
				replace(window, address);
			}, PATIENCE);
		} else {
			replace(window, address);
		}
	}

	waymark.exit = function (address) {
		left = true;
		blank();
		forget();
		leave(address);
	};

	waymark.part(function (data) {
		waymark.all("a[data-exit]").forEach(function (link) {
			link.addEventListener("click", function (event) {
				event.preventDefault();
				waymark.exit(link.href || data.exit);
			});
		});
		// Nobody is stuck on a blank screen that comes back out of the history.
		window.addEventListener("pageshow", function (event) {
			if (event.persisted && left) {
				window.location.reload();
			}
		});
	});
}(window.waymark));
