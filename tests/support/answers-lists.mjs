// Answers to the types that are lists: matching, ordering, likert. For each type:
//
//   choose(question, outcome)   an answer as the script has it, for "right", "wrong" or "partly"
//   put(frame, id, answer)      puts it into the question's controls by clicks inside the page, without checking
//   read(frame, id)             what stands in the controls now
//   score(question, answer)     what it is worth, 0 to 1
//   record12(question, answer)  what an LMS of SCORM 1.2 gets: [type, response, pattern]

const shareOfRight = (question, answer) => {
	const share = answer.filter((letter, i) => letter === question.right[i]).length / answer.length;
	return question.scoring === 'all' ? Math.floor(share) : share;
};

const matching = {
	choose({ right, answers }, outcome) {
		const other = (letter) => answers.find((each) => each !== letter);
		return right.map((letter, i) => outcome === 'right' || (outcome === 'partly' && i === 0) ? letter : other(letter));
	},

	put: (frame, id, answer) => frame.evaluate(([form, letters]) => {
		document.querySelectorAll(`#${form} select`).forEach((select, i) => {
			select.value = letters[i];
			select.dispatchEvent(new Event('change', { bubbles: true }));
		});
	}, [id, answer]),

	read: (frame, id) => frame.evaluate((form) => [...document.querySelectorAll(`#${form} select`)].map((select) => select.value), id),

	score: shareOfRight,

	record12(question, answer) {
		const pairs = (letters) => letters.map((letter, i) => `${question.rows[i]}.${letter}`).join(',');
		return ['matching', pairs(answer), pairs(question.right)];
	}
};

const ordering = {
	// Nothing is at its place when everything moves on by one. Two items that change places leave the others right.
	choose({ right }, outcome) {
		const [first, second, ...rest] = right;
		return outcome === 'right' ? right : outcome === 'partly' ? [second, first, ...rest] : [second, ...rest, first];
	},

	// Each item in turn is moved up to its place.
	put: (frame, id, answer) => frame.evaluate(([form, letters]) => {
		const items = () => [...document.querySelectorAll(`#${form} .order__item`)];
		letters.forEach((letter, place) => {
			const item = items().find((each) => each.dataset.option === letter);
			for (let at = items().indexOf(item); at > place; at -= 1) {
				item.querySelector('[data-move="-1"]').click();
			}
		});
	}, [id, answer]),

	read: (frame, id) => frame.evaluate((form) => [...document.querySelectorAll(`#${form} .order__item`)].map((item) => item.dataset.option), id),

	score: shareOfRight,

	record12: (question, answer) => ['sequencing', answer.join(','), question.right.join(',')]
};

const likert = {
	// There is no right or wrong: "right" agrees, "wrong" prefers not to say, "partly" leaves all but the first statement out.
	choose({ statements }, outcome) {
		return Array.from({ length: statements }, (_, i) => outcome === 'wrong' ? '0' : outcome === 'partly' && i > 0 ? '' : '4');
	},

	put: (frame, id, answer) => frame.evaluate(([form, places]) => {
		document.querySelectorAll(`#${form} .likert`).forEach((statement, i) => {
			if (places[i]) {
				statement.querySelector(`input[value="${places[i]}"]`).click();
			}
		});
	}, [id, answer]),

	read: (frame, id) => frame.evaluate((form) => [...document.querySelectorAll(`#${form} .likert`)]
		.map((statement) => statement.querySelector('input:checked')?.value ?? ''), id)
};

export const lists = { matching, ordering, likert };
