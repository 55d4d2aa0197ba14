// Whole modules where script is off: every page is read by its links, every answer and reason opened by keys, each scenario is a gamebook that
// leads to an ending; help, the glossary and the exit. On a small screen and on a large one.
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow } from '../support/folders.mjs';
import { endings, readData, stepsOn } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { squeezed } from '../support/room.mjs';

const site = join(distFolder(), 'site');
const modules = filesBelow(site, '.html').map((path) => ({ path, data: readData(path) })).filter((item) => item.data.sections);
const size = ({ data }) => data.questions.length + 10 * data.scenarios.length;
const english = modules.filter(({ data }) => data.language === 'en').sort((one, other) => size(other) - size(one));
// Of real content the largest, of the made kit all: together they have every kind of question.
const played = process.env.WAYMARK_BRIEF ? english.slice(0, 1) : english;
const name = ({ path, data }) => `${data.language}/${basename(path)}`;
const questionsOf = (data, section) => data.questions.filter((question) => question.section === section.id);

// Does the top of this stand on the screen, below the header?
const isReached = (page, id) => page.evaluate((wanted) => {
	const top = document.getElementById(wanted).getBoundingClientRect().top;
	const [first, last] = [document.querySelector('.header').getBoundingClientRect().bottom - 1, Math.max(innerHeight, 1)];
	const isLow = document.documentElement.scrollHeight - scrollY - innerHeight < 2;
	return top >= first && (top < last || isLow);
}, id);

async function follow(page, link, id) {
	await link.press('Enter');
	same(new URL(page.url()).hash, `#${id}`, 'address');
	truth(await isReached(page, id), `${id} is out of sight`);
}

// Opens whatever opens in a part of the page, as a keyboard does, and gives back what was in vain.
async function openAll(part) {
	const vain = [];
	for (const details of await part.locator('details').all()) {
		const [summary, body] = [details.locator('> summary'), details.locator('> :not(summary)').first()];
		if (await details.evaluate((element) => element.open) || !await summary.isVisible()) {
			continue;
		}
		await summary.press('Enter');
		if (!await body.isVisible() || (await body.innerText()).trim() === '') {
			vain.push(await details.evaluate((element) => element.outerHTML.slice(0, 80)));
		}
	}
	return vain;
}

// The controls of a question can be used, and its answer says something for each option.
async function readQuestion(page, question) {
	const form = page.locator(`#${question.id}`);
	const controls = await form.locator('input, select, textarea').evaluateAll((all) => all.map((control) => ({
		name: control.name, seen: control.getClientRects().length > 0, free: !control.disabled && !control.readOnly && !control.hasAttribute('aria-disabled') })));
	none(controls.filter(({ seen, free }) => !seen || !free).map((control) => `${question.id} ${control.name}`), 'controls that nobody can use');
	same(await form.locator('button').evaluateAll((all) => all.filter((button) => button.getClientRects().length).length), 0, `${question.id}: dead buttons`);
	if (question.type === 'likert' || question.type === 'reflection') {
		return;
	}
	const answer = form.locator('.question__answer');
	truth((await answer.innerText()).length > 20 && await answer.locator('> :last-child').isVisible(), `${question.id}: no answer`);
	if (question.options) {
		const reasons = await answer.locator('.reasons > li').allInnerTexts();
		same(reasons.length, question.options.length, `${question.id}: reasons`);
		none(reasons.filter((text) => text.trim().split(/\s+/).length < 4), `${question.id}: reasons that say nothing`);
	}
}

// The longest of the short ways to an ending, by links; then the coach's part.
async function readScenario(page, scenario) {
	const path = Object.values(endings(scenario)).sort((one, other) => other.length - one.length)[0];
	const steps = stepsOn(scenario, path).map((step) => `${scenario.id}-${scenario.steps[step].id}`);
	for (const [i, letter] of [...path].entries()) {
		truth((await page.locator(`#${steps[i]}`).innerText()).length > 30, `${steps[i]} says nothing`);
		await follow(page, page.locator(`#${steps[i]} .step__choices li:nth-child(${letter.charCodeAt(0) - 96}) a`), steps[i + 1]);
	}
	truth(await page.locator(`#${steps[steps.length - 1]} .step__end`).isVisible(), 'no ending');
	same(await page.locator(`[data-scenario="${scenario.id}"] .coach .said:visible`).count(), scenario.steps.reduce((sum, step) => sum + step.choices.length, 0), 'the coach');
}

