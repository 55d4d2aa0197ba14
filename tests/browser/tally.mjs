// The tally page: filled in with the keyboard alone, what is wrong said where it is, a picture with the numbers of its table, one file on
// request, one sheet of paper; and nothing kept, nothing sent. The arithmetic itself is in tally-figures.mjs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { temporaryFolder } from '../support/folders.mjs';
import { keyboard } from '../support/keyboard.mjs';
import { plain, sheets } from '../support/paper.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { squeezed } from '../support/room.mjs';
import { toolFile } from '../support/tools.mjs';

const AXE = readFileSync(toolFile('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const work = temporaryFolder('tally');
const pageOf = (language) => pathToFileURL(join(process.env.WAYMARK_DIST, 'facilitator', language, 'tally.html')).href;

// 9 of 12 people would be found beside the 3 of the other group: no number of either may be shown. None of them is a number of anything else.
const SESSION = {
	people: 12, before: 12, after: 12,
	questions: [['One clue?', 3, 8], ['What first?', 6, 11], ['<b>Who</b> "decides"?', 10, 10], ['Secret?', 5, 10], ['A post?', 8, 6]],
	before5: [1, 4, 4, 2, 1], now5: [0, 1, 2, 6, 3],
	groups: [['Teachers', 9, 23, 34], ['Students', 3, 9, 11]]
};
// Everything at its longest.
const LONG = 'Forty-eight signs of a question that goes on, on';
const FULL = {
	people: 400, before: 400, after: 389, questions: [100, 110, 120, 130, 140, 150, 160, 170].map((right) => [LONG, right, right + 200]),
	before5: [100, 100, 60, 60, 60], now5: [50, 50, 60, 100, 100],
	groups: ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((label) => [`${label} of twenty-four signs, so`.slice(0, 24), label === 'Six' ? 3 : 60, 20, 22])
};

const field = (page, name) => page.locator(`[data-name="${name}"]`);
const result = (page) => page.locator('[data-tally="result"]');

async function open(context, language = 'en') {
	const page = await context.newPage();
	await page.goto(pageOf(language));
	return page;
}

async function fill(page, session) {
	const values = { people: session.people, before: session.before, after: session.after };
	session.questions.forEach(([label, before, after], i) => Object.assign(values, { [`questions.${i}.label`]: label, [`questions.${i}.before`]: before, [`questions.${i}.after`]: after }));
	session.before5.forEach((count, i) => Object.assign(values, { [`confidence.before.${i}`]: count, [`confidence.now.${i}`]: session.now5[i] }));
	session.groups.forEach(([label, people, before, after], i) => Object.assign(values, { [`groups.${i}.label`]: label, [`groups.${i}.people`]: people, [`groups.${i}.before`]: before, [`groups.${i}.after`]: after }));
	// Inside the page, which is much faster; the keyboard has a case of its own.
	await page.evaluate(([all, questions, groups]) => {
		const add = (kind, count) => {
			for (let i = 0; i < count; i += 1) {
				document.querySelector(`[data-tally="add-${kind}"]`).click();
			}
		};
		add('questions', questions - document.querySelectorAll('.tally__row--question').length);
		add('groups', groups - document.querySelectorAll('.tally__row--group').length);
		for (const [name, value] of Object.entries(all)) {
			const input = document.querySelector(`[data-name="${name}"]`);
			input.value = value;
			input.dispatchEvent(new Event('input', { bubbles: true }));
		}
	}, [values, session.questions.length, session.groups.length]);
}

async function show(page, session) {
	await fill(page, session);
	await page.locator('form [type="submit"]').click();
	await result(page).waitFor({ state: 'visible' });
}

const tables = (page) => page.locator('[data-tally="report"] table').evaluateAll((all) => all.map((table) =>
	[...table.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s/g, ' ')).join(' | '))));

// What a picture says: [letter, before, after] of each question, from its numbers and from where its marks are.
const drawn = (page) => page.evaluate(() => {
	const numbers = [...document.querySelectorAll('.tally__number')].map((text) => text.textContent.split(/\s+/));
	const half = numbers.length / 2;
	const letters = numbers.slice(0, half).map(([letter]) => letter);
	return letters.map((letter, i) => [letter, numbers[i][1], numbers[half + i][0], numbers[half + i][1] === letter]);
});

const kept = (page) => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, history.state, location.href]));

