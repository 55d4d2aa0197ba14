// What the learner chooses: theme, text size, the three presses of Shift, erasing at the exit; and what is kept of it and of the modules.
(function (waymark) {
	// The first of each is the page's own way.
	var CHOICES = { theme: ["device", "light", "dark"], text: ["normal", "large", "larger"], shift: ["on", "off"], erase: ["off", "on"] };
	var form, status;

	waymark.setting = function (name) {
		var value = waymark.isPrivate && name === "erase" ? "on" : waymark.memory.get(name);
		return CHOICES[name].indexOf(value) < 0 ? CHOICES[name][0] : value;
	};

	// On <html>, before the page is painted.
	function apply() {
		["theme", "text"].forEach(function (name) {
			document.documentElement.setAttribute("data-" + name, waymark.setting(name));
		});
	}

	apply();

	function say(key) {
		status.textContent = waymark.word(key);
	}

	function show() {
		waymark.all("input", form).forEach(function (input) {
			input.checked = input.value === (CHOICES[input.name] ? waymark.setting(input.name) : waymark.memory.isOnDevice() && "on");
		});
		apply();
	}

	function choose(event) {
		var input = event.target;
		var value = input.type === "radio" || input.checked ? input.value : "off";
		var kept = CHOICES[input.name] ? waymark.memory.set(input.name, value) : waymark.memory.remember(input.checked);
		show();
		say(!kept ? "settings-not-kept" : waymark.memory.isOnDevice() ? "settings-kept" : "settings-tab");
	}

	// The second press erases; the button says so.
	function erasing(button) {
		var words = button.textContent;
		waymark.on(button, "click", function () {
			var isSure = button.textContent !== words;
			if (isSure) {
				waymark.memory.erase();
				show();
			}
			button.textContent = isSure ? words : waymark.word("erase-again");
			say(isSure ? "erased" : "erase-again");
		});
		waymark.on(button, "blur", function () {
			button.textContent = words;
		});
	}

	waymark.part(function () {
		form = waymark.one("form[data-settings]");
		if (!form) {
			return;
		}
		status = waymark.one("[data-settings-status]");
		form.hidden = false;
		waymark.on(form, "submit", function (event) {
			event.preventDefault();
		});
		waymark.on(form, "change", choose);
		waymark.all("[data-erase]").forEach(erasing);
		show();
	});
}(window.waymark));
