// Plan a session: of all sessions, audiences and regions in the page the chosen ones are shown. The choice stands in the address behind "#"
// ("60.school.us-nc"), so that Back comes back to it, and nowhere else.
(function (waymark) {
	function section(kind, id) {
		return waymark.all(".plan-" + kind).filter(function (element) {
			return element.getAttribute("data-plan-" + kind) === id;
		})[0];
	}

	function showOne(elements, shown) {
		elements.forEach(function (element) {
			element.hidden = element !== shown;
		});
	}

	// What a form's control says: its value and its words; nothing where the form does not have it.
	function chosen(control) {
		var option = control && control.options[control.selectedIndex];
		return option ? { id: option.value, words: option.textContent } : { id: "", words: "" };
	}

	function begin(form) {
		var audience = form.elements.audience;
		var region = form.elements.region;
		var radios = waymark.all("input[name=session]", form);
		var status = waymark.one("[role=status]", form);

		function radio() {
			return radios.filter(function (one) {
				return one.checked;
			})[0] || radios[0];
		}

		function showGroup(kind, id) {
			var found = section(kind, id);
			showOne(waymark.all(".plan-" + kind), found);
			waymark.one(".plan-group--" + kind + "s").hidden = !found;
		}

		function show(isAnnounced) {
			var session = radio();
			var plan = document.getElementById(session.value);
			var details = [chosen(audience), chosen(region)].map(function (choice) {
				return choice.words;
			}).filter(Boolean).join(" · ");
			showOne(waymark.all(".plan"), plan);
			waymark.one(".plan__for", plan).textContent = details;
			if (audience) {
				showGroup("audience", audience.value);
			}
			if (region) {
				showGroup("region", region.value);
			}
			tellChoice(chosen(region).id, chosen(audience).id);
			if (isAnnounced) {
				status.textContent = session.parentNode.textContent.trim() + " · " + details;
			}
		}

		// Slides and sheets begin with the numbers of the same region; among the sheets are those of the same people.
		function tellChoice(place, whom) {
			waymark.all("[data-plan-to]").forEach(function (link) {
				var people = link.hasAttribute("data-plan-whom") && whom ? "," + whom : "";
				var words = (place && link.getAttribute("data-plan-to") + place) + people;
				link.hash = words + (waymark.isPrivate ? "~" : "");
			});
		}

		// In private study a mark, and where it was before, stand behind the place.
		function keep() {
			var place = [radio().value, chosen(audience).id, chosen(region).id].join(".").replace(/\.+$/, "");
			var rest = window.location.hash.split("~").slice(1);
			window.location.replace("#" + [place].concat(rest).join("~"));
			tellLinks();
		}

		// Other languages are for the same people.
		function tellLinks() {
			waymark.all("[hreflang]").forEach(function (link) {
				link.hash = waymark.place() + (waymark.isPrivate ? "~" : "");
			});
		}

		function choose(control, id) {
			if (control && waymark.all("option", control).some(function (option) {
				return option.value === id;
			})) {
				control.value = id;
			}
		}

		function read() {
			var names = waymark.place().split(".");
			radios.forEach(function (one) {
				if (one.value === names[0]) {
					one.checked = true;
				}
			});
			choose(audience, names[1] || "");
			choose(region, names[2]);
			show();
			tellLinks();
		}

		form.hidden = false;
		waymark.on(form, "change", function () {
			show(true);
			keep();
		});
		waymark.on(form, "submit", function (event) {
			event.preventDefault();
		});
		waymark.on(window, "hashchange", read);
		read();
	}

	waymark.part(function () {
		var form = waymark.one(".plan-choice");
		if (form) {
			begin(form);
		}
	});
}(window.waymark));
