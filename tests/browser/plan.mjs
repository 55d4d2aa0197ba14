// Plan a session: minutes that add up, a choice by keyboard that stays in the address alone, all of it without script, one page of paper; and
// "Before you lead".
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder } from '../support/folders.mjs';
import { plain, sheets } from '../support/paper.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const area = join(distFolder(), 'facilitator');
const languages = readdirSync(area).filter((name) => existsSync(join(area, name, 'plan.html')));
// With WAYMARK_BRIEF each language is printed on one size of paper.
const sizesOf = (language) => ['A4', 'Letter'].filter((size, i) => !process.env.WAYMARK_BRIEF || i === languages.indexOf(language) % 2);
const address = (language, file, hash = '') => `${pathToFileURL(join(area, language, file)).href}${hash}`;

async function open(context, language, hash = '', file = 'plan.html') {
	const page = await context.newPage();
	await page.goto(address(language, file, hash));
	return page;
}

// What is on the screen: sessions, audiences, regions.
const shown = (page) => page.evaluate(() => ['.plan', '.plan-audience', '.plan-region'].map((kind) => [...document.querySelectorAll(kind)]
	.filter((element) => element.offsetParent).map((element) => element.id || element.dataset.planAudience || element.dataset.planRegion)));

const values = (page, selector) => page.locator(selector).evaluateAll((all) => all.map(({ value }) => value));

// The longest of some elements, by its words.
const longest = (page, kind) => page.evaluate((name) => [...document.querySelectorAll(`.plan-${name}`)]
	.sort((one, other) => other.textContent.length - one.textContent.length)[0]?.getAttribute(`data-plan-${name}`) ?? '', kind);

