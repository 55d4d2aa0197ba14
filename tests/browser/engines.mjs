// The core of what a learner does, in every engine that is installed: Chromium, Firefox with the users' own rule for file://, WebKitGTK. An
// engine that is not there is named and counts as nothing. A further step is a function and a line in STEPS.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { distFolder, filesBelow, temporaryFolder } from '../support/folders.mjs';
import * as chromium from '../support/engines/chromium.mjs';
import * as firefox from '../support/engines/firefox.mjs';
import * as webkit from '../support/engines/webkit.mjs';
import { choose, goTo, pick, press, readData, shownQuestion, takeCheck, visibleView } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { serve } from '../support/server.mjs';

// The way out leads to a page of ours: nothing here may leave this machine.
const OUT = '/somewhere-else.html';
const BEFORE = '/before.html';
const blank = () => '<!DOCTYPE html><title>elsewhere</title><p>elsewhere</p>';
const server = await serve({ [OUT]: blank, [BEFORE]: blank });
const stick = join(temporaryFolder('engines'), 'USB stick é #1');
mkdirSync(stick);
cpSync(join(distFolder(), 'site'), join(stick, 'site'), { recursive: true });
const pages = filesBelow(join(stick, 'site'), '.html');
const exit = /class="exit" href="([^"]*)"/.exec(readFileSync(pages[0], 'utf8'))[1];
for (const path of pages) {
	writeFileSync(path, readFileSync(path, 'utf8').replaceAll(exit, server.base + OUT));
}
const loopback = await serve({ '/site/': join(stick, 'site') });
const address = (path) => pathToFileURL(path).href;
const modules = pages.map((path) => ({ path, data: readData(path) })).filter((item) => item.data.sections);
const main = modules.find((item) => item.data.draw > 0 && item.data.sections.length > 2);
const start = pages.find((path) => dirname(path) === join(stick, 'site') && readFileSync(path, 'utf8').includes(`${main.data.language}/${main.data.module}.html`));
const home = address(main.path);
const online = `${loopback.base}/site/${main.data.language}/${basename(main.path)}`;
const ids = main.data.sections.map((section) => section.id);
const check = main.data.sections.find((section) => section.kind === 'check').id;

// One practice question of each type, in one language.
const practice = modules.filter((item) => item.data.language === main.data.language).flatMap((item) =>
	item.data.questions.filter((question) => question.practice).map((question) => ({ ...item, question })));
const types = practice.filter((item, i) => practice.findIndex((other) => other.question.type === item.question.type) === i);

const hasText = (selector) => (document.querySelector(selector)?.textContent ?? '').length > 0;
const text = (page, selector) => page.evaluate((where) => document.querySelector(where).textContent, selector);

// ---- the steps; each begins where the one before it ended

async function opensFromDisk(page) {
	await page.goto(address(start));
	same(await page.evaluate(() => location.protocol), 'file:', 'protocol');
	await page.click(`a[href="${main.data.language}/${main.data.module}.html"]`);
	await page.waitForFunction(() => document.querySelectorAll('.view:not([hidden])').length === 1);
	same(await visibleView(page), ids[0], 'the only section on the screen');
	const look = await page.evaluate(() => [getComputedStyle(document.querySelector('header')).position, getComputedStyle(document.querySelector('.exit')).minHeight]);
	same(look, ['sticky', '44px'], 'style');
}

async function studies(page) {
	for (const id of ids.slice(1, 3)) {
		await page.click('.view:not([hidden]) .steps a[rel="next"]');
		await page.waitForFunction((wanted) => !document.getElementById(wanted).hidden, id);
		same(await visibleView(page), id, 'next');
		same(await page.evaluate(() => document.activeElement.nodeName), 'H1', 'focus');
	}
	await page.click('.view:not([hidden]) .steps a[rel="prev"]');
	await page.waitForFunction((wanted) => !document.getElementById(wanted).hidden, ids[1]);
	await page.back();
	await page.waitForFunction((wanted) => !document.getElementById(wanted).hidden, ids[2]);
	truth(/\.2$/.test(await page.evaluate(() => document.title)), 'the title does not follow');
}

