// Three times the Shift key, alone, is "Exit this page" too. It ends before the five times that start sticky keys.
(function (waymark) {
	var PATIENCE = 5000;

	waymark.part(function () {
		var link = waymark.one(".exit");
		var dots = waymark.one(".exit__dots");
		var status = waymark.one("[data-shift]");
		var count = 0;
		var isAlone = false;
		var timer;

		function show(number, text) {
			count = number;
			dots.textContent = count ? "●●○○".substr(2 - count, 3) : "";
			status.textContent = text;
			window.clearTimeout(timer);
		}

		function expire() {
			if (count) {
				show(0, waymark.word("shift-expired"));
			}
		}

		// With another key, or with the mouse, it is no press of its own.
		function press(event) {
			var isShift = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
			var isPressed = event.type === "keyup" && isShift && isAlone && waymark.setting("shift") === "on";
			isAlone = event.type === "keydown" && isShift;
			if (!isShift) {
				expire();
			} else if (isPressed && count === 2) {
				waymark.exit(link);
			} else if (isPressed) {
				show(count + 1, waymark.word("shift-" + (2 - count)));
				timer = window.setTimeout(expire, PATIENCE);
			}
		}

		["keydown", "keyup", "mousedown"].forEach(function (name) {
			waymark.on(document, name, press, true);
		});
	});
}(window.waymark));