async function readModule(page, item) {
	const { data } = item;
	await page.goto(pathToFileURL(join(dirname(item.path), 'paths.html')).href);
	const way = page.locator(`main a[href="${basename(item.path)}"]`);
	await (await way.count() ? way.first().press('Enter') : page.goto(pathToFileURL(item.path).href));
	await page.waitForURL((url) => url.pathname.endsWith(name(item)));
	for (const [i, section] of data.sections.entries()) {
		const view = page.locator(`#${section.id}`);
		if (i > 0) {
			await follow(page, page.locator(`#${data.sections[i - 1].id} a.steps__next`), section.id);
		}
		none(await openAll(view), 'opens in vain');
		truth((await view.innerText()).split(/\s+/).length > 20, `${section.id} says next to nothing`);
		for (const question of questionsOf(data, section)) {
			await readQuestion(page, question);
		}
		for (const scenario of data.scenarios.filter((each) => each.section === section.id)) {
			await readScenario(page, scenario);
		}
	}
	none(await squeezed(page, 'main'), 'no room');
	// A term and back, a source, help.
	for (const link of [page.locator('.view a[href^="#term-"]:visible'), page.locator('.view a[href^="#ref-"]:visible'), page.locator('.footer a[href$="-help"]')]) {
		if (await link.count()) {
			await follow(page, link.first(), (await link.first().getAttribute('href')).slice(1));
		}
	}
	const help = page.locator('[data-view="help"]');
	none(await openAll(help), 'opens in vain');
	truth(await help.locator('a[href^="tel:"]').first().isVisible() && await help.locator('.help-line__checked').first().isVisible(), 'help');
	same([await page.locator('a.exit').getAttribute('href'), await page.locator('a.exit').isVisible()], [data.exit, true], 'exit');
}

await suite(async () => {
	const browser = await openBrowser();

	for (const width of [320, 1280]) {
		const { context, watch } = await openContext(browser, { offline: true, javaScriptEnabled: false, viewport: { width, height: 640 } });
		const page = await context.newPage();
		for (const item of played) {
			await test(`[check 4] ${name(item)}, ${width} px, no script: every page, answer, reason and step is reached, opened and read`, () => readModule(page, item));
		}

		await test(`[check 4] pages of the kit, ${width} px, no script: menu, help with its numbers, glossary and sources, one after the other`, async () => {
			for (const folder of new Set(modules.map(({ path }) => dirname(path)))) {
				const exit = modules.find(({ path }) => dirname(path) === folder).data.exit;
				await page.goto(pathToFileURL(join(folder, 'paths.html')).href);
				for (const [file, part] of [['help', 'a[href^="tel:"]'], ['glossary', 'dt'], ['references', '.sources > li'], ['sitemap', 'main a'], ['settings', 'main p'], ['search', 'main a']]) {
					await page.locator('.menu__button').press('Enter');
					await page.locator(`.menu__panel a[href="${file}.html"]`).press('Enter');
					await page.waitForURL(`**/${file}.html`);
					truth(await page.locator(part).first().isVisible(), `${file} is empty`);
					none(await openAll(page.locator('main')), 'opens in vain');
					none((await squeezed(page, 'main')).map((fault) => `${file}: ${fault}`), 'no room');
					same(await page.locator('a.exit').getAttribute('href'), exit, 'exit');
				}
			}
		});
		await test(`no script, ${width} px: nothing went out, nothing went wrong`, () => none(watch.bad, 'seen'));
		await context.close();
	}
	await browser.close();
});
