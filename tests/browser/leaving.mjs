// "Exit this page": by click and by keys, from a folder and from a server, in the frame of an LMS, without a network, without script; the
// neutral page; what is said of it.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { answerShown, data as dataOf, goTo, press, visibleView } from '../support/learner.mjs';
import { launch, serveLms } from '../support/lms.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { serve } from '../support/server.mjs';
import { check, dist, exit, file, folder, language, lessons, main, modules, pages, quiet, single, start, starts, stored, visitor, words } from '../support/stick.mjs';
import { toolFile } from '../support/tools.mjs';

const AXE = readFileSync(toolFile('axe-core/axe.min.js'), 'utf8');
const archive = filesBelow(join(dist, 'scorm12'), '-scorm12.zip').find((path) => path.includes(`-${main.data.module}-${language}-`));
const packed = unzip(archive, join(temporaryFolder('leaving-package'), 'pack'));

const pressShift = async (page, times) => {
	for (let i = 0; i < times; i += 1) {
		await page.keyboard.press('Shift');
	}
};
const shown = (page) => page.evaluate(() => ({ dots: document.querySelector('.exit__dots').textContent, said: document.querySelector('[data-shift]').textContent }));
const isUnits = (url) => /\/units\.html$/.test(String(url));

// What stands on the screen in the tick of the exit, and in the browser's memory.
const exitAt = (frame, how = 'click') => frame.evaluate((way) => {
	const link = document.querySelector('.exit');
	if (way === 'click') {
		link.click();
	} else {
		for (let i = 0; i < 3; i += 1) {
			for (const type of ['keydown', 'keyup']) {
				document.dispatchEvent(new KeyboardEvent(type, { key: 'Shift' }));
			}
		}
	}
	const style = getComputedStyle(document.body);
	const probe = document.createElement('i');
	probe.style.cssText = 'background: Canvas; color: CanvasText';
	document.documentElement.append(probe);
	const system = getComputedStyle(probe);
	const found = { text: document.body.textContent, title: document.title, fields: document.querySelectorAll('input, textarea, select').length,
		system: style.backgroundColor === system.backgroundColor && style.color === system.color };
	probe.remove();
	return found;
}, how);
const BLANK = { text: words.loading, title: words.loading, fields: 0, system: true };

