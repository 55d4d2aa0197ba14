// The search page as a learner has it: from a folder, without a network, in every language of the site.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder } from '../support/folders.mjs';
import { readData } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { loadScript } from '../support/script.mjs';

const LIMIT = 150 * 1024;

const stick = join(temporaryFolder('search'), 'USB stick é #1');
mkdirSync(stick);
cpSync(join(distFolder(), 'site'), join(stick, 'site'), { recursive: true });
const pages = filesBelow(join(stick, 'site'), '.html');
const searches = pages.filter((path) => basename(path) === 'search.html');
const address = (path) => pathToFileURL(path).href;
const language = (path) => basename(dirname(path));
const indexFile = (path) => join(stick, 'site/s', `search-${language(path)}.js`);

// Words as the index has them, nearly: what differs by a diacritic is looked for with it.
const { folded } = loadScript();
// The beginning of a word that says something: the first word may be none, such as "A" or "¿Qué".
const longest = (text) => words(text).reduce((one, other) => (other.length > one.length ? other : one), '');
const words = (text) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1).map((word) => folded(word).toLowerCase());

function vocabulary(path) {
	const waymark = vm.runInNewContext(`var waymark = {}; ${readFileSync(indexFile(path), 'utf8')}; waymark`);
	let word = '';
	return waymark.index.words.split(' ').filter((field, i) => i % 2 === 0).map((field) => {
		word = word.slice(0, parseInt(field[0], 36)) + field.slice(1);
		return word;
	});
}

// In a page: the texts of other pages, apart from what answers a question or says what a coach thinks of a choice, and that.
function splitPages(sources) {
	const parts = { open: '', closed: '' };
	for (const source of sources) {
		const { body } = new DOMParser().parseFromString(source, 'text/html');
		for (const element of body.querySelectorAll('script, .question > fieldset > div, .question__hint, .question__answer, .key, .coach, .step__choices, [data-view="check"] .question')) {
			parts.closed += element.nodeName === 'SCRIPT' ? '' : ` ${element.textContent}`;
			element.remove();
		}
		for (const element of body.querySelectorAll('[alt], [aria-label]')) {
			parts.open += ` ${element.getAttribute('alt')}`;
		}
		// Cells of a table touch, and so may the pieces of a word.
		parts.open += ` ${body.textContent} ${[...body.querySelectorAll('*')].map((element) => element.textContent).join(' ')}`;
	}
	return parts;
}


async function open(context, path) {
	const page = await context.newPage();
	await page.goto(address(path));
	return page;
}

const status = (page) => page.locator('[data-search-status]').textContent();
const results = (page) => page.locator('.result a').evaluateAll((all) => all.map((link) => ({ href: link.getAttribute('href'), title: link.textContent })));

async function look(page, text) {
	await page.locator('#search-words').fill(text);
	await page.locator('#search-words').press('Enter');
	return results(page);
}

