// "Exit this page": the screen is blank at once, the page is left without a trace in Back, and nothing typed stays behind.
(function (waymark) {
	var PATIENCE = 2000;
	var left = false;

	function blank() {
		document.title = waymark.word("loading");
		document.body.className = "leaving";
		document.body.textContent = "";
		document.body.appendChild(waymark.make("p", "", document.title));
	}

	function forget() {
		var onlyTab = waymark.setting("erase") === "off";
		waymark.progress.forget();
		waymark.memory.erase(onlyTab);
	}

	// False: there is no such window, or it may not be moved from here.
	function replace(place, address) {
		try {
			place.location.replace(address);
			return true;
		} catch (error) {
			return false;
		}
	}

	// In an LMS's frame the whole window leaves, and the window that opened this one as well. A frame may forbid that without saying
	// so: then at least the frame leaves, later.
	function leave(address, late) {
		replace(window.opener, address);
		if (window.top === window || !replace(window.top, address) || late) {
			replace(window, address);
		}
	}

	// To the address of the link, or, where that cannot be reached, to the page that came with the course.
	waymark.exit = function (link) {
		var near = link.getAttribute("data-exit");
		left = true;
		blank();
		forget();
		leave(window.navigator.onLine === false ? near : link.href);
		window.setTimeout(leave, PATIENCE, near, true);
	};

	waymark.part(function () {
		waymark.all("a[data-exit]").forEach(function (link) {
			waymark.on(link, "click", function (event) {
				event.preventDefault();
				waymark.exit(link);
			});
		});
		// Nobody is stuck on a blank screen that comes back out of the history.
		waymark.on(window, "pageshow", function (event) {
			if (event.persisted && left) {
				window.location.reload();
			}
		});
	});
}(window.waymark));
