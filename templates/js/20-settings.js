// Theme and text size. Kept on the device only when the learner chooses something on the settings page, and not for ever.
(function (waymark) {
	"use strict";

	var KEY = "settings";
	var DAYS_KEPT = 180;
	var CHOICES = { theme: ["device", "light", "dark"], text: ["normal", "large", "larger"] };
	var chosen = read();

	function today() {
		return Math.floor(Date.now() / 86400000);
	}

	// "dark large 20500": theme, text size, day of the choice.
	function read() {
		var fields = (waymark.storage.device.get(KEY) || "").split(" ");
		var fresh = fields.length === 3 && Number(fields[2]) + DAYS_KEPT > today();
		return { theme: known("theme", fresh && fields[0]), text: known("text", fresh && fields[1]) };
	}

	function known(name, value) {
		return CHOICES[name].indexOf(value) < 0 ? CHOICES[name][0] : value;
	}

	// On <html>, before the page is painted. The first choice of each is the page's own way and needs no mark.
	function apply() {
		Object.keys(CHOICES).forEach(function (name) {
			if (chosen[name] === CHOICES[name][0]) {
				document.documentElement.removeAttribute("data-" + name);
			} else {
				document.documentElement.setAttribute("data-" + name, chosen[name]);
			}
		});
	}

	apply();

	waymark.part(function () {
		var form = waymark.one("form[data-settings]");
		var erase = waymark.one("[data-erase]");
		var status = waymark.one("[data-settings-status]");
		if (!form) {
			return;
		}
		form.hidden = false;
		showChosen(form);
		form.addEventListener("submit", function (event) {
			event.preventDefault();
		});
		form.addEventListener("change", function (event) {
			if (!CHOICES[event.target.name]) {
				return;
			}
			chosen[event.target.name] = known(event.target.name, event.target.value);
			apply();
			say(status, keep() ? "settings-kept" : "settings-not-kept");
		});
		if (erase) {
			erase.hidden = false;
			erase.addEventListener("click", function () {
				waymark.storage.tab.erase();
				waymark.storage.device.erase();
				chosen = read();
				apply();
				showChosen(form);
				say(status, "erased");
			});
		}
	});

	function keep() {
		return waymark.storage.device.set(KEY, [chosen.theme, chosen.text, today()].join(" "));
	}

	function showChosen(form) {
		waymark.all("input", form).forEach(function (input) {
			if (CHOICES[input.name]) {
				input.checked = input.value === chosen[input.name];
			}
		});
	}

	function say(status, key) {
		if (status) {
			status.textContent = waymark.word(key);
		}
	}
}(window.waymark));
