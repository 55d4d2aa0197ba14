// E-books, as a reading system shows them: the chapters of the made kit, one after the other, on a narrow screen. Accessibility, nothing cut off;
// a question is answered and left by links, a practice story played by links alone.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { endings, readData } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { toolFile } from '../support/tools.mjs';

const AXE = readFileSync(toolFile('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const dist = distFolder();

// A book that runs from right to left is looked at alone: the others are those of the kit it was made of. Of several languages the first has all.
const books = filesBelow(join(dist, 'epub'), '.epub').map((path) => ({ name: basename(path), language: basename(join(path, '..')), folder: join(unzip(path, temporaryFolder('book')), 'EPUB') }));
const mirrored = books.filter(({ folder }) => /<package[^>]* dir="rtl"/.test(readFileSync(join(folder, 'package.opf'), 'utf8')));
const book = (mirrored.length ? mirrored : books)[0];
const chapters = filesBelow(book.folder, '.xhtml');
const modules = filesBelow(join(dist, 'site', book.language), '.html').map(readData).filter((data) => data.sections);
const address = (file) => pathToFileURL(join(book.folder, file)).href;
const at = (page) => page.evaluate(() => decodeURIComponent(location.href.replace(/.*\//, '')));

// Words on shapes of a drawing are for the eye to judge: see the style of books. A chapter is a part of the book and has no <main> of its own.
const isKnown = (rule, node) => rule.id === 'landmark-one-main' || (rule.id === 'color-contrast' && /^<(text|tspan)\b/.test(node.html));

async function judge(page, path) {
	await page.goto(pathToFileURL(path).href);
	await page.evaluate(AXE);
	const result = await page.evaluate((tags) => axe.run(document, { runOnly: { type: 'tag', values: tags }, preload: false, resultTypes: ['violations', 'incomplete', 'passes'] }), TAGS);
	truth(result.passes.length > 5, `${basename(path)}: axe looked at next to nothing`);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	const found = [...result.violations, ...result.incomplete].flatMap((rule) => rule.nodes.filter((node) => !isKnown(rule, node))
		.slice(0, 1).map((node) => `${basename(path)}: ${rule.id} ${node.html.slice(0, 120)}`));
	return wide > 0 ? [...found, `${basename(path)} is ${wide} px too wide`] : found;
}

async function answer(page, question) {
	await page.goto(address(`${question.section}.xhtml`));
	await page.locator(`[id="${question.id}"] .question__answer a`).click();
	same((await at(page)).replace(/^.*#/, ''), `answer-${question.id}`, 'where the link to the answer leads');
	truth((await page.locator(`[id="answer-${question.id}"]`).innerText()).length > 20, `${question.id} has an empty answer`);
	await page.locator(`[id="answer-${question.id}"] .answer__back a`).click();
	same(await at(page), `${question.section}.xhtml#${question.id}`, 'where the way back leads');
}

async function play(page, scenario, path) {
	await page.goto(address(`${scenario.section}.xhtml`));
	let step = 0;
	for (const letter of path) {
		const choice = letter.charCodeAt(0) - 97;
		await page.locator(`[id="${scenario.id}-${scenario.steps[step].id}"] .choices a`).nth(choice).click();
		step = scenario.steps[step].choices[choice];
		same((await at(page)).replace(/^.*#/, ''), `${scenario.id}-${scenario.steps[step].id}`, 'where a choice leads');
	}
	same(await page.locator(`[id="${scenario.id}-${scenario.steps[step].id}"] .step__end`).count(), 1, 'the end of a story');
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { viewport: { width: 320, height: 640 } });
	const page = await context.newPage();
	await test(`${book.name}: accessibility and width of every chapter`, async () => {
		const found = [];
		for (const path of chapters) {
			found.push(...await judge(page, path));
		}
		none(found, 'found');
	});
	await test(`[check 26] ${book.name}: a question of every type is answered by links`, async () => {
		const scored = modules.flatMap((data) => data.questions).filter(({ type }) => !['likert', 'reflection'].includes(type));
		const types = new Map(scored.map((question) => [question.type, question]));
		truth(types.size > 5, 'there are hardly any questions');
		for (const question of types.values()) {
			await answer(page, question);
		}
	});
	await test(`${book.name}: a practice story is played by links`, async () => {
		const scenario = modules.flatMap((data) => data.scenarios ?? [])[0];
		for (const path of Object.values(endings(scenario))) {
			await play(page, scenario, path);
		}
	});
	await test(`${book.name}: no request, no error`, () => none(watch.bad, 'found'));
	await browser.close();
});
