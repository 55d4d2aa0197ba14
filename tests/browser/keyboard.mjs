// Whole modules with the keyboard alone, from the start page to the certificate: every lesson, every practice question, each scenario to an
// ending, the check. No mouse, and no script of ours that does anything. Where the focus is can always be seen.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow } from '../support/folders.mjs';
import { keyboard } from '../support/keyboard.mjs';
import { choiceAt, choose, endings, readData, shownQuestion, shownStep, visibleView } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const site = join(distFolder(), 'site');
const all = filesBelow(site, '.html').map((path) => ({ path, data: readData(path) })).filter((item) => item.data.sections?.length && item.data.language === 'en');
const size = ({ data }) => data.questions.filter(({ practice }) => practice).length + 10 * data.scenarios.length;
// Of the made kit every module, for together they have every kind of question. Of real content the largest.
const played = process.env.WAYMARK_BRIEF ? [...all].sort((one, other) => size(other) - size(one)).slice(0, 1) : all;
const start = filesBelow(site, '.html').find((path) => dirname(path) === site && readFileSync(path, 'utf8').includes('<html lang="en"'));

const SHOWN = '.view:not([hidden])';
const FORMS = [[1280, 800], [360, 640]];
// What is not made of options or gaps.
const answerOf = (question) => question.type === 'reflection' ? 'a thought' : choose(question, 'right');

async function playScenario(page, keys, scenario) {
	const path = Object.values(endings(scenario)).sort((one, other) => other.length - one.length)[0];
	for (const letter of path) {
		await keys.tabTo(choiceAt(scenario, letter));
		await keys.press('Enter');
	}
	const last = await shownStep(page, scenario);
	same(scenario.steps.find(({ id }) => id === last).choices.length, 0, `${scenario.id} stands at ${last}`);
}

async function playSection(page, keys, data, section) {
	const questions = data.questions.filter((question) => question.practice && question.section === section.id);
	const places = await page.locator(`${SHOWN} form.question, ${SHOWN} [data-scenario]`).evaluateAll((list) => list.map((each) => each.dataset.scenario ?? each.id));
	for (const place of places) {
		const question = questions.find(({ id }) => id === place);
		const scenario = data.scenarios.find(({ id }) => id === place);
		if (question) {
			await keys.answer(question, answerOf(question));
			const told = await page.locator(`#${place} .question__result`).textContent();
			const isMute = !await page.locator(`#${place} .question__buttons button`).isVisible();
			truth(isMute || told.startsWith(data.words[question.type === 'reflection' || question.type === 'likert' ? 'noted' : 'right']), `${place}: ${told}`);
		} else if (scenario) {
			await playScenario(page, keys, scenario);
		}
	}
	return questions;
}

// All the way back through a page: then the header lies above what comes next.
async function goBackwards(page, keys) {
	await keys.tabTo(`${SHOWN} a.steps__next`);
	for (let i = 0; i < 80 && await page.evaluate(() => !document.activeElement.closest('.header, .side')); i += 1) {
		await keys.press('Shift+Tab');
	}
	truth(await page.evaluate(() => document.activeElement.closest('.header, .side') !== null), 'Shift and Tab lead nowhere');
}

async function playCheck(page, keys, data) {
	for (let i = 0; i < data.draw; i += 1) {
		const id = await shownQuestion(page);
		const question = data.questions.find((each) => each.id === id);
		await keys.answer(question, answerOf(question));
		truth((await page.locator(`#${id} .question__result`).textContent()).startsWith(data.words.right), `${id} is not right`);
		await keys.press('Enter');
	}
	truth((await page.locator('.check__score').textContent()).includes('100'), 'the result');
}

// From the last page to the sheet, which is filled in and printed.
async function certify(page, keys, data) {
	const link = `${SHOWN} .finish a`;
	if (!await page.locator(link).first().isVisible()) {
		const list = await page.locator('.side').isVisible() ? '.side' : '.menu__panel';
		if (list === '.menu__panel') {
			await keys.tabTo('.menu__button');
			await keys.press('Enter');
		}
		await keys.tabTo(`${list} a[href="#${data.module}"]`);
		await keys.press('Enter');
		await page.waitForFunction((id) => !document.getElementById(id).hidden, data.module);
	}
	await keys.tabTo(link);
	await keys.press('Enter');
	await page.waitForFunction((id) => !document.getElementById(id).hidden, `${data.module}-certificate`);
	await keys.tabTo('.certificate input');
	await page.keyboard.type('Jo');
	await keys.press('Tab');
	await page.keyboard.type('May 7');
	await keys.press('Shift+Tab');
	same(await page.locator('.certificate input').evaluateAll((fields) => fields.map((field) => field.value)), ['Jo', 'May 7'], 'the sheet');
	await keys.tabTo('.certificate button');
	await keys.press('Enter');
	same(await page.evaluate(() => window.printed), 1, 'printed');
}

await suite(async () => {
	const browser = await openBrowser();
	const types = new Set();

	for (const [width, height] of FORMS) {
		const { context, watch } = await openContext(browser, { offline: true, viewport: { width, height }, reducedMotion: 'reduce' });
		// Stands in for the printer.
		await context.addInitScript(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; });
		for (const { data } of played) {
			await test(`[check 6] ${data.module}, ${width} px: from the start page to the certificate with the keyboard alone, the focus always in sight`, async () => {
				const faults = [];
				let stops = 0;
				const page = await context.newPage();
				const keys = keyboard(page, (stop) => {
					stops += 1;
					faults.push(...stop.faults.map((fault) => `${stop.name} ${fault}`));
				});
				await page.goto(pathToFileURL(start).href);
				await keys.tabTo(`a[href="en/${data.module}.html"]`);
				await page.keyboard.press('Enter');
				await page.waitForSelector(SHOWN);
				same(await visibleView(page), data.module, 'the first view');
				for (const [i, section] of data.sections.entries()) {
					if (i > 0) {
						await keys.tabTo(`${SHOWN} a.steps__next`);
						await keys.press('Enter');
						await page.waitForFunction((id) => !document.getElementById(id).hidden, section.id);
					}
					(await playSection(page, keys, data, section)).forEach(({ type }) => types.add(type));
					if (i === 1) {
						await goBackwards(page, keys);
					}
					if (section.kind === 'check') {
						await playCheck(page, keys, data);
					}
				}
				await certify(page, keys, data);
				truth(stops > 40, `only ${stops} stops`);
				none([...new Set(faults)], `${faults.length} of ${stops} stops`);
				await page.close();
			});
		}
		await test(`${width} px: nothing went out, nothing went wrong in the console`, () => none(watch.bad, 'seen'));
		await context.close();
	}

	if (!process.env.WAYMARK_BRIEF) {
		await test('[check 6] every type of question was among them', () => {
			const table = readFileSync(new URL('../../generator/question/types.def', import.meta.url), 'utf8');
			none([...table.matchAll(/^QUESTION_TYPE\((\w+)\)/gm)].map((match) => match[1]).filter((type) => !types.has(type)), 'never answered');
		});
	}
	await browser.close();
});
