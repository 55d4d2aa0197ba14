// The launch: what an LMS puts into the address of a cmi5 package, who may be called after that, and the session that comes of it.
(function (waymark) {
	"use strict";

	var NAMES = ["endpoint", "fetch", "actor", "registration", "activityId"];

	// "" for what is damaged.
	function decoded(text) {
		try {
			return decodeURIComponent(text.replace(/\+/g, " "));
		} catch (error) {
			return "";
		}
	}

	function read(query) {
		var found = {};
		query.slice(1).split("&").forEach(function (pair) {
			var name = pair.split("=")[0];
			if (NAMES.indexOf(name) >= 0 && !found[name]) {
				found[name] = decoded(pair.slice(name.length + 1));
			}
		});
		return found;
	}

	// "https://lms.example" of an address there; "" of what is no address on the web.
	function origin(address) {
		var link = document.createElement("a");
		link.href = address || "";
		return /^https?:\/\//.test(address) && link.host ? link.protocol + "//" + link.host : "";
	}

	// The five values, with `agent`, the actor as an object, and `isWhole`: something can be done with them. Null: nobody launched this.
	waymark.launchOf = function (query) {
		var launch = read(query);
		try {
			launch.agent = JSON.parse(launch.actor || null);
		} catch (error) {
			launch.agent = null;
		}
		launch.isWhole = Boolean(origin(launch.endpoint) && origin(launch.fetch) && launch.agent && launch.registration && launch.activityId);
		if (launch.endpoint) {
			launch.endpoint = launch.endpoint.replace(/\/?$/, "/");
		}
		return launch.endpoint || launch.fetch ? launch : null;
	};

	// For the page's policy: the LMS alone.
	waymark.launchOrigins = function (launch) {
		return launch && launch.isWhole ? origin(launch.endpoint) + " " + origin(launch.fetch) : "'none'";
	};

	// What the tab keeps of a session, so that it goes on after a reload: {of, token, started, initialized, attempt}: initialized
	// is true, or the statement that the LMS has not taken yet; attempt the percentage of the last check that was finished. The token opens
	// the LMS's door, so it goes with the session. What stays tells that the address for tokens, which works once, was used; its name tells
	// nobody of whom.
	//
	//   read()       what was kept of this launch, {} for nothing; without a token: the session is over
	//   keep(what)
	//   end()        the session is over
	//   forget(all)  the same, and nothing is kept from now on; all: not even that the session was
	waymark.sessionOf = function (launch) {
		var key = "waymark:cmi5:" + waymark.hash(launch.registration + launch.activityId);
		var of = waymark.hash(launch.fetch);
		var isForgotten = false;

		function keep(what) {
			try {
				what.of = of;
				if (!isForgotten) {
					window.sessionStorage.setItem(key, JSON.stringify(what));
				}
			} catch (error) {
				// Then a reload ends the session.
			}
		}

		function end() {
			keep({});
		}

		return {
			read: function () {
				var kept;
				try {
					kept = JSON.parse(window.sessionStorage.getItem(key));
				} catch (error) {
					kept = null;
				}
				return kept && kept.of === of ? kept : {};
			},

			keep: keep,

			end: end,

			forget: function (all) {
				end();
				isForgotten = true;
				try {
					if (all) {
						window.sessionStorage.removeItem(key);
					}
				} catch (error) {
					// Then nothing was kept.
				}
			}
		};
	};
}(window.waymark));
