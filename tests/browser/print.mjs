// A module on paper: questions with numbers and without answers, the answers apart from them. Looked at as the browser lays it out for
// print and in the PDF that it makes.
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extremes } from '../support/brief.mjs';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder } from '../support/folders.mjs';
import { answerShown, goTo, press, readData, takeCheck } from '../support/learner.mjs';
import { plain, sheets } from '../support/paper.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const work = temporaryFolder('print');
const modules = extremes(filesBelow(join(distFolder(), 'site'), '.html').map((path) => ({ path, data: readData(path) })).filter((item) => item.data.sections));
const withCheck = modules.filter((item) => item.data.draw > 0);
const main = withCheck.find((item) => item.data.draws.length > 1) ?? withCheck[0];
const checkOf = (data) => data.sections.find((section) => section.kind === 'check').id;
const questionsOf = (data, section) => data.questions.filter((question) => question.section === section);
const name = (item) => `${item.data.language}/${basename(item.path)}`;

const typed = new Set(['text', 'numeric', 'reflection']);

// Width of what is printed on, in CSS pixels: the sheet without the margins of 90-print.css.
const SHEETS = { A4: (210 - 32) / 25.4 * 96, Letter: (215.9 - 32) / 25.4 * 96 };

// What stands on paper in a section: its questions with number and words, and the key.
const onPaper = (page, id) => page.evaluate((section) => {
	const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
	const view = document.getElementById(section);
	const key = view.querySelector('.key');
	const forms = [...view.querySelectorAll('form.question')];
	const give = '.question__answer, .question__hint, .question__result, .question__buttons, .question__error, .option__mark, .check__end, .check__progress';
	return {
		shown: forms.filter(shown).map((form) => form.id),
		titles: forms.map((form) => form.querySelector('legend h2, legend h3').textContent.trim()),
		numbers: forms.filter((form) => /counter\(question\)/.test(getComputedStyle(form.querySelector('legend h2, legend h3'), '::before').content)).length,
		secrets: [...view.querySelectorAll(give)].filter(shown).map((element) => element.className),
		marked: [...view.querySelectorAll('.option')].filter((option) => getComputedStyle(option).borderTopWidth !== '0px').length,
		words: [...view.querySelectorAll('.option')].filter((option) => !shown(option)).length,
		introduction: [...view.children].filter((child) => /^(P|UL|OL|BLOCKQUOTE|FIGURE|ASIDE)$/.test(child.nodeName) && !shown(child)
			&& !child.matches('.check__progress, .steps, .resume, .question__buttons')).length,
		key: key && shown(key) ? key.querySelectorAll(':scope > ol > li').length : 0,
		after: key ? forms.every((form) => form.compareDocumentPosition(key) & Node.DOCUMENT_POSITION_FOLLOWING) : null,
		apart: key ? getComputedStyle(key).breakBefore : null,
		first: getComputedStyle(view).breakBefore,
		wide: [...view.querySelectorAll('*')].filter((element) => shown(element) && element.getBoundingClientRect().right > window.innerWidth + 1)
			.map((element) => element.className || element.nodeName)
	};
}, id);

function judge(found, questions) {
	same(found.shown, questions.map((question) => question.id), 'questions');
	same([found.numbers, found.key, found.after], [questions.length, questions.length, true], 'numbers, lines of the key, key behind the questions');
	same([found.secrets, found.marked, found.words, found.introduction], [[], 0, 0, 0], 'what gives the answer away or is lost');
	same([found.apart, found.first], ['page', 'auto'], 'breaks');
	none(found.wide, 'wider than the paper');
}

async function paper(page, id, questions) {
	for (const width of Object.values(SHEETS)) {
		await page.setViewportSize({ width: Math.floor(width), height: 1000 });
		await page.emulateMedia({ media: 'print' });
		judge(await onPaper(page, id), questions);
	}
	await page.emulateMedia({ media: null });
}

