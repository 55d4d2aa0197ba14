// The sheets of a pack: what is ticked is shown and printed, help numbers are those of the chosen region. Nothing is kept.
(function (waymark) {
	// "us-nc,school": a plan that leads here says which region it is for, and which people; of a kit with one region ",school".
	function chooseRegion(asked, select) {
		waymark.all("option", select).forEach(function (option) {
			if (asked.indexOf(option.value) >= 0) {
				select.value = option.value;
			}
		});
	}

	function choosePeople(asked, inputs) {
		inputs.forEach(function (input) {
			var people = (input.getAttribute("data-audiences") || "").split(" ");
			input.checked = input.checked || people.some(function (audience) {
				return audience && asked.indexOf(audience) >= 0;
			});
		});
	}

	waymark.part(function () {
		var pack = waymark.one("[data-pack]");
		var region, people, inputs, nothing;
		var asked = waymark.place().split(/[.=&;,~]/);

		if (!pack) {
			return;
		}
		region = waymark.one("#pack-region");
		people = waymark.one("#pack-people");
		nothing = waymark.one("[data-nothing]", pack);
		inputs = waymark.all("input[type=checkbox]", pack);

		function isElsewhere(element) {
			return Boolean(region) && element.getAttribute("data-region") !== region.value;
		}

		// only: "people", "leader", or nothing for all that is ticked.
		function show(only) {
			waymark.all("[data-region]").forEach(function (element) {
				element.hidden = isElsewhere(element);
			});
			inputs.forEach(function (input) {
				var sheet = document.getElementById(input.value);
				sheet.hidden = !input.checked || Boolean(only && sheet.getAttribute("data-for") !== only) || (sheet.hasAttribute("data-region") && isElsewhere(sheet));
			});
		}

		function showAll() {
			show("");
		}

		// On a page without a list there is nothing to tick, so all is there.
		function isAnyShown() {
			return !inputs.length || waymark.all(".sheet").some(function (sheet) {
				return !sheet.hidden;
			});
		}

		function tell(words) {
			if (nothing) {
				nothing.textContent = words;
			}
		}

		// "one for each person: 25"
		function count() {
			waymark.all("[data-each]", pack).forEach(function (words) {
				var each = Number(words.getAttribute("data-each"));
				var number = people ? Math.floor(Number(people.value)) : 0;
				words.textContent = words.textContent.replace(/: \d+$/, "") + (each && number > 0 ? ": " + Math.ceil(number / each) : "");
			});
		}

		waymark.all("[hidden]", pack).forEach(function (element) {
			element.hidden = false;
		});
		inputs.forEach(function (input) {
			var link = waymark.one("a[href='#" + input.value + "']", pack);
			waymark.on(input, "change", function () {
				tell("");
				showAll();
			});
			// Who wants to look at a sheet wants to see it. A page that a program prints has no addresses.
			if (link) {
				waymark.on(link, "click", function () {
					input.checked = true;
					showAll();
				});
			}
		});
		choosePeople(asked, inputs);
		if (region) {
			chooseRegion(asked, region);
			waymark.on(region, "change", showAll);
		}
		if (people) {
			waymark.on(people, "input", count);
		}
		waymark.all(".pack__buttons button", pack).forEach(function (button) {
			waymark.on(button, "click", function () {
				show(button.value);
				tell(isAnyShown() ? "" : nothing.getAttribute("data-nothing"));
				if (isAnyShown()) {
					window.print();
				} else {
					showAll();
				}
			});
		});
		waymark.on(window, "afterprint", showAll);
		// How old a number is, is said in the page's language: once is enough.
		waymark.all(".both [lang] .help-line__old").forEach(function (words) {
			words.parentNode.removeChild(words);
		});
		showAll();
	});
}(window.waymark));
