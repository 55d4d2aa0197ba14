// Languages: the way from one to the other, what has to be the same in all of them, and a kit that runs from right to left. The tests of the
// right-to-left kind need an edition of that kind in WAYMARK_DIST: see tests/support/pseudo.mjs.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { choose, choiceAt, click, endings, goTo, kinds, pick, press, restart, shownQuestion, shownStep, takeCheck, visibleView } from '../support/learner.mjs';
import { pageFacts } from '../support/mirror.mjs';
import { PSEUDO, strings } from '../support/pseudo.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { squeezed } from '../support/room.mjs';
import { ROOT } from '../support/tools.mjs';

const dist = distFolder();
const site = join(dist, 'site');
const short = (path) => relative(dist, path);
const address = (path) => pathToFileURL(path).href;
const text = (path) => readFileSync(path, 'utf8');
const pages = filesBelow(site, '.html').map((path) => {
	const [, language, direction] = /<html lang="([^"]+)" dir="([^"]+)"/.exec(text(path));
	const data = JSON.parse(/id="waymark-data"[^>]*>([^<]*)</.exec(text(path))[1]);
	return { path, language, direction, data, isStart: dirname(path) === site, isModule: Boolean(data.sections) };
});
const languages = [...new Set(pages.map((page) => page.language))];
const rtl = pages.filter((page) => page.direction === 'rtl');

// The same page in another language.
const twin = (page, language) => pages.find((other) => other.language === language && other.isStart === page.isStart &&
	(page.isStart || basename(other.path) === basename(page.path)));

// ---- words that are left

// Latin words in what people see or hear in a part of the page, outside of what is in another language, runs from left to right on purpose, or
// is an address.
const latinWords = (frame, part, pressed) => frame.evaluate(([language, selector, control]) => {
	if (control) {
		document.querySelector(control).click();
	}
	const HEARD = ['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'label'];
	const elsewhere = `script, style, noscript, bdi[dir="ltr"], code, pre, [lang]:not([lang="${language}"]), .sources small a, a[href^="mailto:"]`;
	const found = document.title.match(/[a-z]{2,}/gi)?.map((word) => `title ${word}`) ?? [];
	for (const element of document.querySelectorAll(`${selector} *`)) {
		if (element.closest(elsewhere)) {
			continue;
		}
		const heard = HEARD.map((name) => element.getAttribute(name) ?? '');
		const read = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue);
		const shown = ['::before', '::after'].map((pseudo) => getComputedStyle(element, pseudo).content).filter((content) => content[0] === '"');
		for (const word of [...heard, ...read, ...shown].join(' ').match(/[a-z]{2,}/gi) ?? []) {
			found.push(`${element.nodeName.toLowerCase()}.${element.className.baseVal ?? element.className} ${word}`);
		}
	}
	return found;
}, [PSEUDO, part, pressed]);

// A size is written alike everywhere; a helpline's own word is sent as it is.
const isKnown = (found) => / [KM]B$/.test(found) || found === 'span.help-line__word HELLO';
const left = async (frame, where, part = 'body', pressed = null) => (await latinWords(frame, part, pressed)).filter((found) => !isKnown(found)).map((found) => `${where}: ${found}`);

// ---- what a learner may meet in a module: after each step what has changed is looked at

const SHOWN = '.view:not([hidden])';

async function playQuestions(page, { data }, look) {
	for (const question of data.questions.filter((each) => each.practice)) {
		await goTo(page, question.section);
		if (!await page.locator(`#${question.id} .question__buttons button`).isVisible()) {
			continue;
		}
		for (const outcome of ['refused', 'wrong', 'partly', 'right']) {
			if (outcome !== 'refused') {
				await pick(page, question.id, question.options || kinds[question.type] ? choose(question, outcome) : []);
			}
			await press(page, question.id);
			await look(`${question.id} ${outcome}`, `#${question.id}`);
			if (await page.locator(`#${question.id} .question__result`).textContent()) {
				await press(page, question.id);
			}
		}
	}
}

async function playChecks(page, { data }, look) {
	const check = data.sections.find((section) => section.kind === 'check');
	if (!check) {
		return;
	}
	for (const outcome of ['wrong', 'right']) {
		await goTo(page, check.id);
		for (let i = 0; i < data.draw; i += 1) {
			const id = await shownQuestion(page);
			await look(`${id} asked`, SHOWN);
			await pick(page, id, choose(data.questions.find((question) => question.id === id), outcome));
			await press(page, id);
			await look(`${id} ${outcome}`, `#${id}`);
			await press(page, id);
		}
		await look(`result, all ${outcome}`, SHOWN);
		if (outcome === 'wrong') {
			await click(page, '.check__end button');
		}
	}
}

