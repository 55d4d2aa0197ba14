// Accessibility: axe on every type of page and in every state of it, light and dark, phone and desktop; the HTML and CSS checker on all pages.
// Of the area for people who lead its pages as they are opened: what comes to be in them while they are used is in suites of theirs, tally.mjs
// and slides.mjs.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { byTurns } from '../support/brief.mjs';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { choiceAt, choose, click, goTo, kinds, pick, playScenario, press, readData, restart, shownQuestion, takeCheck } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { squeezed } from '../support/room.mjs';
import { ROOT, toolFile } from '../support/tools.mjs';

const AXE = readFileSync(toolFile('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FORMS = [
	{ colorScheme: 'light', viewport: { width: 320, height: 640 } },
	{ colorScheme: 'dark', viewport: { width: 1280, height: 900 } }
];

// Views of modules are looked at in both, what comes to be in them too, of further languages in the first. Pages of the kit are looked at in the
// one in one language, in the other in the other; with WAYMARK_BRIEF so are some modules, without what comes to be in them.
const isBrief = Boolean(process.env.WAYMARK_BRIEF);
const dist = distFolder();
const site = filesBelow(join(dist, 'site'), '.html');
// Beside an edition that runs from right to left the others are those of the kit it was made of.
const isMirrored = (path) => /<html[^>]* dir="rtl"/.test(readFileSync(path, 'utf8'));
const mirrored = site.filter(isMirrored);
const pages = mirrored.length ? mirrored : site;
const area = filesBelow(join(dist, 'facilitator'), '.html').filter((path) => !mirrored.length || isMirrored(path));
const modules = pages.map((path) => ({ path, data: readData(path) })).filter((item) => item.data.sections);
const kitPages = pages.filter((path) => !modules.some((item) => item.path === path));
// Which form looks at a page of the kit: what is in one language in the one, the same in the next language in the next.
const [folders, names] = [dirname, (path) => basename(path)].map((part) => [...new Set(kitPages.map((path) => part(path)))]);
const turnOf = (path) => (folders.indexOf(dirname(path)) + names.indexOf(basename(path))) % (mirrored.length ? 1 : FORMS.length);
const short = (path) => relative(dist, path);

// What axe cannot decide counts too, apart from four things: words that lie on shapes of a drawing (the shapes' colours are tokens), boxes to
// tick on paper, which are one character, headers of row groups, which it does not know, and captions, which a script adds because <track> does
// not load from a folder (the site's suite looks for them).
const isOnPaperOrDrawn = (node) => /^<(text|tspan)\b/.test(node.html) || /shortTextContent|nonBmp/.test(node.any[0]?.data?.messageKey);
const isOfRows = ({ relatedNodes }) => relatedNodes.every(({ html }) => html.includes('scope="rowgroup"'));
const isKnown = (rule, node) => (rule.id === 'color-contrast' && isOnPaperOrDrawn(node))
	|| (rule.id === 'th-has-data-cells' && [...node.any, ...node.all, ...node.none].every(isOfRows))
	|| (rule.id === 'video-caption' && /data-cues=/.test(node.html));

// The sticky header lies over what is scrolled below it; for axe it stands still, unless it is what is looked at. Then what its open menu covers
// is away: where the edge of that runs below a word, axe cannot tell which of the two is in front. Views that are hidden are away for as long as
// axe looks: it would go through every element of theirs to find them hidden, which is four fifths of its time.
async function judge(page, what, found, part = null) {
	if (!await page.evaluate(() => Boolean(window.axe))) {
		await page.evaluate(AXE);
	}
	const result = await page.evaluate(async ([tags, selector]) => {
		document.querySelector('header').style.position = selector === 'header' ? '' : 'static';
		document.querySelectorAll('.side, main').forEach((covered) => { covered.hidden = selector === 'header'; });
		const away = [...document.querySelectorAll('.view[hidden]')].map((view) => [view, document.createComment('')]);
		away.forEach(([view, mark]) => view.replaceWith(mark));
		const judged = await axe.run(selector ?? document, { runOnly: { type: 'tag', values: tags }, preload: false, resultTypes: ['violations', 'incomplete', 'passes'] });
		away.forEach(([view, mark]) => mark.replaceWith(view));
		return judged;
	}, [TAGS, part]);
	for (const [kind, word] of [['violations', ''], ['incomplete', 'undecided ']]) {
		for (const rule of result[kind]) {
			const nodes = rule.nodes.filter((node) => kind === 'violations' || !isKnown(rule, node));
			if (nodes.length) {
				found.push(`${what}: ${word}${rule.id} ${nodes.slice(0, 2).map((node) => `${node.html.slice(0, 120)} (${node.any[0]?.message})`).join(' + ')} ×${nodes.length}`);
			}
		}
	}
	return result.passes.length;
}

// What is around the view is the same in all of them: it is looked at with the first.
const SHOWN = '.view:not([hidden])';

const openDetails = (page) => page.evaluate(() => document.querySelectorAll('main details').forEach((details) => { details.open = true; }));

async function judgeKitPage(page, path, found) {
	await page.goto(pathToFileURL(path).href);
	await openDetails(page);
	truth(await judge(page, short(path), found) > 10, `${short(path)}: axe looked at next to nothing`);
	if (basename(path) === 'search.html') {
		await judgeSearch(page, short(path), found);
	}
}

// A word that is nowhere, and a title.
async function judgeSearch(page, name, found) {
	for (const [text, state] of [['zzzzzz', 'nothing found'], [await page.evaluate(() => waymark.index.places[1][2][0][1]), 'found']]) {
		await page.locator('#search-words').fill(text);
		await page.locator('#search-words').press('Enter');
		await judge(page, `${name} ${state}`, found, 'main');
	}
}

// Of each kind of page of the area the largest. Slides have a suite of their own; what else is there is in the site too.
const AREA = [/^index/, /^plan/, /^before/, /^tally/, /^pack-\d/, /^pack-(?!\d)/, /^bilingual-/];
const COMMON = ['glossary.html', 'references.html', 'help.html', 'card.html', 'settings.html'];
const largest = (paths) => paths.slice().sort((one, other) => statSync(other).size - statSync(one).size)[0];
const areaFolders = [...new Set(area.map(dirname))];
// Each in one language in the first form, in the next one in the second.
const areaPages = (form) => AREA.map((kind, i) =>
	largest(area.filter((path) => kind.test(basename(path)) && dirname(path) === areaFolders[(i + form) % areaFolders.length])));

// With all that can be chosen or ticked.
const chooseAll = (page) => page.evaluate(() => {
	const change = (element) => element.dispatchEvent(new Event('change', { bubbles: true }));
	document.querySelectorAll('.pack input[type="checkbox"]').forEach((box) => { box.checked = true; change(box); });
	document.querySelectorAll('#plan-audience').forEach((select) => { select.selectedIndex = select.options.length - 1; change(select); });
});

async function judgeAreaPage(page, path, found) {
	await page.goto(pathToFileURL(path).href);
	await openDetails(page);
	await chooseAll(page);
	truth(await judge(page, short(path), found) > 10, `${short(path)}: axe looked at next to nothing`);
	found.push(...(await squeezed(page)).map((line) => `${short(path)}: ${line}`));
}

async function judgeViews(page, item, found) {
	await page.goto(pathToFileURL(item.path).href);
	await page.evaluate(() => sessionStorage.clear());
	const views = await page.evaluate(() => [...document.querySelectorAll('.view')].map((view) => view.id));
	for (const id of views) {
		await goTo(page, id);
		await judge(page, `${short(item.path)} ${id}`, found, id === views[0] ? null : SHOWN);
	}
}

// What comes to be in a module while it is used.
async function judgeStates(page, item, found) {
	const name = (state) => `${short(item.path)} ${state}`;
	const practice = item.data.questions.filter((each) => each.practice);
	for (const question of practice.filter((each, i) => practice.findIndex((other) => other.type === each.type) === i)) {
		// The order that is there is an answer: nothing is refused.
		const outcomes = question.type === 'ordering' ? ['wrong', 'right'] : ['refused', 'wrong', 'right'];
		await goTo(page, question.section);
		await openDetails(page);
		// Where there is nothing to tell and nothing to send there is no button.
		if (!await page.locator(`#${question.id} .question__buttons button`).isVisible()) {
			await pick(page, question.id, kinds[question.type] ? choose(question, 'right') : []);
			await judge(page, name(`${question.id} answered`), found, `#${question.id}`);
			continue;
		}
		for (const outcome of outcomes) {
			if (outcome !== 'refused') {
				await pick(page, question.id, question.options || kinds[question.type] ? choose(question, outcome) : []);
			}
			await press(page, question.id);
			await judge(page, name(`${question.id} ${outcome}`), found, `#${question.id}`);
			if (outcome === 'wrong') {
				await press(page, question.id);
			}
		}
	}
	if (item.data.draw > 0) {
		await goTo(page, item.data.sections.find((section) => section.kind === 'check').id);
		const id = await shownQuestion(page);
		const question = item.data.questions.find((each) => each.id === id);
		await pick(page, id, choose(question, 'wrong'));
		await press(page, id);
		await judge(page, name('check answered'), found, SHOWN);
		await press(page, id);
		await takeCheck(page, () => 'right', 1);
		await judge(page, name('check result'), found, SHOWN);
	}
	for (const scenario of item.data.scenarios) {
		await goTo(page, scenario.section);
		await restart(page, scenario);
		await click(page, choiceAt(scenario, 'b'));
		await judge(page, name(`${scenario.id} after a choice`), found, SHOWN);
		await playScenario(page, scenario);
		await judge(page, name(`${scenario.id} at an ending`), found, SHOWN);
	}
	await goTo(page, item.data.sections[0].id);
	await page.evaluate(() => { document.querySelector('header details').open = true; });
	await judge(page, name('menu open, pages ticked'), found, 'header');
}

await suite(async () => {
	const browser = await openBrowser();
	// From right to left only the direction is new.
	for (const [number, form] of (mirrored.length ? FORMS.slice(0, 1) : FORMS).entries()) {
		const name = `${form.colorScheme}, ${form.viewport.width} px`;
		const { context, watch } = await openContext(browser, { ...form, offline: true, reducedMotion: 'reduce' });
		const page = await context.newPage();

		await test(`[check 8] [check 10] axe, ${name}: pages of the kit`, async () => {
			const found = [];
			for (const path of kitPages.filter((each) => turnOf(each) === number)) {
				await judgeKitPage(page, path, found);
			}
			none([...new Set(found)], `${found.length} findings`);
		});
		// Of the made kit: a curriculum has other words in the same parts.
		if (!isBrief) {
			await test(`[check 8] [check 10] axe, ${name}: pages of the area for people who lead, and they fit`, async () => {
				const found = [];
				for (const path of areaPages(number)) {
					await judgeAreaPage(page, path, found);
				}
				none([...new Set(found)], `${found.length} findings`);
			});
		}
		for (const item of byTurns(modules).filter((each, i) => !isBrief || i % 4 === 2 * number)) {
			// What comes to be while it is used is of the same parts as in the made kit.
			const hasStates = !isBrief && (number === 0 || item.data.language === modules[0].data.language);
			await test(`[check 8] [check 10] axe, ${name}: ${short(item.path)} in every view${hasStates ? ' and state' : ''}`, async () => {
				const found = [];
				await judgeViews(page, item, found);
				if (hasStates) {
					await judgeStates(page, item, found);
				}
				none([...new Set(found)], `${found.length} findings`);
			});
		}
		await test(`axe, ${name}: nothing went wrong in the console`, () => none(watch.bad, 'seen'));
		await context.close();
	}

	await test('axe sees mistakes: a page made bad on purpose', async () => {
		const { context } = await openContext(browser, { offline: true });
		const page = await context.newPage();
		await page.goto(pathToFileURL(pages[0]).href);
		await page.evaluate(() => {
			const image = document.createElement('img');
			image.src = 'data:,';
			document.querySelector('main').append(image);
		});
		const found = [];
		await judge(page, 'bad', found);
		truth(found.some((line) => line.includes('image-alt')), `found only ${found}`);
		await context.close();
	});

	await test('[check 8] forced colours: controls keep a border and the exit stays', async () => {
		const { context } = await openContext(browser, { offline: true, forcedColors: 'active' });
		const page = await context.newPage();
		const item = modules.find((each) => each.data.questions.some((question) => question.practice));
		const question = item.data.questions.find((each) => each.practice);
		await page.goto(`${pathToFileURL(item.path).href}#${question.section}`);
		const thin = await page.evaluate(() => [...document.querySelectorAll('.view:not([hidden]) .option, .view:not([hidden]) .button, .exit')]
			.filter((element) => element.getClientRects().length > 0 && parseFloat(getComputedStyle(element).borderTopWidth) < 1).map((element) => element.className));
		none(thin, 'no border');
		await context.close();
	});
	await browser.close();

	await test('pages of the area that the site has too say the same', () => {
		const main = (path) => /<main[^]*<\/main>/.exec(readFileSync(path, 'utf8'))[0];
		const both = area.filter((path) => COMMON.includes(basename(path)));
		truth(both.length >= areaFolders.length * 3, `only ${both.map(short)}`);
		const twin = (path) => join(dist, 'site', basename(dirname(path)), basename(path));
		none(both.filter((path) => main(path) !== main(twin(path))).map(short), 'are other pages than those that axe looked at');
	});

	// ---- HTML

	const seeds = temporaryFolder('vnu');
	writeFileSync(join(seeds, 'bad.html'), '<!DOCTYPE html><html lang="en"><title>bad</title><p><blink>bad</blink><img src="x"></p></html>');
	writeFileSync(join(seeds, 'bad.css'), 'p{colour:red}');
	// The same document is in several packages.
	const seen = new Set();
	const packaged = filesBelow(join(dist, 'scorm12'), '-scorm12.zip').flatMap((path) =>
		filesBelow(unzip(path, join(temporaryFolder('pages'), basename(path, '.zip'))), '.html')).filter((path) => {
		const text = readFileSync(path, 'utf8');
		return !seen.has(text) && seen.add(text);
	});
	const beside = [...filesBelow(join(dist, 'scorm12'), '.html'), join(dist, 'build-report.html'), ...filesBelow(dist, 'units.html')];
	const all = [...pages, ...area, ...filesBelow(join(dist, 'single'), '.html'), ...packaged, ...beside];
	const styles = ['site/s/waymark.css', 'site/s/units.css', 'facilitator/s/facilitator.css'].map((path) => join(dist, path));

	// One run for all, and for nothing that takes longer to translate than it is used for.
	function check() {
		const machine = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss8m', '-jar', toolFile('vnu-jar/build/dist/vnu.jar')];
		// It takes the language that nobody speaks for another one now and then.
		const options = ['--also-check-css', '--Werror', '--format', 'json', '--stdout', ...(mirrored.length ? ['--no-langdetect'] : [])];
		const files = [...['bad.html', 'bad.css'].map((name) => join(seeds, name)), ...all, ...styles];
		const run = spawnSync('java', [...machine, ...options, ...files], { encoding: 'utf8', maxBuffer: 1 << 26 });
		return { messages: JSON.parse(run.stdout || '{"messages":[]}').messages, said: run.stderr };
	}

	let checked;
	const isOf = (ending) => (message) => message.url?.endsWith(ending);
	const counts = (message) => message.type === 'error' || message.subType === 'warning' || message.type === 'non-document-error';
	// The checker judges the policy as if 'self' were its own place and data blocks were scripts. Browsers do neither: every suite
	// here looks at the console of the real pages.
	const isPolicy = (message) => /^(Resource|Inline script) violates Content Security Policy \(meta tag\)/.test(message.message);
	// A number times a length is one; in a product with a variable it sees neither.
	const isProduct = (message) => /The types are incompatible/.test(message.message) && /var\(/.test(message.extract);

	for (const [kind, count, known] of [['html', all.length, isPolicy], ['css', styles.length, isProduct]]) {
		await test(`${kind.toUpperCase()} checker: ${count} files`, () => {
			const { messages, said } = checked ??= check();
			const bad = isOf(`/bad.${kind}`);
			truth(messages.some((message) => counts(message) && bad(message)), `the checker did not see the mistakes made on purpose: ${said}`);
			const found = messages.filter((message) => counts(message) && !bad(message) && !known(message) && (isOf('.css')(message) === (kind === 'css')));
			const place = ({ url = '', lastLine }) => `${basename(dirname(url))}/${basename(url)}:${lastLine}`;
			none([...new Set(found.map((message) => `${place(message)} ${message.message} ${message.extract?.slice(0, 80)}`))], 'findings');
		});
	}

	await test('pages are XML as well', () => {
		execFileSync('xmllint', ['--nonet', '--noout', ...all]);
		same(readFileSync(join(ROOT, 'templates/module.html'), 'utf8').length > 0, true, 'templates');
	});
});
