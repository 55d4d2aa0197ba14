// Packs of sheets for a session or a module: each sheet begins a page of A4 and of Letter and lies within it, in black and white; what is not
// ticked is not printed; answers are on sheets for who leads alone. Looked at as the browser lays it out for print and in the PDF that it makes.
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow } from '../support/folders.mjs';
import { layout, plain } from '../support/paper.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const all = filesBelow(join(distFolder(), 'facilitator'), '.html');
const short = (path) => `${basename(dirname(path))}/${basename(path)}`;
const pick = (pattern) => all.filter((path) => pattern.test(basename(path)));
const largest = (paths) => paths.slice().sort((one, other) => statSync(other).size - statSync(one).size)[0];
// Each in one of its languages, the next one in the next. Of a whole curriculum the largest of each kind in each language: the made kit has played
// every construct already.
const folders = (paths) => [...new Set(paths.map(dirname))];
const some = (paths) => process.env.WAYMARK_BRIEF ? folders(paths).map((folder) => largest(paths.filter((path) => dirname(path) === folder)))
	: paths.filter((path) => [...new Set(paths.map((each) => basename(each)))].sort().indexOf(basename(path)) % folders(paths).length === folders(paths).indexOf(dirname(path)));
const sessions = some(pick(/^pack-\d/));
const modules = some(pick(/^pack-(?!\d)/));
const both = some(pick(/^bilingual-/));
const packs = [...sessions, ...modules];

// Kinds that have one page, whatever an author writes: what there is of them is ours.
const ONE_PAGE = ['count', 'first', 'full', 'cards', 'questions', 'evaluation', 'follow-up', 'certificate', 'sure'];
const SIZES = { A4: [210, 297], Letter: [215.9, 279.4] };
const POINTS = 72 / 25.4;
// The narrowest margin that printers need, in points.
const MARGIN = 5 * POINTS;

const tickAll = (page) => page.evaluate(() => document.querySelectorAll('.pack input[type="checkbox"]').forEach((box) => {
	box.checked = true;
	box.dispatchEvent(new Event('change'));
}));

const shownSheets = (page) => page.evaluate(() => [...document.querySelectorAll('.sheet')].filter((sheet) => sheet.getClientRects().length > 0).map((sheet) => sheet.id));

// Words that go on in the next line of a narrow column.
const brokenWords = (page) => page.evaluate(() => [...document.querySelectorAll('.sheet .table td, .sheet .table th')].filter((cell) => cell.getClientRects().length > 0).flatMap((cell) => {
	const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
	const broken = [];
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		for (const match of node.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
			const range = document.createRange();
			range.setStart(node, match.index);
			range.setEnd(node, match.index + match[0].length);
			if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) {
				broken.push(`${cell.closest('.sheet').id} ${match[0]}`);
			}
		}
	}
	return broken;
}));