async function playScenarios(page, { data }, look) {
	for (const scenario of data.scenarios) {
		await goTo(page, scenario.section);
		for (const path of Object.values(endings(scenario))) {
			await restart(page, scenario);
			for (const letter of path) {
				await click(page, choiceAt(scenario, letter));
				await look(`${scenario.id} at ${await shownStep(page, scenario)}`, SHOWN);
			}
		}
	}
}

async function playModule(page, item, look) {
	await page.goto(address(item.path));
	await look('opened');
	await playQuestions(page, item, look);
	await playScenarios(page, item, look);
	await playChecks(page, item, look);
	await goTo(page, item.data.sections[1].id);
	await page.goto(address(item.path));
	await look('opened again');
	await page.locator('header details summary').click();
	await page.keyboard.press('Shift');
	await look('Shift pressed once');
}

// ---- room

// A page with all its views below each other and everything open.
async function unfold(page, item) {
	await page.goto(address(item.path));
	await page.evaluate(() => {
		document.querySelectorAll('.view').forEach((view) => { view.hidden = false; });
		document.querySelectorAll('main details').forEach((details) => { details.open = true; });
	});
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });
	const page = await context.newPage();

	// ---- from one language to the other

	await test('there are two languages at least', () => truth(languages.length >= 2, `only ${languages}`));

	await test('switch: every page names each other language and leads to the same page in it, also without script', () => {
		const wrong = [];
		for (const item of pages) {
			const links = [...text(item.path).matchAll(/<a href="([^"]*)" lang="([^"]*)" hreflang="([^"]*)" dir="([^"]*)">/g)].map(([, ...parts]) => parts);
			for (const language of languages.filter((other) => other !== item.language)) {
				const other = twin(item, language);
				const expected = other && [relative(dirname(item.path), other.path), language, language, other.direction];
				if (!expected || !links.some((link) => link.join() === expected.join())) {
					wrong.push(`${short(item.path)}: ${expected} is not among ${JSON.stringify(links)}`);
				}
			}
		}
		none(wrong, 'links');
	});

	const change = async (item, language) => {
		await page.locator(`.footer a[hreflang="${language}"]`).click();
		await page.waitForURL((url) => url.href.startsWith(address(twin(item, language).path)));
		return [await page.evaluate(() => document.documentElement.lang), await visibleView(page)];
	};

	await test('switch: a module opens at the same section, there and back', async () => {
		for (const item of pages.filter((each) => each.isModule && each.language === languages[0])) {
			const { id } = item.data.sections[item.data.sections.length - 1];
			await page.goto(address(item.path));
			await goTo(page, id);
			same(await change(item, languages[1]), [languages[1], id], short(item.path));
			same(await change(item, languages[0]), [languages[0], id], `${short(item.path)}, back`);
		}
	});

	await test('switch: views without a number too, and a page of the kit stays without a place', async () => {
		const item = pages.find((each) => each.isModule && each.language === languages[0]);
		await page.goto(address(item.path));
		await goTo(page, `${item.data.module}-help`);
		same(await change(item, languages[1]), [languages[1], `${item.data.module}-help`], 'view');
		const glossary = pages.find((each) => basename(each.path) === 'glossary.html' && each.language === languages[0]);
		await page.goto(address(glossary.path));
		same(await page.locator(`.footer a[hreflang="${languages[1]}"]`).evaluate((link) => link.hash), '', 'hash');
	});

	// A translation may be behind, but what it has is what it is elsewhere: reports of an LMS can be laid beside each other.
	await test('[check 27] ids are the same in every language, and stand for the same', () => {
		const facts = ({ data }) => Object.fromEntries([
			...data.sections.map(({ id, key, kind }) => [id, [key, kind]]), ...data.questions.map(({ id, record, type, section, objective }) => [id, [record, type, section, objective]]),
			...data.scenarios.map(({ id, record, steps }) => [id, [record, steps.length]]), ...data.objectives.map(({ id, record }) => [id, [record]])
		]);
		for (const item of pages.filter((each) => each.isModule && each.language === languages[0])) {
			for (const language of languages.slice(1)) {
				const [here, there] = [facts(item), facts(twin(item, language))].sort((one, other) => Object.keys(one).length - Object.keys(other).length);
				for (const [id, fact] of Object.entries(here)) {
					same(there[id], fact, `${id}, ${item.language} and ${language}`);
				}
			}
		}
	});

	await test('interface words: every language has all of them, with the same gaps to fill, and none is left in English', () => {
		const folder = join(ROOT, 'templates/strings');
		const english = strings(text(join(folder, 'en.yaml')));
		const alike = ['player.video', 'settings.text-normal', 'report.script'];
		const gaps = (word) => (word.match(/\{[\w-]+\}/g) ?? []).sort().join();
		for (const name of readdirSync(folder).filter((file) => file !== 'en.yaml')) {
			const words = strings(text(join(folder, name)));
			const isShown = (key) => !key.startsWith('authoring.');
			same(Object.keys(words).filter(isShown).sort(), Object.keys(english).filter(isShown).sort(), `keys of ${name}`);
			none(Object.keys(english).filter((key) => isShown(key) && gaps(english[key]) !== gaps(words[key])).map((key) => `${name} ${key}`), 'other gaps');
			none(Object.keys(english).filter((key) => /[a-z]{4}/i.test(english[key].replace(/\{[\w-]+\}/g, '')) && english[key] === words[key] && !alike.includes(key))
				.map((key) => `${name} ${key}: ${words[key]}`), 'in English');
		}
	});

	await test('an edition says which language it is in and which way it runs', () => {
		for (const item of pages.filter((each) => !each.isStart)) {
			same(item.language, basename(dirname(item.path)), short(item.path));
		}
		same(rtl.length > 0, languages.includes(PSEUDO), 'right-to-left pages');
	});

	// ---- from right to left

	if (rtl.length) {
		const all = filesBelow(join(dist, 'scorm12', PSEUDO), `-all-${PSEUDO}-scorm12.zip`)[0];
		const packaged = filesBelow(unzip(all, temporaryFolder('rtl')), '.html');
		const single = filesBelow(join(dist, 'single', PSEUDO), '.html');

		await test('no word stands in a program, a template or a style: pages without script, in every edition', async () => {
			const { context: plain } = await openContext(browser, { offline: true, javaScriptEnabled: false });
			const tab = await plain.newPage();
			const found = [];
			for (const path of [...rtl.map((item) => item.path), ...single, ...packaged]) {
				await tab.goto(address(path));
				found.push(...await left(tab, short(path)));
			}
			await plain.close();
			none([...new Set(found)], 'English');
		});

		for (const item of rtl.filter((each) => each.isModule)) {
			await test(`${short(item.path)} played to its ends, 320 px, largest text: no word stands in the script, all of it has room`, async () => {
				const { context: small } = await openContext(browser, { offline: true, viewport: { width: 320, height: 640 } });
				const tab = await small.newPage();
				await tab.addInitScript(() => document.documentElement.setAttribute('data-text', 'larger'));
				const found = [];
				await playModule(tab, item, async (state, part) => {
					found.push(...await left(tab, state, part), ...(await squeezed(tab, part)).map((what) => `${state} ${what}`));
				});
				await small.close();
				none([...new Set(found)], `${found.length} places`);
			});
		}

		await test('no word stands in a program: settings, old helplines, leaving', async () => {
			const { context: later } = await openContext(browser, { offline: true });
			await later.clock.install({ time: new Date(Date.now() + 400 * 86400000) });
			const tab = await later.newPage();
			const found = [];
			for (const item of rtl.filter((each) => !each.isModule)) {
				await tab.goto(address(item.path));
				found.push(...await left(tab, short(item.path)));
			}
			await tab.goto(address(rtl.find((item) => basename(item.path) === 'settings.html').path));
			for (const control of await tab.locator('main input:visible, main button:visible').all()) {
				// Private study begins with the page anew.
				const isReloading = await control.getAttribute('data-private') !== null;
				await Promise.all([isReloading && tab.waitForEvent('load'), control.click()]);
				found.push(...await left(tab, 'settings'));
			}
			found.push(...await left(tab, 'leaving', 'body', '.exit'));
			await later.close();
			none([...new Set(found)], 'English');
		});

		await test('the test sees a word that was written into a page', async () => {
			await page.goto(address(rtl[0].path));
			await page.evaluate(() => document.querySelector('main').append('Next'));
			truth((await left(page, 'made bad')).some((found) => found.endsWith(' Next')), 'it does not');
		});

		// What has the same words in another language is the same page mirrored: each border, padding, margin, corner and place.
		for (const width of [320, 1280]) {
			await test(`[check 29] mirrored, ${width} px: borders, paddings, margins, corners and places of all elements`, async () => {
				const { context: sized } = await openContext(browser, { offline: true, viewport: { width, height: 900 } });
				const tab = await sized.newPage();
				const wrong = [];
				for (const item of rtl) {
					await tab.goto(address(twin(item, 'en').path));
					const straight = await tab.evaluate(pageFacts, false);
					await tab.goto(address(item.path));
					const mirrored = await tab.evaluate(pageFacts, true);
					same(mirrored.map((fact) => fact.name), straight.map((fact) => fact.name), `elements of ${short(item.path)}`);
					straight.forEach((fact, i) => {
						if (fact.look && mirrored[i].look && fact.look !== mirrored[i].look) {
							wrong.push(`${short(item.path)} ${fact.name}: ${mirrored[i].look} instead of ${fact.look}`);
						}
					});
				}
				await sized.close();
				none([...new Set(wrong)], `${wrong.length} not mirrored`);
			});
		}

		for (const width of [320, 1280]) {
			await test(`[check 29] mirrored, ${width} px: menu and course at the right, exit at the left, Next left of Back, arrows turned, the path at the right`, async () => {
				const { context: sized } = await openContext(browser, { offline: true, viewport: { width, height: 900 } });
				const tab = await sized.newPage();
				const look = async (item) => {
					await tab.goto(address(item.path));
					await goTo(tab, item.data.sections[1].id);
					return tab.evaluate(() => {
						const middle = (selector) => {
							const box = document.querySelector(selector).getBoundingClientRect();
							return (box.left + box.right) / 2 / window.innerWidth;
						};
						const turn = (selector, part) => getComputedStyle(document.querySelector(selector), part).transform;
						const shown = '.view:not([hidden])';
						const dot = document.querySelector('.contents li');
						return {
							menu: middle('.menu__button'), exit: middle('header .exit'), previous: middle(`${shown} .steps__previous`), next: middle(`${shown} .steps__next`),
							forward: turn(`${shown} .steps__next`, '::after'), back: turn(`${shown} .steps__previous`, '::before'),
							dot: [getComputedStyle(dot, '::before').left, getComputedStyle(dot, '::before').right, getComputedStyle(dot).paddingLeft, getComputedStyle(dot).paddingRight]
						};
					});
				};
				const item = rtl.find((each) => each.isModule && each.data.sections.length > 2);
				const [straight, mirrored] = [await look(twin(item, 'en')), await look(item)];
				truth(straight.menu < 0.5 && straight.exit > 0.5 && mirrored.menu > 0.5 && mirrored.exit < 0.5, `header ${JSON.stringify([straight, mirrored])}`);
				// Where they do not fit beside each other, Back stands above Next.
				truth(straight.previous <= straight.next && mirrored.previous >= mirrored.next, `steps ${JSON.stringify([straight, mirrored])}`);
				same([mirrored.forward, mirrored.back], [straight.back, straight.forward], 'arrows');
				same(straight.forward === straight.back, false, 'arrows of a page that runs to the right');
				same([mirrored.dot[1], mirrored.dot[3]], [straight.dot[0], straight.dot[2]], 'path');
				await sized.close();
			});
		}

		await test('[check 29] phone numbers and codes run from left to right, each in a <bdi> of its own', async () => {
			const help = rtl.find((item) => basename(item.path) === 'help.html');
			await page.goto(address(help.path));
			const numbers = await page.evaluate(() => [...document.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')].map((link) => {
				const bdi = link.querySelector('bdi[dir="ltr"]');
				if (!bdi) {
					return { number: link.textContent, isolated: false };
				}
				const range = document.createRange();
				const place = (offset) => {
					range.setStart(bdi.firstChild, offset);
					range.setEnd(bdi.firstChild, offset + 1);
					return range.getBoundingClientRect().left;
				};
				const { length } = bdi.textContent;
				return { number: bdi.textContent, isolated: getComputedStyle(bdi).direction === 'ltr', grows: place(length - 1) > place(0) };
			}));
			truth(numbers.length >= 4, `only ${numbers.length} numbers`);
			none(numbers.filter((each) => !each.isolated || !each.grows), 'numbers');
		});

		// 320 by 256 is a window of 1280 by 1024 at 400 %.
		for (const [width, height] of [[320, 640], [320, 256], [490, 800], [1280, 1024]]) {
			await test(`[check 5] room, ${width} by ${height} px: nothing scrolls sideways, nothing is cut off, with words two fifths longer`, async () => {
				const { context: small } = await openContext(browser, { offline: true, viewport: { width, height } });
				const tab = await small.newPage();
				const found = [];
				for (const item of rtl) {
					await unfold(tab, item);
					found.push(...(await squeezed(tab)).map((what) => `${short(item.path)} ${what}`));
				}
				await small.close();
				none([...new Set(found)], `${found.length} places`);
			});
		}
	}

	await test('nothing went wrong in the console', () => none(watch.bad, 'seen'));
	await browser.close();
});
