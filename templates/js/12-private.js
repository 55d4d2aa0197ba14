// Private study: nothing is stored, the tab holds one entry of history, and its title is neutral.
//
// Without storage only the address can tell the next page: "m02.html#m02-p3~en/paths.html:", the place in the page, the mark, and the last
// few places before it, nearest first. A name of the window could tell it as well, and lasts as long in Chromium, from a folder too; but it
// does not come along into another tab, and some browsers show it to whatever the tab opens next. What stands behind "#" is sent to nobody.
(function (waymark) {
	var LENGTH = 4;
	var here = window.location;

	// [the place in the page, the places before it …]
	function parts(address) {
		return (address.split("#")[1] || "").split("~");
	}

	function marked(address, before) {
		return address.split("#")[0] + "#" + [parts(address)[0]].concat(before).slice(0, LENGTH).join("~");
	}

	waymark.place = function () {
		return parts(here.href)[0];
	};

	waymark.isPrivate = parts(here.href).length > 1;
	if (waymark.isPrivate) {
		document.title = waymark.word("notes");
	}

	function begin() {
		// The files of the course lie below it.
		var root = (waymark.one(".header__course a") || here).href.replace(/[^\/]*(#.*)?$/, "");
		var main = document.getElementById("main");
		var back = main.insertBefore(waymark.make("button", "back button button--quiet", waymark.word("back")), main.firstChild);

		function isInside(link) {
			return link && link.href.indexOf(root) === 0;
		}

		// Beside it, or in it: the area for people who lead sessions, the course itself, another language of the area.
		var beside = waymark.all("a[href^='../']");

		// The browser does not find a place by an address with the mark. Views find theirs.
		function show() {
			var place = document.getElementById(waymark.place());
			back.hidden = !parts(here.href)[1];
			if (place && !waymark.one(".view")) {
				waymark.scrollTo(place);
				waymark.focus(place);
			}
		}

		function follow(event) {
			var link = event.target.closest("a[href]");
			if ((isInside(link) || beside.indexOf(link) >= 0) && event.button < 2 && !event.defaultPrevented) {
				event.preventDefault();
				// The places before are those of one folder: another one begins anew.
				here.replace(marked(link.href, isInside(link) ? here.href.slice(root.length).replace("#", ":").split("~") : ""));
			}
		}

		// What the tab knows from before; in some browsers each file has a memory of its own.
		waymark.memory.erase(true);
		back.type = "button";
		waymark.on(back, "click", function () {
			var before = parts(here.href).slice(1);
			here.replace(marked(root + before[0].replace(":", "#"), before.slice(1).concat("")));
		});
		// A tab that is opened from here is private too.
		waymark.all("a[href*='.html']").filter(isInside).concat(beside).forEach(function (link) {
			link.href = marked(link.href, "");
		});
		// At the window: after what the page itself does with a click.
		waymark.on(window, "click", follow);
		waymark.on(window, "auxclick", follow);
		waymark.on(window, "hashchange", show);
		show();
	}

	// Where it is offered: a button, and behind it what is said when it is on.
	function offer(start) {
		start.hidden = waymark.isPrivate;
		start.nextElementSibling.hidden = !waymark.isPrivate;
		waymark.on(start, "click", function () {
			waymark.isPrivate = true;
			window.history.replaceState(null, "", marked(here.href, ""));
			here.reload();
		});
	}

	waymark.part(function () {
		if (waymark.isPrivate) {
			begin();
		}
		waymark.all("[data-private]").forEach(offer);
	});
}(window.waymark));
