// The certificate: it opens at the end, its words are kept nowhere and sent to nobody, and it is one sheet of paper. And what printing
// does besides: buttons, the whole module, what is shut on the screen.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { goTo, readData, takeCheck, visibleView } from '../support/learner.mjs';
import { launch, serveLms } from '../support/lms.mjs';
import { sheets } from '../support/paper.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const work = temporaryFolder('certificate');
const NAME = 'Zyx Wvu-Tsrqpo';
const modulesOf = (folder) => filesBelow(join(distFolder(), folder), '.html').map((path) => ({ path, data: readData(path) })).filter(({ data }) => data.sections);
const editions = { site: modulesOf('site'), single: modulesOf('single') };
const withCheck = (all) => all.find(({ data }) => data.draw > 0 && data.sections.filter(({ kind }) => kind === 'lesson').length > 1) ?? all.find(({ data }) => data.draw > 0);

const lessonsOf = (data) => data.sections.filter(({ kind }) => kind === 'lesson').map(({ id }) => id);
const sheet = (data) => `${data.module}-certificate`;

async function readAll(frame, data) {
	for (const id of lessonsOf(data)) {
		await goTo(frame, id);
	}
}

const fields = (frame) => frame.locator('.certificate input').evaluateAll((all) => all.map((field) => field.value));
const kept = (frame) => frame.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href, document.title]));

async function open(context, { path }, hash = '') {
	const page = await context.newPage();
	await page.addInitScript(() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; });
	await page.goto(`${pathToFileURL(path).href}${hash}`);
	return page;
}

