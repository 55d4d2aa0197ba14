// Paper: buttons that print, the view or (value "whole") the module. What is shut on the screen stands open there.
(function (waymark) {
	var page = document.documentElement.classList;
	var opened = [];

	function turn() {
		opened.forEach(function (details) {
			details.open = !details.open;
		});
	}

	// To open a summary counts as having read it, so printing leaves these shut.
	window.onbeforeprint = function () {
		opened = waymark.all("details:not([open]):not(.content-note__summary)");
		turn();
	};

	window.onafterprint = function () {
		turn();
		page.remove("whole");
	};

	waymark.part(function () {
		// One lesson on paper has what its key terms mean; without script the page goes to paper with all its meanings.
		waymark.all(".key-terms a").forEach(function (link) {
			waymark.copyInto(link.parentNode.appendChild(waymark.make("span", "paper", " – ")), waymark.one(link.hash + " + dd p"));
		});
		waymark.all(".print button").forEach(function (button) {
			waymark.on(button, "click", function () {
				page.toggle("whole", button.value !== "");
				window.print();
			});
		});
	});
}(window.waymark));
