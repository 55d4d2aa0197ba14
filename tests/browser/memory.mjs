// What the browser remembers: this tab, the device, nothing at all (private study); place codes; all of it where storage is refused.
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '../support/browser.mjs';
import { goTo, takeCheck, visibleView } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { serve } from '../support/server.mjs';
import { check, exit, file, folder, language, lessons, main, other, quiet, single, start, stored, visitor, words } from '../support/stick.mjs';

const KEY = `waymark:${main.data.course}`;
const settingsView = `#${main.data.module}-settings`;
const box = (page, store) => page.evaluate(([name, key]) => JSON.parse(window[name].getItem(key)), [store, KEY]);

await suite(async () => {
	const browser = await openBrowser();
	const server = await serve({ '/site/': `${folder}/site` });
	const places = { folder: pathToFileURL(folder).href, server: server.base };

	const settings = `${places.folder}/site/${language}/settings.html`;
	const module = `${places.folder}/site/${file}`;

	await test('[check 16] this tab only at first; the offer comes behind the first page that was read', async () => {
		const { context, watch } = await visitor(browser);
		const page = await context.newPage();
		await page.goto(module);
		const offer = page.locator('[data-offer]');
		await goTo(page, lessons[0].id);
		same(await offer.isVisible(), false, 'too early');
		await goTo(page, main.data.sections[main.data.sections.indexOf(lessons[0]) + 1].id);
		await goTo(page, lessons[1].id);
		truth(await offer.isVisible(), 'no offer');
		same(await stored(page), [[], [KEY]], 'kept');
		await offer.locator('a').click();
		await page.waitForURL('**/settings.html');
		await page.locator('input[name="remember"]').check();
		same(await page.locator('[data-settings-status]').textContent(), words['settings-kept'], 'said');
		same(await stored(page), [[KEY], []], 'one key');
		await page.close();
		const later = await context.newPage();
		await later.goto(module);
		same(await later.locator('.resume a').getAttribute('href'), `#${lessons[1].id}`, 'the way back');
		await goTo(later, lessons[0].id);
		await goTo(later, lessons[1].id);
		same(await later.locator('[data-offer]').isVisible(), false, 'offered again');
		quiet(watch);
		await context.close();
	});

	await test('remember: one key holds modules and choices, and can be taken back into the tab', async () => {
		const { context, watch } = await visitor(browser);
		const page = await context.newPage();
		await page.goto(settings);
		await page.locator('input[name="theme"][value="dark"]').check();
		same([await stored(page), await page.locator('[data-settings-status]').textContent()], [[[], [KEY]], words['settings-tab']], 'in the tab');
		await page.locator('input[name="remember"]').check();
		await page.goto(module);
		await takeCheck(page, () => 'right');
		const second = await context.newPage();
		await second.goto(`${places.folder}/site/${language}/${basename(other.path)}`);
		same(await second.evaluate(() => document.documentElement.dataset.theme), 'dark', 'theme in another tab');
		await goTo(second, other.data.sections[1].id);
		same(await stored(second), [[KEY], []], 'one key');
		const kept = await box(second, 'localStorage');
		same(Object.keys(kept).sort(), ['day', main.data.module, other.data.module, 'theme'].sort(), 'names');
		truth(/^w1:/.test(kept[main.data.module]) && /^w1:/.test(kept[other.data.module]), JSON.stringify(kept));
		await second.goto(module);
		truth((await second.locator('.contents__state').allTextContents()).join().includes('100'), 'the result');
		await second.goto(settings);
		same(await second.locator('input[name="remember"]').isChecked(), true, 'shown as chosen');
		await second.locator('input[name="remember"]').uncheck();
		same(await stored(second), [[], [KEY]], 'back in the tab');
		quiet(watch);
		await context.close();
	});

	await test('[check 16] erasing takes a second press of a button that says so', async () => {
		const { context, watch } = await visitor(browser);
		for (const [address, view] of [[settings, ''], [single, settingsView]]) {
			const page = await context.newPage();
			await page.goto(address + view);
			await page.locator('input[name="remember"]').check();
			await page.locator('input[name="text"][value="larger"]').check();
			const button = page.locator('[data-erase]');
			const status = page.locator('[data-settings-status]');
			const name = await button.textContent();
			await button.click();
			same([await button.textContent(), await status.textContent()], [words['erase-again'], words['erase-again']], 'first press');
			same(await stored(page), [[KEY], []], 'after one press');
			await page.locator('input[name="text"][value="larger"]').focus();
			same(await button.textContent(), name, 'after looking elsewhere');
			await button.click();
			await button.click();
			same([await button.textContent(), await status.textContent()], [name, words.erased], 'second press');
			same(await stored(page), [[], []], 'after two');
			same(await page.evaluate(() => document.documentElement.dataset.text), 'normal', 'text size');
			same(await page.locator('input[name="remember"]').isChecked(), false, 'remember');
			// What a page of the module still knows does not come back.
			if (view) {
				await goTo(page, lessons[0].id);
			}
			await page.reload();
			same(await stored(page), [[], []], 'later');
			await page.close();
		}
		quiet(watch);
		await context.close();
	});

	await test('exit: what is on the device stays, or goes where that was chosen', async () => {
		const { context } = await visitor(browser);
		for (const erases of [false, true]) {
			const page = await context.newPage();
			await page.goto(settings);
			await page.locator('input[name="remember"]').check();
			if (erases) {
				await page.locator('input[name="erase"]').check();
			}
			await page.goto(module);
			await goTo(page, lessons[0].id);
			await page.locator('.exit').click();
			await page.waitForURL(`${exit}**`);
			await page.goto(settings);
			same((await stored(page))[0], erases ? [] : [KEY], erases ? 'erased' : 'kept');
			await page.close();
		}
		await context.close();
	});

	await test('remembered for half a year; damaged and hostile entries are none', async () => {
		const { context, watch } = await visitor(browser);
		const page = await context.newPage();
		const today = Math.floor(Date.now() / 86400000);
		await page.goto(settings);
		for (const text of [JSON.stringify({ day: today - 181, theme: 'dark' }), '{"theme":"dark"}', 'dark', 'null', '7', '[]', '{"day":', '']) {
			await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text]);
			await page.reload();
			same(await page.evaluate(() => document.documentElement.dataset.theme), 'device', text);
			same(await page.locator('input[name="remember"]').isChecked(), false, text);
		}
		await page.evaluate(([key, day, id]) => localStorage.setItem(key, JSON.stringify({ day, theme: 7, text: {}, [id]: ['w1:'] })), [KEY, today, main.data.module]);
		await page.goto(module);
		await takeCheck(page, () => 'right');
		quiet(watch);
		await context.close();
	});

	await test('[check 16] storage refused: all works, and Settings say so', async () => {
		const { context, watch } = await visitor(browser);
		await context.addInitScript(() => {
			for (const name of ['sessionStorage', 'localStorage']) {
				Object.defineProperty(window, name, { get() { throw new Error('forbidden'); } });
			}
		});
		const page = await context.newPage();
		await page.goto(settings);
		await page.locator('input[name="theme"][value="dark"]').check();
		same(await page.locator('[data-settings-status]').textContent(), words['settings-not-kept'], 'theme');
		same(await page.evaluate(() => document.documentElement.dataset.theme), 'dark', 'theme');
		await page.locator('input[name="remember"]').click();
		same([await page.locator('input[name="remember"]').isChecked(), await page.locator('[data-settings-status]').textContent()], [false, words['settings-not-kept']], 'remember');
		await page.locator('[data-erase]').click();
		await page.locator('[data-erase]').click();
		same(await page.locator('[data-settings-status]').textContent(), words.erased, 'erased');
		await page.goto(module);
		await takeCheck(page, () => 'right');
		await page.locator('.exit').click();
		await page.waitForURL(`${exit}**`);
		quiet(watch);
		await context.close();
	});

	// ---- private study

	// A tab that has one entry from its beginning.
	async function freshTab(context, address) {
		const opener = await context.newPage();
		await opener.goto(address);
		const [page] = await Promise.all([context.waitForEvent('page'), opener.evaluate((url) => { window.open(url, '_blank', 'noopener'); }, address)]);
		await page.waitForLoadState();
		await opener.close();
		return page;
	}

	for (const [name, base] of Object.entries(places)) {
		await test(`[check 15] ${name}: private study keeps no key and one entry of history, over a walk; Back inside the page`, async () => {
			const { context, watch } = await visitor(browser);
			const page = await freshTab(context, `${base}/site/${basename(start)}`);
			const look = async (what) => {
				same([await stored(page), await page.evaluate(() => history.length), await page.title()], [[[], []], 1, words.notes], what);
				same(await page.locator('link[rel="icon"]').getAttribute('href'), 'data:,', 'icon');
			};
			const follow = async (selector, arrived) => {
				await page.locator(selector).first().click();
				await page.waitForURL(arrived);
				await page.waitForLoadState();
				// The view follows the address a moment later.
				await page.waitForFunction(() => !document.getElementById(location.hash.slice(1).split('~')[0])?.closest('.view[hidden]'));
			};
			same(await page.evaluate(() => history.length), 1, 'a fresh tab');
			await page.locator('[data-private]').click();
			await page.waitForURL(/#~$/);
			await page.waitForLoadState();
			await look('started');
			same([await page.locator('[data-private]').isVisible(), await page.locator('[data-private] + strong').isVisible()], [false, true], 'told');
			const back = page.locator('main > .back');
			same(await back.isVisible(), false, 'Back leads nowhere yet');
			await follow(`a[href*="${language}/${basename(main.path)}"]`, (url) => url.pathname.endsWith(file));
			await look('module');
			await follow('.view:not([hidden]) .steps a[rel="next"]', (url) => url.hash.startsWith(`#${main.data.sections[1].id}~`));
			await look('first page');
			same(await visibleView(page), main.data.sections[1].id, 'view');
			await follow('.view:not([hidden]) .steps a[rel="next"]', (url) => url.hash.startsWith(`#${main.data.sections[2].id}~`));
			await page.reload();
			await look('after a reload');
			same(await visibleView(page), main.data.sections[2].id, 'view');
			await back.click();
			await page.waitForFunction((id) => !document.getElementById(id).hidden, main.data.sections[1].id);
			await look('Back in the page');
			await follow(`.side a[href="#${check.id}"]`, (url) => url.hash.startsWith(`#${check.id}~`));
			await takeCheck(page, () => 'right');
			await look('check');
			await follow('.footer a[href*="settings"]', /settings\.html#/);
			await page.locator('input[name="theme"][value="dark"]').check();
			await page.locator('input[name="remember"]').click();
			same([await page.locator('input[name="remember"]').isChecked(), await page.locator('input[name="erase"]').isChecked()], [false, true], 'choices');
			await look('settings');
			await follow('.footer a[href*="help"]', /help\.html#/);
			await page.locator('main a[href="#browsing"]').click();
			await page.waitForFunction(() => document.activeElement.id === 'browsing');
			truth(await page.evaluate(() => Math.abs(document.getElementById('browsing').getBoundingClientRect().top) < innerHeight), 'the place is out of sight');
			await look('a place in a page');
			await back.click();
			await page.waitForURL(/help\.html#~/);
			await back.click();
			await page.waitForURL(/settings\.html#/);
			await back.click();
			await page.waitForURL((url) => url.pathname.endsWith(file));
			await page.waitForLoadState();
			same(await visibleView(page), check.id, 'Back to the page before');
			await look('back in the module');
			// A tab opened from a menu of the browser takes the address as it stands.
			none(await page.locator('.menu a[href], .footer a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')).filter((href) => /\.html/.test(href) && !href.includes('~'))), 'not private in a new tab');
			await follow('.header__course a', (url) => url.pathname.endsWith(basename(start)));
			await look('start');
			quiet(watch);
			await page.locator('.exit').click();
			await page.waitForURL(`${exit}**`);
			same(await page.evaluate(() => history.length), 1, 'after the exit');
			await context.close();
		});
	}

	await test('[check 15] private study: reads nothing of what the device keeps, and the exit erases it', async () => {
		const { context, watch } = await visitor(browser);
		const page = await context.newPage();
		await page.goto(settings);
		await page.locator('input[name="theme"][value="dark"]').check();
		await page.locator('input[name="remember"]').check();
		const text = JSON.stringify(await box(page, 'localStorage'));
		await page.locator('[data-private]').click();
		await page.waitForURL(/#~$/);
		await page.waitForLoadState();
		same(await page.evaluate(() => document.documentElement.dataset.theme), 'device', 'theme');
		await page.goto(`${module}#${lessons[0].id}~`);
		same(JSON.stringify(await box(page, 'localStorage')), text, 'written');
		await page.goto(`${module}#${lessons[0].id}~`);
		await page.locator('.exit').click();
		await page.waitForURL(`${exit}**`);
		await page.goto(settings);
		same(await stored(page), [[], []], 'left behind');
		quiet(watch);
		await context.close();
	});

	await test('[check 15] private study in the single file; an address made by somebody else leads nowhere', async () => {
		const { context, watch } = await visitor(browser);
		const page = await context.newPage();
		await page.goto(single + settingsView);
		const entries = await page.evaluate(() => history.length);
		await page.locator('[data-private]').click();
		await page.waitForURL(/~$/);
		await page.waitForLoadState();
		await page.locator('.footer a').first().click();
		await page.waitForFunction((id) => !document.getElementById(id).hidden, `${main.data.module}-help`);
		same([await stored(page), await page.evaluate(() => history.length), await page.title()], [[[], []], entries, words.notes], 'private');
		await page.locator('main > .back').click();
		await page.waitForFunction((id) => !document.getElementById(id).hidden, `${main.data.module}-settings`);
		for (const bad of ['javascript:alert(1)', '//exit.example/:', 'https://exit.example/:', '%3Cb%3E:']) {
			await page.goto('about:blank');
			await page.goto(`${single}#${lessons[0].id}~${bad}`);
			await page.locator('main > .back').click();
			await page.waitForTimeout(50);
			truth(page.url().startsWith('file:') || page.url().startsWith('chrome-error:'), `${bad} leads to ${page.url()}`);
		}
		none(watch.bad.filter((line) => !/file:|ERR_FILE_NOT_FOUND/.test(line)), 'seen');
		await context.close();
	});

	// ---- place codes

	const code = async (page) => (await page.locator('[data-place-code]').textContent()).replace(' ', '');
	const ticks = (page) => page.locator('.view[data-view="introduction"] .contents li').evaluateAll((all) => all.map((item) => item.querySelector('.contents__state').textContent !== ''));
	const enter = async (page, text) => {
		if (!await page.locator('.place').evaluate((details) => details.open)) {
			await page.locator('.place summary').click();
		}
		await page.locator('.place input').fill(text);
		await page.locator('.place button').click();
	};

	await test('place code: from the site into the single file and back, with what people mistake', async () => {
		const { context, watch } = await visitor(browser);
		const site = await context.newPage();
		await site.goto(module);
		const empty = await code(site);
		await goTo(site, lessons[0].id);
		await goTo(site, lessons[1].id);
		await takeCheck(site, () => 'right');
		await goTo(site, main.data.sections[0].id);
		const text = await code(site);
		truth(/^[0-9A-HJKMNP-Y]{8}$/.test(text) && text !== empty, text);
		const phone = await context.newPage();
		await phone.goto(single);
		await phone.evaluate(() => sessionStorage.clear());
		await phone.reload();
		same(await code(phone), empty, 'nothing done');
		const said = phone.locator('.place [role="status"]');
		await enter(phone, `${text.slice(0, 7)}${text[7] === '2' ? '3' : '2'}`);
		same([await said.textContent(), await code(phone)], [words['place-wrong'], empty], 'one wrong');
		await enter(phone, '');
		same(await said.textContent(), words['place-wrong'], 'none');
		await enter(phone, ` ${text.slice(0, 4).toLowerCase().replace(/0/g, 'o')}-${text.slice(4).replace(/0/g, 'O').replace(/1/g, 'l')} `);
		same([await said.textContent(), await code(phone)], ['', text], 'taken');
		same(await ticks(phone), await ticks(site), 'ticks');
		same(await phone.evaluate(() => document.activeElement.closest('.resume') !== null), true, 'focus on the way on');
		await goTo(phone, lessons[2]?.id ?? lessons[0].id);
		await phone.reload();
		await goTo(phone, main.data.sections[0].id);
		const next = await code(phone);
		await site.evaluate(() => sessionStorage.clear());
		await site.goto('about:blank');
		await site.goto(module);
		await enter(site, next);
		same([await code(site), await ticks(site)], [next, await ticks(phone)], 'back on the site');
		await enter(site, empty);
		same(await code(site), next, 'a code takes nothing away');
		const elsewhere = await context.newPage();
		await elsewhere.goto(`${places.folder}/site/${language}/${basename(other.path)}`);
		await enter(elsewhere, next);
		same(await elsewhere.locator('.place [role="status"]').textContent(), words['place-wrong'], 'another module');
		quiet(watch);
		await context.close();
	});

	await browser.close();
});
