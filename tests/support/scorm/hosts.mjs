// The LMS around a module: its modes, what it answers, where it is, how it ends a session. `shared` as in answers.mjs.
import { openContext } from '../browser.mjs';
import { answerShown, click, data, goTo, press, takeCheck } from '../learner.mjs';
import { count, faults, serveLms, values } from '../lms.mjs';
import { none, same, test, truth } from '../report.mjs';
import { checkOf, clean, lessons, right, stored, text, wander, wrong } from './room.mjs';

export async function playHosts(room) {
	const { S, page, open, openIn, leave, afterPass, updated, shared, browser, folders } = room;

	await shared('the tracker closes the network, even to the files of the package', async () => {
		// In a context of its own, for what the browser refuses it reports as an error.
		const { context: unwatched } = await openContext(browser);
		const session = await openIn(unwatched, 'strict');
		same(await session.sco.evaluate(() => fetch(location.href).then(() => 'open', () => 'closed')), 'closed', 'network');
		await unwatched.close();
	});

	for (const [name, mode] of Object.entries({
		review: { [S.mode]: 'review', [S.credit]: 'no-credit' },
		'review with credit': { [S.mode]: 'review', [S.credit]: 'credit' },
		browse: { [S.mode]: 'browse', [S.credit]: 'no-credit' },
		'no credit': { [S.mode]: 'normal', [S.credit]: 'no-credit' }
	})) {
		await test(`${name}: restores, shows, writes nothing`, async () => {
			const session = await open('strict', { data: { ...await afterPass(), ...mode } });
			same(await session.sco.getByRole('button', { name: page.words.leave }).count(), 0, 'buttons that save');
			truth((await text(session.sco, '.notice')).length > 0, 'the learner is not told');
			await wander(session.sco, page);
			truth((await text(session.sco, '.check__score')).includes('100'), 'the result is not shown');
			await click(session.sco, '.check__end button');
			await answerShown(session.sco, page.questions, 'wrong');
			const { log } = await leave(session);
			same([count(log, 'Initialize'), count(log, 'SetValue'), count(log, 'Commit'), count(log, 'Finish')], [1, 0, 0, 1], 'calls');
			await session.close();
		});
	}

	for (const kind of S.kinds) {
		await test(`LMS of the kind "${kind}": the module works to the end`, async () => {
			const session = await open(kind);
			await wander(session.sco, page);
			await takeCheck(session.sco, right);
			truth((await text(session.sco, '.check__score')).includes('100'), 'no result');
			const notice = await text(session.sco, '.notice');
			same(notice !== '', kind === 'throwing', `notice "${notice}"`);
			const { log } = await leave(session);
			same(count(log, 'Initialize'), kind === 'none' ? 0 : 1, 'Initialize');
			truth(count(log, 'Finish') <= 1, 'Finish');
			if (kind === 'bare') {
				same(values(log, 'cmi.interactions.0.type'), [], 'interactions');
				same(S.status(await stored(session)), 'passed', 'status');
			}
			if (kind === 'empty' || kind === 'refusing') {
				same(S.statuses(log), ['incomplete', 'passed'], 'status');
			}
			await session.close();
		});
	}

	await shared('commits that fail are tried again, and the learner is told both times', async () => {
		const session = await open('flaky');
		await goTo(session.sco, lessons(page)[0].id);
		await session.sco.waitForFunction(() => /\d\d:\d\d/.test(document.querySelector('.notice').textContent));
		truth(await session.sco.evaluate(() => document.querySelector('.notice').getAttribute('role') === 'status'), 'not a status');
		await session.sco.waitForFunction(() => !/\d\d:\d\d/.test(document.querySelector('.notice').textContent), null, { timeout: 20000 });
		same((await stored(session))[S.location], lessons(page)[0].id, 'location');
		await goTo(session.sco, page.sections[0].id);
		same(await text(session.sco, '.notice'), '', 'the word stays');
		const { log } = await leave(session);
		same(count(log, 'Initialize'), 1, 'Initialize');
		await session.close();
	});

	await test('both APIs: only the one that the package names is used', async () => {
		const session = await open('strict', { both: true });
		await takeCheck(session.sco, right);
		const { log, refused } = await leave(session);
		clean(log, refused);
		same(count(log, 'Initialize of the other'), 0, 'calls of the other');
		await session.close();
	});

	for (const host of ['nested', 'popup']) {
		await test(`API found from a ${host} window`, async () => {
			const session = await open('strict', { host });
			await takeCheck(session.sco, right);
			if (host === 'popup') {
				await session.sco.close({ runBeforeUnload: false });
			} else {
				await session.page.evaluate(() => document.getElementById('middle').remove());
			}
			const log = await session.log();
			none(faults(log).concat((await session.refused()).map(String)), 'faults');
			same(S.status(await stored(session)), 'passed', 'status');
			await session.close();
		});
	}

	await test('LMS out of reach (another origin): study without a word', async () => {
		const far = await serveLms(folders);
		const session = await open('strict', { base: far.base });
		await takeCheck(session.sco, right);
		same(await text(session.sco, '.notice'), '', 'notice');
		same((await session.log()).length, 0, 'calls');
		await session.close();
		far.close();
	});

	await test('sandboxed frame without storage: study without a word', async () => {
		const session = await open('strict', { host: 'sandbox' });
		await takeCheck(session.sco, right);
		truth((await text(session.sco, '.check__score')).includes('100'), 'no result');
		same(await text(session.sco, '.notice'), '', 'notice');
		await session.close();
	});

	await shared('exit in the frame of an LMS: blank, no call to the LMS first, the whole window leaves', async () => {
		const { context: online } = await openContext(browser);
		await online.route(`${page.exit}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>weather</title>' }));
		const session = await openIn(online, 'strict');
		await goTo(session.sco, lessons(page)[0].id);
		const calls = await session.sco.evaluate(() => {
			const before = parent.eval('log').length;
			document.querySelector('.exit[data-exit]').click();
			return [parent.eval('log').length - before, [...document.body.children].filter((each) => each.getClientRects().length > 0).length];
		});
		same(calls, [0, 1], 'calls, and what can be seen');
		await session.page.waitForURL(`${page.exit}**`);
		await online.close();
	});

	await test('save and leave: all is saved, the session ends, the page says so and stays quiet', async () => {
		const session = await open('strict');
		const name = page.words.leave;
		same(await session.sco.getByRole('button', { name }).count(), 1, 'buttons on a page in the middle');
		await takeCheck(session.sco, right);
		same(await session.sco.getByRole('button', { name }).count(), 2, 'buttons where no page follows');
		await session.sco.getByRole('button', { name }).first().click();
		same(await session.sco.locator('h1:visible').allInnerTexts(), [page.words.left], 'headings');
		same(await session.sco.evaluate(() => document.activeElement.nodeName), 'H1', 'focus');
		same(await session.sco.locator('.exit[data-exit]').isVisible(), true, 'the way out in a hurry');
		await session.sco.evaluate((id) => { location.hash = id; }, lessons(page)[0].id);
		await session.sco.waitForTimeout(100);
		same(await session.sco.locator('h1:visible').allInnerTexts(), [page.words.left], 'headings after another address');
		const { log, refused } = await leave(session);
		clean(log, refused);
		same(values(log, 'adl.nav.request'), S.requests, 'requests');
		const from = await session.committed();
		same([S.status(from.store), from.store[S.exit], from.interactions.length], ['passed', S.exitWhenDone, page.draw], 'on the LMS');
		await session.close();
	});

	await shared('save and leave, but the LMS does not save: the session goes on until it does', async () => {
		const session = await open('stubborn');
		await session.page.evaluate(() => { window.refuseCommits = true; });
		await session.sco.getByRole('button', { name: page.words.leave }).click();
		truth(/\d\d:\d\d/.test(await text(session.sco, '.notice')), 'the learner is not told');
		same(count(await session.log(), 'Finish'), 0, 'Finish');
		await session.page.evaluate(() => { window.refuseCommits = false; });
		await session.sco.getByRole('button', { name: page.words.leave }).click();
		same(await session.sco.locator('h1:visible').allInnerTexts(), [page.words.left], 'headings');
		same(count(await session.log(), 'Finish'), 1, 'Finish');
		await session.close();
	});

	await shared('damaged state: a fresh start, the status stays', async () => {
		for (const state of ['w1:00000000:l', '\u0001', 'null', 'undefined', 'w1:0badcafe:lx01;s5:00000000', '<script>']) {
			const session = await open('strict', { data: S.launchData('passed', { 'cmi.suspend_data': state, [S.raw]: '85' }) });
			same(await session.sco.locator('.resume').count(), 0, 'way back');
			const { log, refused } = await leave(session);
			clean(log, refused);
			same(S.status(await stored(session)), 'passed', 'status');
			await session.close();
		}
	});

	await shared('updated package, one question removed and one changed: the other answers stay', async () => {
		const first = await open('strict');
		const check = checkOf(page);
		await goTo(first.sco, check);
		const begun = [];
		for (let i = 0; i < page.draw - 1; i += 1) {
			begun.push(await answerShown(first.sco, page.questions, 'right'));
			await press(first.sco, begun[i].id);
		}
		await leave(first);
		const next = await first.next();
		await first.close();
		const session = await open('strict', { data: next }, updated);
		const now = await data(session.sco);
		const kept = begun.filter((question) => now.questions.some((other) => other.key === question.key));
		await goTo(session.sco, check);
		same(await session.sco.locator('[data-view="check"] .option--locked input:checked').count() > 0, kept.length > 0, 'answers kept');
		await takeCheck(session.sco, right, kept.length);
		const { log, refused } = await leave(session);
		clean(log, refused);
		same(S.status(await stored(session)), 'passed', 'status');
		await session.close();
	});

	await test('hidden: a commit; shown again out of the history after the end: a fresh start', async () => {
		const session = await open('strict');
		const before = count(await session.log(), 'Commit');
		await session.sco.evaluate(() => {
			Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
			document.dispatchEvent(new Event('visibilitychange'));
		});
		same(count(await session.log(), 'Commit'), before + 1, 'commits');
		await session.sco.evaluate(() => {
			window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
			window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
		});
		same(count(await session.log(), 'Finish'), 1, 'Finish');
		const calls = (await session.log()).length;
		await session.sco.evaluate((id) => {
			document.dispatchEvent(new Event('visibilitychange'));
			location.hash = id;
		}, lessons(page)[0].id);
		await session.sco.waitForTimeout(300);
		same((await session.log()).length, calls, 'calls after the end');
		await session.sco.evaluate(() => { window.beforeReload = true; window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); });
		await session.sco.waitForFunction(() => !window.beforeReload && document.querySelector('html.js .view:not([hidden])'));
		await session.close();
	});

	await shared('mastery score and override at the end agree with what was sent', async () => {
		const session = await open('strict', { data: { 'cmi.student_data.mastery_score': String(page.pass) } });
		const { log } = await leave(session);
		same(count(log, 'Finish'), 1, 'Finish');
		same(S.status(await stored(session)), 'incomplete', 'opened and closed');
		await session.close();
	});
}
