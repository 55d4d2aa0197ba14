// What somebody needs to use a course: room on the smallest screens, what is announced, what can be seen; and that nothing needs a steady hand,
// a mouse, haste or ears. The numbers in brackets are those of tests/forty.txt.
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { choiceAt, choose, click, goTo, pick, press, restart, shownQuestion } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { squeezed } from '../support/room.mjs';
import { folder, main, modules, pages, starts } from '../support/stick.mjs';
import { answerPractice, walk } from '../support/walk.mjs';

const isBrief = Boolean(process.env.WAYMARK_BRIEF);
const short = (path) => relative(folder, path);
const address = (path) => pathToFileURL(path).href;
const english = modules.filter(({ data }) => data.language === main.data.language);

// ---- pages at rest and in use

const text = (page) => page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
const stateOf = async (page) => [page.url(), await text(page), await page.evaluate(() => scrollY)];

// Listens to what pages listen to; the browser's driver listens too, but comes from no file.
function trapListeners() {
	window.heard = new Set();
	const add = EventTarget.prototype.addEventListener;
	EventTarget.prototype.addEventListener = function (type, ...rest) {
		if (/file:/.test(new Error().stack)) {
			window.heard.add(type);
		}
		return add.call(this, type, ...rest);
	};
	for (const name of ['AudioContext', 'speechSynthesis', 'Audio']) {
		Object.defineProperty(window, name, { get() { window.heard.add(name); return undefined; } });
	}
}
const HANDS = /^(drag|drop$|mouse(over|enter|move|out|leave)|pointer(over|enter|move|out|leave)|touch(move|start|end)|wheel|gesture|device(motion|orientation))|^(AudioContext|speechSynthesis|Audio)$/;

// ---- colours