// Of each sheet that is printed its kind and its first words; what sticks out of it; what is too pale for a printer without colours.
const inPrint = (page) => page.evaluate(() => {
	const shown = (element) => element.getClientRects().length > 0;
	const sheets = [...document.querySelectorAll('.sheet')].filter(shown);
	const grey = (colour) => {
		const [red, green, blue] = colour.match(/[\d.]+/g).map(Number).map((part) => part / 255).map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
		return 1.05 / (.2126 * red + .7152 * green + .0722 * blue + .05);
	};
	const isClear = (colour) => /, 0\)$/.test(colour);
	// Of what stands on each of its pages the words, before there is anything to fill in.
	const headOf = (sheet) => [...sheet.querySelectorAll('.sheet__head > :is(.sheet__leader, .sheet__title)')].filter(shown).map((part) => part.innerText).join(' ');
	const MILLIMETRE = 96 / 25.4;
	const found = {
		sheets: sheets.map((sheet) => ({ id: sheet.id, kind: /sheet--([a-z-]+)/.exec(sheet.className)[1], head: headOf(sheet), first: headOf(sheet) || sheet.innerText.trim().slice(0, 60).split('\n')[0] })),
		wide: [], pale: [], lines: [], cut: [], small: [], low: []
	};
	sheets.forEach((sheet) => {
		const edge = sheet.getBoundingClientRect();
		sheet.querySelectorAll('*').forEach((element) => {
			if (!shown(element)) {
				return;
			}
			const box = element.getBoundingClientRect();
			const style = getComputedStyle(element);
			const name = `${sheet.id} ${element.nodeName}.${element.className}`;
			if (box.right > edge.right + 1.5 || box.left < edge.left - 1.5 || (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)) {
				found.wide.push(name);
			}
			if (element.closest('svg')) {
				return;
			}
			// A browser cuts off what lies on the edge of what is printed: half a line is none.
			if (['Left', 'Right'].some((side) => style[`border${side}Width`] !== '0px' && style[`border${side}Style`] !== 'none') && (box.left < 1 || box.right > document.documentElement.clientWidth - 1)) {
				found.cut.push(name);
			}
			if (element.matches('.sheet__line, .blank, .pocket__line, .lines dd') && box.height < 8 * MILLIMETRE - .5) {
				found.low.push(`${name} ${Math.round(box.height / MILLIMETRE)} mm`);
			}
			// 10 points; 9 where two languages share the width.
			if ([...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && parseFloat(style.fontSize) < (sheet.matches('.sheet--both') ? 12 : 13.3)) {
				found.small.push(`${name} ${style.fontSize}`);
			}
			if ([...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && grey(style.color) < 7) {
				found.pale.push(`${name} ${style.color}`);
			}
			if (['Top', 'Bottom', 'Left', 'Right'].some((side) => style[`border${side}Width`] !== '0px' && style[`border${side}Style`] !== 'none' && grey(style[`border${side}Color`]) < 2)) {
				found.lines.push(name);
			}
			if (!isClear(style.backgroundColor) && grey(style.backgroundColor) > 1.3) {
				found.pale.push(`${name} on ${style.backgroundColor}`);
			}
		});
	});
	return found;
});

// What is on the sheets of who leads alone: answers, what the coach says, steps. None of it is told to everybody.
const secretsIn = (page) => page.evaluate(() => {
	const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
	const people = [...document.querySelectorAll('.sheet:not([data-for="leader"])')];
	const leader = [...document.querySelectorAll('.sheet[data-for="leader"]')];
	// A handout may say what a question asks for: it is what people are to remember.
	const tasks = people.filter((sheet) => !sheet.matches('.sheet--handout, .sheet--both'));
	const secrets = leader.flatMap((sheet) => [...sheet.querySelectorAll('.answers > li > p:last-child')].concat(
		sheet.matches('.sheet--coach') ? [...sheet.querySelectorAll('.tale li > :last-child')] : [],
		sheet.matches('.sheet--steps') ? [...sheet.querySelectorAll('.sheet--steps .sheet__body > p:not([class]), .sheet--steps .sheet__body > ol > li')] : []))
		.map(words).filter((text) => text.length > 12);
	const read = tasks.map(words);
	return {
		count: secrets.length,
		told: secrets.filter((secret) => read.some((text) => text.includes(secret))),
		misplaced: [...people.filter((sheet) => sheet.querySelector('.answers, .said, .question__answer, .sheet__leader, .callout--facilitator')),
			...leader.filter((sheet) => !sheet.querySelector('.sheet__leader'))].map((sheet) => sheet.id)
	};
});

// Sources that no number on the sheet leads to, and numbers without a source.
const wrongSources = (page) => page.evaluate(() => [...document.querySelectorAll('.sheet')].filter((sheet) => sheet.querySelector('.sheet__sources')).flatMap((sheet) => {
	const listed = sheet.querySelectorAll('.sheet__sources li').length;
	const cited = new Set([...sheet.textContent.matchAll(/\[(\d+)[\],]/g)].map((match) => Number(match[1])));
	return listed === cited.size && Math.max(...cited) === listed ? [] : [`${sheet.id}: ${listed} for ${[...cited]}`];
}));

// Columns that do not say which language they are in, are not as wide as the other, or tell an age in the other's words.
const wrongColumns = (page) => page.evaluate(() => [...document.querySelectorAll('.both')].map((row) => [...row.children]).filter((columns) => columns.length !== 2
	|| columns[0].lang || columns[1].lang === document.documentElement.lang || !columns[1].lang || !columns[1].dir
	|| Math.abs(columns[0].getBoundingClientRect().width - columns[1].getBoundingClientRect().width) > 1
	|| columns[1].querySelector('.help-line__old')).map((columns) => columns[0].textContent.slice(0, 40)));

const wordsOf = (sheet) => sheet.words.map((word) => word.text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, '\'').replace(/&amp;/g, '&')).join(' ');
const close = (text) => plain(text).replace(/ /g, '');

