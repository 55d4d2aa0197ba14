// The menu is a <details>. Escape closes it, and so does following a link of it, because the page may stay the same.
(function (waymark) {
	waymark.part(function () {
		waymark.all("header details").forEach(function (menu) {
			waymark.on(menu, "keydown", function (event) {
				if (menu.open && (event.key === "Escape" || event.key === "Esc")) {
					menu.open = false;
					waymark.one("summary", menu).focus();
				}
			});
			waymark.on(menu, "click", function (event) {
				if (event.target.nodeName === "A") {
					menu.open = false;
				}
			});
		});
	});
}(window.waymark));