async function axe(page, found, what) {
	await page.evaluate(AXE);
	const judged = await page.evaluate(async (tags) => {
		document.querySelector('header').style.position = 'static';
		return axe.run(document, { runOnly: { type: 'tag', values: tags }, preload: false, resultTypes: ['violations', 'incomplete', 'passes'] });
	}, TAGS);
	truth(judged.passes.length > 10, 'axe looked at next to nothing');
	// Words that lie on shapes of a drawing: it cannot tell their background.
	const undecided = judged.incomplete.filter((rule) => rule.nodes.some((node) => !/^<(text|tspan)\b/.test(node.html)));
	found.push(...[...judged.violations, ...undecided].map((rule) => `${what}: ${rule.id} ${rule.nodes[0].html.slice(0, 120)}`));
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true, acceptDownloads: true });

	await test('[check 6] with the keyboard alone: a row more, a row less, numbers, the picture; the focus is always to be seen', async () => {
		const page = await open(context);
		const faults = [];
		const { press, tabTo } = keyboard(page, (stop) => faults.push(...stop.faults.map((fault) => `${stop.name} ${fault}`)));
		const type = async (name, value) => {
			await tabTo(`[data-name="${name}"]`);
			await page.keyboard.type(String(value));
		};
		for (const [name, value] of [['people', 12], ['before', 12], ['after', 12]]) {
			await type(name, value);
		}
		for (const i of [0, 1, 2, 3, 4]) {
			await type(`questions.${i}.before`, i + 3);
			await type(`questions.${i}.after`, i + 4);
		}
		await tabTo('[data-tally="add-questions"]');
		await press('Enter');
		same(await page.evaluate(() => document.activeElement.dataset.name), 'questions.5.label', 'focus in the new row');
		await tabTo('[data-tally="questions"] .tally__row:last-child [data-tally="remove"]');
		await press('Space');
		same(await page.evaluate(() => document.activeElement.dataset.name), 'questions.4.label', 'focus beside the row that is gone');
		truth((await page.locator('[data-tally="status"]').innerText()).includes('Question 6'), 'what is gone is said');
		await press('Enter');
		await result(page).waitFor({ state: 'visible' });
		same(await page.evaluate(() => document.activeElement.id), 'tally-result-title', 'focus at what has come');
		same((await tables(page))[0][4], 'E · Question 5 | 7 of 12 | 8 of 12', 'last row');
		none([...new Set(faults)], 'focus');
		await page.close();
	});

	await test('rows: one to eight questions, none to six groups', async () => {
		const page = await open(context);
		const rows = (kind) => page.locator(`[data-tally="${kind}"] .tally__row`);
		for (const [kind, most] of [['questions', 8], ['groups', 6]]) {
			while (await page.locator(`[data-tally="add-${kind}"]`).isVisible()) {
				await page.locator(`[data-tally="add-${kind}"]`).click();
			}
			same(await rows(kind).count(), most, `most ${kind}`);
			while (await page.locator(`[data-tally="${kind}"] [data-tally="remove"]:visible`).count()) {
				await page.locator(`[data-tally="${kind}"] [data-tally="remove"]`).first().click();
			}
			same(await rows(kind).count(), kind === 'questions' ? 1 : 0, `fewest ${kind}`);
		}
		await page.close();
	});

	await test('what is wrong: a list with the focus, links to the fields, the words at each, "Error:" before the title, and nothing drawn', async () => {
		const page = await open(context);
		const title = await page.title();
		await show(page, SESSION);
		await field(page, 'questions.1.before').fill('13');
		same(await result(page).isVisible(), false, 'what belonged to other numbers is gone');
		await field(page, 'people').fill('-2');
		await field(page, 'groups.0.after').fill('');
		await page.locator('form [type="submit"]').click();
		same([await result(page).isVisible(), await page.locator('svg.tally__picture').count()], [false, 0], 'picture');
		same(await page.evaluate(() => document.activeElement.dataset.tally), 'errors', 'focus');
		same(await page.title(), `Error: ${title}`, 'title');
		const links = page.locator('.tally__errors a');
		same((await links.allTextContents()).map((text) => text.split(':')[0]), ['People who came', 'Question 2, Right before', 'Group 1, All right after'], 'list');
		for (const [i, name] of ['people', 'questions.1.before', 'groups.0.after'].entries()) {
			const before = page.url();
			await links.nth(i).click();
			const input = field(page, name);
			same([await input.evaluate((element) => element === document.activeElement), await input.getAttribute('aria-invalid'), page.url() === before], [true, 'true', true], name);
			truth((await links.nth(i).textContent()).endsWith(await page.locator(`#${await input.getAttribute('aria-describedby')}`).textContent()), `${name}: words`);
		}
		await fill(page, { ...SESSION, groups: [] });
		await field(page, 'groups.0.after').fill('34');
		await page.locator('form [type="submit"]').click();
		same([await result(page).isVisible(), await page.title(), await page.locator('.question__error, [aria-invalid]').count()], [true, title, 0], 'put right');
		await page.close();
	});

	await test('the picture has the numbers of its table, at their heights, and no number of a hidden group is on the page', async () => {
		const page = await open(context);
		await show(page, SESSION);
		const [questions, confidence, groups] = await tables(page);
		same(questions, SESSION.questions.map(([label, before, after], i) => `${'ABCDE'[i]} · ${label} | ${before} of 12 | ${after} of 12`), 'table');
		same(await drawn(page), SESSION.questions.map(([, before, after], i) => ['ABCDE'[i], String(before), String(after), true]), 'picture');
		// 296 units for 12 forms, from 400 up: the line of "6 to 11" goes from 252 to 129.
		const paths = await page.locator('.tally__line').evaluateAll((all) => all.map((line) => line.getAttribute('d')));
		same([paths.length, paths[1]], [5, 'M114 252L246 129'], 'lines');
		const patterns = await page.locator('.tally__line').evaluateAll((all) => all.map((line) => line.getAttribute('stroke-dasharray')));
		same(new Set(patterns).size, 5, 'patterns');
		same([confidence[5], groups], ['4 or 5 | 3 of 12 | 9 of 12', ['Teachers', 'Students'].map((label) => `${label} | not shown: fewer than 5 people, or it would tell of such a group`)], 'other tables');
		const text = await result(page).innerText();
		none(['23', '34'].filter((number) => text.includes(number)), 'numbers of a hidden group');
		for (const [name, value] of Object.entries({ after: 11, 'confidence.before.1': 3, 'confidence.now.3': 5 })) {
			await field(page, name).fill(String(value));
		}
		await page.locator('form [type="submit"]').click();
		same([await page.locator('.question__error').allTextContents(), await page.locator('.tally__line').count()], [[], 0], 'other people: marks are not joined');
		await page.close();
	});

	await test('fewer than five: words alone, without picture, number, copy or file', async () => {
		const page = await open(context);
		await show(page, { ...SESSION, people: 4, before: 4, after: 4, questions: SESSION.questions.map(([label]) => [label, 1, 2]), before5: [1, 1, 1, 1, 0], now5: [0, 1, 1, 1, 1], groups: [] });
		same([await page.locator('[data-tally="report"] :is(svg, table)').count(), await page.locator('[data-tally="take"]').isVisible()], [0, false], 'picture, buttons');
		none((await page.locator('[data-tally="report"]').innerText()).match(/[0-46-9]/g) ?? [], 'numbers');
		await page.close();
	});

	await test('the file: opens by itself, is whole, holds no script and no number of a hidden group', async () => {
		for (const [language, name] of [['en', 'before-and-after.html'], ['es', 'antes-y-despues.html']]) {
			const page = await open(context, language);
			await show(page, SESSION);
			const waiting = page.waitForEvent('download');
			await page.locator('[data-tally="save"]').click();
			const download = await waiting;
			same(download.suggestedFilename(), name, 'name');
			const path = join(work, name);
			await download.saveAs(path);
			const text = readFileSync(path, 'utf8');
			none(text.match(/<script|javascript:| on\w+=|src=|href=|\b(23|34)\b/gi) ?? [], 'in the file');
			truth(text.includes("default-src 'none'") && text.includes(`lang="${language}"`), 'policy and language');
			const saved = await context.newPage();
			await saved.goto(pathToFileURL(path).href);
			same(await saved.locator('table').evaluateAll((all) => all.map((table) => table.innerText)), await page.locator('[data-tally="report"] table').evaluateAll((all) => all.map((table) => table.innerText)), 'tables');
			same(await saved.locator('.tally__paragraph').innerText(), await page.locator('.tally__paragraph').innerText(), 'paragraph');
			same(await drawn(saved), await drawn(page), 'picture');
			const box = await saved.locator('svg').boundingBox();
			truth(box.width > 200 && box.height > 200, `the picture is ${box.width} by ${box.height}`);
			same([await saved.locator('b').count(), await saved.locator('h1, h2, h3').evaluateAll((all) => all.map((heading) => heading.nodeName))], [0, ['H1', 'H2']], 'what was typed is text');
			same([(await sheets(saved, 'A4')).length, (await sheets(saved, 'Letter')).length], [1, 1], 'sheets');
			await saved.close();
			await page.close();
		}
	});

	await test('the paragraph is copied as plain text', async () => {
		const { context: own } = await openContext(browser, { offline: true, permissions: ['clipboard-read', 'clipboard-write'] });
		const page = await open(own);
		await show(page, SESSION);
		await page.locator('[data-tally="copy"]').click();
		same(await page.locator('[data-tally="status"]').innerText(), 'The paragraph is copied.', 'status');
		const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
		same([types, await page.evaluate(() => navigator.clipboard.readText())], [['text/plain'], await page.locator('.tally__paragraph').textContent()], 'clipboard');
		await own.close();
	});

	await test('[check 33] nothing is kept: storage is as it was, and the page is empty after a reload, on the way back and at the exit', async () => {
		const page = await open(context);
		const before = await kept(page);
		const isEmpty = async (what) => {
			const values = await page.locator('form input').evaluateAll((all) => all.map((input) => input.value).join(''));
			same([values, await page.locator('.tally__row--question').count(), await page.locator('svg.tally__picture').count()], ['', 5, 0], what);
			same(await kept(page), before, `${what}: kept`);
		};
		await show(page, SESSION);
		same(await kept(page), before, 'kept while it is shown');
		await page.reload();
		await isEmpty('after a reload');
		await show(page, SESSION);
		await page.goto('about:blank');
		await page.goBack();
		await isEmpty('on the way back');
		// This browser keeps no pages for the way back; others do.
		await show(page, SESSION);
		await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
		await isEmpty('in what a browser keeps for the way back');
		await show(page, SESSION);
		const left = await page.evaluate(() => {
			const link = document.querySelector('.header a[data-exit]');
			link.href = 'about:blank#left';
			link.click();
			return document.body.innerText;
		});
		same(left.includes('12'), false, 'at the exit');
		await page.close();
	});

	await test('[check 30] on paper: one sheet of A4 and of Letter, without the form; the empty sheet too', async () => {
		for (const language of ['en', 'es']) {
			const page = await open(context, language);
			await page.evaluate(() => { window.print = () => { window.printed = document.documentElement.classList.contains('whole'); }; });
			const form = await page.locator('form [type="submit"]').innerText();
			const sheetTitle = await page.locator('#tally-sheet-title').innerText();
			// A button first, for what it asks for ends with the printing.
			const print = async (what, wanted, others, button) => {
				for (const format of ['A4', 'Letter']) {
					if (button) {
						await page.locator(button).click();
						same(await page.evaluate(() => window.printed), what === 'empty beside a result', `${what}: the button`);
					}
					const printed = await sheets(page, format);
					same(printed.length, 1, `${language}, ${what}, ${format}: sheets`);
					none(wanted.filter((words) => !printed[0].includes(words)), `${what}, ${format}: missing`);
					none([form, ...others].filter((words) => printed[0].includes(words)), `${what}, ${format}: too much`);
				}
			};
			await print('empty', [sheetTitle], []);
			await show(page, FULL);
			const paragraph = plain(await page.locator('.tally__paragraph').innerText());
			await print('full', [paragraph.slice(-20), LONG.slice(0, 12)], [sheetTitle], '[data-tally="take"] .print button');
			await print('empty beside a result', [sheetTitle], [paragraph.slice(0, 20)], '.tally__sheet button');
			await page.close();
		}
	});

	// As it is opened axe.mjs looks at it.
	await test('[check 10] axe, room at 320 px: wrong, shown; light and dark', async () => {
		const found = [];
		for (const [colorScheme, width, language] of [['light', 320, 'es'], ['dark', 1280, 'en']]) {
			const { context: own } = await openContext(browser, { offline: true, colorScheme, viewport: { width, height: 700 }, reducedMotion: 'reduce' });
			const page = await open(own, language);
			const judge = async (state) => {
				await axe(page, found, `${colorScheme}, ${width} px, ${state}`);
				found.push(...(await squeezed(page)).map((line) => `${colorScheme}, ${width} px, ${state}: ${line}`));
			};
			await show(page, SESSION);
			await judge('shown');
			await field(page, 'people').fill('x');
			await page.locator('form [type="submit"]').click();
			await judge('wrong');
			await own.close();
		}
		none(found, 'findings');
	});

	await test('without script: it says so, shows the empty sheet, and has no form and no button', async () => {
		const { context: quiet } = await openContext(browser, { offline: true, javaScriptEnabled: false });
		const page = await open(quiet);
		same([await page.locator('noscript p').isVisible(), await page.locator('form').isVisible(), await page.locator('main button:visible').count(), await page.locator('.tally__strokes').first().isVisible()],
			[true, false, 0, true], 'words, form, buttons, sheet');
		same((await sheets(page, 'Letter')).length, 1, 'sheets');
		await quiet.close();
	});

	await test('[check 2] nothing but files and what was saved was asked for, and nothing went wrong', () => {
		none(watch.requests.filter((url) => !/^(file|data|blob|about):/.test(url)), 'requests');
		none(watch.bad, 'seen');
	});
	await browser.close();
});
