// The site and the single files as a learner has them: from a folder that was copied to another place, without a network, with
// the mouse, with the keyboard alone, without script, on a small screen. With WAYMARK_BRIEF links are all looked up in the files, and clicked only
// on the pages of the kit, four to other pages and twelve in each, and in the largest and the smallest module of each language; so are single files.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { extremes } from '../support/brief.mjs';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder } from '../support/folders.mjs';
import { choose, data, goTo, kinds, pick, readData, shownQuestion, takeCheck, visibleView } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { serve } from '../support/server.mjs';

// Blanks, an accent and a hash: what a stick may be called.
const stick = join(temporaryFolder('site'), 'USB stick é #1');
mkdirSync(stick);
cpSync(join(distFolder(), 'site'), join(stick, 'site'), { recursive: true });
// The start page leads into the facilitator area where that was built.
if (existsSync(join(distFolder(), 'facilitator'))) {
	cpSync(join(distFolder(), 'facilitator'), join(stick, 'facilitator'), { recursive: true });
}
const pages = filesBelow(join(stick, 'site'), '.html');
const address = (path) => pathToFileURL(path).href;
const short = (path) => relative(stick, path);

const modules = pages.map((path) => ({ path, data: readData(path) })).filter((item) => item.data.sections);
const withCheck = modules.find((item) => item.data.draw > 0);
const practice = modules.flatMap((item) => item.data.questions.filter((question) => question.practice).map((question) => ({ ...item, question })));
const choices = practice.filter((item) => item.question.options);
const isBrief = Boolean(process.env.WAYMARK_BRIEF);
const played = extremes(modules);
const kitPages = pages.filter((path) => !modules.some((item) => item.path === path));

// Loads a page in a fresh tab of the context, hands it over, closes it.
async function visit(context, path, use, hash = '') {
	const page = await context.newPage();
	await page.goto(address(path) + hash);
	try {
		return await use(page);
	} finally {
		await page.close();
	}
}

// Goes through pages in one tab.
async function tour(context, paths, use) {
	await visit(context, paths[0], async (page) => {
		for (const path of paths) {
			await page.goto(address(path));
			await use(page, path);
		}
	});
}

const views = (page) => page.evaluate(() => [...document.querySelectorAll('.view')].map((view) => view.id));

// Where links of the page lead: [href as written, resolved, kind].
const links = (page) => page.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => {
	const href = link.getAttribute('href');
	const kind = /^(tel|sms|mailto):/.test(href) ? 'call' : /^https?:/.test(href) ? 'outside' : href.startsWith('#') ? 'here' : 'page';
	return { href, kind, rel: link.rel, target: link.target, marked: link.matches('[rel=noreferrer], [data-exit]') };
}));

// Is the element with this id on the screen, and in the one view that is shown?
const isShown = (page, id) => page.evaluate((wanted) => {
	const element = document.getElementById(wanted);
	const shown = [...document.querySelectorAll('.view')].filter((view) => !view.hidden);
	return Boolean(element) && element.getClientRects().length > 0 && (document.querySelectorAll('.view').length === 0 || shown.length === 1);
}, id);

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