// Every sheet begins a page; pages between belong to the one before, whose title they have, and more than that. Right to left the words of a
// line come in another order.
async function judgePaper(page, name, format, expected) {
	const [width, height] = SIZES[format].map((length) => length * POINTS);
	const printed = await layout(page, format);
	const starts = [];
	printed.forEach((sheet, index) => {
		truth(Math.abs(sheet.width - width) < 2 && Math.abs(sheet.height - height) < 2, `${name}: paper of ${sheet.width} by ${sheet.height}`);
		truth(sheet.words.length > 0, `${name} on ${format}: page ${index + 1} is empty`);
		none(sheet.words.filter(({ box }) => box[0] < MARGIN || box[1] < MARGIN || box[2] > width - MARGIN || box[3] > height - MARGIN).map(({ text }) => text), `${name} on ${format}: beside page ${index + 1}`);
		const next = expected[starts.length];
		const text = close(wordsOf(sheet));
		if (next && text.startsWith(close(next.first))) {
			starts.push(index);
		}
		const { id, head } = expected[starts.length - 1] ?? {};
		truth(head === undefined || text.startsWith(close(head)), `${name} on ${format}: page ${index + 1} does not say that it is of ${id}`);
		truth(head === undefined || text.length > close(head).length + 4, `${name} on ${format}: page ${index + 1} has only the title of ${id}`);
	});
	same(starts.length, expected.length, `${name} on ${format}: sheets that begin a page; not ${expected[starts.length]?.id}`);
	same(starts[0], 0, `${name} on ${format}: the first page`);
	const counts = expected.map((sheet, i) => ({ ...sheet, pages: (starts[i + 1] ?? printed.length) - starts[i] }));
	none(counts.filter(({ kind, pages }) => ONE_PAGE.includes(kind) && pages > 1).map(({ id, pages }) => `${id}: ${pages}`), `${name} on ${format}: more than a page`);
	none(counts.filter(({ kind, pages }) => ['handout', 'activity', 'both'].includes(kind) && pages > 1).map(({ id, pages }) => `${id}: ${pages}`), `${name} on ${format}: handed out on more than a page`);
}

