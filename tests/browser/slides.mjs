// Slides for people who lead a session, from a folder: keys, buttons and swiping, the blank screen, the second window with the notes, votes and the branches of
// stories, without script, on paper. Every slide of every deck has to fit the window at two sizes, in letters that a hall can read.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow } from '../support/folders.mjs';
import { plain, sheets } from '../support/paper.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { toolFile } from '../support/tools.mjs';

const AXE = readFileSync(toolFile('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const decks = filesBelow(join(distFolder(), 'facilitator'), '.html').filter((path) => /^slides-/.test(basename(path)));
const name = (path) => `${basename(dirname(path))}/${basename(path)}`;
const address = (path) => pathToFileURL(path).href;
const count = (path, word) => readFileSync(path, 'utf8').split(`slide slide--${word}"`).length - 1;
// One with a story, and as many kinds of slides as there are.
const KINDS = ['step', 'vote', 'figure', 'key', 'list', 'own', 'close'];
const kindsIn = (path) => [...readFileSync(path, 'utf8').matchAll(/ data-slide="([a-z-]+)"/g)].map(([, kind]) => kind);
const kindsOf = (path) => KINDS.filter((kind) => count(path, kind) > 0).length;
const main = [...decks].sort((one, other) => (count(other, 'step') > 0) - (count(one, 'step') > 0) || kindsOf(other) - kindsOf(one))[0];

// Where a page runs from right to left, arrows do too; and its words are not put into their order again by what reads paper.
const isTurned = Boolean(main) && /<html[^>]* dir="rtl"/.test(readFileSync(main, 'utf8'));
const [ON, BACK] = isTurned ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];

const ids = (page) => page.evaluate(() => [...document.querySelectorAll('.slide')].map((slide) => slide.id));
const shown = (page) => page.evaluate(() => [...document.querySelectorAll('.slide')].filter((slide) => slide.getClientRects().length).map((slide) => slide.id));
const first = (page, kind) => page.evaluate((wanted) => document.querySelector(`.slide--${wanted}`)?.id, kind);
const hash = (page) => page.evaluate(() => location.hash.slice(1));

async function open(context, path, at = '') {
	const page = await context.newPage();
	await page.goto(`${address(path)}${at && `#${at}`}`);
	return page;
}

async function isAt(page, id, what) {
	try {
		await page.waitForFunction((wanted) => !document.getElementById(wanted).hidden && [...document.querySelectorAll('.slide')].filter((slide) => !slide.hidden).length === 1, id);
	} catch {
		throw new Error(`${what}: ${await shown(page)} instead of ${id}`);
	}
}

// What does not fit, or is too small for a hall of this height.
const misfits = (page) => page.evaluate(async () => {
	const bad = [];
	const least = 28 / 1080 * window.innerHeight - 0.6;
	const letters = (face) => [...face.querySelectorAll('*')].filter((element) => !element.closest('svg, .visually-hidden, details:not([open]) > :not(summary)')
		&& [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && parseFloat(getComputedStyle(element).fontSize) < least);
	for (const slide of document.querySelectorAll('.slide')) {
		if (slide.hidden) {
			await new Promise((done) => {
				window.addEventListener('hashchange', done, { once: true });
				window.location.replace(`#${slide.id}`);
			});
		}
		if (slide.hidden || slide.scrollHeight > slide.clientHeight || slide.scrollWidth > slide.clientWidth) {
			bad.push(`${slide.id} ${slide.hidden ? 'is hidden' : `${slide.scrollWidth}×${slide.scrollHeight} in ${slide.clientWidth}×${slide.clientHeight}`}`);
		}
		letters(slide.querySelector('.slide__face')).forEach((element) => bad.push(`${slide.id}: ${getComputedStyle(element).fontSize} ${element.textContent.trim().slice(0, 30)}`));
	}
	if (document.documentElement.scrollHeight > window.innerHeight) {
		bad.push('the page scrolls');
	}
	return bad;
});

// Hidden slides are away for as long as axe looks: it would go through every element of theirs to find them hidden.
async function judge(page, what) {
	if (!await page.evaluate(() => Boolean(window.axe))) {
		await page.evaluate(AXE);
	}
	const rules = await page.evaluate(async (tags) => {
		const away = [...document.querySelectorAll('.slide[hidden]')].map((slide) => [slide, document.createComment('')]);
		away.forEach(([slide, mark]) => slide.replaceWith(mark));
		const result = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, preload: false, resultTypes: ['violations'] });
		away.forEach(([slide, mark]) => mark.replaceWith(slide));
		return result.violations.map((rule) => `${rule.id} ${rule.nodes[0].html.slice(0, 100)} (${rule.nodes[0].any[0]?.message})`);
	}, TAGS);
	return rules.map((rule) => `${what}: ${rule}`);
}

async function swipe(page, from, to) {
	const session = await page.context().newCDPSession(page);
	await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y: 300 }] });
	await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: to, y: 305 }] });
	await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await session.detach();
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true, hasTouch: true });

	await test('every module has slides in every language', () => {
		const modules = filesBelow(join(distFolder(), 'site'), '.html').filter((path) => readFileSync(path, 'utf8').includes('data-view="introduction"'));
		truth(modules.length > 0 && main, 'no modules, or no slides');
		none(modules.map((path) => `${basename(dirname(path))}/slides-${basename(path)}`).filter((path) => !decks.map(name).includes(path)), 'missing');
	});

	await test('[check 31] every slide fits 1920×1080 and 1280×720, in letters that can be read from afar', async () => {
		const bad = [];
		const look = async (paths) => {
			const page = await context.newPage();
			for (const path of paths) {
				await page.goto(address(path));
				for (const [width, height] of [[1920, 1080], [1280, 720]]) {
					await page.setViewportSize({ width, height });
					bad.push(...(await misfits(page)).map((each) => `${name(path)} ${width}×${height} ${each}`));
				}
			}
			await page.close();
		};
		await Promise.all([look(decks.filter((_, i) => i % 2)), look(decks.filter((_, i) => !(i % 2)))]);
		none(bad, 'does not fit');
		// 42 px where there is much to read, a fifth more where there are few words; choices of two lines have their number at the first.
		const page = await open(context, main);
		await page.setViewportSize({ width: 1920, height: 1080 });
		const sizes = [];
		for (const kind of ['opening', 'help']) {
			await page.goto(`${address(main)}#${await first(page, kind)}`);
			await isAt(page, await first(page, kind), kind);
			sizes.push(Math.round(await page.locator('.slide:not([hidden])').evaluate((slide) => parseFloat(getComputedStyle(slide).fontSize))));
		}
		same(sizes, [51, 42], 'type of few words, and of many');
		same(await page.evaluate(() => [...new Set([...document.querySelectorAll('.slide__choices a')].map((link) => getComputedStyle(link).display))]), ['block'], 'choices');
		await page.close();
	});

	await test('[check 31] minutes of the notes add up', () => {
		for (const path of decks) {
			const text = readFileSync(path, 'utf8');
			const sum = [...text.matchAll(/ data-minutes="(\d+)"/g)].reduce((total, [, minutes]) => total + Number(minutes), 0);
			const clocks = [...text.matchAll(/<span class="slide__clock">([^<]*)</g)].map(([, clock]) => clock.match(/\d+/g).map(Number));
			truth(clocks.length > 0, `${name(path)}: no minutes`);
			same([Math.max(...clocks.map(([, until]) => until)), clocks[0][2]], [sum, sum], `${name(path)}: until, in all`);
		}
	});

	await test('[check 31] by keys: on, back, to both ends; the address keeps the place', async () => {
		const page = await open(context, main);
		const all = await ids(page);
		await isAt(page, all[0], 'start');
		for (const [key, index] of [[ON, 1], ['PageDown', 2], [BACK, 1], ['Space', 2], ['PageUp', 1], ['Home', 0], ['End', all.length - 1], [ON, all.length - 1], ['Home', 0], [BACK, 0], [ON, 1]]) {
			await page.keyboard.press(key);
			await isAt(page, all[index], key);
		}
		same(await hash(page), all[1], 'address');
		same(await page.evaluate(() => document.activeElement.textContent), await page.evaluate((id) => document.querySelector(`#${CSS.escape(id)} .slide__title`).textContent, all[1]), 'focus');
		await page.reload();
		await isAt(page, all[1], 'reload');
		await page.keyboard.press(ON);
		await isAt(page, all[2], 'after the reload');
		await page.goBack();
		await isAt(page, all[1], 'Back');
		await page.keyboard.press('Control+ArrowRight');
		await page.keyboard.press('Control+b');
		same(await page.locator('.deck__blank').isVisible(), false, 'with Control');
		await isAt(page, all[1], 'with Control');
		await page.close();
	});

	await test('[check 31] by buttons, which are large, and by swiping', async () => {
		const page = await open(context, main);
		const all = await ids(page);
		const small = await page.evaluate(() => [...document.querySelectorAll('.deck__bar button, .deck__bar summary, .exit')].filter((button) => button.getClientRects().length)
			.map((button) => [button.textContent, button.getBoundingClientRect()]).filter(([, box]) => box.height < 44 || box.width < 44).map(([text, box]) => `${text} ${box.width}×${box.height}`));
		none(small, 'too small to press');
		await page.locator('[data-do=next]').click();
		await isAt(page, all[1], 'next');
		same(await page.locator('.deck__place').textContent().then((text) => text.match(/\d+/g).map(Number)), [2, all.length], 'place');
		truth((await page.locator('[data-said]').textContent()).includes(await page.locator(`.slide:not([hidden]) .slide__title`).textContent()), 'the slide is not told');
		same(await page.evaluate(() => document.activeElement.getAttribute('data-do')), 'next', 'focus stays on the button');
		await page.keyboard.press('Space');
		await isAt(page, all[2], 'Space on the button');
		await page.locator('[data-do=previous]').click();
		await isAt(page, all[1], 'previous');
		await swipe(page, isTurned ? 300 : 900, isTurned ? 900 : 300);
		await isAt(page, all[2], 'swipe on');
		await swipe(page, isTurned ? 900 : 300, isTurned ? 300 : 900);
		await isAt(page, all[1], 'swipe back');
		await swipe(page, 500, 530);
		await isAt(page, all[1], 'a tap is no swipe');
		await page.close();
	});

	await test('blank screen: any key shows the slide again; three times Shift leaves', async () => {
		const page = await open(context, main);
		await page.keyboard.press('b');
		const box = await page.locator('.deck__blank').boundingBox();
		same([box.x, box.y, box.width, box.height], [0, 0, 1280, 900], 'what is blank');
		await page.keyboard.press(ON);
		same(await page.locator('.deck__blank').isVisible(), false, 'blank after a key');
		await isAt(page, (await ids(page))[0], 'the key that shows it again does nothing else');
		await page.locator('[data-do=blank]').click();
		await page.locator('.deck__blank').click();
		same([await page.locator('.deck__blank').isVisible(), await page.evaluate(() => document.activeElement.getAttribute('data-do'))], [false, 'blank'], 'after a touch');
		await page.keyboard.press('b');
		await page.keyboard.press('Shift');
		same(await page.locator('.deck__blank').isVisible(), true, 'blank after Shift');
		await page.keyboard.press('Shift');
		await page.keyboard.press('Shift');
		await page.waitForFunction(() => document.body.classList.contains('leaving') || !document.querySelector('.slide'));
		await page.close();
	});

	await test('[check 31] the notes in a second window: it follows, it leads, it closes with the exit; nobody else is heard', async () => {
		const page = await open(context, main);
		const all = await ids(page);
		const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
		await notes.waitForSelector('.deck--notes');
		await isAt(notes, all[0], 'start');
		await page.keyboard.press(ON);
		await isAt(notes, all[1], 'the notes follow');
		const text = await notes.locator('.slide:not([hidden]) .slide__notes').innerText();
		truth(/\d+.*\d+.*\d+/.test(text.split('\n')[0]), `no minutes: ${text}`);
		truth((await notes.locator('.slide:not([hidden]) .slide__following').innerText()).length > 6, `no next title: ${text}`);
		same(await page.locator('.slide:not([hidden]) .slide__notes').isVisible(), false, 'notes before the room');
		await notes.locator('[data-do=next]').click();
		await isAt(page, all[2], 'the slides follow');
		await isAt(notes, all[2], 'the notes stay with them');
		await notes.keyboard.press('End');
		await isAt(page, all[all.length - 1], 'by a key in the notes');
		await notes.locator('[data-do=blank]').click();
		await page.waitForSelector('.deck__blank', { state: 'visible' });
		truth((await notes.locator('.deck__told').boundingBox()).height > 20, 'the notes do not show that the screen is blank');
		await page.keyboard.press('x');
		await notes.waitForFunction(() => document.querySelector('[data-do=blank]').getAttribute('aria-pressed') === 'false');
		for (const other of [page, notes]) {
			await other.evaluate(() => window.postMessage({ deck: document.body.dataset.deck, go: 0, at: 0 }, '*'));
			await other.waitForTimeout(50);
			await isAt(other, all[all.length - 1], 'a message of its own');
		}
		// From the right window, but what it shows now is somebody else's.
		await notes.evaluate(() => window.dispatchEvent(new MessageEvent('message', { data: { deck: document.body.dataset.deck, at: 0 }, source: window.opener, origin: 'https://elsewhere.example' })));
		await isAt(notes, all[all.length - 1], 'a message from elsewhere');
		await page.reload();
		await page.keyboard.press(BACK);
		await isAt(notes, all[all.length - 2], 'the notes find the slides again');
		await notes.reload();
		await isAt(notes, all[all.length - 2], 'after a reload of the notes');
		await notes.locator('[data-do=previous]').click();
		await isAt(page, all[all.length - 3], 'after both');
		const clocks = await notes.locator('.slide:not([hidden]) .slide__clock').allTextContents();
		truth(/\b0\D*$/.test(clocks[clocks.length - 1]), `the minute is not told: ${clocks}`);
		await Promise.all([notes.waitForEvent('close'), page.locator('.exit').click()]);
		await page.close();
	});

	await test('help numbers are those of the region in the address, or of the build; all without script', async () => {
		const page = await open(context, main);
		const regions = await page.evaluate(() => [...document.querySelectorAll('[data-region]')].map((element) => element.getAttribute('data-region')));
		const usual = await page.locator('[data-usual]').getAttribute('data-region');
		const last = regions[regions.length - 1];
		for (const [at, wanted] of [['', usual], [`region-${last}`, last], [last, last], ['region-nowhere', usual]]) {
			await page.goto('about:blank');
			await page.goto(`${address(main)}#${at}`);
			await isAt(page, (await ids(page))[0], at);
			same(await page.evaluate(() => [...document.querySelectorAll('[data-region]')].filter((element) => !element.hidden).map((element) => element.getAttribute('data-region'))), [wanted], at);
		}
		await page.goto(`${address(main)}#region-${last}`);
		const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
		await notes.waitForFunction((wanted) => document.querySelector(`[data-region="${wanted}"]`) && !document.querySelector(`[data-region="${wanted}"]`).hidden, last);
		await notes.close();
		const shownRegion = () => page.evaluate(() => [...document.querySelectorAll('[data-region]')].filter((element) => !element.hidden).map((element) => element.getAttribute('data-region')));
		await page.keyboard.press('End');
		same(await shownRegion(), [last], 'further on');
		await page.reload();
		same([await shownRegion(), await shown(page)], [[last], (await ids(page)).slice(-1)], 'after a reload');
		await page.goBack();
		await isAt(page, (await ids(page))[0], 'Back');
		same(await shownRegion(), [last], 'Back');
		await page.locator('.deck__more summary').click();
		if (await page.locator('.deck__language a').count() > 0) {
			await page.locator('.deck__language a').first().click();
			await page.waitForFunction((other) => location.href.split('#')[0] !== other && document.body?.classList.contains('deck--on'), address(main));
			same([await shownRegion(), await shown(page)], [[last], (await ids(page)).slice(0, 1)], 'in another language');
		}
		await page.close();
		const { context: quiet } = await openContext(browser, { offline: true, javaScriptEnabled: false });
		const plainly = await open(quiet, main);
		same(await plainly.locator('[data-region]:visible').count(), regions.length, 'without script');
		await quiet.close();
	});

	await test('no key leads out of the show but Exit and the menu; Escape closes the keys', async () => {
		const page = await open(context, main);
		none(await page.evaluate(() => [...document.querySelectorAll('.slide a')].map((link) => link.getAttribute('href')).filter((href) => !href.startsWith('#'))), 'links');
		none(await page.evaluate(() => [...document.querySelectorAll('.slide__sources li')].map((source) => source.textContent).filter((text) => text.includes('…'))), 'sources cut in the middle');
		await page.keyboard.press('?');
		truth(await page.locator('.deck__keys').isVisible(), '? tells no keys');
		await page.keyboard.press('Escape');
		same(await page.evaluate(() => [document.querySelector('.deck__more').open, document.activeElement.nodeName]), [false, 'SUMMARY'], 'after Escape');
		truth(await page.locator('.deck__print button').isVisible(), 'the notes cannot be printed without opening the keys');
		await page.close();
	});

	await test('on a phone the bar stays on the screen, in two rows; messages stand above the slide', async () => {
		const page = await open(context, main);
		await page.setViewportSize({ width: 360, height: 740 });
		for (const at of [await first(page, 'step'), 'notes']) {
			await page.goto('about:blank');
			await page.goto(`${address(main)}#${at}`);
			const box = await page.locator('.deck__bar').boundingBox();
			// The language that nobody speaks has longer words than any: there it takes four.
			const most = await page.evaluate(() => document.documentElement.dir === 'rtl') ? 205 : 112;
			truth(Math.abs(box.y + box.height - 740) < 1 && box.height < most, `${at}: the bar is at ${box.y}, ${box.height} high`);
			same(await page.evaluate(() => document.documentElement.scrollWidth), 360, `${at}: width`);
			const [turn, next] = await Promise.all(['.deck__turn', '[data-do=next]'].map((part) => page.locator(part).boundingBox()));
			truth(isTurned || turn.height < 60 && 360 - next.x - next.width < 20, `${at}: the buttons that turn are apart`);
		}
		truth((await page.locator('.deck__told').boundingBox()).y < 120, 'the notes do not say above that they are alone');
		await page.close();
	});

	await test('notes alone, as on a phone; and a browser that refuses the window', async () => {
		const alone = await open(context, main, 'notes');
		const all = await ids(alone);
		await alone.keyboard.press(ON);
		await isAt(alone, all[1], 'turns its own pages');
		same(await hash(alone), 'notes', 'address');
		truth(await alone.locator('.slide:not([hidden]) .slide__notes').isVisible(), 'no notes');
		await alone.close();
		const page = await context.newPage();
		await page.addInitScript(() => { window.open = () => null; });
		await page.goto(address(main));
		await page.locator('[data-do=window]').click();
		truth((await page.locator('[data-told]').boundingBox()).height > 20, 'nobody sees why');
		await page.close();
	});

	await test('votes: the answer follows; stories go where the room goes, and back', async () => {
		const page = await open(context, main);
		const vote = await first(page, 'vote');
		if (vote) {
			await page.goto(`${address(main)}#${vote}`);
			await isAt(page, vote, 'vote');
			await page.keyboard.press('a');
			await isAt(page, `${vote}.answer`, 'A');
			await page.goBack();
			await isAt(page, vote, 'Back');
			await page.keyboard.press('Enter');
			await isAt(page, `${vote}.answer`, 'Enter');
			await page.keyboard.press(BACK);
			await isAt(page, vote, 'back to the vote');
			await page.keyboard.press('2');
			await isAt(page, `${vote}.answer`, 'by the number that the room says');
		}
		const step = await first(page, 'step');
		truth(step, 'no story in any module');
		await page.goto(`${address(main)}#${step}`);
		await isAt(page, step, 'step');
		const targets = await page.evaluate((id) => [...document.querySelectorAll(`#${CSS.escape(id)} .slide__choices a`)].map((link) => link.hash.slice(1)), step);
		const last = targets[targets.length - 1];
		await page.keyboard.press(ON);
		await isAt(page, step, 'nobody chooses for the room');
		same(await page.evaluate(() => document.activeElement.hash.slice(1)), targets[0], 'focus');
		same(await page.locator('.slide:not([hidden]) .slide__choices').evaluate((list) => getComputedStyle(list).listStyleType), 'decimal', 'what the room says is the key');
		await page.locator('.slide:not([hidden]) .slide__title').focus();
		await page.keyboard.press(String(targets.length));
		await isAt(page, last, 'by number');
		await page.keyboard.press(BACK);
		await isAt(page, step, 'back to where the room chose');
		await page.keyboard.press('a');
		await page.keyboard.press('Enter');
		await isAt(page, targets[0], 'by A and Enter');
		// A step that several lead to: back is where the room came from, and not where it might have.
		const way = await page.evaluate(() => [...document.querySelectorAll('.slide__choices a')].map((link) => [link.closest('.slide').id, link.hash])
			.find(([from, to]) => document.getElementById(to.slice(1)).querySelector('.slide__previous').hash !== `#${from}`));
		truth(way, 'no step that several lead to');
		await page.goto(`${address(main)}#${way[0]}`);
		await page.locator(`.slide:not([hidden]) .slide__choices a[href="${way[1]}"]`).first().click();
		await isAt(page, way[1].slice(1), 'the way');
		await page.keyboard.press('PageUp');
		await isAt(page, way[0], 'back on the way');
		await page.goto(`${address(main)}#${last}`);
		await isAt(page, last, 'the last choice');
		const before = await page.locator('.slide:not([hidden]) .slide__back a').getAttribute('href');
		await page.locator('.slide:not([hidden]) .slide__back a').click();
		await isAt(page, before.slice(1), 'one step back, by its link');
		await page.close();
	});

	await test('[check 31] without script: a screen each, links lead on, notes can be opened', async () => {
		const { context: quiet } = await openContext(browser, { offline: true, javaScriptEnabled: false });
		const page = await open(quiet, main);
		const boxes = await Promise.all((await page.locator('.slide').all()).map((slide) => slide.boundingBox()));
		truth(boxes.length > 5 && boxes.every((box) => box.height >= 840), 'not a screen each');
		same(await page.locator('.deck__bar').isVisible(), false, 'buttons that do nothing');
		await page.locator('.slide__next').first().click();
		truth(/#.+/.test(page.url()), 'the link leads nowhere');
		truth(await page.locator('.slide__notes summary').nth(1).isVisible(), 'no notes');
		await quiet.close();
	});

	await test('[check 31] on paper: every slide once with its notes, two or three a sheet', async () => {
		const page = await open(context, main);
		const wanted = await page.evaluate(() => [...document.querySelectorAll('.slide')].map((slide) => [slide.querySelector('.slide__number').textContent,
			...[...slide.querySelectorAll('.slide__title, .slide__note p, .slide__face > p:not(.slide__back)')].map((element) => element.textContent)]));
		const back = await page.evaluate(() => document.querySelector('.slide__back')?.textContent);
		for (const format of ['A4', 'Letter']) {
			const all = await sheets(page, format);
			const squeezed = all.join(' ').replace(/[\s-]+/g, '');
			const lost = wanted.flat().map((text) => plain(text)).filter((text) => !squeezed.includes(text.replace(/[\s-]+/g, '').slice(0, 60)));
			none(isTurned ? [] : lost.filter((text) => !text.includes('[')), `${format}: not on paper`);
			truth(all.length <= wanted.length / 1.5 && all.length >= wanted.length / 5, `${format}: ${all.length} sheets for ${wanted.length} slides`);
			none(all.filter((text) => !text), `${format}: empty sheets`);
			none(all.filter((text, index) => !isTurned && !text.replace(/ /g, '').includes(`${index + 1}/${all.length}`)), `${format}: sheets without their number`);
			truth(!back || !squeezed.includes(plain(back).replace(/[\s-]+/g, '')), `${format}: ways that paper does not have`);
		}
		await page.close();
	});

	// A curriculum has other words on slides of the same kinds; from right to left the colours are the same.
	if (!process.env.WAYMARK_BRIEF) {
		await test('[check 8] [check 10] axe finds nothing, on any kind of slide, with notes on a phone, in both themes', async () => {
			const found = [];
			for (const colorScheme of isTurned ? ['light'] : ['light', 'dark']) {
				const { context: themed } = await openContext(browser, { offline: true, colorScheme });
				const page = await open(themed, main);
				const kinds = await page.evaluate(() => [...new Set([...document.querySelectorAll('.slide')].map((slide) => slide.getAttribute('data-slide')))]);
				none([...new Set(decks.flatMap(kindsIn))].filter((kind) => !kinds.includes(kind)), 'kinds of slides that axe does not look at');
				for (const kind of kinds) {
					await page.goto(`${address(main)}#${await first(page, kind)}`);
					found.push(...await judge(page, `${colorScheme} ${kind}`));
				}
				await page.locator('.deck__more summary').click();
				found.push(...await judge(page, `${colorScheme} keys`));
				await page.keyboard.press('b');
				found.push(...await judge(page, `${colorScheme} blank`));
				const notes = await open(themed, main, 'notes');
				await notes.setViewportSize({ width: 360, height: 740 });
				for (let i = 0; i < 2; i += 1) {
					await notes.locator('[data-do=next]').click();
				}
				found.push(...await judge(notes, `${colorScheme} notes`));
				await themed.close();
			}
			none(found, 'found');
		});
	}

	await test('nothing went wrong in the console', () => none(watch.bad.filter((each) => !/ERR_INTERNET_DISCONNECTED|request https?:/.test(each)), 'seen'));
	await browser.close();
});
