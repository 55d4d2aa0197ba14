// Every question type that is scored: answered right, wrong and partly, with the keyboard alone and with a finger, and what is announced then.
// What is special to a type is played by its own suite.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow } from '../support/folders.mjs';
import { keyboard, order } from '../support/keyboard.mjs';
import { hasGaps, tapGaps } from '../support/learner-gaps.mjs';
import { choose, readData } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { ROOT } from '../support/tools.mjs';

const questions = filesBelow(join(distFolder(), 'site/en'), '.html').map((path) => ({ path, data: readData(path) })).filter((item) => item.data.questions)
	.flatMap((item) => item.data.questions.filter((question) => question.practice).map((question) => ({ ...item, question })));
const table = readFileSync(join(ROOT, 'generator/question/types.def'), 'utf8');
const UNSCORED = ['likert', 'reflection'];
const types = [...table.matchAll(/^QUESTION_TYPE\((\w+)\)/gm)].map((match) => match[1]).filter((type) => !UNSCORED.includes(type));

// How many answers a question takes: with two or more it can be partly right.
const parts = ({ type, gaps, right }) => gaps ? gaps.length : type === 'choice' || type === 'true_false' ? 1 : right.length;
const outcomes = (question) => ['right', 'wrong', ...(parts(question) > 1 && question.scoring !== 'all' ? ['partly'] : [])];

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
	const why = flat(await page.locator(`#${item.question.id} .question__answer > :last-child`).evaluate((node) => node.textContent));
	truth(told.endsWith(why), `${outcome}, explanation "${why}": ${told}`);
	truth(told.length > item.data.words[outcome].length + why.length + 2, `${outcome}: nothing of the answer is told: ${told}`);
}

await suite(async () => {
	const browser = await openBrowser();
	const hands = {
		keyboard: { check: 6, ...await openContext(browser, { offline: true }), answer: (page, question, answer) => keyboard(page).answer(question, answer) },
		touch: { check: 9, ...await openContext(browser, { offline: true, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }), answer: answerByTouch }
	};

	for (const type of types) {
		const items = questions.filter((each) => each.question.type === type).sort((one, other) => parts(other.question) - parts(one.question));
		for (const [name, hand] of Object.entries(hands)) {
			await test(`[check ${hand.check}] [check 7] ${type}, ${name}: right, wrong and partly, announced with the reason`, async () => {
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