// With the engine's own mouse and keys where that is quick.
async function put(page, { type, id }, answer) {
	if (type === 'choice') {
		await page.click(`#${id} .option input[value="${answer[0]}"]`);
	} else if (type === 'text') {
		await page.type(`#${id} input[type="text"]`, answer[0]);
	} else {
		await pick(page, id, answer);
	}
}

const answers = (item) => async function answersOne(page) {
	const { question } = item;
	await page.goto(address(item.path));
	await goTo(page, question.section);
	if (question.type === 'reflection') {
		await page.type(`#${question.id} textarea`, 'a word');
		same(await page.evaluate((id) => document.querySelector(`#${id} textarea`).value, question.id), 'a word', 'typed');
		return;
	}
	await put(page, question, choose(question, 'right'));
	if (await page.evaluate((id) => document.querySelector(`#${id} .question__buttons button`).hidden, question.id)) {
		// A scale that is sent to nobody has nothing to press.
		truth(await page.evaluate((id) => document.querySelectorAll(`#${id} input:checked`).length, question.id) > 0, 'nothing is chosen');
		return;
	}
	await page.click(`#${question.id} .question__buttons button`);
	const result = await text(page, `#${question.id} .question__result`);
	const word = item.data.words[question.type === 'likert' ? 'noted' : 'right'];
	truth(result.startsWith(word), `result "${result}" instead of "${word}…"`);
};

async function resumes(page) {
	await page.goto(home);
	await goTo(page, check);
	await takeCheck(page, () => 'right');
	await page.waitForFunction(hasText, '.check__score');
	truth((await text(page, '.check__score')).includes('100'), 'score');
	await goTo(page, ids[1]);
	await page.reload();
	same(await visibleView(page), ids[1], 'section after a reload');
	await page.goto(home);
	same(await page.evaluate(() => document.querySelector('.resume a')?.getAttribute('href')), `#${ids[1]}`, 'the way back');
	await goTo(page, check);
	truth((await text(page, '.check__score')).includes('100'), 'score after a reload');
}

async function changesLanguage(page) {
	await page.goto(home);
	await goTo(page, ids[1]);
	const other = await page.evaluate(() => document.querySelector('.footer a[hreflang]')?.hreflang ?? '');
	if (!other) {
		return;
	}
	await page.click(`.footer a[hreflang="${other}"]`);
	await page.waitForFunction((language) => document.documentElement.lang === language && document.readyState === 'complete', other);
	same(await visibleView(page), ids[1], 'section');
}

const keys = () => [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage));
const trace = (page) => page.evaluate(() => [history.length, document.title]);

// Nothing is kept, and the tab's history does not grow: a walk from the start page into a module, an answer, back by the page's own button.
async function studiesInPrivate(page) {
	await page.goto(home);
	await page.evaluate(() => { sessionStorage.clear(); localStorage.clear(); });
	await page.goto(address(start));
	const [entries] = await trace(page);
	await page.click('[data-private]');
	await page.waitForFunction(() => document.querySelector('main > .back') !== null && document.readyState === 'complete');
	await page.click(`a[href*="${main.data.language}/${basename(main.path)}"]`);
	await page.waitForFunction(() => document.readyState === 'complete' && document.querySelectorAll('.view:not([hidden])').length === 1);
	await page.click('.view:not([hidden]) .steps a[rel="next"]');
	await page.waitForFunction((wanted) => !document.getElementById(wanted).hidden, ids[1]);
	await page.evaluate((id) => { document.querySelector(`.menu a[href="#${id}"]`).click(); }, check);
	await page.waitForFunction((wanted) => !document.getElementById(wanted).hidden, check);
	await takeCheck(page, () => 'right');
	same([await trace(page), await page.evaluate(keys)], [[entries, main.data.words.notes], []], 'entries, title and keys');
	await page.click('main > .back');
	await page.waitForFunction((wanted) => !document.getElementById(wanted).hidden, ids[1]);
	same([await trace(page), await page.evaluate(keys)], [[entries, main.data.words.notes], []], 'entries, title and keys after Back');
}