async function judgeSheets(page, data, id, questions) {
	const { titles } = await onPaper(page, id);
	const heading = await page.evaluate(() => document.querySelector('.view:not([hidden]) .key h2').textContent);
	const first = await page.evaluate(() => document.querySelector('.view:not([hidden]) h1').textContent);
	for (const format of Object.keys(SHEETS)) {
		const all = await sheets(page, format);
		const at = all.findIndex((text) => text.startsWith(plain(heading)));
		truth(all[0].includes(plain(first)), `the first sheet is ${all[0].slice(0, 60)}`);
		truth(at > 0, `no sheet starts with the key: ${all.map((text) => text.slice(0, 30)).join(' | ')}`);
		const before = all.slice(0, at).join(' ');
		none(titles.map((title, i) => `${i + 1}. ${plain(title)}`).filter((title) => before.split(title).length !== 2), `${format}: not once in front of the key`);
		none(['best-answer', 'your-answer', 'other-answer'].map((word) => data.words[word]).filter((word) => before.includes(word)), `${format}: marks`);
		truth(before.indexOf(plain(heading)) < 0, `${format}: key among the questions`);
		const behind = all.slice(at).join(' ');
		none(questions.map((_, i) => `${i + 1}.`).filter((number) => !behind.includes(number)), `${format}: numbers in the key`);
	}
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });
	const open = async (item, id, where = context) => {
		const page = await where.newPage();
		await page.goto(`${pathToFileURL(item.path).href}#${id}`);
		return page;
	};

	for (const item of withCheck) {
		await test(`[check 30] ${name(item)}: the check on paper, before it is taken`, async () => {
			const id = checkOf(item.data);
			const page = await open(item, id);
			await paper(page, id, questionsOf(item.data, id));
			await judgeSheets(page, item.data, id, questionsOf(item.data, id));
			await page.close();
		});
	}

	await test(`${name(main)}: the check on paper, in the middle, at its end, after another try: the same`, async () => {
		const { data } = main;
		const id = checkOf(data);
		const page = await open(main, id);
		const questions = questionsOf(data, id);
		const judgeNow = async () => {
			await paper(page, id, questions);
			await page.setViewportSize({ width: 1280, height: 900 });
			await judgeSheets(page, data, id, questions);
		};
		await press(page, (await answerShown(page, data.questions, 'wrong')).id);
		await answerShown(page, data.questions, 'right');
		const middle = await sheets(page, 'A4');
		await judgeNow();
		await page.reload();
		await takeCheck(page, () => 'right', 2);
		await judgeNow();
		same(await sheets(page, 'A4'), middle, 'sheets at the end');
		await page.locator('.check__end button').click();
		await judgeNow();
		await page.close();
	});

	await test('[check 30] lessons on paper: questions with numbers, their answers at the end', async () => {
		let count = 0;
		for (const item of modules) {
			const sections = item.data.sections.filter((section) => section.kind === 'lesson' && questionsOf(item.data, section.id).some((question) => question.practice));
			const page = await open(item, item.data.sections[0].id);
			for (const section of sections) {
				const questions = questionsOf(item.data, section.id);
				await page.setViewportSize({ width: 1280, height: 900 });
				await goTo(page, section.id);
				for (const each of await page.locator(`#${section.id} form.question:has(.option):not(.question--likert)`).all()) {
					await each.locator('.option').last().click();
					await each.locator('.question__buttons button').click();
				}
				await paper(page, section.id, questions);
				count += questions.length;
			}
			await page.close();
		}
		truth(count > 0, 'no practice question');
	});

	await test('what was typed is not on paper', async () => {
		let count = 0;
		for (const item of modules.filter(({ data }) => data.questions.some(({ type }) => typed.has(type)))) {
			const page = await open(item, item.data.sections[0].id);
			for (const id of new Set(item.data.questions.filter(({ practice, type }) => practice && typed.has(type)).map(({ section }) => section))) {
				await goTo(page, id);
				for (const field of await page.locator(`#${id} input.gap__field, #${id} textarea`).all()) {
					await field.fill('7531');
					count += 1;
				}
				none((await sheets(page, 'A4')).filter((text) => text.includes('7531')), `${id}: typed words`);
			}
			await page.close();
		}
		truth(count > 0, 'nothing was typed');
	});

	await test('[check 30] without script: the whole module on paper, every section on a new sheet', async () => {
		const { context: quiet } = await openContext(browser, { offline: true, javaScriptEnabled: false });
		for (const item of modules) {
			const page = await open(item, '', quiet);
			await page.emulateMedia({ media: 'print' });
			for (const section of item.data.sections.slice(1)) {
				const questions = questionsOf(item.data, section.id);
				const found = await onPaper(page, section.id);
				same(found.first, 'page', `${section.id}: break`);
				if (questions.length) {
					judge({ ...found, first: 'auto' }, questions);
				}
			}
			await page.close();
		}
		await quiet.close();
	});

	await test('nothing went wrong in the console', () => none(watch.bad, 'seen'));
	await browser.close();
});