// Presses Tab until the focused element matches, as somebody without a mouse does. Each stop has to be visible and below the header.
async function tabTo(page, selector, limit = 120) {
	for (let i = 0; i < limit; i += 1) {
		await page.keyboard.press('Tab');
		const state = await page.evaluate((wanted) => {
			const element = document.activeElement;
			const box = element.getBoundingClientRect();
			const header = document.querySelector('header');
			const bottom = header && !header.contains(element) ? header.getBoundingClientRect().bottom : 0;
			const isSkip = element.classList.contains('skip');
			return { there: element.matches(wanted), name: element.outerHTML.slice(0, 80),
				hidden: element !== document.body && !isSkip && (box.width === 0 || box.bottom <= bottom || box.top >= window.innerHeight) };
		}, selector);
		truth(!state.hidden, `focus is out of sight on ${state.name}`);
		if (state.there) {
			return;
		}
	}
	throw new Error(`Tab never reaches ${selector}`);
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });

	// What a page does, whatever it says: the made kit plays it.
	const behaviour = isBrief ? async () => {} : test;

	await test('there are pages and modules', () => {
		truth(kitPages.length >= 6, `${kitPages.length} pages of the kit`);
		truth(modules.length >= 1 && withCheck && practice.length > 0, 'no module with a check and practice questions');
	});

	await test('[check 1] every link of every page leads to a page and a place that are there', () => {
		const text = new Map(pages.map((path) => [address(path), readFileSync(path, 'utf8')]));
		const dead = [];
		for (const path of pages) {
			for (const [, href] of text.get(address(path)).matchAll(/<a [^>]*?href="([^"]*)"/g)) {
				if (/^(https?|tel|sms|mailto):/.test(href)) {
					continue;
				}
				const url = new URL(href.replace(/&amp;/g, '&'), address(path));
				const there = text.get(url.href.split('#')[0]);
				const isFile = there === undefined && existsSync(fileURLToPath(url.href.split('#')[0]));
				if (!isFile && (there === undefined || (url.hash && !there.includes(`id="${decodeURIComponent(url.hash.slice(1))}"`)))) {
					dead.push(`${short(path)}: ${href}`);
				}
			}
		}
		none(dead, 'dead');
	});

	// Some of many, spread over all.
	const some = (list, count) => (isBrief && list.length > count ? list.filter((_, i) => i % Math.ceil(list.length / count) === 0) : list);

	// The same words from the same folder lead to the same place: one click is enough.
	const clicked = new Set();
	for (const path of [...kitPages, ...played.map((item) => item.path)]) {
		await test(`[check 1] ${short(path)}: every link leads somewhere`, () => visit(context, path, async (page) => {
			const all = await links(page);
			const outside = all.filter((link) => link.kind === 'outside');
			none(outside.filter((link) => !/noreferrer/.test(link.rel) || link.target || !link.marked).map((link) => link.href), 'unmarked outside links');
			for (const href of some([...new Set(all.filter((link) => link.kind === 'here').map((link) => link.href))], 12)) {
				await page.evaluate((wanted) => [...document.querySelectorAll('a')].find((link) => link.getAttribute('href') === wanted).click(), href);
				await page.waitForFunction((id) => {
					const element = document.getElementById(id);
					return element && element.getClientRects().length > 0;
				}, decodeURIComponent(href.slice(1)), { timeout: 3000 }).catch(() => { throw new Error(`${href} shows nothing`); });
				truth(await isShown(page, decodeURIComponent(href.slice(1))), `${href} does not show one view`);
			}
			for (const href of some([...new Set(all.filter((link) => link.kind === 'page').map((link) => link.href))], 4)) {
				const pair = `${dirname(path)} ${href}`;
				if (clicked.has(pair)) {
					continue;
				}
				clicked.add(pair);
				await page.goto(address(path));
				await page.evaluate((wanted) => {
					window.isOld = true;
					[...document.querySelectorAll('a')].find((link) => link.getAttribute('href') === wanted).click();
				}, href);
				await page.waitForFunction(() => !window.isOld && document.readyState === 'complete');
				same(page.url(), new URL(href, address(path)).href, 'address');
				const hash = decodeURIComponent(new URL(page.url()).hash.slice(1));
				truth(!hash || await isShown(page, hash), `${href} shows nothing`);
			}
		}));
	}

	await test('[check 1] every page can be reached from the start page', () => {
		const known = new Set(pages.filter((path) => dirname(path) === join(stick, 'site')).map(address));
		for (const url of known) {
			for (const [, href] of readFileSync(fileURLToPath(url), 'utf8').matchAll(/<a [^>]*?href="([^"#]+\.html)[^"]*"/g)) {
				if (!/^[a-z]+:/.test(href) && existsSync(fileURLToPath(new URL(href, url)))) {
					known.add(new URL(href, url).href);
				}
			}
		}
		none(pages.filter((path) => !known.has(address(path))).map(short), 'out of reach');
	});

	await test('[check 17] titles are discreet', () => {
		const titles = pages.map((path) => [short(path), /<title>([^<]*)<\/title>/.exec(readFileSync(path, 'utf8'))?.[1] ?? '']);
		none(titles.filter(([, title]) => !title || /traffick|trata|victim|exploit/i.test(title)), 'telling');
	});

	await test('[check 17] titles stay discreet while a module is read', async () => {
		await tour(context, played.map((item) => item.path), async (page, path) => {
			const title = await page.title();
			const names = await page.evaluate(() => [...document.querySelectorAll('h1')].map((heading) => heading.textContent));
			none(names.filter((name) => title.includes(name)), `${short(path)}: ${title}`);
			const second = (await views(page))[1];
			await goTo(page, second);
			same(await page.title(), title + (/-p\d+$/.test(second) ? `.${second.split('-p')[1]}` : ''), 'after another view');
		});
	});

	await behaviour('views: one at a time, focus on its heading, Back works, ticks in the lists', () => visit(context, withCheck.path, async (page) => {
		const [first, second, third] = withCheck.data.sections.map((section) => section.id);
		same(await visibleView(page), first, 'at first');
		same(await page.evaluate(() => document.activeElement === document.body), true, 'focus stays where it is at first');
		await page.locator(`#${first} .steps a[rel=next]`).click();
		await page.waitForFunction((id) => !document.getElementById(id).hidden, second);
		same(await visibleView(page), second, 'next');
		same(await page.evaluate(() => document.activeElement.closest('.view').id + document.activeElement.nodeName), `${second}H1`, 'focus');
		same(await page.evaluate(() => window.scrollY), 0, 'scrolled');
		await page.locator(`#${second} .steps a[rel=next]`).click();
		await page.waitForFunction((id) => !document.getElementById(id).hidden, third);
		await page.goBack();
		await page.waitForFunction((id) => !document.getElementById(id).hidden, second);
		same(await visibleView(page), second, 'after Back');
		await goTo(page, first);
		const ticks = await page.locator(`#${first} .contents li`).evaluateAll((items) => items.map((item) => item.querySelector('.contents__state').textContent !== ''));
		same(ticks.slice(0, 3), [true, true, false].slice(0, ticks.length), 'ticks');
	}));

	await behaviour('a link into a term shows and focuses it; Back returns', async () => {
		for (const item of played) {
			await visit(context, item.path, async (page) => {
				const term = page.locator('.view[data-view="lesson"] a[href^="#term-"]').first();
				if (await term.count()) {
					const lesson = await term.evaluate((link) => link.closest('.view').id);
					await goTo(page, lesson);
					const id = (await term.getAttribute('href')).slice(1);
					await term.click();
					await page.waitForFunction((wanted) => document.activeElement.id === wanted, id);
					truth(await page.evaluate((wanted) => {
						const box = document.getElementById(wanted).getBoundingClientRect();
						return box.top >= document.querySelector('header').getBoundingClientRect().bottom - 1 && box.bottom <= window.innerHeight;
					}, id), 'the term is not in sight');
					await page.goBack();
					await page.waitForFunction((wanted) => !document.getElementById(wanted).hidden, lesson);
				}
			});
		}
	});

	await test('glossary page: every term of every module is there', async () => {
		for (const item of modules) {
			const ids = [...readFileSync(item.path, 'utf8').matchAll(/<dt[^>]* id="(term-[^"]+)"/g)].map((match) => match[1]);
			const glossary = readFileSync(join(dirname(item.path), 'glossary.html'), 'utf8');
			none(ids.filter((id) => !glossary.includes(`id="${id.replace(/^term-/, '')}"`) && !glossary.includes(`id="${id}"`)), `terms of ${short(item.path)}`);
		}
	});

	// Other types are played by suites of their own.
	const types = [...new Set(practice.filter((item) => item.question.options).map((item) => item.question.type))];
	for (const type of types) {
		const item = practice.find((each) => each.question.type === type);
		await behaviour(`practice, ${type}: refusal, wrong answer, locked, again, right answer`, () => visit(context, item.path, async (page) => {
			const { question } = item;
			const form = page.locator(`#${question.id}`);
			const button = form.locator('.question__buttons button');
			const option = (letter) => form.locator(`.option:has(input[value="${letter}"])`);
			same(await form.locator('.question__answer').isVisible(), false, 'the answer is open to see');
			const name = await button.textContent();
			await button.click();
			same(await form.locator('.question__error').textContent(), item.data.words['choose-first'], 'refusal');
			same(await page.evaluate((id) => document.activeElement === document.querySelector(`#${id} input`), question.id), true, 'focus on the first control');
			same(await form.locator('fieldset').getAttribute('aria-describedby'), await form.locator('.question__error').getAttribute('id'), 'tied to the controls');

			const wrong = choose(question, 'wrong');
			for (const letter of wrong) {
				await option(letter).click();
			}
			await button.click();
			const result = form.locator('.question__result');
			same(await result.getAttribute('role'), 'status', 'role');
			truth((await result.textContent()).startsWith(item.data.words.wrong), `result ${await result.textContent()}`);
			truth((await option(wrong[0]).locator('.option__mark').textContent()).includes(item.data.words['your-answer']), 'own answer is not marked');
			truth((await option(question.right[0]).locator('.option__mark').textContent()).includes(item.data.words['best-answer']), 'best answer is not marked');
			same(await form.locator('.question__error').isVisible(), false, 'refusal goes away');
			same(await page.evaluate(() => document.activeElement.closest('.question__buttons') !== null), true, 'focus stays on the button');
			same(await form.locator('[id]').evaluateAll((all) => all.length - new Set(all.map((each) => each.id)).size), 0, 'ids twice');

			await option(question.right[0]).click({ force: true });
			same(await option(question.right[0]).locator('input').isChecked(), false, 'locked by mouse');
			await option(wrong[0]).locator('input').focus();
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('Space');
			same(await form.locator('input').evaluateAll((all) => all.filter((each) => each.checked).map((each) => each.value)), wrong, 'locked by keyboard');
			same(await form.locator('input').first().getAttribute('aria-disabled'), 'true', 'aria-disabled');

			same(await button.textContent(), item.data.words['try-again'], 'button');
			await button.click();
			same([await result.textContent(), await button.textContent(), await form.locator('input:checked').count()], ['', name, 0], 'again');
			for (const letter of question.right) {
				await option(letter).click();
			}
			await button.click();
			truth((await result.textContent()).startsWith(item.data.words.right), `result ${await result.textContent()}`);
		}, `#${item.question.section}`));
	}

	await behaviour('practice: a double click does not skip the explanation', () => visit(context, choices[0].path, async (page) => {
		const { question, data: words } = choices[0];
		await page.locator(`#${question.id} .option:has(input[value="${question.right[0]}"])`).click();
		await page.locator(`#${question.id} .question__buttons button`).dblclick();
		truth((await page.locator(`#${question.id} .question__result`).textContent()).length > words.words.right.length, 'no explanation');
	}, `#${choices[0].question.section}`));

	await behaviour('check: one question a screen, shuffled options keep their letters, result with ways back, another try', () => visit(context, withCheck.path, async (page) => {
		const own = withCheck.data;
		const check = own.sections.find((section) => section.kind === 'check').id;
		await goTo(page, check);
		const asked = [];
		for (let i = 0; i < own.draw; i += 1) {
			const id = await shownQuestion(page);
			const question = own.questions.find((each) => each.id === id);
			asked.push(id);
			const progress = await page.locator('.check__progress').textContent();
			same(progress, own.words['question-of'].replace('{number}', i + 1).replace('{count}', own.draw), 'progress');
			same(await page.locator('[data-view="check"] form').evaluateAll((all) => all.filter((form) => form.getClientRects().length).length), 1, 'questions shown');
			const answer = choose(question, i === 0 ? 'wrong' : 'right');
			for (const letter of question.options ? answer : []) {
				await page.locator(`#${id} .option:has(input[value="${letter}"])`).click();
			}
			if (!question.options) {
				await pick(page, id, answer);
			}
			const button = page.locator(`#${id} .question__buttons button`);
			await button.click();
			truth((await page.locator(`#${id} .question__result`).textContent()).length > 0, 'no result');
			same(await button.textContent(), own.words[i + 1 < own.draw ? 'next-question' : 'see-result'], 'button');
			await button.click();
			const focused = await page.evaluate(() => document.activeElement.nodeName);
			truth(/^H[23]$/.test(focused), `focus on ${focused}`);
		}
		same(new Set(asked).size, own.draw, 'different questions');
		const end = page.locator('.check__end');
		truth(await end.isVisible(), 'no result');
		truth(/\d/.test(await end.locator('.check__score').textContent()), 'no score');
		const back = await end.locator('a[href^="#"]').evaluateAll((all) => all.map((link) => link.getAttribute('href').slice(1)));
		truth(back.some((id) => own.sections.some((section) => section.kind === 'lesson' && section.id === id)), `no way back to a lesson: ${back}`);
		await end.locator('button').click();
		same(await page.locator('.check__progress').isVisible(), true, 'progress of the next try');
		truth(await shownQuestion(page) !== null, 'no question');
	}));

	await behaviour('check: options are shuffled unless the author or the type says no, and stay so in this tab', async () => {
		const orders = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('[data-view="check"] form')].map((form) =>
			[form.id, [...form.querySelectorAll('.option input')].map((input) => input.value).join('')])));
		const written = (question) => question.options.join('');
		const pool = withCheck.data.questions.filter((question) => !question.practice && question.options);
		let shuffled = 0;
		// By chance an order may be the author's.
		for (let i = 0; i < 8 && shuffled < 2; i += 1) {
			await visit(context, withCheck.path, async (page) => {
				const seen = await orders(page);
				none(pool.filter((question) => !question.shuffle && seen[question.id] !== written(question)).map((question) => question.id), 'not to be shuffled');
				none(pool.filter((question) => [...seen[question.id]].sort().join() !== [...written(question)].sort().join()).map((question) => question.id), 'options');
				shuffled += pool.filter((question) => seen[question.id] !== written(question)).length;
				await page.reload();
				same(await orders(page), seen, 'after a reload');
			});
		}
		truth(shuffled >= 2 || !pool.some((question) => question.shuffle), 'nothing is ever shuffled');
	});

	// Some answer, right or not, without a mouse.
	async function answerByKeys(page, { id, type }) {
		const field = `#${id} fieldset :is(select, input[type="text"])`;
		const count = await page.locator(field).count();
		await tabTo(page, count ? field : type === 'ordering' ? `#${id} .order__move` : `#${id} .option input`);
		for (let i = 0; i < count; i += 1) {
			const isMenu = await page.evaluate(() => document.activeElement.nodeName === 'SELECT');
			await page.keyboard.press(isMenu ? 'ArrowDown' : '1');
			if (i + 1 < count) {
				await page.keyboard.press('Tab');
			}
		}
		if (!count) {
			await page.keyboard.press(type === 'multiple' || type === 'ordering' ? 'Space' : 'ArrowDown');
		}
	}

	await behaviour('[check 6] check: the way through with the keyboard alone, from the start page', async () => {
		const own = withCheck.data;
		const start = pages.filter((path) => dirname(path) === join(stick, 'site')).find((path) => readFileSync(path, 'utf8').includes(`${own.language}/${own.module}.html`));
		await visit(context, start, async (page) => {
			await tabTo(page, `a[href="${own.language}/${own.module}.html"]`);
			await page.keyboard.press('Enter');
			await page.waitForSelector('.view:not([hidden])');
			for (const section of own.sections.slice(1)) {
				await tabTo(page, '.view:not([hidden]) .steps a[rel="next"]');
				await page.keyboard.press('Enter');
				await page.waitForFunction((id) => !document.getElementById(id).hidden, section.id);
			}
			for (let i = 0; i < own.draw; i += 1) {
				const id = await shownQuestion(page);
				const question = own.questions.find((each) => each.id === id);
				await answerByKeys(page, question);
				await tabTo(page, `#${id} .question__buttons button`);
				await page.keyboard.press('Enter');
				truth((await page.locator(`#${id} .question__result`).textContent()).length > 0, 'no result');
				await page.keyboard.press('Enter');
			}
			truth(await page.locator('.check__end').isVisible(), 'no result of the check');
			await tabTo(page, '.check__end button');
		});
	});

	await behaviour('[check 6] skip links: the first two stops of Tab, the first leads to the heading and keeps the address', () => visit(context, withCheck.path, async (page) => {
		await goTo(page, withCheck.data.sections[1].id);
		const before = page.url();
		await page.evaluate(() => { document.activeElement.blur(); window.getSelection().removeAllRanges(); });
		await page.locator('a.skip').first().focus();
		same(await page.evaluate(() => document.activeElement.getBoundingClientRect().top >= 0), true, 'visible');
		await page.keyboard.press('Enter');
		same(await page.evaluate(() => document.activeElement.nodeName), 'H1', 'focus');
		same(page.url(), before, 'address');
		same(await page.locator('a.skip').nth(1).getAttribute('data-exit') !== null, true, 'second skip link');
	}));

	await behaviour('[check 6] menu: opens with Enter, closes with Escape and gives focus back', () => visit(context, withCheck.path, async (page) => {
		const summary = page.locator('header details summary');
		await summary.focus();
		await page.keyboard.press('Enter');
		same(await page.locator('header details').evaluate((menu) => menu.open), true, 'open');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Escape');
		same(await page.locator('header details').evaluate((menu) => menu.open), false, 'closed');
		same(await summary.evaluate((element) => element === document.activeElement), true, 'focus');
	}));

	await behaviour('[check 16] this tab remembers the place and the answers; nothing stays on the device', () => visit(context, withCheck.path, async (page) => {
		const own = withCheck.data;
		const lesson = own.sections.find((section) => section.kind === 'lesson').id;
		await goTo(page, lesson);
		await page.goto(address(withCheck.path));
		same(await page.locator('.resume a').getAttribute('href'), `#${lesson}`, 'the way back');
		await takeCheck(page, () => 'right');
		await page.reload();
		await page.waitForSelector('.check__end:not([hidden])');
		truth((await page.locator('.check__score').textContent()).includes('100'), 'result after reload');
		same(await page.evaluate(() => [localStorage.length, document.cookie]), [0, ''], 'on the device');
		same(await page.evaluate(() => Object.keys(sessionStorage).every((key) => key.startsWith('waymark:'))), true, 'keys of the tab');
		const stored = await page.evaluate(() => Object.values(sessionStorage).join());
		truth(/"w1:/.test(stored), stored);
	}));

	await behaviour('damaged storage of the tab: a fresh start', () => visit(context, withCheck.path, async (page) => {
		await goTo(page, withCheck.data.sections[1].id);
		await page.evaluate(() => Object.keys(sessionStorage).forEach((key) => sessionStorage.setItem(key, 'w1:zzz')));
		// The page writes its state when it is left: the damage has to come after that.
		await page.addInitScript(() => { if (!window.done) { Object.keys(sessionStorage).forEach((key) => sessionStorage.setItem(key, '<b>')); } });
		await page.goto(address(withCheck.path));
		same(await page.locator('.resume').count(), 0, 'the way back');
		await takeCheck(page, () => 'right');
	}));

	await behaviour('storage that throws: everything works', async () => {
		const { context: broken, watch: seen } = await openContext(browser, { offline: true });
		await broken.addInitScript(() => {
			for (const name of ['sessionStorage', 'localStorage']) {
				Object.defineProperty(window, name, { get() { throw new Error('forbidden'); } });
			}
		});
		await visit(broken, withCheck.path, async (page) => {
			await takeCheck(page, () => 'right');
			truth((await page.locator('.check__score').textContent()).includes('100'), 'no result');
		});
		await visit(broken, join(dirname(withCheck.path), 'settings.html'), async (page) => {
			await page.locator('input[name="theme"][value="dark"]').check();
			same(await page.evaluate(() => document.documentElement.dataset.theme), 'dark', 'theme');
			truth((await page.locator('[data-settings-status]').textContent()).length > 0, 'the learner is not told');
		});
		none(seen.bad, 'seen');
		await broken.close();
	});

	await behaviour('page data that is damaged: the views still work', async () => {
		const copy = join(dirname(withCheck.path), 'damaged-copy.html');
		writeFileSync(copy, readFileSync(withCheck.path, 'utf8').replace(/(id="waymark-data"[^>]*>)[^<]*</, '$1{"words":<'));
		await visit(context, copy, async (page) => {
			await goTo(page, withCheck.data.sections[1].id);
			same(await visibleView(page), withCheck.data.sections[1].id, 'view');
		});
	});

	await behaviour('settings: hold on other pages of the tab, and can be erased', async () => {
		const { context: fresh } = await openContext(browser, { offline: true });
		const settings = join(dirname(withCheck.path), 'settings.html');
		await visit(fresh, settings, async (page) => {
			same(await page.evaluate(() => localStorage.length), 0, 'kept at first');
			same(await page.evaluate(() => document.documentElement.dataset.theme), 'device', 'theme at first');
			await page.locator('input[name="theme"][value="dark"]').check();
			await page.locator('input[name="text"][value="larger"]').check();
			same(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.dataset.text]), ['dark', 'larger'], 'at once');
			await page.goto(address(withCheck.path));
			same(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.dataset.text]), ['dark', 'larger'], 'on a module');
			await page.goto(address(settings));
			same(await page.locator('input[name="theme"]:checked').getAttribute('value'), 'dark', 'shown as chosen');
			await page.locator('[data-erase]').click();
			await page.locator('[data-erase]').click();
			same(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0], 'after erasing');
			same(await page.evaluate(() => document.documentElement.dataset.theme), 'device', 'theme after erasing');
			truth((await page.locator('[data-settings-status]').textContent()).length > 0, 'no word');
		});
		await fresh.close();
	});

	await behaviour('[check 12] exit: blank in the same tick, fields and memory cleared, Back does not show the page', async () => {
		const exit = withCheck.data.exit;
		const server = await serve({ '/site/': join(stick, 'site') });
		for (const base of [address(join(stick, 'site')), `${server.base}/site`]) {
			const { context: online, watch: seen } = await openContext(browser);
			await online.route(`${exit}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>weather</title>weather' }));
			const page = await online.newPage();
			await page.goto(`${base}/${basename(dirname(withCheck.path))}/${basename(withCheck.path)}#${practice[0].question.section}`);
			await goTo(page, withCheck.data.sections[1].id);
			const moment = await page.evaluate(() => {
				const link = document.querySelector('.exit[data-exit]');
				document.querySelector('form input').checked = true;
				link.click();
				const left = [...document.body.querySelectorAll('*')].filter((element) => element.getClientRects().length > 0).map((element) => element.textContent);
				return { left, title: document.title, checked: document.querySelectorAll('input:checked').length, kept: sessionStorage.length };
			});
			const { loading } = withCheck.data.words;
			same(moment, { left: [loading], title: loading, checked: 0, kept: 0 }, 'the same tick');
			await page.waitForURL(`${exit}**`);
			await page.goBack().catch(() => null);
			const after = page.url();
			truth(!after.includes(basename(withCheck.path)) || !after.includes(withCheck.data.sections[1].id), `Back shows ${after}`);
			none(seen.bad.filter((line) => !line.includes(exit)), 'seen');
			await online.close();
		}
		server.close();
	});

	await test('[check 11] exit: on every page twice, as skip link and in the header, with the kit\'s address', async () => {
		await tour(context, [...kitPages, ...played.map((item) => item.path)], async (page, path) => {
			const found = await page.locator('a[data-exit]').evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.rel]));
			same(found, [1, 2].map(() => [withCheck.data.exit, 'noreferrer nofollow']), short(path));
		});
	});

	await test('players have their captions', async () => {
		for (const item of modules.filter((each) => readFileSync(each.path, 'utf8').includes('data-cues'))) {
			await visit(context, item.path, async (page) => {
				const missing = await page.evaluate(() => [...document.querySelectorAll('[data-cues]')].filter((player) =>
					player.textTracks.length !== 1 || player.textTracks[0].cues.length === 0).map((player) => player.outerHTML));
				none(missing, short(item.path));
			});
		}
	});

	await test('[check 19] helplines that were checked long ago say so', async () => {
		const help = join(dirname(withCheck.path), 'help.html');
		const count = async (days) => {
			const { context: later } = await openContext(browser, { offline: true });
			await later.clock.install({ time: new Date(Date.now() + days * 86400000) });
			const result = await visit(later, help, (page) => page.evaluate(() =>
				[document.querySelectorAll('[data-checked]').length, document.querySelectorAll('[data-checked] .help-line__old').length]));
			await later.close();
			return result;
		};
		const [lines, old] = await count(4000);
		same(old, lines, 'after eleven years');
	});

	// ---- small screens

	await test('[check 5] 320 px: nothing is wider than the screen, on any page, in any view, after answering', async () => {
		const { context: small } = await openContext(browser, { offline: true, viewport: { width: 320, height: 640 } });
		const wide = [];
		await tour(small, pages, async (page, path) => {
			const all = await views(page);
			for (const id of all.length ? all : ['']) {
				if (id) {
					await goTo(page, id);
				}
				await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = !details.closest('header'); }));
				if (await overflow(page) > 0) {
					wide.push(`${short(path)} ${id}: ${await overflow(page)} px`);
				}
			}
			await page.evaluate(() => { document.querySelector('header details').open = true; });
			if (await overflow(page) > 0) {
				wide.push(`${short(path)} menu`);
			}
		});
		await visit(small, practice[0].path, async (page) => {
			for (const item of practice.filter((each) => each.path === practice[0].path)) {
				await goTo(page, item.question.section);
				if (item.question.options || kinds[item.question.type]?.put) {
					await pick(page, item.question.id, choose(item.question, 'wrong'));
				}
				const button = page.locator(`#${item.question.id} .question__buttons button`);
				if (await button.isVisible()) {
					await button.click();
				}
				if (await overflow(page) > 0) {
					wide.push(`${item.question.id} answered`);
				}
			}
		});
		await visit(small, withCheck.path, async (page) => {
			await takeCheck(page, () => 'wrong');
			if (await overflow(page) > 0) {
				wide.push('result of the check');
			}
		});
		none(wide, 'wider than 320 px');
		await small.close();
	});

	await test('[check 5] 320 px and the largest text: nothing is wider than the screen', async () => {
		const { context: small } = await openContext(browser, { offline: true, viewport: { width: 320, height: 640 } });
		const kept = JSON.stringify({ day: Math.floor(Date.now() / 86400000), theme: 'dark', text: 'larger' });
		await small.addInitScript(([key, text]) => localStorage.setItem(key, text), [`waymark:${withCheck.data.course}`, kept]);
		const wide = [];
		await tour(small, [...kitPages, ...played.map((item) => item.path)], async (page, path) => {
			const all = await views(page);
			same(await page.evaluate(() => document.documentElement.dataset.text), 'larger', `${short(path)}: text size`);
			for (const id of all.length ? all : ['']) {
				if (id) {
					await goTo(page, id);
				}
				if (await overflow(page) > 0) {
					wide.push(`${short(path)} ${id}: ${await overflow(page)} px`);
				}
			}
		});
		none(wide, 'wider than 320 px');
		await small.close();
	});

	await test('targets: buttons, options, links of the frame are at least 44 px high on a phone', async () => {
		const { context: phone } = await openContext(browser, { offline: true, viewport: { width: 390, height: 844 }, hasTouch: true });
		const tooSmall = [];
		await tour(phone, [withCheck.path, ...kitPages], async (page) => {
			for (const id of [...await views(page), '']) {
				if (id) {
					await goTo(page, id);
				}
				tooSmall.push(...await page.evaluate(() => [...document.querySelectorAll('button, .button, .option, .steps a, .exit, header summary, footer a, .contents a, .choice')]
					.filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 43.5)
					.map((element) => `${location.pathname.split('/').pop()}${location.hash} ${element.className || element.textContent} ${element.getBoundingClientRect().height}`)));
			}
		});
		none([...new Set(tooSmall)], 'under 44 px');
		await phone.close();
	});

	// ---- without script

	await test('[check 4] no script: every word of every view can be read, answers open, nothing is dead', async () => {
		const { context: plain, watch: seen } = await openContext(browser, { offline: true, javaScriptEnabled: false });
		await tour(plain, pages, async (page, path) => {
			const found = await page.evaluate(() => ({
				views: [...document.querySelectorAll('.view')].filter((view) => view.getClientRects().length === 0).map((view) => view.id),
				buttons: [...document.querySelectorAll('button')].filter((button) => button.getClientRects().length > 0).map((button) => button.textContent),
				sealed: [...document.querySelectorAll('form.question')]
					.filter((form) => !(form.querySelector('.question__answer, textarea') || form.matches('.question--likert')) || form.getClientRects().length === 0).map((form) => form.id),
				width: document.documentElement.scrollWidth - window.innerWidth
			}));
			same(found, { views: [], buttons: [], sealed: [], width: 0 }, short(path));
		});
		await visit(plain, choices[0].path, async (page) => {
			const answer = page.locator(`#${choices[0].question.id} .question__answer`);
			await answer.locator('summary').click();
			truth(await answer.locator(':scope > :last-child').isVisible(), 'the explanation does not open');
			same(await answer.locator('.reasons > li').count(), choices[0].question.options.length, 'reasons');
		});
		none(seen.bad, 'seen');
		await plain.close();
	});

	await test('[check 4] [check 5] no script, 320 px: nothing is wider than the screen', async () => {
		const { context: plain } = await openContext(browser, { offline: true, javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
		const wide = [];
		await tour(plain, pages, async (page, path) => {
			if (await overflow(page) > 0) {
				wide.push(short(path));
			}
		});
		none(wide, 'wider than 320 px');
		await plain.close();
	});

	// ---- one file

	for (const { path: source } of extremes(filesBelow(join(distFolder(), 'single'), '.html').map((path) => ({ path, data: readData(path) })))) {
		const file = join(stick, `${basename(dirname(source))}-${basename(source)}`);
		cpSync(source, file);
		await test(`[check 3] single ${basename(file)}: alone in a folder it is complete`, async () => {
			const { context: alone, watch: seen } = await openContext(browser, { offline: true });
			await visit(alone, file, async (page) => {
				const own = await data(page);
				for (const id of await views(page)) {
					await goTo(page, id);
				}
				if (own.draw > 0) {
					await takeCheck(page, () => 'right');
					truth((await page.locator('.check__score').textContent()).includes('100'), 'no result');
				}
				none(await page.evaluate(() => [...document.images].filter((image) => !image.complete || image.naturalWidth === 0).map((image) => image.alt)), 'pictures');
				none((await links(page)).filter((link) => link.kind === 'page').map((link) => link.href), 'links to other files');
			});
			none(seen.bad, 'seen');
			none(seen.requests.filter((url) => url.startsWith('file:') && url.split('#')[0] !== address(file)), 'other files');
			await alone.close();
		});
	}

	await test('[check 2] nothing went out, nothing went wrong in the console', () => {
		none(watch.bad, 'seen');
		none(watch.requests.filter((url) => /^file:/.test(url) && !['site', 'facilitator'].some((name) => url.startsWith(address(join(stick, name))))), 'outside the folders');
	});
	await browser.close();
});