// Controls whose shape does not stand out from what is around them as 3 to 1: neither by their border nor by their own colour.
const faint = (page) => page.evaluate(() => {
	const parse = (colour) => (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
	const light = ([red, green, blue]) => [red, green, blue].map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
		.reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
	const ratio = (one, other) => {
		const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
		return (high + 0.05) / (low + 0.05);
	};
	const isClear = (colour) => colour[3] === undefined || colour[3] === 1;
	const behind = (element) => {
		for (let each = element; each; each = each.parentElement) {
			const colour = parse(getComputedStyle(each).backgroundColor);
			if (isClear(colour)) {
				return colour;
			}
		}
		return [255, 255, 255];
	};
	const controls = '.button, .exit, .menu__button, .option, .gap__field, .row select, .order__move, .certificate input, #search-words, .steps a';
	return [...document.querySelectorAll(controls)].filter((element) => element.getClientRects().length > 0).flatMap((element) => {
		const style = getComputedStyle(element);
		const around = behind(element.parentElement);
		const border = parse(style.borderTopColor);
		const byBorder = parseFloat(style.borderTopWidth) >= 1 && isClear(border) ? ratio(border, around) : 0;
		const best = Math.max(byBorder, ratio(behind(element), around));
		return best < 3 ? [`${element.className || element.id} ${best.toFixed(2)}`] : [];
	});
});

// ---- announcements

// Marks the places that speak, so that the same ones are found again.
const markStatus = (page, selector) => page.evaluate((where) => {
	const place = document.querySelector(where);
	place.wasThere = true;
	return [place.getAttribute('role'), place.textContent.trim()];
}, selector);
const spokenBy = (page, selector) => page.evaluate((where) => {
	const place = document.querySelector(where);
	return place.wasThere === true ? place.textContent.trim() : 'another element';
}, selector);
const heading = (page) => page.evaluate(() => [document.activeElement.nodeName, document.activeElement.textContent.trim(),
	(document.activeElement.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean).map((id) => document.getElementById(id).textContent.trim()).join(' ')]);

await suite(async () => {
	const browser = await openBrowser();

	// ---- [check 5]

	await test('[check 5] 400 % of 1280 by 1024: every page and view, answered and open: nothing scrolls sideways, nothing is cut, half of the height is for reading', async () => {
		const { context } = await openContext(browser, { offline: true, viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
		const page = await context.newPage();
		const found = [];
		const look = async (what) => {
			await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => { details.open = true; }));
			found.push(...(await squeezed(page)).map((fault) => `${what}: ${fault}`));
		};
		for (const path of isBrief ? pages : pages.filter((each) => !modules.some((item) => item.path === each) || english.some((item) => item.path === each))) {
			await page.goto(address(path));
			same(await page.evaluate(() => document.querySelector('.header').offsetHeight <= innerHeight / 2), true, `${short(path)}: the header takes more than half`);
			if (modules.some((item) => item.path === path)) {
				await walk(page, (what) => look(`${short(path)} ${what}`));
			} else {
				await look(short(path));
			}
		}
		none([...new Set(found)], `${found.length} places`);
		await context.close();
	});

	// ---- [check 7]

	await test('[check 7] every kind of question: the place that speaks is there and empty before it says right, partly or not', async () => {
		const { context } = await openContext(browser, { offline: true });
		const page = await context.newPage();
		const practice = english.flatMap((item) => item.data.questions.filter((question) => question.practice).map((question) => ({ item, question })));
		const seen = practice.filter(({ question }, i) => practice.findIndex((other) => other.question.type === question.type) === i);
		truth(seen.length >= 8, `only ${seen.length} kinds`);
		for (const { item, question } of seen) {
			const place = `#${question.id} .question__result`;
			const isScored = question.type !== 'likert' && question.type !== 'reflection';
			for (const outcome of isScored ? ['wrong', 'partly', 'right'] : ['right']) {
				await page.goto('about:blank');
				await page.goto(`${address(item.path)}#${question.section}`);
				same(await markStatus(page, place), ['status', ''], `${question.type}, before`);
				await answerPractice(page, question, outcome);
				if (await page.locator(`#${question.id} .question__buttons button`).isVisible()) {
					const told = await spokenBy(page, place);
					const words = ['right', 'partly', 'wrong', 'noted'].map((key) => item.data.words[key]);
					truth(words.some((word) => told.startsWith(word)) && (!isScored || told.length > 40), `${question.type}, ${outcome}: "${told}"`);
				}
			}
		}
		await context.close();
	});

	await test('[check 7] a step, a question of the check and the result take the focus with their headings, which say where one is', async () => {
		const { context } = await openContext(browser, { offline: true });
		const page = await context.newPage();
		const item = english.find(({ data }) => data.scenarios.length > 0);
		const [scenario] = item.data.scenarios;
		await page.goto(`${address(item.path)}#${scenario.section}`);
		await click(page, choiceAt(scenario, 'a'));
		const [name, words, place] = await heading(page);
		truth(/^H[1-6]$/.test(name) && words !== '' && place.startsWith(item.data.words.step.split('{')[0]) && place.includes('2'), `step: ${name} ${words} (${place})`);
		await page.goto(address(main.path));
		await goTo(page, main.data.sections.find(({ kind }) => kind === 'check').id);
		for (let i = 0; i < main.data.draw; i += 1) {
			const id = await shownQuestion(page);
			const question = main.data.questions.find((each) => each.id === id);
			same(await markStatus(page, `#${id} .question__result`), ['status', ''], 'before');
			await pick(page, id, choose(question, 'right'));
			await press(page, id);
			truth((await spokenBy(page, `#${id} .question__result`)).startsWith(main.data.words.right), id);
			await press(page, id);
			const [level, , progress] = await heading(page);
			truth(/^H[2-4]$/.test(level) && (i + 1 === main.data.draw || progress.includes(String(i + 2))), `after question ${i + 1}: ${level} (${progress})`);
		}
		same((await heading(page))[1], main.data.words.result, 'result');
		await context.close();
	});

	await test('[check 7] places that speak are on every page from the start, and empty', async () => {
		const { context } = await openContext(browser, { offline: true });
		const page = await context.newPage();
		for (const path of pages) {
			await page.goto(address(path));
			const found = await page.locator('[role="status"], [role="alert"]').evaluateAll((all) => all.map((each) => each.textContent.trim()));
			truth(found.length > 0, `${short(path)} cannot speak`);
			none(found.filter(Boolean), `${short(path)} speaks unasked`);
		}
		await context.close();
	});

	// ---- [check 8]

	for (const colorScheme of ['light', 'dark']) {
		await test(`[check 8] ${colorScheme}: every control stands out from what is around it as 3 to 1, before and after an answer`, async () => {
			const { context } = await openContext(browser, { offline: true, colorScheme, reducedMotion: 'reduce' });
			const page = await context.newPage();
			const found = [];
			for (const path of pages.filter((each) => each.includes(`/${main.data.language}/`))) {
				await page.goto(address(path));
				if (english.some((item) => item.path === path)) {
					await walk(page, async (what) => found.push(...(await faint(page)).map((fault) => `${short(path)} ${what}: ${fault}`)));
				} else {
					found.push(...(await faint(page)).map((fault) => `${short(path)}: ${fault}`));
				}
			}
			none([...new Set(found)], `${found.length} controls`);
			await context.close();
		});
	}

	// ---- [check 9]

	await test('[check 9] no page listens to dragging, hovering, wheels or motion, or makes a sound; nothing plays by itself', async () => {
		const { context } = await openContext(browser, { offline: true });
		await context.addInitScript(trapListeners);
		const page = await context.newPage();
		for (const path of pages) {
			await page.goto(address(path));
			if (english.some((item) => item.path === path)) {
				await walk(page);
			}
			const found = await page.evaluate(() => ({
				heard: [...window.heard],
				marked: [...document.querySelectorAll('body [title], [draggable="true"], [autoplay], [ondragstart], [onmouseover]')].map((each) => each.outerHTML.slice(0, 80)),
				players: [...document.querySelectorAll('audio, video')].filter((player) => !player.paused || player.preload !== 'none' || !player.controls ||
					!player.closest('.player').querySelector('.player__transcript')).map((player) => player.outerHTML.slice(0, 80))
			}));
			truth(found.heard.length > 2, 'the trap is shut');
			none([...found.heard.filter((type) => HANDS.test(type)), ...found.marked, ...found.players], short(path));
		}
		await context.close();
	});

	await test('[check 9] whatever the mouse passes over, no word comes and none goes', async () => {
		const { context } = await openContext(browser, { offline: true });
		const page = await context.newPage();
		for (const [path, view] of [[main.path, main.data.sections[1].id], [join(dirname(main.path), 'help.html'), ''], [starts[0], ''], [join(dirname(main.path), 'glossary.html'), '']]) {
			await page.goto(`${address(path)}${view && `#${view}`}`);
			const before = await text(page);
			const things = 'a, button, summary, label, .term, figure, svg, abbr, .callout, td, .card, .option, .citation, input, select';
			const places = await page.locator(things).evaluateAll((all) => all.filter((each) => each.getClientRects().length > 0).slice(0, 90).map((each) => {
				const box = each.getBoundingClientRect();
				return [box.left + box.width / 2 + scrollX, box.top + box.height / 2 + scrollY];
			}));
			for (const [x, y] of places) {
				await page.evaluate((top) => window.scrollTo(0, top), Math.max(0, y - 450));
				await page.mouse.move(x, y - await page.evaluate(() => scrollY));
				truth(await text(page) === before, `${short(path)}: other words with the mouse at ${Math.round(x)}, ${Math.round(y)}`);
			}
		}
		await context.close();
	});

	await test('[check 9] an hour later every page stands as it was left: no answer, step or question of the check has gone on or away', async () => {
		const { context } = await openContext(browser, { offline: true });
		const page = await context.newPage();
		await page.clock.install();
		const wait = async (what) => {
			const before = await stateOf(page);
			await page.clock.runFor(5000);
			await page.clock.fastForward(3600000);
			same(await stateOf(page), before, what);
		};
		for (const path of pages.filter((each) => !modules.some((item) => item.path === each) && each.includes(`/${main.data.language}/`))) {
			await page.goto(address(path));
			await wait(short(path));
		}
		for (const item of isBrief ? [main] : english) {
			await page.goto(address(item.path));
			await walk(page, wait);
			const scenario = item.data.scenarios[0];
			if (scenario) {
				await goTo(page, scenario.section);
				await restart(page, scenario);
				await click(page, choiceAt(scenario, 'a'));
				await wait('a step');
			}
		}
		await context.close();
	});

	await browser.close();
});
