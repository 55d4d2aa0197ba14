// What no single part of a course can promise: the whole of it unplugged, what is asked for and what is kept on a walk through every edition,
// figures with their sources, sizes. The numbers in brackets are those of tests/forty.txt.
import { existsSync, mkdirSync, copyFileSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { byTurns } from '../support/brief.mjs';
import { openBrowser, openContext } from '../support/browser.mjs';
import { filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { goTo, playScenario, takeCheck } from '../support/learner.mjs';
import { launch, serveLms } from '../support/lms.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { serve } from '../support/server.mjs';
import { dist, folder, main, modules, pages, starts } from '../support/stick.mjs';
import { answerPractice, viewsOf, walk } from '../support/walk.mjs';

const site = join(folder, 'site');
const singles = filesBelow(join(folder, 'single'), '.html');
const work = temporaryFolder('walk');
const archives = filesBelow(join(dist, 'scorm12'), '-scorm12.zip');
const isBrief = Boolean(process.env.WAYMARK_BRIEF);
const played = byTurns(modules);
const short = (path) => relative(folder, path);
const address = (path) => pathToFileURL(path).href;
const OWN = /^(data|blob|about):/;

const text = (page) => page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));

// ---- what is asked for, and what is kept

// The requests of a walk that are no file below `root`, where it was opened from disk.
function strangers(watch, root) {
	const isOwn = (url) => {
		const path = url.startsWith('file:') ? fileURLToPath(url.split('#')[0]) : '';
		return OWN.test(url) || (path.startsWith(root) && existsSync(path) && statSync(path).isFile());
	};
	return [...new Set([...watch.requests.filter((url) => !isOwn(url)), ...watch.bad])];
}

// Whatever a browser can keep, apart from the one key of the course, which has to be in the tab's storage.
async function keptBeside(frame, context, course) {
	const found = await frame.evaluate(async () => {
		const read = async (what) => { try { return await what(); } catch { return []; } };
		return {
			local: await read(() => Object.keys(localStorage)),
			tab: await read(() => Object.keys(sessionStorage)),
			bases: (await read(() => indexedDB.databases())).map(({ name }) => name),
			caches: await read(() => caches.keys()),
			workers: (await read(() => navigator.serviceWorker.getRegistrations())).length,
			cookie: await read(() => document.cookie) || ''
		};
	});
	const cookies = (await context.cookies()).map(({ name }) => name);
	return [...found.local, ...found.tab.filter((key) => key !== `waymark:${course}`), ...found.bases, ...found.caches, ...cookies, ...found.cookie, ...found.workers ? ['worker'] : []];
}

// What asks without a request that is seen, or by itself: sockets, beacons, and what a head can announce.
const askers = (frame) => frame.evaluate(() => [...document.querySelectorAll('link')].filter((link) => !/^(icon|stylesheet)$/.test(link.rel)).map((link) => link.outerHTML)
	.concat([...document.querySelectorAll('iframe, object, embed, base, a[ping], meta[http-equiv="refresh"]')].map((each) => each.outerHTML.slice(0, 80)), window.asked ?? []));

function trapAskers() {
	window.asked = [];
	for (const name of ['WebSocket', 'EventSource', 'RTCPeerConnection', 'SharedWorker', 'Worker', 'XMLHttpRequest', 'fetch']) {
		const Native = window[name];
		if (Native) {
			window[name] = new Proxy(Native, {
				construct(target, values) { window.asked.push(name); return Reflect.construct(target, values); },
				apply(target, self, values) { window.asked.push(name); return Reflect.apply(target, self, values); }
			});
		}
	}
	const beacon = navigator.sendBeacon;
	navigator.sendBeacon = (...values) => { window.asked.push('sendBeacon'); return beacon.apply(navigator, values); };
}

async function play(frame) {
	await frame.evaluate(() => document.querySelectorAll('audio, video').forEach((player) => { player.muted = true; player.load(); player.play().catch(() => null); }));
}

