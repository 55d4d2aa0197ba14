// The converter of the neutral page. It knows nothing of the course: no common script, nothing stored.
(function () {
	"use strict";

	var form = document.querySelector("form");
	var number = document.getElementById("number");
	var kind = document.getElementById("kind");
	var result = form.querySelector("output");

	function part(option, name) {
		return Number(option.getAttribute("data-" + name)) || 0;
	}

	// Point or comma before the decimals; six digits are enough for a kitchen.
	function convert() {
		var option = kind.options[kind.selectedIndex];
		var value = Number(number.value.replace(",", "."));
		var isNumber = number.value.trim() !== "" && isFinite(value);
		value = (value + part(option, "before")) * Number(option.value) + part(option, "behind");
		result.textContent = isNumber ? String(Number(value.toPrecision(6))) : "–";
	}

	form.addEventListener("submit", function (event) {
		event.preventDefault();
	});
	form.addEventListener("input", convert);
	form.addEventListener("change", convert);
	form.hidden = false;
	convert();
}());
