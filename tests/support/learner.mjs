// What a learner does in a module, on a page or in the frame of an LMS.

export const data = (frame) => frame.evaluate(() => JSON.parse(document.getElementById('waymark-data').textContent));

export const visibleView = (frame) => frame.evaluate(() => {
	const shown = [...document.querySelectorAll('.view')].filter((view) => !view.hidden).map((view) => view.id);
	return shown.join(' ');
});

export async function goTo(frame, id) {
	await frame.evaluate((hash) => { location.hash = hash; }, id);
	await frame.waitForFunction((hash) => !document.getElementById(hash).closest('.view').hidden, id);
}

// Letters for the wanted outcome: "right", "wrong" or "partly".
export function choose(question, outcome) {
	const others = question.options.filter((option) => !question.right.includes(option));
	if (outcome === 'right') {
		return question.right;
	}
	if (outcome === 'partly') {
		return question.right.slice(0, 1);
	}
	return others.slice(0, 1);
}

// The long ways through a check click inside the page, which is much faster than a mouse; the site's suite uses mouse and keys.
export const click = (frame, selector) => frame.evaluate((where) => {
	const element = document.querySelector(where);
	if (!element || element.getClientRects().length === 0) {
		throw new Error(`${where} cannot be clicked`);
	}
	element.click();
}, selector);

// Puts letters into the question's controls, without checking.
export async function pick(frame, id, letters) {
	for (const letter of letters) {
		await click(frame, `#${id} .option[data-option="${letter}"] input`);
	}
}

export const press = (frame, id) => click(frame, `#${id} .question__buttons button`);

export const shownQuestion = (frame) => frame.evaluate(() => {
	const form = [...document.querySelectorAll('[data-view="check"] form')].find((item) => item.getClientRects().length > 0);
	return form ? form.id : null;
});

// Answers the question of the check that is on the screen; resolves to its id.
export async function answerShown(frame, questions, outcome) {
	const id = await shownQuestion(frame);
	const question = questions.find((item) => item.id === id);
	await pick(frame, id, choose(question, outcome));
	await press(frame, id);
	return question;
}

// Goes through the check; outcomes(question, index) says how each is answered. Resolves to the questions that were asked.
export async function takeCheck(frame, outcomes, from = 0) {
	const page = await data(frame);
	const check = page.sections.find((section) => section.kind === 'check');
	const asked = [];
	if (await visibleView(frame) !== check.id) {
		await goTo(frame, check.id);
	}
	for (let i = from; i < page.draw; i += 1) {
		const question = await answerShown(frame, page.questions, outcomes(i));
		asked.push(question);
		await press(frame, question.id);
	}
	return asked;
}
