// Ordering: buttons move an item up or down; the answer is the order that is there. Trying again starts from the order that was reached.
(function (waymark) {
	function items(form) {
		return waymark.all(".order__item", form);
	}

	function letter(item) {
		return item.getAttribute("data-option");
	}

	function text(item) {
		return waymark.one(".row__text", item);
	}

	function read(form) {
		return items(form).map(letter);
	}

	function say(form, words) {
		waymark.one(".order__status", form).textContent = words;
	}

	function put(form, order) {
		items(form).sort(function (one, other) {
			return order.indexOf(letter(one)) - order.indexOf(letter(other));
		}).forEach(function (item) {
			item.parentNode.appendChild(item);
		});
	}

	// A button that leads nowhere stays where it is and says so.
	function setEnds(form) {
		items(form).forEach(function (item, i, all) {
			waymark.all("button", item).forEach(function (button, down) {
				button.setAttribute("aria-disabled", i === (down ? all.length - 1 : 0));
			});
		});
	}

	function isOff(button) {
		return button.getAttribute("aria-disabled") === "true";
	}

	function firstOn(root) {
		return waymark.one("button[aria-disabled='false']", root);
	}

	// The neighbour moves: the button that was pressed keeps the focus.
	function move(form, button) {
		var item = waymark.around(button, "order__item");
		var isUp = button.getAttribute("data-move") < 0;
		item.parentNode.insertBefore(isUp ? item.previousElementSibling : item.nextElementSibling, isUp ? item.nextSibling : item);
		setEnds(form);
		say(form, waymark.word("moved", {
			item: text(item).textContent, number: items(form).indexOf(item) + 1, count: items(form).length
		}));
		if (isOff(button)) {
			firstOn(item).focus();
		}
	}

	waymark.rowType("ordering", {
		read: read,

		focus: firstOn,

		put: function (form, data, answer) {
			say(form, "");
			if (answer) {
				put(form, answer);
			} else {
				setEnds(form);
			}
		},

		// Never the right order.
		arrange: function (form, data, next) {
			var order = next ? waymark.shuffled(data.right, next) : read(form);
			put(form, order.join() === data.right.join() ? order.reverse() : order);
			setEnds(form);
		},

		state: function (data, answer, i) {
			return waymark.word("its-place", { number: data.right.indexOf(answer[i]) + 1 });
		},

		label: function (data, item, i) {
			var label = waymark.make("span", "", i + 1 + ". ");
			waymark.copyInto(label, text(item));
			return label;
		},

		about: function (data, answer, i) {
			return ["[data-option='" + answer[i] + "']"];
		},

		fits: function (data, answer) {
			return answer.slice().sort().join() === data.right.join();
		},

		records: function (data, answer) {
			return [{ kind: "sequencing", response: answer, patterns: [data.right], part: "" }];
		}
	});

	waymark.part(function () {
		waymark.all(".question--ordering").forEach(function (form) {
			waymark.all(".order__move", form).forEach(function (button) {
				button.parentNode.hidden = false;
				waymark.on(button, "click", function () {
					if (!isOff(button)) {
						move(form, button);
					}
				});
			});
			// The check may have asked, and locked, it before.
			if (!waymark.one(".option__mark:not(:empty)", form)) {
				setEnds(form);
			}
		});
	});
}(window.waymark));