await suite(async () => {
	const browser = await openBrowser();
	const server = await serve({ '/site/': join(folder, 'site'), '/single/': join(folder, 'single') });
	const lms = await serveLms({ pack: packed });
	const places = { folder: pathToFileURL(folder).href, server: server.base };

	for (const [name, base] of Object.entries(places)) {
		for (const how of ['click', 'keys']) {
			await test(`[check 12] ${name}: exit by ${how} in the middle of a check is blank in the same tick; Back does not return`, async () => {
				const { context, watch, asked } = await visitor(browser);
				const page = await context.newPage();
				await page.goto(`${base}/site/${file}`);
				await goTo(page, check.id);
				await press(page, (await answerShown(page, main.data.questions, 'wrong')).id);
				same(await exitAt(page, how), BLANK, 'the same tick');
				same(await stored(page).catch(() => [[], []]), [[], []], 'kept');
				await page.waitForURL(`${exit}**`);
				truth(asked.length >= 1, 'nobody asked for the exit');
				await page.goBack().catch(() => null);
				truth(!page.url().includes(check.id), `Back shows ${page.url()}`);
				// Back to what was before the check: it is there, not blank.
				if (page.url().startsWith(base)) {
					truth(await visibleView(page), 'stuck on a blank page');
				}
				quiet(watch);
				await context.close();
			});
		}

		await test(`[check 14] ${name}: where nothing answers within two seconds the neutral page comes`, async () => {
			const { context, watch } = await visitor(browser, 'never');
			const page = await context.newPage();
			await page.goto(`${base}/site/${file}`);
			const before = Date.now();
			await page.locator('.exit').click();
			await page.waitForURL(isUnits);
			truth(Date.now() - before > 1500, 'too early');
			quiet(watch);
			await context.close();
		});

		await test(`[check 14] ${name}: a machine that says it has no network goes to the neutral page at once`, async () => {
			const { context, watch, asked } = await visitor(browser, 'none');
			await context.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
			for (const path of [file, basename(start)]) {
				const page = await context.newPage();
				await page.goto(`${base}/site/${path}`);
				await page.locator('.exit').click();
				await page.waitForURL(isUnits, { timeout: 1500 });
				await page.close();
			}
			same(asked, [], 'asked for');
			quiet(watch);
			await context.close();
		});
	}

	await test('[check 14] without a network a stick shows the neutral page, and Back does not return', async () => {
		const { context, watch, asked } = await visitor(browser, 'none');
		const page = await context.newPage();
		await page.goto(`${places.folder}/site/${file}`);
		await context.setOffline(true);
		await page.locator('.exit').click();
		await page.waitForURL(isUnits, { timeout: 2500 });
		same(asked, [], 'asked for');
		await page.goBack().catch(() => null);
		truth(!page.url().includes(basename(main.path)), 'Back');
		quiet(watch);
		await context.close();
	});

	await test('[check 12] without a network a server\'s page is blank and gone', async () => {
		const { context } = await visitor(browser, 'none');
		const page = await context.newPage();
		await page.goto(`${places.server}/site/${file}`);
		await context.setOffline(true);
		same(await exitAt(page), BLANK, 'the same tick');
		// The browser's own page without a network: it may only be seen by what is not there.
		await page.waitForURL((url) => !String(url).includes(basename(main.path))).catch(() => null);
		same(await page.locator('.view').count(), 0, 'of the module');
		truth(!(await page.title()).includes(main.data.course), 'title');
		await context.close();
	});

	await test('[check 12] [check 14] single file: with no other file beside it, an empty page', async () => {
		for (const offline of [true, false]) {
			const { context, watch } = await visitor(browser, 'never');
			const page = await context.newPage();
			await page.goto(single);
			await context.setOffline(offline);
			same(await exitAt(page), BLANK, 'the same tick');
			await page.waitForURL('about:blank', { timeout: 3500 });
			quiet(watch);
			await context.close();
		}
	});

	// ---- always there

	await test('[check 11] on every page and view, at its top, middle and end, the exit lies on top of everything, at 400 % too', async () => {
		for (const [width, height] of [[320, 256], [1280, 800]]) {
			const { context, watch } = await visitor(browser, 'none', { viewport: { width, height } });
			const page = await context.newPage();
			for (const path of pages) {
				await page.goto(pathToFileURL(path).href);
				const missing = await page.evaluate(() => {
					const views = [...document.querySelectorAll('.view')];
					const isThere = () => {
						const box = document.querySelector('.exit').getBoundingClientRect();
						const places = [[0.5, 0.5], [0.05, 0.5], [0.95, 0.5], [0.5, 0.9]].map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
						return box.top >= 0 && box.bottom <= innerHeight && box.height >= 43.5 && places.every((element) => element?.closest('.exit'));
					};
					return (views.length ? views : [null]).flatMap((view) => {
						views.forEach((other) => { other.hidden = other !== view; });
						return [0, 0.5, 1].filter((part) => {
							window.scrollTo(0, document.documentElement.scrollHeight * part);
							return !isThere();
						}).map((part) => `${view?.id ?? 'page'} at ${part}`);
					});
				});
				none(missing, `${basename(path)}, ${width} px`);
			}
			quiet(watch);
			await context.close();
		}
	});

	// ---- in an LMS

	for (const host of ['lms', 'sandbox']) {
		await test(`[check 12] LMS, ${host === 'lms' ? 'frame' : 'sandboxed frame'}, in the middle of the check: blank in the same tick, Back does not return, nothing is kept`, async () => {
			const { context } = await visitor(browser);
			const session = await launch(context, lms, '/pack/index.html', 'strict', { host });
			await goTo(session.sco, check.id);
			await press(session.sco, (await answerShown(session.sco, main.data.questions, 'wrong')).id);
			await answerShown(session.sco, main.data.questions, 'right');
			same(await exitAt(session.sco), BLANK, 'the same tick');
			await (host === 'lms' ? session.page.waitForURL(`${exit}**`) : session.sco.waitForURL(`${exit}**`));
			await session.page.goBack({ timeout: 1500 }).catch(() => null);
			await session.page.waitForTimeout(300);
			// Back may lead to the LMS, which opens the course anew: not to the question.
			for (const frame of session.page.frames()) {
				same(await frame.locator(`#${check.id}:visible, .option--best:visible`).count(), 0, `Back shows ${frame.url()}`);
				same(await frame.evaluate(() => { try { return sessionStorage.length + localStorage.length; } catch { return 0; } }), 0, 'kept');
			}
			await context.close();
		});
	}

	await test('[check 12] [check 14] LMS, frame: the whole window leaves, to the neutral page where nothing answers', async () => {
		for (const answer of ['page', 'never']) {
			const { context, watch } = await visitor(browser, answer);
			const session = await launch(context, lms, '/pack/index.html', 'strict');
			await goTo(session.sco, lessons[0].id);
			same(await exitAt(session.sco), BLANK, 'the same tick');
			await session.page.waitForURL((url) => answer === 'page' ? String(url).startsWith(exit) : isUnits(url));
			quiet(watch);
			await context.close();
		}
	});

	await test('[check 12] LMS, frame of another host: the whole window leaves, by keys too', async () => {
		for (const how of ['click', 'keys']) {
			const { context, watch } = await visitor(browser);
			const far = await serve({ '/lms.html': () => `<!DOCTYPE html><title>LMS</title><iframe title="content" width="900" height="700" src="${lms.base}/pack/index.html"></iframe>` });
			const page = await context.newPage();
			await page.goto(`${far.base}/lms.html`);
			const frame = page.frames()[1];
			await frame.waitForSelector('.view:not([hidden])');
			await frame.locator('.view:not([hidden]) h1').click();
			if (how === 'click') {
				await frame.locator('.exit').click();
			} else {
				await pressShift(page, 3);
			}
			await page.waitForURL(`${exit}**`);
			quiet(watch);
			await context.close();
			far.close();
		}
	});

	await test('[check 12] [check 14] LMS, sandboxed frame that may not move the window: the frame leaves', async () => {
		for (const answer of ['page', 'never']) {
			const { context } = await visitor(browser, answer);
			const session = await launch(context, lms, '/pack/index.html', 'strict', { host: 'sandbox' });
			await goTo(session.sco, lessons[0].id);
			same(await exitAt(session.sco), BLANK, 'the same tick');
			await session.page.waitForFunction(() => true);
			for (let i = 0; i < 40 && !(answer === 'page' ? session.sco.url().startsWith(exit) : isUnits(session.sco.url())); i += 1) {
				await session.page.waitForTimeout(100);
			}
			truth(answer === 'page' ? session.sco.url().startsWith(exit) : isUnits(session.sco.url()), `the frame is at ${session.sco.url()}`);
			truth(session.page.url().includes('sandbox.html'), session.page.url());
			await context.close();
		}
	});

	await test('[check 12] LMS, window of its own: it leaves, and so does the one that opened it', async () => {
		const { context, watch } = await visitor(browser);
		const session = await launch(context, lms, '/pack/index.html', 'strict', { host: 'popup' });
		await session.sco.locator('.exit').click();
		await Promise.all([session.sco.waitForURL(`${exit}**`), session.page.waitForURL(`${exit}**`)]);
		quiet(watch);
		await context.close();
	});

	await test('LMS: no choice about memory, theme and Shift hold; nothing on the device', async () => {
		const { context, watch } = await visitor(browser);
		const session = await launch(context, lms, '/pack/index.html', 'strict');
		await goTo(session.sco, `${main.data.module}-settings`);
		const form = session.sco.locator('form[data-settings]');
		same(await form.locator('input').evaluateAll((all) => [...new Set(all.map((input) => input.name))]), ['theme', 'text', 'shift'], 'choices');
		same(await session.sco.locator('[data-erase], [data-private], [data-place], [data-offer]').count(), 0, 'other things');
		await form.locator('input[name="theme"][value="dark"]').check();
		await form.locator('input[name="shift"]').uncheck();
		same(await session.sco.evaluate(() => document.documentElement.dataset.theme), 'dark', 'theme');
		same((await form.locator('[role="status"]').textContent()), words['settings-tab'], 'said');
		same(await session.sco.evaluate(() => localStorage.length), 0, 'on the device');
		await form.locator('input[name="shift"]').focus();
		await pressShift(session.page, 4);
		same(await session.sco.evaluate(() => document.querySelector('[data-shift]').textContent), '', 'counted');
		quiet(watch);
		await context.close();
	});

	// ---- the neutral page

	await test('the neutral page converts, names no course, links nowhere, keeps nothing; in every package too', async () => {
		const found = filesBelow(join(folder, 'site'), 'units.html');
		same(found.length, starts.length, 'one a language');
		truth(readFileSync(join(packed, 'imsmanifest.xml'), 'utf8').includes('"units.html"'), 'not in the manifest');
		for (const path of [...found, join(packed, 'units.html')]) {
			const { context, watch } = await openContext(browser, { offline: true, viewport: { width: 320, height: 640 } });
			const page = await context.newPage();
			await page.goto(pathToFileURL(path).href);
			same(await page.locator('a, header, nav').count(), 0, 'ways on');
			const text = readFileSync(path, 'utf8');
			none(pages.map((each) => /<p class="header__course">(?:<a[^>]*>)?([^<]*)/.exec(readFileSync(each, 'utf8'))[1]).filter((name) => text.includes(name)), 'the course');
			truth(!/waymark/i.test(text), 'our name');
			await page.locator('#number').fill('10');
			await page.locator('#kind').selectOption({ index: 0 });
			same(await page.locator('output').textContent(), '25.4', '10 inches');
			await page.locator('#kind').selectOption({ label: '°F → °C' });
			await page.locator('#number').fill('98,6');
			same(await page.locator('output').textContent(), '37', 'degrees');
			await page.locator('#number').fill('x');
			same(await page.locator('output').textContent(), '–', 'no number');
			same(await stored(page), [[], []], 'kept');
			same(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0, 'wider than the screen');
			await page.evaluate(AXE);
			none(await page.evaluate(async () => (await axe.run(document, { preload: false })).violations.map((rule) => `${rule.id} ${rule.nodes[0].html}`)), 'axe');
			quiet(watch);
			await context.close();
		}
	});

	await test('[check 4] no script: exit is a plain link on every page; the neutral page has its table', async () => {
		const { context } = await visitor(browser, 'page', { javaScriptEnabled: false });
		const page = await context.newPage();
		for (const path of pages) {
			await page.goto(pathToFileURL(path).href);
			same(await page.locator('a.exit').getAttribute('href'), exit, basename(path));
		}
		await page.locator('a.exit').click();
		await page.waitForURL(`${exit}**`);
		await page.goto(pathToFileURL(filesBelow(join(folder, 'site'), 'units.html')[0]).href);
		same([await page.locator('form').isVisible(), await page.locator('td').count() > 5], [false, true], 'form and table');
		await context.close();
	});

	// ---- Shift

	await test('[check 13] three dots fill beside the button, the words count, another key cancels, five seconds cancel', async () => {
		const forms = [...starts.map((path) => [320, pathToFileURL(path).href]), [360, `${places.folder}/site/${file}`], [1280, `${places.folder}/site/${file}`]];
		for (const [width, address] of forms) {
			const { context, watch, asked } = await visitor(browser, 'none', { viewport: { width, height: 640 } });
			const page = await context.newPage();
			await page.clock.install();
			await page.goto(address);
			const words = (await dataOf(page)).words;
			const boxes = () => page.evaluate(() => ['header', '.exit', '.menu', 'h1'].map((one) => JSON.stringify(document.querySelector(one).getBoundingClientRect())).join());
			const before = await boxes();
			same(await page.locator('[data-shift]').getAttribute('role'), 'status', 'role');
			same(await shown(page), { dots: '', said: '' }, 'at first');
			await pressShift(page, 1);
			same(await shown(page), { dots: '●○○', said: words['shift-2'] }, 'once');
			await pressShift(page, 1);
			same(await shown(page), { dots: '●●○', said: words['shift-1'] }, 'twice');
			same(await boxes(), before, 'something moved');
			truth(await page.evaluate(() => document.querySelector('header').offsetHeight <= 57), 'the header is too high');
			truth(await page.evaluate(() => {
				const [dots, button, menu] = ['.exit__dots', '.exit', '.menu'].map((one) => document.querySelector(one).getBoundingClientRect());
				return dots.width > 0 && dots.right <= button.left + 1 && dots.left >= menu.right && dots.top >= 0 && dots.bottom <= 56;
			}), 'the dots lie on something');
			await page.keyboard.press('a');
			same(await shown(page), { dots: '', said: words['shift-expired'] }, 'another key');
			await pressShift(page, 2);
			await page.clock.fastForward(4900);
			same((await shown(page)).dots, '●●○', 'before five seconds');
			await page.clock.fastForward(200);
			same(await shown(page), { dots: '', said: words['shift-expired'] }, 'after five seconds');
			await pressShift(page, 1);
			await page.locator('h1').first().click();
			same((await shown(page)).dots, '', 'a click');
			for (const keys of ['Control+Shift', 'Shift+Control', 'Alt+Shift', 'Shift+ArrowDown', 'Shift+Tab']) {
				await page.keyboard.press(keys);
				same((await shown(page)).dots, '', keys);
			}
			same(asked, [], 'left');
			quiet(watch);
			await context.close();
		}
	});

	await test('[check 13] capitals typed into a field never leave', async () => {
		const { context, asked } = await visitor(browser, 'none');
		const page = await context.newPage();
		await page.goto(single);
		await page.locator('.place summary').click();
		const field = page.locator('.place input');
		await field.focus();
		for (const letter of 'ABCDEFGH') {
			await page.keyboard.down('Shift');
			await page.keyboard.press(letter);
			await page.keyboard.up('Shift');
		}
		same(await field.inputValue(), 'ABCDEFGH', 'typed');
		// Pressed before Shift and let go after it, as fast fingers do.
		for (let i = 0; i < 4; i += 1) {
			await page.keyboard.down('a');
			await page.keyboard.down('Shift');
			await page.keyboard.up('a');
			await page.keyboard.up('Shift');
		}
		same([asked, (await shown(page)).said, await page.locator('h1').count() > 0], [[], '', true], 'left');
		await pressShift(page, 3);
		await page.waitForURL((url) => !String(url).includes(basename(main.path)));
		await context.close();
	});

	await test('[check 13] switched off in Settings', async () => {
		const { context, asked } = await visitor(browser, 'none');
		const page = await context.newPage();
		await page.goto(`${places.folder}/site/${language}/settings.html`);
		await page.locator('input[name="shift"]').uncheck();
		await page.goto(`${places.folder}/site/${file}`);
		await pressShift(page, 4);
		same([asked, await shown(page)], [[], { dots: '', said: '' }], 'counted');
		await context.close();
	});

	// ---- words

	await test('[check 20] the limits stand where people come first, and nothing promises too much', async () => {
		const { context } = await visitor(browser);
		const page = await context.newPage();
		for (const path of starts) {
			await page.goto(pathToFileURL(path).href);
			truth(await page.locator('#leaving .limits li').count() >= 5, 'limits');
			truth(/Shift|Mayús/.test(await page.locator('#leaving').textContent()), 'Shift');
			truth(await page.locator('#privacy [data-private]').isVisible(), 'private study is not offered');
		}
		for (const item of modules) {
			await page.goto(pathToFileURL(item.path).href);
			truth(/Shift|Mayús/.test(await page.locator('.view[data-view="introduction"]').textContent()), `${basename(item.path)}: nothing about leaving`);
		}
		for (const path of [...starts, ...pages.filter((each) => basename(each) === 'settings.html')]) {
			await page.goto(pathToFileURL(path).href);
			const text = await page.locator('main').evaluate((element) => [...element.querySelectorAll('#leaving, #privacy, .settings, [data-private]')].map((each) => each.textContent).join(' '));
			truth(text.length > 100 && !/\b(safe|safely|anonymous|untraceable|segur[oa]s?|anónim[oa]s?|irrastreable)\b/i.test(text), basename(path));
		}
		await context.close();
	});

	await browser.close();
});
