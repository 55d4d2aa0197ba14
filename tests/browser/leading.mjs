// The way of somebody who leads a session: from the start page into the facilitator area, and to all that a session of 60 minutes needs; the
// area's first page in itself, and the site without it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { toolFile } from '../support/tools.mjs';

const AXE = readFileSync(toolFile('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const dist = distFolder();
const START = { en: 'START-HERE.html', es: 'EMPIEZA-AQUI.html' };
const languages = Object.keys(START).filter((language) => existsSync(join(dist, 'facilitator', language, 'index.html')));
const address = (...path) => pathToFileURL(join(dist, ...path)).href;

// Clicks one after the other, as many as it takes.
async function follow(page, selectors) {
	for (const selector of selectors) {
		await page.locator(selector).first().click();
		await page.waitForLoadState('domcontentloaded');
	}
	return selectors.length;
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });

	await test('there is an area', () => truth(languages.length > 0, 'no facilitator/<language>/index.html'));

	for (const language of languages) {
		await test(`[check 32] ${language}: plan, slides, handouts and forms of 60 minutes in five clicks at most from the start page`, async () => {
			const toPlan = ['main a[href^="../facilitator/"]', 'main a[href="plan.html"]', 'label:has(input[value="60"])'];
			const goals = {
				plan: { way: [], shows: '.plan:visible table' },
				slides: { way: ['main a[href*="slides-60.html"]:visible'], shows: '.slide:visible h1, .slide:visible h2' },
				sheets: { way: ['main a[href*="pack-60.html"]:visible'], shows: '.sheet' },
				before: { way: ['main a[href*="before.html"]:visible'], shows: 'main h2' },
				tally: { way: ['main a[href*="tally.html"]:visible'], shows: 'main input' }
			};
			for (const [name, goal] of Object.entries(goals)) {
				const page = await context.newPage();
				await page.goto(address('site', START[language]));
				const clicks = await follow(page, [...toPlan, ...goal.way]);
				truth(clicks <= 5, `${name}: ${clicks} clicks`);
				truth(await page.locator(goal.shows).count() > 0, `${name}: nothing of it is on ${page.url()}`);
				await page.close();
			}
			const pack = readFileSync(join(dist, 'facilitator', language, 'pack-60.html'), 'utf8');
			for (const sheet of ['before', 'after', 'activity', 'handout', 'count', 'cards']) {
				truth(pack.includes(`sheet--${sheet}"`), `the pack has no ${sheet}`);
			}
		});
	}

	for (const colorScheme of ['light', 'dark']) {
		await test(`the area's first page, ${colorScheme}: nothing for axe, nothing wider than a phone`, async () => {
			const { context: other } = await openContext(browser, { offline: true, colorScheme, viewport: { width: 320, height: 640 } });
			for (const language of languages) {
				const page = await other.newPage();
				await page.goto(address('facilitator', language, 'index.html'));
				await page.evaluate(AXE);
				const found = await page.evaluate((tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } }), TAGS);
				none(found.violations.map((rule) => `${rule.id} ${rule.nodes[0].html.slice(0, 100)}`), language);
				truth(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${language}: wider than the screen`);
			}
			await other.close();
		});
	}

	await test('links of the area that are called alike lead to the same place', async () => {
		const page = await context.newPage();
		await page.goto(address('facilitator', languages[0], 'index.html'));
		const links = await page.locator('main a').evaluateAll((all) => all.map((link) => [link.getAttribute('aria-label') ?? link.textContent, link.getAttribute('href')]));
		const clash = links.filter(([name, href]) => links.some(([other, place]) => other === name && place !== href));
		none(clash.map(([name, href]) => `${name}: ${href}`), 'called alike');
	});

	await test('private study comes along: into the course, back into the area, into the other language', async () => {
		const page = await context.newPage();
		await page.goto(`${address('facilitator', languages[0], 'index.html')}#~`);
		await page.waitForFunction(() => window.waymark.isPrivate);
		const entries = await page.evaluate(() => history.length);
		const ways = ['.menu a[href*="/site/"]', '#leading a', ...languages.slice(1).map((language) => `.footer a[hreflang="${language}"]`)];
		for (const way of ways) {
			const before = page.url().split('#')[0];
			await page.locator(way).first().evaluate((link) => link.click());
			await page.waitForFunction((other) => location.href.split('#')[0] !== other && window.waymark, before);
			same(await page.evaluate(() => [window.waymark.isPrivate, history.length]), [true, entries], way);
		}
		await page.close();
	});

	await test('on a screen the two languages of a sheet keep to their halves', async () => {
		const page = await context.newPage();
		for (const path of filesBelow(join(dist, 'facilitator', languages[0]), '.html').filter((each) => /bilingual-[^/]*$/.test(each))) {
			await page.goto(pathToFileURL(path).href);
			for (const width of [1280, 820]) {
				await page.setViewportSize({ width, height: 900 });
				none(await page.locator('.both > div table').evaluateAll((tables) => tables.filter((table) =>
					table.getBoundingClientRect().right > table.closest('.both > div').getBoundingClientRect().right + 1).map((table) => table.textContent.slice(0, 40))), `${path} ${width}`);
			}
		}
		await page.close();
	});

	await test('the site in one file works without the area, and knows nothing of it', async () => {
		const zip = filesBelow(dist, '-site.zip')[0];
		truth(zip, 'no site in one file');
		const folder = unzip(zip, temporaryFolder('leading'));
		const page = await context.newPage();
		await page.goto(pathToFileURL(join(folder, START[languages[0]])).href);
		same(await page.locator('a[href*="../facilitator/"]').count(), 0, 'links to the area');
		same(await page.locator('main .modules__item').count() > 0, true, 'modules');
	});

	await test('nothing went out, nothing went wrong in the console', () => none(watch.bad, 'seen'));
	await browser.close();
});