await suite(async () => {
	truth(sessions.length > 0 && modules.length > 0 && both.length > 0, 'there are no packs of sessions, of modules, or in two languages');
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });
	const open = async (path, hash = '', where = context) => {
		const page = await where.newPage();
		await page.addInitScript(() => {
			window.print = () => { window.printed = [...document.querySelectorAll('.sheet')].filter((sheet) => sheet.getClientRects().length > 0).map((sheet) => sheet.dataset.for); };
		});
		await page.goto(pathToFileURL(path).href + hash);
		return page;
	};

	let secrets = 0;
	for (const path of [...packs, ...both]) {
		await test(`[check 30] ${short(path)}: each sheet begins a page of A4 and of Letter and lies within it, in black and white, and answers are apart`, async () => {
			const page = await open(path);
			await tickAll(page);
			const { count, told, misplaced } = await secretsIn(page);
			none(told, 'told to everybody');
			none(misplaced, 'not where it belongs');
			none(await wrongSources(page), 'sources');
			secrets += count;
			const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((element) => element.id));
			same(ids.length, new Set(ids).size, 'ids');
			await page.setViewportSize({ width: 320, height: 640 });
			same(await page.evaluate(() => document.documentElement.scrollWidth), 320, 'width on a phone');
			await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
			await page.emulateMedia({ media: 'print' });
			none(await wrongColumns(page), 'columns');
			let expected;
			for (const [width] of Object.values(SIZES)) {
				await page.setViewportSize({ width: Math.floor((width - 32) / 25.4 * 96), height: 1000 });
				const { wide, pale, lines, cut, small, low, sheets } = await inPrint(page);
				expected = sheets;
				none(cut, 'cut off at the edge');
				none(small, 'too small');
				none(low, 'too low to write on');
				none(wide, 'sticks out');
				none(await brokenWords(page), 'broken in a table');
				none(pale, 'too pale');
				none(lines, 'lines too pale');
			}
			await page.emulateMedia({ media: null });
			for (const format of Object.keys(SIZES)) {
				await judgePaper(page, short(path), format, expected);
			}
			await page.close();
		});
	}

	await test('the pocket card is four on a page, as in the site', async () => {
		for (const format of Object.keys(SIZES)) {
			const page = await open(join(dirname(sessions[0]), 'card.html'));
			const heading = close(await page.locator('.pocket__title').first().innerText());
			const printed = await layout(page, format);
			same([printed.length, close(wordsOf(printed[0])).split(heading).length - 1], [1, 4], format);
			await page.close();
		}
	});

	await test('[check 30] there were answers to keep apart', () => truth(secrets > 10, `only ${secrets}`));

	await test('what is not ticked is not printed; names are not asked for by default', async () => {
		const page = await open(sessions[0]);
		const shown = await shownSheets(page);
		truth(shown.includes('sheet-count') && !shown.includes('sheet-first-names') && !shown.includes('sheet-full-names'), `by default: ${shown}`);
		await page.locator('.pack input[value="sheet-count"]').uncheck();
		await page.locator('.pack input[value="sheet-full-names"]').check();
		same((await shownSheets(page)).filter((id) => /count|names/.test(id)), ['sheet-full-names'], 'after ticking');
		const printed = await layout(page, 'A4');
		same(printed.length >= 1 && close(wordsOf(printed[0])).startsWith(close(await page.locator('#sheet-full-names h2').innerText())), true, 'first page');
		// Who wants to look at a sheet gets it.
		await page.locator('.pack a[href="#sheet-count"]').click();
		same([await page.locator('.pack input[value="sheet-count"]').isChecked(), await page.locator('#sheet-count').isVisible()], [true, true], 'looked at');
		await page.close();
	});

	// It has margins of its own, and a page begins where they change.
	await test('a sheet to cut apart may come first: no empty page before it or behind it', async () => {
		const page = await open(sessions[0]);
		await page.locator('.pack input:checked').evaluateAll((boxes) => boxes.forEach((box) => box.click()));
		const cards = await page.locator('.pack li:not([hidden]) input[value^="sheet-cards"]').first().getAttribute('value');
		for (const ids of [[cards], [cards, 'sheet-evaluation'], [cards, 'sheet-follow-up', 'sheet-certificate']]) {
			for (const id of ids) {
				await page.locator(`.pack input[value="${id}"]`).check();
			}
			same((await layout(page, 'A4')).map(({ words }) => words.length > 0), ids.map(() => true), `${ids}`);
			await page.locator('.pack input:checked').evaluateAll((boxes) => boxes.forEach((box) => box.click()));
		}
		await page.close();
	});

	await test('what people get and what is for who leads can be printed apart, then all is as it was', async () => {
		const page = await open(sessions[0]);
		const before = await shownSheets(page);
		for (const [value, expected] of [['people', ['people']], ['leader', ['leader']], ['', ['people', 'leader']]]) {
			await page.locator(`.pack__buttons button[value="${value}"]`).click();
			same([...new Set(await page.evaluate(() => window.printed))].sort().reverse(), expected, value);
			await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
			same(await shownSheets(page), before, `after ${value}`);
		}
		await page.close();
	});

	await test('with nothing ticked it says so and prints nothing; ticked again it is silent', async () => {
		const page = await open(sessions[0]);
		const status = page.locator('.pack [role="status"]');
		await page.locator('.pack input:checked').evaluateAll((boxes) => boxes.forEach((box) => box.click()));
		await page.locator('.pack__buttons button[value=""]').click();
		truth((await status.innerText()).length > 20, 'silent');
		same(await page.evaluate(() => window.printed), undefined, 'printed');
		await page.locator('.pack input[value="sheet-count"]').check();
		same(await status.innerText(), '', 'ticked');
		await page.locator('.pack__buttons button[value="leader"]').click();
		truth((await status.innerText()).length > 20, 'silent about sheets for who leads');
		await page.locator('.pack__buttons button[value="people"]').click();
		same([await status.innerText(), await page.evaluate(() => window.printed)], ['', ['people']], 'for people');
		await page.close();
	});

	await test('help numbers and cards are those of the chosen region, also of the one that a link names', async () => {
		const path = modules.find((each) => /data-region="[^"]*" hidden/.test(readFileSync(each, 'utf8'))) ?? modules[0];
		const page = await open(path);
		const regions = await page.locator('#pack-region option').evaluateAll((options) => options.map((option) => option.value));
		truth(regions.length > 1, 'one region only');
		const visible = () => page.evaluate(() => [...new Set([...document.querySelectorAll('.sheet[data-region], .sheet [data-region]')].filter((element) => element.getClientRects().length > 0).map((element) => element.dataset.region))]);
		same(await visible(), [regions[0]], 'at first');
		await page.locator('#pack-region').selectOption(regions[1]);
		same(await visible(), [regions[1]], 'chosen');
		for (const hash of [`#${regions[1]}`, `#60.school.${regions[1]}`, `#region=${regions[1]}&audience=school`]) {
			await page.goto('about:blank');
			await page.goto(pathToFileURL(path).href + hash);
			same(await visible(), [regions[1]], hash);
		}
		await page.close();
	});

	await test('the plan leads to the sheets of its region', async () => {
		const plan = await open(join(dirname(sessions[0]), 'plan.html'));
		const select = plan.locator('select[name="region"]');
		const last = (await select.locator('option').evaluateAll((options) => options.map((option) => option.value))).at(-1);
		await select.selectOption(last);
		await plan.locator('.plan:visible a[href*="pack-"]').click();
		await plan.locator('#pack-region').waitFor();
		same(await plan.locator('#pack-region').inputValue(), last, 'region');
		await plan.close();
	});

	await test('how many copies: for each, for every four', async () => {
		const page = await open(sessions[0]);
		const copies = (id) => page.locator(`.pack li:has(input[value="${id}"]) .pack__copies`).innerText();
		const plainly = await copies('sheet-after');
		const cards = await page.locator('.pack li:has(input[value^="sheet-cards"]) input').first().getAttribute('value');
		await page.locator('#pack-people').fill('25');
		same([await copies('sheet-after'), (await copies(cards)).slice(-3), /\d/.test(await copies('sheet-count'))], [`${plainly}: 25`, ': 7', false], 'for 25 people');
		await page.locator('#pack-people').fill('');
		same(await copies('sheet-after'), plainly, 'for nobody knows how many');
		same(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]).includes('25')), false, 'kept');
		await page.close();
	});

	await test('without script all is printed, and nothing is there to press', async () => {
		const { context: quiet } = await openContext(browser, { offline: true, javaScriptEnabled: false });
		const page = await open(sessions[0], '', quiet);
		const sheets = await page.locator('.sheet').count();
		same(await page.locator('.sheet:visible').count(), sheets, 'sheets');
		same(await page.locator('.pack input:visible, .pack button:visible, .pack select:visible').count(), 0, 'controls');
		await page.emulateMedia({ media: 'print' });
		same([await page.locator('.sheet:visible').count(), await page.locator('.pack:visible, header:visible, footer:visible').count()], [sheets, 0], 'on paper');
		await page.emulateMedia({ media: null });
		truth((await layout(page, 'Letter')).length >= sheets, 'pages');
		await quiet.close();
	});

	await test('nothing went wrong, and nothing was asked for', () => none([...watch.bad, ...watch.requests.filter((url) => !/^(file|data|about):/.test(url))], 'seen'));
	await browser.close();
});
