// Views: a module is one document whose sections are shown one at a time. The address's hash says which, so Back and links work by
// themselves. Without script everything stands below each other.
(function (waymark) {
	var views = [];
	var current = null;
	var listeners = [];
	var places = [];
	var name = "";

	// fn(view) hears which section is shown, also the first.
	waymark.onView = function (fn) {
		listeners.push(fn);
		if (current) {
			fn(current);
		}
	};

	// fn(target) hears of a place inside a view before it is shown, also of the first one; it may give back what takes the focus.
	waymark.onPlace = function (fn) {
		var target = wanted();
		places.push(fn);
		if (target && target !== current && current.contains(target)) {
			// The browser looks for the place too, later, and would take the focus away.
			reach(target);
			waymark.on(window, "load", reach.bind(null, target));
		}
	};

	function wanted() {
		return document.getElementById(waymark.place());
	}

	// "Community course – 7.2": names the page and gives no topic away.
	function entitle(view) {
		var number = /-p(\d+)$/.exec(view.id);
		if (!waymark.isPrivate) {
			document.title = name + (number ? "." + number[1] : "");
		}
	}

	// Only this document moves, not the page around its frame.
	function scrollTo(target) {
		var header = waymark.one("header");
		var top = target.getBoundingClientRect().top + window.pageYOffset;
		window.scrollTo(0, Math.max(0, top - (header ? header.offsetHeight : 0) - 16));
	}

	function show(view) {
		views.forEach(function (other) {
			other.hidden = other !== view;
		});
		waymark.all(".contents a").forEach(function (link) {
			if (link.getAttribute("href") === "#" + view.id) {
				link.setAttribute("aria-current", "page");
			} else {
				link.removeAttribute("aria-current");
			}
		});
		entitle(view);
		if (view !== current) {
			current = view;
			listeners.forEach(function (fn) {
				fn(view);
			});
		}
	}

	waymark.scrollTo = scrollTo;

	function reach(target) {
		var goal = target;
		places.forEach(function (fn) {
			goal = fn(target) || goal;
		});
		scrollTo(target);
		waymark.focus(goal);
	}

	function open(target, view) {
		show(view);
		if (target === view) {
			window.scrollTo(0, 0);
			waymark.focus(waymark.one("h1", view) || view);
		} else {
			reach(target);
		}
	}

	// A hash that names no section (or nothing) leads to the introduction; one outside the sections changes nothing.
	function follow() {
		var target = wanted();
		var view = waymark.around(target, "view");
		if (view) {
			open(target, view);
		} else if (!target) {
			open(views[0], views[0]);
		}
	}

	// Skip links and the like: their targets are in no section and must not become the address, which names the section.
	function jump(event) {
		var link = event.target.closest("a[href]");
		var target;
		if (!link || link.getAttribute("href").charAt(0) !== "#") {
			return;
		}
		target = document.getElementById(link.getAttribute("href").slice(1));
		if (target && !waymark.around(target, "view")) {
			event.preventDefault();
			waymark.focus(target.id === "main" ? waymark.one("h1", current) || target : target);
		} else if (target && link.getAttribute("href") === "#" + waymark.place()) {
			event.preventDefault();
			follow();
		}
	}

	waymark.part(function () {
		var target = wanted();
		var view = waymark.around(target, "view");
		views = waymark.all(".view");
		name = document.title;
		if (!views.length) {
			return;
		}
		show(view || views[0]);
		if (view && target !== view) {
			open(target, view);
		}
		waymark.on(window, "hashchange", follow);
		waymark.on(document, "click", jump);
	});
}(window.waymark));
