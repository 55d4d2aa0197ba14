// Accessibility: axe on every type of page and in every state of it, light and dark, phone and desktop; the HTML checker on all pages.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { byTurns } from '../support/brief.mjs';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { choiceAt, choose, click, goTo, kinds, pick, playScenario, press, readData, restart, shownQuestion, takeCheck } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { ROOT, toolFile } from '../support/tools.mjs';

const AXE = readFileSync(toolFile('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FORMS = [
	{ colorScheme: 'light', viewport: { width: 320, height: 640 } },
	{ colorScheme: 'dark', viewport: { width: 1280, height: 900 } }
];

// Views are looked at in both, what comes to be in them too, of further languages in the first. With WAYMARK_BRIEF what is in one language is looked
// at in the one, what is in the other in the other; so are some modules, without what comes to be in them.
const isBrief = Boolean(process.env.WAYMARK_BRIEF);
const dist = distFolder();
const site = filesBelow(join(dist, 'site'), '.html');
// Beside an edition that runs from right to left the others are those of the kit it was made of.
const mirrored = site.filter((path) => /<html[^>]* dir="rtl"/.test(readFileSync(path, 'utf8')));
const pages = mirrored.length ? mirrored : site;
const modules = pages.map((path) => ({ path, data: readData(path) })).filter((item) => item.data.sections);
const kitPages = pages.filter((path) => !modules.some((item) => item.path === path));
// Which form looks at a page of the kit: those of the languages by turns.
const languagesOf = [...new Set(kitPages.map((path) => basename(dirname(path))))];
const turnOf = (path) => languagesOf.indexOf(basename(dirname(path))) % FORMS.length;
const short = (path) => relative(dist, path);

// What axe cannot decide counts too, apart from two things: words that lie on shapes of a drawing (the shapes' colours are tokens),
// and captions, which a script adds because <track> does not load from a folder (the site's suite looks for them).
const isKnown = (rule, node) => (rule.id === 'color-contrast' && /^<(text|tspan)\b/.test(node.html)) || (rule.id === 'video-caption' && /data-cues=/.test(node.html));

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
			for (const path of isBrief ? kitPages.filter((each) => turnOf(each) === number) : kitPages) {
				await judgeKitPage(page, path, found);
			}
			none([...new Set(found)], `${found.length} findings`);
		});
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

	// ---- HTML

	const seed = join(temporaryFolder('vnu'), 'bad.html');
	writeFileSync(seed, '<!DOCTYPE html><html lang="en"><title>bad</title><p><blink>bad</blink><img src="x"></p></html>');
	// The same document is in several packages.
	const seen = new Set();
	const packaged = filesBelow(join(dist, 'scorm12'), '-scorm12.zip').flatMap((path) =>
		filesBelow(unzip(path, join(temporaryFolder('pages'), basename(path, '.zip'))), '.html')).filter((path) => {
		const text = readFileSync(path, 'utf8');
		return !seen.has(text) && seen.add(text);
	});
	const all = [...pages, ...filesBelow(dist, 'units.html'), ...filesBelow(join(dist, 'single'), '.html'), ...packaged, join(dist, 'build-report.html'), ...filesBelow(join(dist, 'scorm12'), '.html')];

	// The checker judges the policy as if 'self' were its own place and data blocks were scripts. Browsers do neither: every suite
	// here looks at the console of the real pages.
	const isPolicy = (message) => /^(Resource|Inline script) violates Content Security Policy \(meta tag\)/.test(message.message);

	await test(`HTML checker: ${all.length} pages`, () => {
		const vnu = toolFile('vnu-jar/build/dist/vnu.jar');
		// It takes the language that nobody speaks for another one now and then.
		const run = spawnSync('java', ['-jar', vnu, ...(mirrored.length ? ['--no-langdetect'] : []), '--Werror', '--format', 'json', '--stdout', seed, ...all], { encoding: 'utf8', maxBuffer: 1 << 26 });
		const messages = JSON.parse(run.stdout).messages;
		const isSeed = (message) => message.url?.endsWith('/bad.html');
		const counts = (message) => message.type === 'error' || message.subType === 'warning' || message.type === 'non-document-error';
		truth(messages.filter((message) => counts(message) && isSeed(message)).length >= 2, `the checker did not see the mistakes made on purpose: ${run.stderr}`);
		none([...new Set(messages.filter((message) => counts(message) && !isSeed(message) && !isPolicy(message)).map((message) =>
			`${basename(dirname(message.url))}/${basename(message.url)}:${message.lastLine} ${message.message} ${message.extract?.slice(0, 80)}`))], 'findings');
	});

	await test('CSS checker: the style sheets', () => {
		const vnu = toolFile('vnu-jar/build/dist/vnu.jar');
		const run = spawnSync('java', ['-jar', vnu, '--css', '--format', 'json', '--stdout', join(dist, 'site/s/waymark.css'), join(dist, 'site/s/units.css')], { encoding: 'utf8' });
		none(JSON.parse(run.stdout).messages.map((message) => `${message.lastLine} ${message.message}`), 'findings');
	});

	await test('pages are XML as well', () => {
		execFileSync('xmllint', ['--nonet', '--noout', ...all]);
		same(readFileSync(join(ROOT, 'templates/module.html'), 'utf8').length > 0, true, 'templates');
	});
});