const fill = (word, values) => word.replace(/\{(\w+)\}/g, (all, name) => values[name]);
const said = (path, count) => {
	const { words } = readData(path);
	return count === 0 ? words['search-none'] : count === 1 ? words['search-one'] : fill(words['search-many'], { count });
};

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });

	await test('there is a search page and an index in every language, of at most 150 KB', () => {
		const languages = [...new Set(pages.map((path) => dirname(path)).filter((folder) => folder !== join(stick, 'site')))];
		same(searches.map(dirname), languages, 'search pages');
		none(searches.filter((path) => statSync(indexFile(path)).size > LIMIT).map((path) => `${language(path)}: ${statSync(indexFile(path)).size}`), 'larger');
	});

	await test('the index is loaded by the search page and by no other', () => {
		none(pages.filter((path) => readFileSync(path, 'utf8').includes('search-') && /<script[^>]*src="[^"]*search-/.test(readFileSync(path, 'utf8')) !== searches.includes(path)), 'pages');
		const others = [...filesBelow(join(distFolder(), 'single'), '.html')];
		none(others.filter((path) => /search\.html|search-\w+\.js/.test(readFileSync(path, 'utf8'))), 'single files with a way to it');
		none(filesBelow(distFolder(), '').filter((path) => /search/.test(basename(path)) && !path.includes(join(distFolder(), 'site'))), 'other editions');
	});

	for (const path of searches) {
		const name = language(path);
		const module = pages.filter((each) => dirname(each) === dirname(path)).map((each) => ({ path: each, data: readData(each) })).find((each) => each.data.sections);
		const lesson = module.data.sections.find((section) => section.kind === 'lesson');
		const heading = new RegExp(`id="${lesson.id}"[^]*?<h1[^>]*>([^]*?)</h1>`).exec(readFileSync(module.path, 'utf8'))[1].replace(/<[^>]*>/g, '').replace(/&lt;|&gt;|&amp;|&quot;/g, ' ').trim();

		await test(`[check 1] ${name}: a lesson is found by its title, and the link shows it`, async () => {
			const page = await open(context, path);
			const before = page.url();
			same([await status(page), await results(page), await page.locator('.results').isVisible()], ['', [], false], 'at first');
			const found = await look(page, heading);
			truth(found.some((result) => result.href === `${basename(module.path)}#${lesson.id}`), `'${heading}' gives ${JSON.stringify(found)}`);
			same(await status(page), said(path, found.length), 'status');
			same(page.url(), before, 'address');
			same(await page.title().then((title) => title.includes(heading)), false, 'title');
			await page.locator(`.result a[href="${basename(module.path)}#${lesson.id}"]`).click();
			await page.waitForFunction((id) => [...document.querySelectorAll('.view:not([hidden])')].map((view) => view.id).join() === id, lesson.id)
				.catch(() => { throw new Error(`${page.url()} does not show ${lesson.id} alone`); });
			await page.close();
		});

		await test(`${name}: every page of the index is where it says, titles first`, async () => {
			const page = await open(context, path);
			const all = await page.evaluate(() => waymark.index.places.flatMap((place) => place[2].map((entry) => [place[0], entry[0]])));
			truth(all.length > 10, `${all.length} pages`);
			none(all.filter(([file, anchor]) => {
				const text = readFileSync(join(dirname(path), file), 'utf8');
				return anchor && !text.includes(`id="${anchor}"`);
			}).map(([file, anchor]) => `${file}#${anchor}`), 'nowhere');
			await page.close();
		});

		await test(`[check 6] ${name}: with the keyboard alone; typing is enough, Enter does not reload, Tab reaches the results`, async () => {
			const page = await open(context, path);
			await page.evaluate(() => { window.isOld = true; });
			for (let i = 0; i < 12 && !await page.evaluate(() => document.activeElement.id === 'search-words'); i += 1) {
				await page.keyboard.press('Tab');
			}
			await page.keyboard.type(longest(heading).slice(0, 4));
			await page.waitForSelector('.result');
			await page.keyboard.press('Enter');
			same(await page.evaluate(() => window.isOld), true, 'Enter keeps the page');
			const typed = await results(page);
			await page.keyboard.press('Tab');
			same(await page.evaluate(() => document.activeElement.type), 'submit', 'the button');
			await page.keyboard.press('Tab');
			same(await page.evaluate(() => document.activeElement === document.querySelector('.result a')), true, 'the first result');
			await page.keyboard.press('Enter');
			await page.waitForFunction(() => !window.isOld);
			same(page.url(), new URL(typed[0].href, address(path)).href, 'where Enter leads');
			await page.close();
		});

		await test(`${name}: words that only answers, hints and reasons have are not in the index`, async () => {
			const page = await open(context, path);
			const texts = await page.evaluate(splitPages, pages.filter((each) => dirname(each) === dirname(path)).map((each) => readFileSync(each, 'utf8')));
			const open_ = new Set(words(texts.open));
			const closed = [...new Set(words(texts.closed))].filter((word) => !open_.has(word));
			const known = new Set(vocabulary(path));
			truth(closed.length > 20 && known.size > 50, `${closed.length} words of answers, ${known.size} in the index`);
			none(closed.filter((word) => known.has(word)), 'words');
			await page.close();
		});

		await test(`${name}: queries of any kind break nothing and are nowhere else`, async () => {
			const page = await open(context, path);
			const odd = ['<img src=x onerror=alert(1)>', '</ol><h1>x', '"\'`${1}', 'x'.repeat(10000), 'the '.repeat(2500), 'مرحبا بالعالم', '\u202eabc', '%00', '__proto__', '\ud83d'];
			for (const text of odd) {
				await look(page, text);
				truth((await status(page)).length > 0, `no word on ${text.slice(0, 20)}`);
			}
			same(await page.locator('h1').count(), 1, 'headings');
			same(await page.locator('main img').count(), 0, 'pictures');
			await look(page, 'a');
			same([await status(page), await results(page)], [readData(path).words['search-short'], []], 'one letter');
			await look(page, '  ');
			same([await status(page), await results(page)], ['', []], 'nothing asked');
			const secret = 'unheardofword';
			await look(page, secret);
			same(await page.evaluate((word) => [document.title, location.href, document.documentElement.outerHTML, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }),
				JSON.stringify(history.state), document.cookie].filter((place) => place.includes(word)), secret), [], 'places');
			same(await page.evaluate(() => history.length), 2, 'history');
			same(await page.locator('#search-words').evaluate((field) => [field.name, field.autocomplete, field.spellcheck]), ['', 'off', false], 'field');
			await page.close();
		});

		await test(`[check 5] ${name}: 320 px with results: nothing is wider than the screen, the targets are large`, async () => {
			const { context: small } = await openContext(browser, { offline: true, viewport: { width: 320, height: 640 } });
			const page = await open(small, path);
			await look(page, longest(heading).slice(0, 2));
			truth((await results(page)).length > 0, 'no results');
			same(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)), 0, 'too wide');
			none(await page.evaluate(() => [...document.querySelectorAll('.result a, .search button, .search input')].filter((element) => element.getBoundingClientRect().height < 44)
				.map((element) => element.outerHTML.slice(0, 80))), 'small');
			await small.close();
		});

		await test(`[check 4] ${name}: without script it says so and leads to the list of all pages`, async () => {
			const { context: plain } = await openContext(browser, { offline: true, javaScriptEnabled: false });
			const page = await open(plain, path);
			same(await page.locator('form').isVisible(), false, 'form');
			same(await page.locator('main noscript p').isVisible(), true, 'word');
			same(await page.locator('main a[href="sitemap.html"]').isVisible(), true, 'link');
			await plain.close();
		});

		await test(`${name}: without its index it says so`, async () => {
			const copy = join(temporaryFolder('search-copy'), 'site');
			cpSync(join(stick, 'site'), copy, { recursive: true });
			rmSync(join(copy, 's', `search-${name}.js`));
			const { context: alone } = await openContext(browser, { offline: true });
			const page = await open(alone, join(copy, name, 'search.html'));
			same([await page.locator('form').isVisible(), await page.locator('[data-search-missing]').isVisible()], [false, true], 'shown');
			writeFileSync(join(copy, 's', `search-${name}.js`), 'waymark.index={"depth":2,"places":[],"words":""};');
			await page.reload();
			same(await look(page, 'x1'), [], 'an index without anything');
			const { words } = readData(path);
			same(await status(page), `${words['search-none']} ${words['search-titles']}`, 'status');
			await alone.close();
		});
	}

	const spanish = searches.find((path) => language(path) === 'es');
	if (spanish) {
		await test('es: "trafico" finds "tráfico"', async () => {
			const page = await open(context, spanish);
			truth(vocabulary(spanish).includes('trafico') && pages.some((each) => readFileSync(each, 'utf8').includes('tráfico')), 'the kit has no such word');
			for (const text of ['trafico', 'TRÁFICO', 'tra\u0301fi', 'El  tráfico,']) {
				truth((await look(page, text)).length > 0, text);
			}
			await page.close();
		});
	}

	await test('every module page and page of the kit leads to the search, in its own language', () => {
		const lost = pages.filter((path) => !readFileSync(path, 'utf8').includes(dirname(path) === join(stick, 'site') ? '/search.html"' : 'href="search.html"'));
		none(lost, 'pages without the link');
	});

	await test('[check 2] nothing but the folder was asked for, and nothing went wrong', () => {
		const base = address(join(stick, 'site'));
		none(watch.requests.filter((url) => !url.startsWith(base) && !url.startsWith('data:')), 'requests');
		none(watch.bad, 'seen');
	});
	await browser.close();
});