// In the middle of a check, with a choice made.
const exits = (base) => async function exitsFrom(page) {
	await page.goto(base);
	await page.evaluate(() => sessionStorage.clear());
	await page.goto(server.base + BEFORE);
	await page.goto(`${base}#${check}`);
	await page.evaluate((id) => { document.querySelector(`#${id} input`)?.click(); }, await shownQuestion(page));
	const moment = await page.evaluate(() => {
		document.querySelector('.exit').click();
		const left = [...document.body.querySelectorAll('*')].filter((element) => element.getClientRects().length > 0).map((element) => element.textContent);
		return { left, title: document.title };
	});
	const { loading } = main.data.words;
	same([moment.left.join(''), moment.title], [loading, loading], 'the same tick');
	await page.waitForFunction((path) => location.pathname === path, OUT);
	same(await page.address(), server.base + OUT, 'destination');
	await page.back();
	for (let i = 0; i < 40 && await page.address() === server.base + OUT; i += 1) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	same(await page.address(), server.base + BEFORE, 'what Back shows');
};

// What @media print says, for an engine that cannot be told to print: the style sheet's own rules are switched. Only over http may a script
// read them.
const asPaper = () => {
	for (const sheet of document.styleSheets) {
		for (const rule of sheet.cssRules) {
			if (rule.media && /print/.test(rule.media.mediaText)) {
				rule.media.mediaText = 'all';
			} else if (rule.media && /screen/.test(rule.media.mediaText)) {
				rule.media.mediaText = 'not all';
			}
		}
	}
};

async function prints(page) {
	await page.goto(online);
	await goTo(page, check);
	await page.evaluate(asPaper);
	const found = await page.evaluate(() => {
		const count = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0).length;
		const shown = '.view:not([hidden])';
		return [
			count('.header, .footer, .exit, .menu, .side, .skip, .steps') + count(`${shown} button`), count('.question__result, .question__answer'),
			document.querySelectorAll(`${shown} .question`).length - count(`${shown} .question`), count(`${shown} .key`), count('.view')
		];
	});
	same(found, [0, 0, 0, 1, 1], 'controls, answers, questions that are lost, keys and sections on paper');
}

async function makesPdf(page) {
	await page.goto(home);
	const sheets = Buffer.from(await page.pdf());
	same(sheets.subarray(0, 5).toString(), '%PDF-', 'start');
	truth(sheets.length > 5000, `${sheets.length} bytes`);
}

async function nothingWentWrong(page) {
	none(await page.errors(), 'seen');
}

const STEPS = [
	['opens from disk', opensFromDisk],
	['studies: next, next, back', studies],
	...types.map((item) => [`answers a question: ${item.question.type}`, answers(item)]),
	['takes the check, and resumes after a reload in the same tab', resumes],
	['changes the language and stays in the section', changesLanguage],
	['studies in private: no key, no entry of history', studiesInPrivate],
	['leaves from disk, out of the middle of the check', exits(home)],
	['leaves a page of a server', exits(online)],
	['shows a module as it is on paper', prints],
	['prints a module into a file', makesPdf, (page) => page.pdf ? null : 'its driver cannot print'],
	['nothing went wrong in the console', nothingWentWrong]
];

async function walk(engine) {
	let page;
	try {
		page = await engine.open();
	} catch (error) {
		await test(`${engine.name} starts`, () => { throw error; });
		return;
	}
	try {
		for (const [what, run, why] of STEPS) {
			const reason = why ? why(page) : null;
			if (reason) {
				console.log(`skip ${engine.name} ${what}: ${reason}`);
			} else {
				await test(`${engine.name} ${what}`, () => run(page));
			}
		}
	} finally {
		await page.close();
	}
}

await suite(async () => {
	for (const engine of [chromium, firefox, webkit]) {
		const reason = engine.missing();
		if (reason) {
			STEPS.forEach(([what]) => console.log(`skip ${engine.name} ${what}: ${reason}`));
		} else {
			await walk(engine);
		}
	}
	await test('the place outside was asked for nothing but itself', () => same(server.missing, [], 'asked for'));
});