async function walkSite(context, base) {
	const page = await context.newPage();
	for (const path of pages) {
		await page.goto(`${base}/${relative(site, path)}`);
		if (await page.locator('#search-words').count()) {
			await page.locator('#search-words').fill('help');
			await page.locator('#search-words').press('Enter');
		}
		if (played.some((item) => item.path === path)) {
			await play(page);
			await walk(page);
		}
		none(await askers(page), basename(path));
		none(await keptBeside(page, context, main.data.course), `${basename(path)}: kept`);
	}
	await page.close();
}

await suite(async () => {
	const browser = await openBrowser();

	// ---- [check 1]

	for (const start of starts) {
		const language = /<html lang="([^"]+)"/.exec(readFileSync(start, 'utf8'))[1];
		const item = modules.filter(({ data }) => data.language === language && data.draw > 0).sort((one, other) => other.data.scenarios.length - one.data.scenarios.length)[0];
		await test(`[check 1] ${language}, unplugged: from the start page by links to every page, a search, a question, a scenario, a check, and help`, async () => {
			const { context, watch } = await openContext(browser, { offline: true });
			const page = await context.newPage();
			const go = async (selector, end) => {
				await page.locator(selector).first().click();
				await page.waitForURL((url) => url.href.includes(end));
				// Before the script has begun all views of a module are on the screen; a view comes after its address.
				await page.waitForFunction((wanted) => document.readyState === 'complete' && document.querySelectorAll('.view:not([hidden])').length < 2 &&
					!(wanted[0] === '#' && document.querySelector(wanted).closest('.view').hidden), end);
				truth((await text(page)).length > 200, `${end} is empty`);
			};
			const menu = async (file) => {
				await page.locator('.menu__button').click();
				await go(`.menu__panel a[href$="${file}"]`, file);
			};
			await page.goto(address(start));
			for (const file of ['paths.html', 'glossary.html', 'references.html', 'sitemap.html', 'settings.html', 'search.html']) {
				await menu(file);
			}
			const title = await page.evaluate(() => waymark.index.places.find((place) => /^m\d+\.html$/.test(place[0]))[2][1][0] ?? '');
			await page.locator('#search-words').fill(/\p{L}{4,}/u.exec(title)?.[0] ?? 'help');
			await page.locator('#search-words').press('Enter');
			await go('.result a', '.html');
			await page.goto(address(start));
			await go(`main a[href*="${item.data.module}.html"]`, `${item.data.module}.html`);
			for (const section of item.data.sections.slice(1)) {
				await go('.view:not([hidden]) .steps a[rel="next"]', `#${section.id}`);
				for (const question of item.data.questions.filter((each) => each.practice && each.section === section.id)) {
					await answerPractice(page, question, 'right');
				}
				for (const scenario of item.data.scenarios.filter((each) => each.section === section.id)) {
					await playScenario(page, scenario);
				}
			}
			await takeCheck(page, () => 'right');
			truth((await page.locator('.check__score').textContent()).includes('100'), 'the result');
			await go('.footer a[href$="help"]', 'help');
			await page.locator('.view:not([hidden]) a[href^="tel:"]').first().waitFor();
			none(strangers(watch, site), 'asked for, or said');
			await context.close();
		});
	}

	// ---- [check 2]

	await test('[check 2] the site from a folder, every page and view played through: nothing but its files is asked for, nothing but one key is kept', async () => {
		const { context, watch } = await openContext(browser);
		await context.addInitScript(trapAskers);
		context.on('page', (page) => page.on('websocket', (socket) => watch.bad.push(`socket ${socket.url()}`)));
		await walkSite(context, address(site));
		none(strangers(watch, site), 'asked for, or said');
		truth(watch.requests.length > pages.length * 2, `only ${watch.requests.length} requests were seen`);
		await context.close();
	});

	await test('[check 2] the site from a server: nothing but its files, all of them there', async () => {
		const server = await serve({ '/course/': site });
		const { context, watch } = await openContext(browser);
		const page = await context.newPage();
		for (const path of pages) {
			await page.goto(`${server.base}/course/${relative(site, path)}`);
			await play(page);
			none(await keptBeside(page, context, main.data.course), 'kept');
		}
		none([...watch.bad, ...server.missing, ...watch.requests.filter((url) => !OWN.test(url) && !url.startsWith(`${server.base}/course/`))], 'asked for');
		await context.close();
		server.close();
	});

	for (const source of isBrief ? singles.slice(0, 2) : singles) {
		await test(`[check 2] [check 3] ${short(source)}, in a folder of its own: played through it asks for no other file`, async () => {
			const own = join(work, `${basename(dirname(source))}-${basename(source, '.html')}`);
			mkdirSync(own);
			copyFileSync(source, join(own, 'module.html'));
			const { context, watch } = await openContext(browser);
			await context.addInitScript(trapAskers);
			const page = await context.newPage();
			await page.goto(address(join(own, 'module.html')));
			await play(page);
			await walk(page);
			none([...strangers(watch, own), ...await askers(page)], 'asked for, or said');
			none(await keptBeside(page, context, main.data.course), 'kept');
			await context.close();
		});
	}

	// The documents are those of the site: of many packages some, and one with all modules.
	const framed = isBrief ? archives.filter((path, i) => /-all-/.test(path) ? i > archives.length / 2 : i % 8 === 4) : archives;
	await test(`[check 2] ${framed.length} packages in the frame of an LMS, every view: nothing but the package is asked for, nothing is kept`, async () => {
		const folders = Object.fromEntries(framed.map((path) => [basename(path, '.zip'), unzip(path, join(work, basename(path, '.zip')))]));
		const server = await serveLms(folders);
		for (const [name, root] of Object.entries(folders)) {
			const { context, watch } = await openContext(browser);
			await context.addInitScript(trapAskers);
			for (const file of filesBelow(root, '.html')) {
				const before = watch.requests.length;
				const session = await launch(context, server, `/${name}/${basename(file)}`, 'strict');
				await play(session.sco);
				await (name.includes('-all-') ? viewsOf(session.sco).then((views) => goTo(session.sco, views[1])) : walk(session.sco));
				none(await askers(session.sco), `${name}/${basename(file)}`);
				none(await keptBeside(session.sco, context, ''), `${name}: kept`);
				const isOwn = (url) => OWN.test(url) || url.startsWith(`${server.base}/${name}/`) || /^\/(lms\.html|scorm-again\.js|lms\/[a-z0-9]+\.js)$/.test(url.slice(server.base.length));
				none(watch.requests.slice(before).filter((url) => !isOwn(url)), `${name}/${basename(file)} asked for`);
				await session.close();
			}
			none(watch.bad, `${name}: seen`);
			await context.close();
		}
		none(server.missing, 'asked for in vain');
		server.close();
	});

	await test('[check 16] by default a tab that is closed leaves nothing for the next one', async () => {
		const { context } = await openContext(browser, { offline: true });
		const first = await context.newPage();
		await first.goto(address(main.path));
		await walk(first);
		same(await first.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 1], 'kept while it is open');
		await first.close();
		const second = await context.newPage();
		await second.goto(address(main.path));
		same(await second.evaluate(() => [localStorage.length, document.cookie, document.querySelectorAll('.resume').length]), [0, '', 0], 'left behind');
		same((await second.locator('.view:not([hidden]) .contents__state').allTextContents()).join(''), '', 'ticks');
		await context.close();
	});

	// ---- [check 37]

	await test('[check 37] what is said with a figure names its source in the same place, and every source says when it was read', async () => {
		const { context } = await openContext(browser, { offline: true });
		const page = await context.newPage();
		const bare = [];
		let figures = 0;
		for (const { path, data } of modules) {
			await page.goto(address(path));
			const found = await page.evaluate(() => {
				const FIGURE = /\d[\d.,]*\s?(%|percent|por ciento|million|billion|millones)|\d{1,3}[.,]\d{3}\b|(US)?\$\s?\d/;
				const blocks = [...document.querySelectorAll('.view[data-view="lesson"] :is(p, li, td, dd, figcaption)')]
					.filter((each) => !each.closest('form, .key, .callout--story, .content-note') && !each.querySelector('p, li') && FIGURE.test(each.textContent));
				return { all: blocks.length, bare: blocks.filter((each) => !(each.closest('table, figure, .figure') ?? each).querySelector('a[href*="#ref-"]')).map((each) => each.textContent.trim().slice(0, 80)),
					undated: [...document.querySelectorAll('.view[data-view="sources"] .sources > li')]
						.filter((each) => !/no page was read|no se leyó ninguna página/i.test(each.textContent) && ![each.querySelector('small'), each.parentNode.previousElementSibling].some((said) => /\b(19|20)\d\d\b/.test(said?.textContent))).map((each) => each.id) };
			});
			figures += found.all;
			bare.push(...found.bare.map((words) => `${data.module}: ${words}`), ...found.undated.map((id) => `${data.module}: ${id} has no date`));
		}
		none(bare, 'without a source or a date');
		truth(!isBrief || figures > 4, `only ${figures} figures were found`);
		await context.close();
	});

	// ---- [check 40]

	await test('[check 40] the build report tells the sizes as they are, beside their limits, and says what is over them', async () => {
		const KB = (path) => (statSync(path).size / 1024).toFixed(1);
		const { context } = await openContext(browser, { offline: true });
		const page = await context.newPage();
		await page.goto(address(join(dist, 'build-report.html')));
		const report = await page.evaluate(() => ({
			list: [...document.querySelectorAll('main > ul > li')].map((line) => line.textContent),
			limits: document.querySelector('h2 + p').textContent,
			modules: [...document.querySelectorAll('main > .table tbody tr')].filter((row) => row.children.length > 6).map((row) => [...row.children].map((cell) => cell.textContent)),
			files: [...document.querySelectorAll('.report__target tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))
		}));
		const says = (words) => truth(report.list.some((line) => line.includes(words)), `no line with ${words}: ${report.list.join(' | ')}`);
		const [script, style] = ['waymark.js', 'waymark.css'].map((name) => join(dist, 'site/s', name));
		says(`${KB(script)} KB`);
		says(`${KB(style)} KB`);
		filesBelow(join(dist, 'site/s'), '.js').filter((path) => basename(path).startsWith('search-')).forEach((path) => says(`${KB(path)} KB`));
		none(['24.0 KB', '40.0 KB', '60.0 KB', '100.0 KB', '150.0 KB', '200.0 KB'].filter((limit) => !report.limits.includes(limit)), `limits that "${report.limits}" does not have`);
		truth(statSync(script).size <= 40 * 1024 && statSync(style).size <= 24 * 1024, 'script or style is over its limit');
		none(report.files.filter(([path, size]) => Math.abs(statSync(join(dist, path)).size / 1024 - Number(size)) > 0.06).map((row) => row.join(' ')), 'files of another size');
		const total = filesBelow(dist, '').filter((path) => path.slice(dist.length + 1).includes('/'));
		same(report.files.length, total.length, 'files');
		// A document is its page with style and script, without media: what the site's page, which links to its media, and those two weigh.
		const theme = (statSync(script).size + statSync(style).size) / 1024;
		for (const { path, data } of modules) {
			const size = statSync(path).size / 1024 + theme;
			const row = report.modules.filter(([name]) => name.startsWith(`${data.module} `)).map((cells) => parseFloat(cells[5]));
			truth(row.some((told) => Math.abs(told - size) < 2), `${short(path)} weighs ${size.toFixed(1)} KB; the report says ${row}`);
		}
		if (isBrief) {
			none(report.modules.filter((cells) => parseFloat(cells[5]) > 200).map((cells) => cells[0]), 'documents of more than 200 KB');
			none(archives.filter((path) => !/-all-/.test(path) && statSync(path).size > 100 * 1024).map((path) => basename(path)), 'packages of more than 100 KB');
		}
		await context.close();
	});

	await browser.close();
});
