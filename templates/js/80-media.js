// Captions. A <track> does not load from a folder, so the cues stand in the page's data: [[start, end, words], …] by file.
(function (waymark) {
	function addCues(player, cues) {
		var track = player.addTextTrack("captions", "", document.documentElement.lang);
		cues.forEach(function (cue) {
			track.addCue(new window.VTTCue(cue[0], cue[1], cue[2]));
		});
		track.mode = "showing";
	}

	waymark.part(function (data) {
		waymark.all("[data-cues]").forEach(function (player) {
			var cues = (data.cues || {})[player.getAttribute("data-cues")];
			if (cues && player.addTextTrack && window.VTTCue) {
				addCues(player, cues);
			}
		});
	});
}(window.waymark));
