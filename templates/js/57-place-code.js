// Place codes: eight letters and digits that tell which parts of a module are finished, and nothing else, so that somebody can go on in
// another browser. Five of them hold a bit for each of 25 parts, three a checksum that starts from the names of the parts.
(function (waymark) {
	var PARTS = 25;
	// The largest prime that three digits hold: one digit wrong or two swapped always change the rest.
	var PRIME = 32749;
	var FACTOR = 12345;
	var ROOM = 32768;
	// Of the digits to base 32, those that are taken for others.
	var OTHERS = { I: "W", L: "X", O: "Y", W: "I", X: "L", Y: "O" };

	function exchange(text) {
		return text.toUpperCase().replace(/[ILOWXY]/g, function (letter) {
			return OTHERS[letter];
		});
	}

	// done: a truth for each part; names: text that only these parts of this module have.
	waymark.encodePlace = function (done, names) {
		var bits = 0;
		done.forEach(function (each, i) {
			bits += each << i;
		});
		bits = bits * ROOM + (waymark.hash(names) + bits * FACTOR) % PRIME;
		return exchange(("0000000" + bits.toString(32)).slice(-8));
	};

	// The truths, or null: it is no code of these parts.
	waymark.decodePlace = function (text, count, names) {
		var code = text.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[\s-]/g, "");
		var bits = parseInt(exchange(code), 32) / ROOM;
		var done = [];
		while (done.length < count) {
			done.push(Boolean(bits >> done.length & 1));
		}
		return code === waymark.encodePlace(done, names) ? done : null;
	};

	waymark.part(function (data) {
		var form = waymark.one("form[data-place]");
		var progress = waymark.progress;
		var sections, names;

		function show() {
			waymark.one("[data-place-code]").textContent = waymark.encodePlace(sections.map(progress.isFinished), names).replace(/.{4}$/, " $&");
		}

		if (!form || !progress.state()) {
			return;
		}
		sections = data.sections.slice(1, PARTS + 1);
		names = data.course + data.sections.map(function (section) {
			return section.key;
		});
		form.parentNode.hidden = false;
		waymark.on(form, "submit", function (event) {
			var done = waymark.decodePlace(form.elements[0].value, sections.length, names);
			event.preventDefault();
			waymark.one("[role=status]", form).textContent = done ? "" : waymark.word("place-wrong");
			if (done) {
				sections.filter(function (section, i) {
					return done[i];
				}).forEach(progress.finish);
				progress.save();
				waymark.showTicks();
				show();
				waymark.focus(waymark.welcome(data) || form);
			}
		});
		waymark.onView(show);
	}, true);
}(window.waymark));
