// "Save and leave": for learners who are done for today, in packages of an LMS alone. "Exit this page" is another thing: it calls nobody.
//
// A tracker that can end the session has leave(then): it saves what there is, ends, and calls then() when the LMS knows. Where saving
// failed it does neither, and the learner is told. No window closes by itself: most are frames of the LMS, which only the LMS can close.
(function (waymark) {
	"use strict";

	function button(place) {
		var made = place.appendChild(waymark.make("button", "button", waymark.word("leave")));
		made.type = "button";
		waymark.on(made, "click", leave);
	}

	// The session is over: what was done from here on would be lost. The way out in a hurry stays.
	function showEnd() {
		var main = document.getElementById("main");
		var end = main.parentNode.insertBefore(waymark.make("main", main.className), main);
		var heading = end.appendChild(waymark.make("h1", "", waymark.word("left")));
		end.appendChild(waymark.make("p", "", waymark.word("left-how")));
		waymark.all("#main, .menu, .side, .footer").forEach(function (element) {
			element.hidden = true;
		});
		main.id = "";
		end.id = "main";
		waymark.focus(heading);
	}

	function leave() {
		waymark.progress.save();
		waymark.tracker.leave(showEnd);
	}

	// Late: whether a tracker can end a session is known when it has begun one.
	waymark.part(function () {
		if (waymark.tracker.leave) {
			button(waymark.one(".footer__links").appendChild(waymark.make("li")));
			// Where no page follows.
			waymark.all(".steps").slice(-1).forEach(button);
		}
	}, true);
}(window.waymark));
