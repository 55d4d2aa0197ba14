// What a learner does in a module, on a page or in the frame of an LMS.
import { readFileSync } from 'node:fs';
import { chooseGaps, fillGaps, rightGapRecord } from './learner-gaps.mjs';
import { lists } from './answers-lists.mjs';

// The types that are not made of options: see the files they come from.
const gaps = { choose: chooseGaps, put: fillGaps, record12: rightGapRecord };
export const kinds = { ...lists, text: gaps, dropdown: gaps, numeric: gaps };

// A module's data with what its page leaves out: see generator/render/document_data.h.
export function complete(data) {
	const check = (data.sections ?? []).find((section) => section.kind === 'check');
	for (const question of data.questions ?? []) {
		question.practice ??= false;
		question.points ??= 1;
		question.pool ??= 0;
		question.section ??= check?.id;
		question.record = question.id.replaceAll('-', '_');
	}
	data.attempts ??= 0;
	return data;
}

// The data of a page in a file; hardly anything where it has none.
export const readData = (path) => complete(JSON.parse(/id="waymark-data"[^>]*>([^<]*)</.exec(readFileSync(path, 'utf8'))?.[1] ?? '{}'));

export const data = async (frame) => complete(await frame.evaluate(() => JSON.parse(document.getElementById('waymark-data').textContent)));

// What the tab keeps of a module, as the script writes it: its state; and the entry of storage, [key, text], that holds a state.
export const stateInTab = (frame) => frame.evaluate(() => {
	const own = JSON.parse(document.getElementById('waymark-data').textContent);
	return JSON.parse(sessionStorage.getItem(`waymark:${own.course}`) ?? '{}')[own.module] ?? '';
});

export const entryOf = (page, state) => [`waymark:${page.course}`, JSON.stringify({ [page.module]: state, day: Math.floor(Date.now() / 86400000) })];

export const visibleView = (frame) => frame.evaluate(() => {
	const shown = [...document.querySelectorAll('.view')].filter((view) => !view.hidden).map((view) => view.id);
	return shown.join(' ');
});

export async function goTo(frame, id) {
	await frame.evaluate((hash) => { location.hash = hash; }, id);
	await frame.waitForFunction((hash) => !document.getElementById(hash).closest('.view').hidden, id);
}

// An answer for the wanted outcome: "right", "wrong" or "partly". Letters, where there are options.
export function choose(question, outcome) {
	if (kinds[question.type]) {
		return kinds[question.type].choose(question, outcome);
	}
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

// Puts an answer into the question's controls, without checking.
export async function pick(frame, id, answer) {
	const type = await frame.evaluate((form) => /question--(\w+)/.exec(document.getElementById(form).className)[1], id);
	if (kinds[type]) {
		await kinds[type].put(frame, id, answer);
		return;
	}
	for (const letter of answer) {
		await click(frame, `#${id} .option input[value="${letter}"]`);
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

// ---- scenarios

// The shortest path, as letters, from a step to each ending: { step index: path }.
export function endings(scenario, from = 0) {
	const paths = { [from]: '' };
	const waiting = [from];
	for (const at of waiting) {
		scenario.steps[at].choices.forEach((to, i) => {
			if (!(to in paths)) {
				paths[to] = paths[at] + String.fromCharCode(97 + i);
				waiting.push(to);
			}
		});
	}
	return Object.fromEntries(Object.entries(paths).filter(([step]) => scenario.steps[step].choices.length === 0));
}

// The steps on a path, as indexes.
export const stepsOn = (scenario, path) => [...path].reduce((steps, letter) =>
	[...steps, scenario.steps[steps[steps.length - 1]].choices[letter.charCodeAt(0) - 97]], [0]);

export const shownStep = (frame, scenario) => frame.evaluate(({ id }) =>
	[...document.querySelectorAll(`[data-scenario="${id}"] .step`)].filter((step) => !step.hidden).map((step) => step.id.slice(id.length + 1)).join(' '), scenario);

export const choiceAt = (scenario, letter) =>
	`[data-scenario="${scenario.id}"] .step:not([hidden]) .step__choices li:nth-child(${letter.charCodeAt(0) - 96}) a`;

// Plays a scenario to an ending, from where it stands.
export async function playScenario(frame, scenario) {
	const shown = await shownStep(frame, scenario);
	const [path] = Object.values(endings(scenario, scenario.steps.findIndex((step) => step.id === shown)));
	for (const letter of path) {
		await click(frame, choiceAt(scenario, letter));
	}
}

// Back to the first step, wherever it stands.
export async function restart(frame, scenario) {
	const buttons = `[data-scenario="${scenario.id}"] .step:not([hidden]) .question__buttons button`;
	while (await frame.locator(buttons).count()) {
		await click(frame, `${buttons}:last-of-type`);
	}
}
