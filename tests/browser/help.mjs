// Help: two taps from every page of every edition, in order, dated; the age of what it says, on any clock; the pocket card. The
// numbers in brackets are those of the checks in the experience brief.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extremes } from '../support/brief.mjs';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { goTo, readData } from '../support/learner.mjs';
import { launch, serveLms } from '../support/lms.mjs';
import { sheets } from '../support/paper.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const work = temporaryFolder('help');
const site = join(distFolder(), 'site');
const pages = filesBelow(site, '.html');
const singles = filesBelow(join(distFolder(), 'single'), '.html');
const helps = pages.filter((path) => basename(path) === 'help.html');
const cards = pages.filter((path) => basename(path) === 'card.html');
const modules = pages.filter((path) => /id="waymark-data"[^>]*>\{"course"/.test(readFileSync(path, 'utf8')));
const playedOf = (paths) => extremes(paths.map((path) => ({ path, data: readData(path) }))).map((item) => item.path);
const played = playedOf(modules);
const short = (path) => path.slice(distFolder().length + 1);

const HELP = '.footer :is(a[href$="help"], a[href$="help.html"]):not([hreflang])';

const DAY = 86400000;

// What a panel holds: of the view or the page that is on the screen.
async function panel(frame) {
	await frame.locator('.help-line:visible').first().waitFor();
	return frame.evaluate(look);
}

function look() {
	const root = document.querySelector('.view:not([hidden])') ?? document.querySelector('main');
	const shown = (selector) => [...root.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
	return {
		calls: shown('a[href^="tel:"]').length,
		texts: shown('a[href^="sms:"]').length,
		expects: shown('.help-expect').length,
		undated: shown('.help-line').filter((line) => line.querySelector('.help-line__checked').firstChild.textContent.trim().length < 10).length,
		unsourced: shown('.help-line').filter((line) => !line.querySelector('.help-line__checked .citation')).length,
		lines: shown('.help-line').length
	};
}

function judge(found, where) {
	truth(found.calls > 0 && found.texts > 0 && found.expects > 0 && found.lines > 0, `${where}: ${JSON.stringify(found)}`);
	same([found.undated, found.unsourced], [0, 0], `${where}: lines without a date or a source`);
}

async function visit(context, path, run, hash = '') {
	const page = await context.newPage();
	await page.goto(pathToFileURL(path).href + hash);
	try {
		return await run(page);
	} finally {
		await page.close();
	}
}

const helpView = (frame) => frame.evaluate(() => document.querySelector('[data-view="help"]').id);

// The ages of all dated lines of a page, and which of them say that they are old.
const ages = (page) => page.evaluate(() => [...document.querySelectorAll('[data-checked]')].map((line) =>
	[line.getAttribute('data-checked'), line.querySelectorAll('.help-line__old').length]));

// The lines of a page that were checked on that day say so or not, when it is read so many days later, at an hour of the reader's day.
async function readLater(context, path, checked, moments) {
	await visit(context, path, async (page) => {
		for (const [days, hour, old] of moments) {
			const start = await page.evaluate(([text, clock]) => Date.parse(`${text}T${clock}`), [checked, hour]);
			await page.clock.setFixedTime(new Date(start + days * DAY));
			await page.reload();
			const found = (await ages(page)).filter(([date]) => date === checked).map(([, count]) => count);
			truth(found.length > 0 && found.every((count) => count === old), `${short(path)}, day ${days}, ${hour}: ${found}`);
		}
	});
}

const SIZES = [[{ format: 'A4' }, 4], [{ format: 'Letter' }, 4], [{ width: '105mm', height: '148mm' }, 1]];

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true, viewport: { width: 360, height: 740 } });
	const { context: quiet } = await openContext(browser, { offline: true, javaScriptEnabled: false });

	await test('[check 18] one tap from every page of the site: number, text, what happens, date', async () => {
		truth(pages.length > 8, 'pages');
		for (const path of [...pages.filter((each) => !modules.includes(each)), ...played]) {
			await visit(context, path, async (page) => {
				await page.locator(HELP).click();
				judge(await panel(page), short(path));
			});
		}
	});

	await test('[check 18] by the menu too, and without script', async () => {
		for (const path of [helps[0], modules[0], singles[0]]) {
			await visit(context, path, async (page) => {
				await page.locator('.menu__button').click();
				await page.locator(HELP.replace('footer', 'menu')).click();
				judge(await panel(page), short(path));
			});
			await visit(quiet, path, async (page) => {
				await page.locator(HELP).click();
				truth(await page.locator('a[href^="tel:"]').first().isVisible(), `${short(path)} without script`);
			});
		}
	});

	await test('[check 18] in single files, from every view', async () => {
		for (const path of playedOf(singles)) {
			await visit(context, path, async (page) => {
				for (const id of await page.evaluate(() => [...document.querySelectorAll('.view')].map((view) => view.id))) {
					await goTo(page, id);
					await page.locator(HELP).click();
					judge(await panel(page), `${short(path)} ${id}`);
				}
			});
		}
	});

	await test('[check 18] in the frame of an LMS, with and without a sandbox', async () => {
		const archive = filesBelow(join(distFolder(), 'scorm12'), '-scorm12.zip').find((path) => !/-all-/.test(path));
		const server = await serveLms({ course: unzip(archive, join(work, 'course')) });
		const { context: online } = await openContext(browser, { viewport: { width: 1280, height: 900 } });
		for (const host of ['lms', 'sandbox']) {
			const session = await launch(online, server, '/course/index.html', 'strict', { host });
			await session.sco.locator(HELP).click();
			judge(await panel(session.sco), host);
			await session.close();
		}
		await online.close();
		server.close();
	});

	await test('danger, talk, local, other: in this order, local help never missing, headings one level at a time', async () => {
		const order = ['danger', 'talk', 'local', 'other'];
		const look = (page) => page.evaluate(() => [...(document.querySelector('.view:not([hidden])') ?? document).querySelectorAll('.region, .view')].concat(
			document.querySelector('.view:not([hidden])') ?? []).map((root) => ({
			groups: [...root.querySelectorAll('.help-group')].map((group) => /help-group--(\w+)/.exec(group.className)[1]),
			empty: [...root.querySelectorAll('.help-group')].filter((group) => group.children.length < 2).length,
			levels: [...(root.matches('.view') ? root : document).querySelectorAll('h1, h2, h3, h4, h5')].map((heading) => Number(heading.nodeName[1]))
		})));
		for (const path of [...helps, modules[0], singles[0]]) {
			await visit(context, path, async (page) => {
				if (!helps.includes(path)) {
					await goTo(page, await helpView(page));
				}
				const found = await look(page);
				truth(found.length > 0, 'no region');
				for (const { groups, empty, levels } of found) {
					same(groups, order.filter((group) => groups.includes(group)), `${short(path)}: order`);
					truth(groups.includes('local') && empty === 0, `${short(path)}: local help is missing, or a group says nothing`);
					none(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1), `${short(path)}: levels ${levels.join('')}`);
					truth(levels.includes(groups.length && helps.includes(path) ? 4 : 3), `${short(path)}: the lines have no headings below their group`);
				}
			});
		}
	});

	await test('[check 19] more than 90 days after the check every copy says so; 90 days and less it does not', async () => {
		const checked = (await visit(context, helps[0], ages))[0][0];
		// An hour or two around midnight are left to summer time.
		const moments = [[0, '12:00', 0], [89, '12:00', 0], [90, '02:00', 0], [90, '21:30', 0], [91, '02:00', 1], [91, '12:00', 1]];
		for (const timezoneId of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
			const { context: zone } = await openContext(browser, { offline: true, timezoneId });
			await readLater(zone, helps[0], checked, moments);
			await zone.close();
		}
		const { context: old } = await openContext(browser, { offline: true });
		for (const path of [modules[0], singles[0], ...cards]) {
			await readLater(old, path, checked, [[90, '12:00', 0], [91, '12:00', 1], [4000, '12:00', 1]]);
		}
		await old.close();
	});

	await test('[check 19] a clock that is wrong makes no nonsense', async () => {
		for (const time of ['1970-01-01T00:00:00Z', '1999-12-31T23:59:59Z', '2019-01-01T00:00:00Z']) {
			const { context: wrong, watch: seen } = await openContext(browser, { offline: true });
			await wrong.clock.install({ time: new Date(time) });
			await visit(wrong, helps[0], async (page) => {
				same((await ages(page)).filter(([, old]) => old).length, 0, time);
				truth(!/NaN|undefined|-\d+ day/.test(await page.locator('main').innerText()), `${time}: nonsense`);
			});
			none(seen.bad, 'seen');
			await wrong.close();
		}
	});

	await test('the pocket card names nothing: no line, no title, no topic', async () => {
		truth(cards.length === helps.length, 'cards');
		for (const path of cards) {
			const names = await visit(context, join(dirname(path), 'help.html'), (page) => page.evaluate(() =>
				[...document.querySelectorAll('.help-line__name')].map((name) => name.textContent.trim()).filter((name) => name.split(' ').length > 2)));
			await visit(context, path, async (page) => {
				const words = (await page.locator('.pocket').first().innerText()).toLowerCase();
				none(names.filter((name) => words.includes(name.toLowerCase())), 'names');
				truth(!/traffick|trata|exploit|explota/.test(words + (await page.title()).toLowerCase()), 'the topic');
				truth(await page.locator('.pocket:visible .pocket__number').count() > 0, 'no number');
				same(await page.locator('.pocket:visible').count(), 1, 'on the screen');
				same(await page.locator('.pocket--copy:not([aria-hidden="true"]), .pocket a').count(), 0, 'copies that are read out, or links on paper');
			});
		}
	});

	await test('[check 30] the pocket card on one sheet, new and old: once on A6, four times on A4 and Letter, nothing else', async () => {
		const own = async () => (await openContext(browser, { offline: true })).context;
		for (const [path, time] of cards.flatMap((card) => [[card, 0], [card, Date.now() + 4000 * DAY]])) {
			await visit(await own(), path, async (page) => {
				await page.clock.setFixedTime(time);
				await page.reload();
				same(await page.locator('.help-line__old').count() > 0, time > 0, 'the date');
				const heading = (await page.locator('.pocket__title').first().innerText()).trim();
				const number = (await page.locator('.pocket__number').first().innerText()).trim();
				const last = (await page.locator('.pocket').first().locator('.pocket__expect li').last().innerText()).trim().split(' ').slice(0, 2).join(' ');
				for (const [size, count] of SIZES) {
					const all = await sheets(page, size);
					same(all.length, 1, `${short(path)}, ${time > 0 ? 'old' : 'new'}, ${JSON.stringify(size)}: sheets`);
					same([heading, last].map((text) => all[0].split(text).length - 1), [count, count], `${JSON.stringify(size)}: first and last words`);
					truth(all[0].split(number).length - 1 >= count && all[0].startsWith(heading), `${JSON.stringify(size)}: ${all[0].slice(0, 80)}`);
				}
			});
		}
	});

	await test('the card is linked from help, from the last step of a module and from the list of pages', async () => {
		const from = async (path, selector, hash) => visit(context, path, async (page) => {
			await page.locator(selector).first().click();
			truth(page.url().includes('card.html'), `${short(path)} leads to ${page.url()}`);
		}, hash);
		await from(helps[0], 'main a[href="card.html"]');
		await from(join(dirname(helps[0]), 'sitemap.html'), 'main a[href="card.html"]');
		await visit(context, modules[0], async (page) => {
			const id = await page.evaluate(() => JSON.parse(document.getElementById('waymark-data').textContent).sections.pop().id);
			await goTo(page, id);
			await page.locator(`#${id} .steps a[href="card.html"]`).click();
			truth(page.url().includes('card.html'), 'the last step');
		});
	});

	await test('nothing went wrong in the console', () => none(watch.bad, 'seen'));
	await browser.close();
});
