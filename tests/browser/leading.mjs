// The way of somebody who leads a session: from the start page into the facilitator area, and to all that a session of 60 minutes needs; the
// area's first page in itself, and the site without it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { squeezed } from '../support/room.mjs';

const dist = distFolder();
const START = { en: 'START-HERE.html', es: 'EMPIEZA-AQUI.html' };
const languages = Object.keys(START).filter((language) => existsSync(join(dist, 'facilitator', language, 'index.html')));
const address = (...path) => pathToFileURL(join(dist, ...path)).href;

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

// A page that tells how often somebody pressed something on it and on all that it led to, and how often it was to be printed.
async function openCounting(context, path) {
	const page = await context.newPage();
	const seen = { presses: 0, prints: 0 };
	await page.exposeFunction('tellPress', () => { seen.presses += 1; });
	await page.exposeFunction('tellPrint', () => { seen.prints += 1; });
	await page.addInitScript(() => {
		document.addEventListener('pointerdown', (event) => event.isTrusted && window.tellPress(), true);
		window.print = () => window.tellPrint();
	});
	await page.goto(path);
	return { page, seen };
}

// Presses one after the other, with the finger or the mouse; what each of them leads to fits the window.
async function follow(page, how, selectors) {
	for (const selector of selectors) {
		const [from, target] = [page.url(), page.locator(selector).first()];
		const isLink = await target.evaluate((element) => element.nodeName === 'A');
		await target[how]();
		if (isLink) {
			await page.waitForURL((url) => url.href !== from);
		}
		none(await squeezed(page), `${page.url()} after ${selector}`);
	}
}

const isShown = (page, selector) => page.locator(`${selector} >> visible=true`).first().waitFor();

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });

	await test('there is an area', () => truth(languages.length > 0, 'no facilitator/<language>/index.html'));

	const toPlan = ['main a[href^="../facilitator/"]', 'main a[href="plan.html"]', 'label:has(input[value="60"])'];
	const slides = { way: 'main a[href*="slides-60.html"]:visible', shows: '.slide h1' };
	const pack = { way: 'main a[href*="pack-60.html"]:visible', shows: '.sheet' };
	const goals = {
		plan: [[], '.plan[id="60"] table'],
		slides: [[slides.way], slides.shows],
		sheets: [[pack.way, '.pack__buttons button[value=""]'], pack.shows],
		before: [['main a[href*="before.html"]:visible'], 'main h2'],
		tally: [['main a[href*="tally.html"]:visible'], 'main input']
	};

	for (const language of languages) {
		await test(`[check 32] ${language}: on a phone plan, slides, printed sheets, preparation, tally: five presses at most from the start page`, async () => {
			const { context: phone } = await openContext(browser, { offline: true, ...PHONE });
			for (const [name, [way, shows]] of Object.entries(goals)) {
				const { page, seen } = await openCounting(phone, address('site', START[language]));
				await follow(page, 'tap', [...toPlan, ...way]);
				await isShown(page, shows);
				same([seen.presses, seen.prints], [toPlan.length + way.length, name === 'sheets' ? 1 : 0], `${name}: presses, prints`);
				truth(seen.presses <= 5, `${name}: ${seen.presses} presses`);
				await page.close();
			}
			await phone.close();
		});

		await test(`[check 32] ${language}: plan, slides, handouts and forms of 60 minutes one after the other in five clicks`, async () => {
			const { page, seen } = await openCounting(context, address('site', START[language]));
			await follow(page, 'click', toPlan);
			await isShown(page, goals.plan[1]);
			await follow(page, 'click', [slides.way]);
			await isShown(page, slides.shows);
			await page.goBack();
			await isShown(page, goals.plan[1]);
			await follow(page, 'click', [pack.way]);
			for (const sheet of ['before', 'after', 'activity', 'handout', 'count', 'cards']) {
				await isShown(page, `.sheet--${sheet}`);
			}
			same(seen.presses, 5, 'clicks');
			await page.close();
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