async function fill(frame) {
	await frame.locator('.certificate input').first().fill(NAME);
	await frame.locator('.certificate input').last().fill('7 May 2031');
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });

	for (const [edition, all] of Object.entries(editions)) {
		const item = withCheck(all);

		await test(`${edition}: it opens when all pages are read, and is linked from the introduction then`, async () => {
			const page = await open(context, item, `#${sheet(item.data)}`);
			same([await page.locator('.certificate').isVisible(), await page.locator('.certificate + p').isVisible()], [false, true], 'before');
			await goTo(page, item.data.sections[0].id);
			same(await page.locator('.finish a').first().isVisible(), false, 'the link before');
			await readAll(page, item.data);
			await goTo(page, item.data.sections[0].id);
			await page.locator('.finish a').first().click();
			// The view follows the address a moment later.
			await page.locator('.certificate').waitFor({ state: 'visible', timeout: 5000 });
			same([await visibleView(page), await page.locator('.certificate').isVisible(), await page.locator('.certificate + p').isVisible()],
				[sheet(item.data), true, false], 'after');
			await page.close();
		});

		await test(`${edition}: it opens when the check is passed, and not when it is not`, async () => {
			for (const outcome of ['wrong', 'right']) {
				const { context: own } = await openContext(browser, { offline: true });
				const page = await open(own, item);
				await takeCheck(page, () => outcome);
				same(await page.locator('.check__end .finish a').isVisible(), outcome === 'right', outcome);
				if (outcome === 'right') {
					await page.locator('.check__end .finish a').click();
					// The view follows the address a moment later.
					await page.locator('.certificate').waitFor({ state: 'visible', timeout: 5000 });
				}
				await own.close();
			}
		});

		await test(`[check 34] ${edition}: what is typed is kept nowhere, and gone when the view is left, at a reload, on the way back, at the exit`, async () => {
			const page = await open(context, item);
			await readAll(page, item.data);
			const again = async () => {
				await goTo(page, sheet(item.data));
				await fill(page);
			};
			await again();
			truth(!(await kept(page)).includes('Zyx'), 'kept while it is typed');
			same(await page.locator('.certificate input[name], .certificate [autocomplete="on"]').count(), 0, 'names that a browser could keep it under');
			await page.keyboard.press('Enter');
			same([await visibleView(page), (await fields(page))[0]], [sheet(item.data), NAME], 'Enter sends nothing');
			await goTo(page, item.data.sections[0].id);
			same(await fields(page), ['', ''], 'after leaving the view');
			await again();
			await page.reload();
			same(await fields(page), ['', ''], 'after a reload');
			await again();
			await page.goto('about:blank');
			await page.goBack();
			same(await fields(page), ['', ''], 'on the way back');
			truth(!(await kept(page)).includes('Zyx'), 'kept');
			// A busy Chromium gives a page back without what the tab has kept, once in some two hundred times.
			await readAll(page, item.data);
			await again();
			const left = await page.evaluate(() => {
				const link = document.querySelector('.header a[data-exit]');
				link.href = 'about:blank#left';
				link.click();
				return [...document.querySelectorAll('.certificate input')].map((field) => field.value);
			});
			same(left, [], 'at the exit');
			await page.close();
		});

		await test(`[check 30] ${edition}: one sheet of A4 and of Letter, with what was typed and without the interface`, async () => {
			const page = await open(context, item);
			await readAll(page, item.data);
			await goTo(page, sheet(item.data));
			await fill(page);
			await page.locator('.certificate button').click();
			same(await page.evaluate(() => window.printed), 1, 'the button prints');
			const button = await page.locator('.certificate button').innerText();
			const back = await page.locator(`#${sheet(item.data)} .back`).innerText();
			for (const format of ['A4', 'Letter']) {
				const printed = await sheets(page, format);
				same(printed.length, 1, `${format}: sheets`);
				truth([NAME, '7 May 2031'].every((text) => printed[0].includes(text)), `${format}: ${printed[0]}`);
				none([back, ` ${button}`].filter((text) => printed[0].includes(text)), `${format}: interface`);
			}
			await page.close();
		});
	}

	await test('[check 24] [check 34] in an LMS it opens too, and the LMS hears nothing of it', async () => {
		const archive = filesBelow(join(distFolder(), 'scorm12'), '-scorm12.zip').find((path) => !/-all-/.test(path));
		const folder = unzip(archive, join(work, 'course'));
		const data = readData(join(folder, 'index.html'));
		const server = await serveLms({ course: folder });
		const { context: online } = await openContext(browser);
		const session = await launch(online, server, '/course/index.html', 'strict');
		await readAll(session.sco, data);
		await goTo(session.sco, sheet(data));
		await fill(session.sco);
		await goTo(session.sco, data.sections[0].id);
		await session.removeFrame();
		const heard = JSON.stringify([await session.log(), await session.committed(), await session.page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }])]);
		truth(heard.length > 100 && !/Zyx|7 May/.test(heard), 'it heard the name');
		await online.close();
		server.close();
	});

	await test('without script it is a sheet with lines to write on, and no button that does nothing', async () => {
		const { context: quiet } = await openContext(browser, { offline: true, javaScriptEnabled: false });
		const page = await open(quiet, withCheck(editions.single));
		same([await page.locator('.certificate input').first().isVisible(), await page.locator('.certificate + p').isVisible(), await page.locator('.print button:visible').count()],
			[true, false, 0], 'sheet, words for later, buttons');
		await page.emulateMedia({ media: 'print' });
		const lines = await page.locator('.certificate input').evaluateAll((all) => all.map((field) => getComputedStyle(field).borderBottomStyle));
		same(lines, ['solid', 'solid'], 'lines');
		await quiet.close();
	});

	// ---- printing

	await test('every page has a button in its footer that prints it', async () => {
		const files = [...filesBelow(join(distFolder(), 'site'), '.html'), editions.single[0].path];
		for (const path of files.filter((file) => !/\/es\//.test(file))) {
			const page = await open(context, { path });
			await page.locator('.footer .print button').click();
			same(await page.evaluate(() => [window.printed, document.documentElement.classList.contains('whole')]), [1, false], path);
			const box = await page.locator('.footer .print button').boundingBox();
			truth(box.height >= 44 && box.width >= 44, `${path}: ${box.width} by ${box.height}`);
			await page.close();
		}
	});

	await test('[check 30] the whole module with script: every section from one button, and afterwards one view again', async () => {
		for (const item of editions.site) {
			const page = await open(context, item);
			await page.locator('[data-view="introduction"] .print button').click();
			await page.emulateMedia({ media: 'print' });
			const shown = () => page.evaluate(() => [...document.querySelectorAll('.view')].filter((view) => view.getClientRects().length > 0).map((view) => view.getAttribute('data-view')));
			const views = await page.evaluate(() => [...document.querySelectorAll('.view')].map((view) => view.getAttribute('data-view')));
			same(await shown(), views.filter((view) => view !== 'certificate' && view !== 'settings'), 'views');
			if (item === withCheck(editions.site)) {
				const all = (await sheets(page, 'A4')).join(' ');
				const titles = await page.locator('.view:not(.alone) > h1').allTextContents();
				none(titles.filter((title) => !all.includes(title.replace(/\s+/g, ' ').trim())), 'titles');
			}
			await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
			same(await shown(), ['introduction'], 'afterwards');
			await page.close();
		}
	});

	await test('what was typed into a question is not in the whole module either', async () => {
		const item = editions.site.find(({ data }) => data.questions.some(({ type, practice }) => practice && type === 'reflection'));
		const page = await open(context, item ?? editions.site[0]);
		for (const id of item ? new Set(item.data.questions.filter(({ practice }) => practice).map(({ section }) => section)) : []) {
			await goTo(page, id);
			for (const field of await page.locator(`#${id} textarea, #${id} input.gap__field`).all()) {
				await field.fill('7531');
			}
		}
		await page.evaluate(() => document.querySelector('[data-view="introduction"] .print button').click());
		none((await sheets(page, 'A4')).filter((text) => text.includes('7531')), 'typed words');
		await page.close();
	});

	await test('sources, coaches and transcripts stand open on paper; summaries are not opened, for that would count as reading', async () => {
		let sources = 0;
		for (const item of editions.site) {
			const page = await open(context, item);
			for (const id of lessonsOf(item.data)) {
				await goTo(page, id);
				const names = await page.locator(`#${id} .lesson-sources a`).evaluateAll((all) => all.map((link) => /^\[\d+\]/.exec(link.textContent)[0]));
				if (names.length && sources === 0) {
					const all = (await sheets(page, 'A4')).join(' ');
					none(names.filter((name) => all.lastIndexOf(name) < 0), `${id}: sources`);
				}
				sources += names.length;
				// Older browsers keep a shut one shut whatever the style says.
				const open = () => page.evaluate((view) => [...document.getElementById(view).querySelectorAll('details')].map((details) => [details.className, details.open]), id);
				const before = await open();
				await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
				none((await open()).filter(([name, is]) => is === (name === 'content-note__summary')), `${id}: shut, or opened`);
				await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
				same(await open(), before, `${id}: afterwards`);
			}
			await page.close();
		}
		truth(sources > 0, 'no sources');
	});

	await test('nothing went wrong in the console', () => none(watch.bad, 'seen'));
	await browser.close();
});
