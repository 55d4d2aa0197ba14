(function (waymark) { "use strict"; waymark.tracker = null; }(window.waymark));
