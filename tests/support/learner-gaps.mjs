// What a learner does with gaps: words to write, words to choose, numbers. An answer is what is put into each control.

// Written in another way than the author's, where that must not matter.
const RIGHT = {
	text: (forms, i) => (i % 2 ? `  ${forms[forms.length - 1].toUpperCase()}. ` : forms[0]),
	dropdown: (gap) => gap[1],
	numeric: ([low]) => String(low)
};
const WRONG = {
	text: () => 'my own words',
	dropdown: ([, right]) => (right === 'a' ? 'b' : 'a'),
	numeric: ([, high]) => String(high + 1)
};

export const hasGaps = (question) => question.type in RIGHT;

// "right", "wrong", or "partly": the first gap alone is right.
export function chooseGaps(question, outcome) {
	return question.gaps.map((gap, i) => (outcome === 'right' || (outcome === 'partly' && i === 0) ? RIGHT : WRONG)[question.type](gap, i));
}

export const gapScore = (question, outcome) => outcome === 'right' ? 1 : outcome === 'wrong' ? 0 : 1 / question.gaps.length;

// Inside the page, which is much faster than keys.
export const fillGaps = (frame, id, values) => frame.evaluate(([form, all]) => {
	const fields = document.querySelectorAll(`#${form} .gap__field`);
	all.forEach((value, i) => { fields[i].value = value; });
}, [id, values]);

// With the keyboard alone, from a focused control; Tab leads to the next one.
export async function typeGaps(page, question, values) {
	for (const [i, value] of values.entries()) {
		if (i > 0) {
			await page.keyboard.press('Tab');
		}
		if (question.type === 'dropdown') {
			await page.keyboard.press('Home');
			for (let steps = value.charCodeAt(0) - 96; steps > 0; steps -= 1) {
				await page.keyboard.press('ArrowDown');
			}
		} else {
			await page.keyboard.press('Control+a');
			await page.keyboard.type(value);
		}
	}
}

// With a finger: each control is tapped, then the screen's keys or the phone's own list are used.
export async function tapGaps(form, question, values) {
	const fields = form.locator('.gap__field');
	for (const [i, value] of values.entries()) {
		if (question.type === 'dropdown') {
			await fields.nth(i).selectOption(value);
		} else {
			await fields.nth(i).tap();
			await fields.nth(i).fill(value);
		}
	}
}

// What an LMS of SCORM 1.2 gets of the right answer: [type, response, pattern].
const RECORDS = {
	text: (gaps) => ['fill-in', gaps.map((forms) => forms[0]).join(', ')],
	dropdown: (gaps) => (gaps.length > 1 ? ['matching', gaps.map((gap, i) => `${i + 1}.${gap[1]}`).join(',')] : ['choice', gaps[0][1]]),
	numeric: (gaps) => [gaps.length > 1 ? 'fill-in' : 'numeric', gaps.map(([low]) => low).join(', '), gaps.map(([low, high]) => (low + high) / 2).join(', ')]
};

export function rightGapRecord({ type, gaps }) {
	const [kind, response, pattern] = RECORDS[type](gaps);
	return [kind, response, pattern ?? response];
}