// Words of a text that another one lacks.
const missing = (text, other) => plain(text).split(' ').filter((word) => !other.includes(word));

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });
	const { context: silent } = await openContext(browser, { offline: true, javaScriptEnabled: false });

	await test('there is a plan in every language', () => truth(languages.length > 0, 'no plan.html'));

	for (const language of languages) {
		await test(`${language}: minutes follow each other, and add up to the session`, async () => {
			const page = await open(context, language);
			const plans = await page.locator('.plan').evaluateAll((all) => all.map((plan) => ({
				minutes: Number(plan.id),
				title: plan.querySelector('h2').textContent,
				sum: plan.querySelector('tfoot').textContent,
				spans: [...plan.querySelectorAll('.plan-table__when')].map((cell) => cell.textContent.split('–').map(Number)),
				parts: [...plan.querySelectorAll('.plan-table__sum')].map((part) => parseInt(part.textContent, 10))
			})));
			truth(plans.length > 0, 'no session');
			plans.forEach(({ minutes, title, sum, spans, parts }) => {
				none(spans.filter(([from, to], i) => from !== (i ? spans[i - 1][1] : 0) || to <= from), title);
				same([spans.at(-1)[1], parts.reduce((all, part) => all + part, 0)], [minutes, minutes], title);
				truth(title.includes(minutes) && sum.includes(minutes), `${minutes} in: ${title}, ${sum}`);
			});
			await page.close();
		});

		await test(`${language}: without script everything stands there, and nothing to choose`, async () => {
			const page = await open(silent, language);
			const all = await page.evaluate(() => ['.plan', '.plan-audience', '.plan-region'].map((kind) => document.querySelectorAll(kind).length));
			same((await shown(page)).map(({ length }) => length), all, 'what is shown');
			same([await page.locator('.plan-choice').isVisible(), await page.locator('noscript').isVisible()], [false, true], 'the form and what stands for it');
			const titles = await page.locator('.plan h2').allTextContents();
			const paper = await sheets(page, 'A4');
			same(titles.map((title) => paper.findIndex((sheet) => sheet.startsWith(plain(title)))), titles.map((title, i) => i), 'a sheet a session');
			await page.close();
		});

		await test(`${language}: what only some people get is ticked among the sheets of a plan for them, and of no other`, async () => {
			const page = await open(context, language);
			const [sessions, audiences, regions] = [await values(page, 'input[name=session]'), await values(page, '#plan-audience option'), await values(page, '#plan-region option')];
			const ticked = [];
			for (const audience of audiences.filter(Boolean)) {
				await page.goto(address(language, 'plan.html', `#${[sessions[0], audience, regions.at(-1)].join('.')}`));
				await page.locator('.plan:not([hidden]) a[href*="pack-"]').click();
				await page.waitForURL(/pack-/);
				same(await page.locator('#pack-region').inputValue(), regions.at(-1), 'region');
				ticked.push(...await page.locator('[data-audiences]').evaluateAll((all, id) => all.filter((input) => input.checked !== input.dataset.audiences.split(' ').includes(id))
					.map((input) => `${id}: ${input.value} ${input.checked}`), audience));
			}
			truth(await page.locator('[data-audiences]').count() > 0, 'nothing is for some people alone');
			none(ticked, 'not as it should be');
			await page.close();
		});

		await test(`${language}: a choice by keyboard is shown, said, and in the address alone`, async () => {
			const page = await open(context, language);
			const [sessions, audiences, regions] = [await values(page, 'input[name=session]'), await values(page, '#plan-audience option'), await values(page, '#plan-region option')];
			const chosen = sessions[Math.floor(sessions.length / 2)];
			same(await shown(page), [[chosen], [], regions.slice(0, 1)], 'at first');
			await page.locator('input[name=session]:checked').focus();
			await page.keyboard.press('ArrowUp');
			await page.keyboard.press('Tab');
			await page.keyboard.press('ArrowDown');
			const other = sessions[sessions.indexOf(chosen) - 1] ?? sessions.at(-1);
			const place = [other, audiences[1], regions[0]].filter(Boolean).join('.');
			same(await shown(page), [[other], audiences.slice(1, 2), regions.slice(0, 1)], 'then');
			same(await page.evaluate(() => [location.hash, history.length]), [`#${place}`, 2], 'address and history');
			truth((await page.locator('.plan-choice [role=status]').textContent()).includes(other), 'the status');
			same(await page.evaluate(() => [document.activeElement.id, JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])]),
				['plan-audience', '[{},{},""]'], 'focus, and what is kept');
			await page.close();
		});

		await test(`${language}: Back finds the choice again, another language too`, async () => {
			const page = await open(context, language);
			const id = (await values(page, 'input[name=session]'))[0];
			await page.locator('input[name=session]').first().check();
			if (existsSync(join(area, language, 'before.html'))) {
				await page.locator(`.plan[id="${id}"] a[href="before.html"]`).click();
				await page.waitForURL(/before\.html/);
				await page.goBack();
				same((await shown(page))[0], [id], 'after Back');
			}
			const place = await page.evaluate(() => location.hash);
			same(await page.locator('main a[hreflang]').count(), languages.length - 1, 'languages beside the choice');
			none(await page.locator('a[hreflang]').evaluateAll((all, hash) => all.map((link) => link.hash).filter((other) => other !== hash), place), 'links to other languages');
			await page.close();
		});

		await test(`${language}: slides and sheets are told the region`, async () => {
			const page = await open(context, language);
			const region = (await values(page, '#plan-region option')).at(-1);
			if (region) {
				await page.locator('#plan-region').selectOption(region);
				none((await page.locator('.plan-links a').evaluateAll((all) => all.map((link) => link.href.split('/').at(-1)).filter((file) => /^(slides|pack)-/.test(file))))
					.filter((file) => file.split('#')[1] !== (file.startsWith('pack') ? region : `region-${region}`)), 'links that lose it');
			}
			await page.close();
		});

		await test(`${language}: an address that names what is not there shows the first choice`, async () => {
			const page = await open(context, language, '#7.nobody.nowhere');
			same((await shown(page)).map(({ length }) => length), [1, 0, 1], 'what is shown');
			await page.close();
		});

		for (const size of sizesOf(language)) {
			await test(`[check 30] ${language}: each session with most to say is one page of ${size}, and nothing of it is lost`, async () => {
				const page = await open(context, language);
				const [audience, region] = [await longest(page, 'audience'), await longest(page, 'region')];
				for (const id of await values(page, 'input[name=session]')) {
					await page.goto(address(language, 'plan.html', `#${id}.${audience}.${region}`));
					await page.reload();
					same(await shown(page), [[id], [audience], [region]].map((one) => one.filter(Boolean)), id);
					const paper = await sheets(page, size);
					same(paper.length, 1, `${id}: sheets`);
					const words = await page.evaluate(() => [...document.querySelectorAll('.plan:not([hidden]), .plan-audience:not([hidden]), .plan-region:not([hidden])')]
						.map((part) => [...part.querySelectorAll('h2, h3, .plan__for, td, th, p, li:not(.plan-links li)')].map((element) => element.textContent).join(' ')).join(' '));
					none(missing(words.replace(/·/g, ' '), paper[0]), `${id}: words that are not on the sheet`);
				}
				await page.close();
			});
		}

		if (existsSync(join(area, language, 'before.html'))) {
			await test(`${language}: "Before you lead" has a list of its parts, and prints without it`, async () => {
				const page = await open(context, language, '', 'before.html');
				const parts = await page.locator('main > h2').allTextContents();
				same(await page.locator('.before-contents a').allTextContents(), parts, 'the list');
				await page.locator('.before-contents a').last().click();
				truth(await page.evaluate(() => document.querySelector(location.hash).textContent), 'where it leads');
				const paper = await sheets(page, 'A4');
				truth(paper[0].split(plain(parts[0])).length < 3, 'the list is on paper');
				none(missing(await page.locator('main > p:not(.print), main > ul, main > ol').allTextContents().then((all) => all.join(' ')), paper.join(' ')).filter((word) => !/^\(/.test(word)), 'lost');
				await page.close();
			});
		}
	}

	await test('the menu of every page leads through the area, and to the course beside it; no two windows have one title', async () => {
		const [found, titles] = [[], []];
		const page = await silent.newPage();
		for (const file of readdirSync(join(area, languages[0])).filter((name) => /^(index|plan|before|tally|help|slides-60|pack-60)\.html$/.test(name))) {
			await page.goto(address(languages[0], file));
			titles.push(await page.title());
			const paths = await page.locator('.menu__links a').evaluateAll((all) => all.map((link) => link.href));
			const lacking = ['index', 'plan', 'tally', 'help', 'settings'].filter((name) => !paths.some((path) => path.endsWith(`/${name}.html`)));
			found.push(...lacking.map((name) => `${file} lacks ${name}`), ...paths.filter((path) => !existsSync(fileURLToPath(path))).map((path) => `${file} leads to ${path}`));
			same(paths.some((path) => path.includes('/site/')), existsSync(join(distFolder(), 'site')), `${file}: the course`);
		}
		await page.close();
		none(found, 'menus');
		none(titles.filter((title, i) => titles.indexOf(title) !== i), 'titles of two windows');
	});

	await test('nothing was asked of the network, and no script failed', () => none(watch.bad, 'bad'));
	await browser.close();
});
