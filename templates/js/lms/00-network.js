// The network. The page of the packages leaves it open, for it is the same whichever LMS it is for; before anything else a tracker closes it
// to all but what it needs: "'none'" where the LMS is a window around this one, the addresses of the LMS where it is called by network. A
// second policy only ever takes away, and cannot be taken back.
(function (waymark) {
	"use strict";

	waymark.closeNetwork = function (sources) {
		var policy = document.createElement("meta");
		policy.httpEquiv = "Content-Security-Policy";
		policy.content = "connect-src " + sources;
		document.head.appendChild(policy);
	};
}(window.waymark));
