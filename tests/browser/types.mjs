// Every question type that is scored: answered right, wrong and partly, with the keyboard alone and with a finger, and what is announced then.
// What is special to a type is played by its own suite.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow } from '../support/folders.mjs';
import { hasGaps, tapGaps, typeGaps } from '../support/learner-gaps.mjs';
import { choose } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { ROOT } from '../support/tools.mjs';

const readData = (path) => JSON.parse(/id="waymark-data"[^>]*>([^<]*)</.exec(readFileSync(path, 'utf8'))[1]);
const questions = filesBelow(join(distFolder(), 'site/en'), '.html').map((path) => ({ path, data: readData(path) })).filter((item) => item.data.questions)
	.flatMap((item) => item.data.questions.filter((question) => question.practice).map((question) => ({ ...item, question })));
const table = readFileSync(join(ROOT, 'generator/question/types.def'), 'utf8');
const UNSCORED = ['likert', 'reflection'];
const types = [...table.matchAll(/^QUESTION_TYPE\((\w+)\)/gm)].map((match) => match[1]).filter((type) => !UNSCORED.includes(type));

// How many answers a question takes: with two or more it can be partly right.
const parts = ({ type, gaps, right }) => gaps ? gaps.length : type === 'choice' || type === 'true_false' ? 1 : right.length;
const outcomes = (question) => ['right', 'wrong', ...(parts(question) > 1 && question.scoring !== 'all' ? ['partly'] : [])];

const isOn = (page, selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);

async function tabTo(page, selector) {
	for (let i = 0; i < 200; i += 1) {
		if (await isOn(page, selector)) {
			return;
		}
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab never reaches ${selector}`);
}

// ---- with the keyboard alone

async function keyOptions(page, { id, type }, answer) {
	const letters = await page.locator(`#${id} .option input`).evaluateAll((all) => all.map((input) => input.value));
	await tabTo(page, `#${id} .option input`);
	for (const [i, letter] of letters.entries()) {
		const isChosen = answer.includes(letter);
		if (isChosen && (type === 'multiple' || i === 0)) {
			await page.keyboard.press('Space');
		} else if (isChosen) {
			for (let steps = 0; steps < i; steps += 1) {
				await page.keyboard.press('ArrowDown');
			}
		}
		if (type === 'multiple' && i + 1 < letters.length) {
			await page.keyboard.press('Tab');
		}
	}
}

async function keyMatching(page, { id }, answer) {
	await tabTo(page, `#${id} select`);
	for (const [i, letter] of answer.entries()) {
		const values = await page.evaluate(() => [...document.activeElement.options].map((option) => option.value));
		await page.keyboard.press('Home');
		for (let steps = values.indexOf(letter); steps > 0; steps -= 1) {
			await page.keyboard.press('ArrowDown');
		}
		if (i + 1 < answer.length) {
			await page.keyboard.press('Tab');
		}
	}
}

const order = (page, id) => page.locator(`#${id} .order__item`).evaluateAll((all) => all.map((item) => item.dataset.option));

async function keyOrdering(page, { id }, answer) {
	await tabTo(page, `#${id} .order__move`);
	for (const [place, letter] of answer.entries()) {
		const up = `#${id} .order__item[data-option="${letter}"] [data-move="-1"]`;
		if ((await order(page, id)).indexOf(letter) > place) {
			// Shift and Tab lead back to the first button, Tab from there to the item.
			while (!await isOn(page, `#${id} .order__item:first-child .order__move:first-of-type`)) {
				await page.keyboard.press('Shift+Tab');
			}
			await tabTo(page, up);
			for (let at = (await order(page, id)).indexOf(letter); at > place; at -= 1) {
				await page.keyboard.press('Enter');
			}
		}
	}
}

async function answerByKeys(page, question, answer) {
	if (hasGaps(question)) {
		await tabTo(page, `#${question.id} .gap__field`);
		await typeGaps(page, question, answer);
	} else {
		await { matching: keyMatching, ordering: keyOrdering }[question.type]?.(page, question, answer) ?? (question.options && await keyOptions(page, question, answer));
	}
	await tabTo(page, `#${question.id} .question__buttons button`);
	await page.keyboard.press('Enter');
}

// ---- with a finger

async function answerByTouch(page, question, answer) {
	const form = page.locator(`#${question.id}`);
	if (hasGaps(question)) {
		await tapGaps(form, question, answer);
	} else if (question.type === 'matching') {
		for (const [i, letter] of answer.entries()) {
			await form.locator('select').nth(i).selectOption(letter);
		}
	} else if (question.type === 'ordering') {
		for (const [place, letter] of answer.entries()) {
			for (let at = (await order(page, question.id)).indexOf(letter); at > place; at -= 1) {
				await form.locator(`.order__item[data-option="${letter}"] [data-move="-1"]`).tap();
			}
		}
	} else {
		for (const letter of answer) {
			await form.locator(`.option:has(input[value="${letter}"])`).tap();
		}
	}
	await form.locator('.question__buttons button').tap();
}

// ---- what is heard

const flat = (text) => text.replace(/\s+/g, ' ').trim();

async function assertAnnounced(page, item, outcome) {
	const result = page.locator(`#${item.question.id} .question__result`);
	same(await result.getAttribute('role'), 'status', 'role');
	const told = flat(await result.innerText());
	truth(told.startsWith(item.data.words[outcome]), `${outcome}: ${told}`);
	const why = flat(await page.locator(`#${item.question.id} .question__why`).evaluate((node) => node.textContent));
	truth(told.endsWith(why), `${outcome}, explanation "${why}": ${told}`);
	truth(told.length > item.data.words[outcome].length + why.length + 2, `${outcome}: nothing of the answer is told: ${told}`);
}

await suite(async () => {
	const browser = await openBrowser();
	const hands = {
		keyboard: { ...await openContext(browser, { offline: true }), answer: answerByKeys },
		touch: { ...await openContext(browser, { offline: true, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }), answer: answerByTouch }
	};

	for (const type of types) {
		const items = questions.filter((each) => each.question.type === type).sort((one, other) => parts(other.question) - parts(one.question));
		for (const [name, hand] of Object.entries(hands)) {
			await test(`${type}, ${name}: right, wrong and partly, announced with the reason`, async () => {
				truth(items.length > 0, 'the kit has no practice question of this type');
				const item = items[0];
				for (const outcome of outcomes(item.question)) {
					const page = await hand.context.newPage();
					await page.goto(`${pathToFileURL(item.path).href}#${item.question.section}`);
					await page.waitForSelector(`#${item.question.section}:not([hidden])`);
					await hand.answer(page, item.question, choose(item.question, outcome));
					await assertAnnounced(page, item, outcome);
					await page.close();
				}
			});
		}
	}

	await test('nothing went out, nothing went wrong in the console', () => none(Object.values(hands).flatMap((hand) => hand.watch.bad), 'seen'));
	await browser.close();
});
