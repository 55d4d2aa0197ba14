// What the browser keeps. Storage may be missing, full or forbidden (sandboxed frames): then nothing is kept and nothing breaks.
(function (waymark) {
	"use strict";

	var PREFIX = "waymark:";

	function store(name) {
		function attempt(action) {
			try {
				return action(window[name]);
			} catch (error) {
				return null;
			}
		}
		return {
			get: function (key) {
				return attempt(function (box) {
					return box.getItem(PREFIX + key);
				});
			},
			// True when it is really kept.
			set: function (key, value) {
				return attempt(function (box) {
					box.setItem(PREFIX + key, value);
					return box.getItem(PREFIX + key) === value;
				}) === true;
			},
			erase: function () {
				attempt(function (box) {
					var i, key;
					for (i = box.length - 1; i >= 0; i -= 1) {
						key = box.key(i);
						if (key.indexOf(PREFIX) === 0) {
							box.removeItem(key);
						}
					}
				});
			}
		};
	}

	// `tab` ends with the tab; `device` stays and is written only when the learner asks for it.
	waymark.storage = { tab: store("sessionStorage"), device: store("localStorage") };
}(window.waymark));
