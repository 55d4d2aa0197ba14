// What the browser keeps of this course: one entry of named texts, the state of each module by its id and what was chosen in Settings. It
// ends with the tab, or stays on the device where the learner asked for that, but not for ever. In private study nothing is read or
// written. Where storage is missing, full or forbidden (sandboxed frames) all works, and nothing is kept.
(function (waymark) {
	var KEY = "waymark:" + waymark.data.course;
	var TAB = "sessionStorage";
	var DEVICE = "localStorage";
	var DAYS_KEPT = 180;
	var today = Math.floor(Date.now() / 86400000);
	// What this page alone knows, for as long as nothing can be kept.
	var box = {};
	var memory = waymark.memory = {};

	// The entry, or null; with a text what it becomes, "" for none.
	function entry(place, text) {
		var found = null;
		try {
			if (text === "") {
				window[place].removeItem(KEY);
			} else if (!waymark.isPrivate) {
				if (text) {
					window[place].setItem(KEY, text);
				}
				found = JSON.parse(window[place].getItem(KEY));
			}
		} catch (error) {
			found = null;
		}
		return found && today - found.day < DAYS_KEPT ? found : null;
	}

	function all() {
		return entry(DEVICE) || entry(TAB) || box;
	}

	// True when it is really kept.
	function keep(place, texts) {
		box = texts;
		box.day = today;
		return Boolean(entry(place, JSON.stringify(box)));
	}

	memory.get = function (name) {
		return String(all()[name] || "");
	};

	// Another tab may have written, or erased, since.
	memory.set = function (name, text) {
		var texts = all();
		texts[name] = text;
		return keep(memory.isOnDevice() ? DEVICE : TAB, texts);
	};

	memory.isOnDevice = function () {
		return Boolean(entry(DEVICE));
	};

	// Takes all to the device, or from there back into this tab. False: it cannot be.
	memory.remember = function (on) {
		var kept = keep(on ? DEVICE : TAB, all());
		if (kept) {
			entry(on ? TAB : DEVICE, "");
			memory.isErased = false;
		}
		return kept;
	};

	// What a page still knows of the learner is not kept again after that.
	memory.erase = function (onlyTab) {
		box = {};
		entry(TAB, "");
		if (!onlyTab) {
			entry(DEVICE, "");
			memory.isErased = true;
		}
	};
}(window.waymark));
