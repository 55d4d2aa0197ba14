// Tally: taking the report along, by the clipboard or as one file that opens anywhere without network. Only when somebody asks for it.
(function (waymark) {
	"use strict";

	var tally = waymark.tally;
	// The file holds no script and loads nothing; its own few rules of style are all that it may use.
	var POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
	var STYLE = "body{max-width:44rem;margin:0 auto;padding:1rem;font:1.1rem/1.5 system-ui,sans-serif}" +
		"figure,.table{margin:0 0 1.5rem}h2{font-size:1.2rem}svg{display:block;width:100%;max-width:26rem}.draw-strong{font-weight:650}" +
		"table{border-collapse:collapse;width:100%}caption{padding:.25rem 0;text-align:start;font-weight:bold}" +
		"th,td{padding:.25rem .5rem;border:1px solid;text-align:start;vertical-align:top}" +
		"tbody th{font-weight:normal}@page{margin:12mm 14mm}" +
		"@media print{body{display:grid;grid-template-columns:7cm 1fr;gap:0 6mm;max-width:none;padding:0;font-size:9.5pt;line-height:1.25}" +
		"body>h1,body>h2,body>p{grid-column:1/-1;margin:.25rem 0}figure,.table{margin:0 0 .5rem}th,td{padding:.4mm 1mm}}";
	// Some browsers read it after the click only.
	var LEFT_FOR = 60000;

	function element(name, text) {
		return waymark.make(name, "", text).outerHTML;
	}

	// The text of a page of its own with what stands in `report`. It is put together as text: a style in a document, even in one that
	// nobody sees, is held to this page's policy.
	tally.fileText = function (report) {
		var root = document.documentElement;
		return [
			"<!DOCTYPE html>",
			"<html lang=\"" + root.lang + "\" dir=\"" + root.dir + "\">",
			"<head>",
			"<meta charset=\"utf-8\">",
			"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
			"<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">",
			"<meta name=\"color-scheme\" content=\"light dark\">",
			element("title", waymark.word("tally-file-title")),
			"<style>" + STYLE + "<\/style>",
			"<\/head>",
			"<body>",
			element("h1", waymark.word("tally-file-title")),
			// One level up: in the file nothing stands between its title and this.
			report.innerHTML.replace(/<(\/?)h3>/g, "<$1h2>"),
			"<\/body>",
			"<\/html>",
			""
		].join("\n");
	};

	tally.save = function (report) {
		var address = URL.createObjectURL(new Blob([tally.fileText(report)], { type: "text/html" }));
		var link = waymark.make("a");
		link.href = address;
		link.download = waymark.word("tally-file-name");
		document.body.appendChild(link);
		link.click();
		document.body.removeChild(link);
		window.setTimeout(function () {
			URL.revokeObjectURL(address);
		}, LEFT_FOR);
	};

	// Plain text only: what is selected would bring the page's colours along. False: the browser did not let us; then it is selected.
	tally.copy = function (paragraph) {
		var selection = window.getSelection();
		var done = false;
		function put(event) {
			event.clipboardData.setData("text/plain", paragraph.textContent);
			event.preventDefault();
			done = true;
		}
		selection.selectAllChildren(paragraph);
		document.addEventListener("copy", put);
		try {
			document.execCommand("copy");
		} catch (error) {
			done = false;
		}
		document.removeEventListener("copy", put);
		if (done) {
			selection.removeAllRanges();
		}
		return done;
	};
}(window.waymark));
