// What the types with gaps share: inputs and selects in a sentence. An answer is a list with one value for each gap. A type has
//
//   value(gap, text)    what a control's text stands for, null when it is no answer yet; `gap` is the gap's place in data.gaps
//   fits(gap, value)    is it right?
//   text(gap, value)    what to put into the control for it
//   code(value), uncode(gap, text)   one gap in the saved state; null when damaged. `between` stands between two
//   always              the accepted answers are told for a right answer too
(function (waymark) {
	waymark.gapType = function (name, type) {
		// make(gap, field, box, fact, place) for each gap; the fact says which answer is accepted.
		function each(form, data, make) {
			return data.gaps.map(function (gap, i) {
				var field = waymark.all(".gap__field", form)[i];
				return make(gap, field, field.parentNode, field.getAttribute("data-fact"), i);
			});
		}

		type.read = function (form, data) {
			var answer = each(form, data, function (gap, field) {
				var value = type.value(gap, field.value);
				field.setAttribute("aria-invalid", value === null);
				return value;
			});
			return answer.indexOf(null) < 0 ? answer : null;
		};

		type.focus = function (form) {
			return waymark.one("[aria-invalid='true']", form);
		};

		type.grade = function (data, answer) {
			return waymark.grade(data.gaps.filter(function (gap, i) {
				return type.fits(gap, answer[i]);
			}).length / answer.length);
		};

		type.show = function (form, data, answer) {
			each(form, data, function (gap, field, box, fact, i) {
				var isRight = answer && type.fits(gap, answer[i]);
				field.removeAttribute("aria-invalid");
				if (answer && type.value(gap, field.value) !== answer[i]) {
					field.value = type.text(gap, answer[i]);
				}
				waymark.one(".gap__mark", box).textContent = !answer ? "" : isRight ? waymark.word("gap-fits") : fact;
				box.className = "gap" + (!answer ? "" : isRight ? " gap--right" : " gap--other");
			});
		};

		// Gap by gap; a single one needs no name.
		type.results = function (form, data, answer) {
			return each(form, data, function (gap, field, box, fact, i) {
				var isRight = type.fits(gap, answer[i]);
				var told = (isRight ? [field.options ? field.options[field.selectedIndex].text : field.value, waymark.word("gap-fits")] : [])
					.concat(isRight && !type.always ? [] : fact).join(" · ");
				return answer.length < 2 ? { why: waymark.make("p", "", told) }
					: { label: waymark.make("b", "", waymark.word("gap-name", { number: i + 1 })), state: told };
			});
		};

		type.arrange = function () {};

		type.encode = function (data, answer) {
			return answer.map(type.code).join(type.between);
		};

		type.decode = function (data, text) {
			var parts = text.split(type.between);
			var answer = data.gaps.map(function (gap, i) {
				return i in parts ? type.uncode(gap, parts[i]) : null;
			});
			return parts.length === answer.length && answer.indexOf(null) < 0 ? answer : null;
		};

		waymark.type(name, type);
	};

	// An answer that was checked stays until the button is used: Enter in its field must not skip the explanation.
	waymark.part(function () {
		waymark.on(document, "keydown", function (event) {
			if (event.key === "Enter" && event.target.readOnly && event.target.nodeName === "INPUT") {
				event.preventDefault();
			}
		});
	});
}(window.waymark));
