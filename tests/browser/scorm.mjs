// The SCORM 1.2 packages of WAYMARK_DIST in LMSs of several kinds: a strict one, scorm-again, and those that answer nonsense.
import { readFileSync, writeFileSync, cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { byTurns } from '../support/brief.mjs';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { answerShown, choose, click, data, goTo, kinds, pick, playScenario, press, readData, shownQuestion, takeCheck, visibleView } from '../support/learner.mjs';
import { count, faults, launch, serveLms, values } from '../support/lms.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const work = temporaryFolder('scorm');
const archives = filesBelow(join(distFolder(), 'scorm12'), '-scorm12.zip');
const singles = archives.filter((path) => !/-all-[a-z]+-scorm12\.zip$/.test(path));
const wholes = archives.filter((path) => !singles.includes(path));


// { name: folder } for the server, and what the packages hold.
const folders = {};
const packages = singles.map((path) => {
	const name = basename(path, '.zip');
	folders[name] = unzip(path, join(work, name));
	return { name, address: `/${name}/index.html`, folder: folders[name], data: readData(join(folders[name], 'index.html')) };
}).filter((item) => item.data.draw > 0);
for (const path of wholes) {
	folders[basename(path, '.zip')] = unzip(path, join(work, basename(path, '.zip')));
}

// The package with the most to draw from is played through everything; the others through the main cases.
const main = [...packages].sort((one, other) => other.data.questions.length - one.data.questions.length)[0];

// A copy of the main package with other settings in its data.
function variant(name, change) {
	const folder = join(work, name);
	cpSync(main.folder, folder, { recursive: true });
	const file = join(folder, 'index.html');
	const text = readFileSync(file, 'utf8');
	const changed = structuredClone(main.data);
	change(changed);
	writeFileSync(file, text.replace(/(id="waymark-data"[^>]*>)[^<]*</, (all, start) => `${start}${JSON.stringify(changed).replace(/</g, '\\u003c')}<`));
	folders[name] = folder;
	return `/${name}/index.html`;
}

const PRESETS = ['passed-failed', 'completed', 'completed-and-passed'];
const presets = Object.fromEntries(PRESETS.map((preset) => [preset, variant(`preset-${preset}`, (page) => { page.preset = preset; })]));
const updated = variant('updated', (page) => {
	const check = page.questions.filter((question) => !question.practice);
	page.hash = '12345678';
	check[0].key = 'chg';
	page.questions = page.questions.filter((question) => question !== check[check.length - 1]);
});

const right = () => 'right';
const wrong = () => 'wrong';
const clean = (log, refused) => none([...faults(log), ...refused.map((item) => `refused ${item.join(' ')}`)], 'faults');
const stored = async (session) => (await session.committed()).store;
const lessons = (page) => page.sections.filter((section) => section.kind === 'lesson');
const text = (frame, selector) => frame.locator(selector).innerText();

async function wander(frame, page) {
	for (const section of page.sections) {
		await goTo(frame, section.id);
		for (const scenario of page.scenarios.filter((each) => each.section === section.id)) {
			await playScenario(frame, scenario);
		}
	}
}

// The check's percentage for a list of questions and how each was answered.
function percent(questions, outcomes) {
	const score = (question, outcome) => outcome === 'right' ? 1 : outcome === 'wrong' ? 0
		: question.type === 'multiple' && question.scoring !== 'all' ? 1 / question.right.length : question.right.length === 1 ? 1 : 0;
	const all = questions.reduce((sum, question) => sum + question.points, 0);
	const reached = questions.reduce((sum, question, i) => sum + question.points * score(question, outcomes(i)), 0);
	return Math.floor(reached / all * 10000 + 1e-6) / 100;
}

// What an LMS gets of the right answer: type, response, pattern.
function rightRecord(question) {
	if (kinds[question.type]) {
		return kinds[question.type].record12(question, choose(question, 'right'));
	}
	const isTrue = question.type === 'true_false';
	const pattern = isTrue ? (question.right[0] === question.options[0] ? 't' : 'f') : question.right.join(',');
	return [isTrue ? 'true-false' : 'choice', pattern, pattern];
}

await suite(async () => {
	const browser = await openBrowser();
	const server = await serveLms(folders);
	const { context, watch } = await openContext(browser);
	const open = (kind, options, address = main.address) => launch(context, server, address, kind, options);
	// Leaves as an LMS does, and gives back what the session was.
	const leave = async (session) => {
		await session.removeFrame();
		const log = await session.log();
		const refused = await session.refused();
		return { log, refused };
	};
	const page = main.data;

	// What depends on the script alone: once, with the package of the largest pool.
	async function everything() {
		await test('the tracker closes the network, even to the files of the package', async () => {
			// In a context of its own, for what the browser refuses it reports as an error.
			const { context: unwatched } = await openContext(browser);
			const session = await launch(unwatched, server, main.address, 'strict');
			same(await session.sco.evaluate(() => fetch(location.href).then(() => 'open', () => 'closed')), 'closed', 'network');
			await unwatched.close();
		});

		await test('every answer is on the LMS at once, in its own commit', async () => {
			const session = await open('strict');
			await goTo(session.sco, page.sections.find((section) => section.kind === 'check').id);
			for (let i = 0; i < page.draw; i += 1) {
				const before = count(await session.log(), 'Commit');
				const question = await answerShown(session.sco, page.questions, 'right');
				same(count(await session.log(), 'Commit'), before + 1, 'commits');
				same((await session.committed()).interactions.length, i + 1, 'interactions');
				await press(session.sco, question.id);
				same(count(await session.log(), 'Commit'), before + 1, 'commits after Next');
			}
			await session.close();
		});

		await test('no score before the last answer of a check', async () => {
			const session = await open('strict');
			await takeCheck(session.sco, right);
			const log = await session.log();
			const first = log.findIndex((entry) => entry.call === 'SetValue' && entry.args[0] === 'cmi.core.score.raw');
			const answers = log.slice(0, first).filter((entry) => /\.student_response$/.test(entry.args[0]));
			same(answers.length, page.draw, 'answers before the first score');
			await session.close();
		});

		await test('partly right answers send a number and count in part', async () => {
			const isPartial = (question) => question.type === 'multiple' && question.scoring !== 'all' && question.right.length > 1;
			const wanted = page.questions.some((question) => !question.practice && isPartial(question));
			let asked = [];
			let tries = 0;
			// What is drawn differs from launch to launch.
			while (tries === 0 || (wanted && tries < 8 && !asked.some(isPartial))) {
				const session = await open('strict');
				asked = await takeCheck(session.sco, () => 'partly');
				const { log, refused } = await leave(session);
				clean(log, refused);
				const { store, interactions } = await session.committed();
				same(store['cmi.core.score.raw'], String(percent(asked, () => 'partly')), 'score');
				for (const [i, entry] of interactions.entries()) {
					if (isPartial(asked[i])) {
						same(entry.result, String(Math.floor(100 / asked[i].right.length) / 100), entry.id);
					}
				}
				await session.close();
				tries += 1;
			}
			same(asked.some(isPartial), wanted, 'a multiple response was asked');
		});

		await test('left half-way: the next launch goes on with the same questions', async () => {
			const first = await open('strict');
			const check = page.sections.find((section) => section.kind === 'check').id;
			await goTo(first.sco, lessons(page)[0].id);
			await goTo(first.sco, check);
			const begun = [];
			for (let i = 0; i < 2; i += 1) {
				begun.push(await answerShown(first.sco, page.questions, i ? 'wrong' : 'right'));
				await press(first.sco, begun[i].id);
			}
			const upcoming = await shownQuestion(first.sco);
			const order = await first.sco.locator(`#${upcoming} .option input`).evaluateAll((all) => all.map((input) => input.value));
			await leave(first);
			const launchData = await first.next();
			same([launchData['cmi.core.entry'], launchData['cmi.core.lesson_location']], ['resume', check], 'launch data');
			await first.close();

			const second = await open('strict', { data: launchData });
			same(await visibleView(second.sco), page.sections[0].id, 'opens at the introduction');
			await click(second.sco, '.resume a');
			same(await visibleView(second.sco), check, 'the way back');
			same(await shownQuestion(second.sco), upcoming, 'next question');
			same(await second.sco.locator(`#${upcoming} .option input`).evaluateAll((all) => all.map((input) => input.value)), order, 'order of options');
			const rest = await takeCheck(second.sco, right, 2);
			same(new Set([...begun, ...rest].map((question) => question.id)).size, page.draw, 'different questions');
			const { log, refused } = await leave(second);
			clean(log, refused);
			same(values(log, 'cmi.core.lesson_status').includes('incomplete'), false, 'incomplete again');
			const { store, interactions } = await second.committed();
			same(interactions.length, page.draw, 'interactions');
			same(store['cmi.core.score.raw'], String(percent([...begun, ...rest], (i) => i === 1 ? 'wrong' : 'right')), 'score');
			await second.close();
		});

		await test('frame gone without a last event: the answer is on the LMS', async () => {
			const { context: deaf } = await openContext(browser);
			await deaf.addInitScript(() => {
				for (const name of ['pagehide', 'visibilitychange', 'beforeunload', 'unload']) {
					window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
				}
			});
			const session = await launch(deaf, server, main.address, 'strict');
			await goTo(session.sco, page.sections.find((section) => section.kind === 'check').id);
			const question = await answerShown(session.sco, page.questions, 'right');
			const { log } = await leave(session);
			same(count(log, 'Finish'), 0, 'Finish (the events were not held back)');
			same(faults(log), [], 'faults');
			const { store, interactions } = await session.committed();
			same(interactions.map((entry) => entry.id), [question.record], 'interactions');
			truth(store['cmi.suspend_data'].includes(`r${question.key}-`), 'the answer is not in the state');
			const next = await session.next();
			await session.close();
			const again = await launch(deaf, server, main.address, 'strict', { data: next });
			await goTo(again.sco, page.sections.find((section) => section.kind === 'check').id);
			truth(await shownQuestion(again.sco) !== question.id, 'asks the answered question again');
			await deaf.close();
		});

		await test('passed, opened again, wandered about, failed a second check: still passed with the best score', async () => {
			const first = await open('strict');
			await takeCheck(first.sco, right);
			await leave(first);
			const afterPass = await first.next();
			await first.close();
			const second = await open('strict', { data: afterPass });
			await wander(second.sco, page);
			await click(second.sco, '.check__end button');
			for (let i = 0; i < page.draw; i += 1) {
				const question = await answerShown(second.sco, page.questions, 'wrong');
				await press(second.sco, question.id);
			}
			truth((await text(second.sco, '.check__end')).includes('100'), 'the best result is not shown');
			const { log, refused } = await leave(second);
			clean(log, refused);
			const { store } = await second.committed();
			same([store['cmi.core.lesson_status'], store['cmi.core.score.raw']], ['passed', '100'], 'values');
			none(values(log, 'cmi.core.lesson_status').filter((status) => status !== 'passed'), 'other status');
			const tries = (await second.committed()).interactions.map((entry) => entry.id).filter((id) => /_try2$/.test(id));
			same(tries.length, page.draw, 'interactions of the second try');
			await second.close();
		});

		await test('passed, state lost by the LMS: still passed, never a lower score', async () => {
			const lost = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90', 'cmi.core.entry': '', 'cmi.suspend_data': '' };
			const session = await open('strict', { data: lost });
			await takeCheck(session.sco, wrong);
			const { log, refused } = await leave(session);
			clean(log, refused);
			const store = await stored(session);
			same([store['cmi.core.lesson_status'], store['cmi.core.score.raw']], ['passed', '90'], 'values');
			await session.close();
		});

		await test('what the LMS calls completed or failed does not become incomplete', async () => {
			for (const status of ['completed', 'failed']) {
				const session = await open('strict', { data: { 'cmi.core.lesson_status': status, 'cmi.core.entry': '' } });
				await takeCheck(session.sco, wrong);
				await wander(session.sco, page);
				const { log, refused } = await leave(session);
				clean(log, refused);
				same([values(log, 'cmi.core.lesson_status'), (await stored(session))['cmi.core.lesson_status']], [[], status], 'status');
				await session.close();
			}
		});

		await test('retake: other questions as far as the pool allows', async () => {
			const session = await open('strict');
			const first = await takeCheck(session.sco, wrong);
			await click(session.sco, '.check__end button');
			const second = [];
			for (let i = 0; i < page.draw; i += 1) {
				second.push(await answerShown(session.sco, page.questions, 'right'));
				await press(session.sco, second[i].id);
			}
			const pool = page.questions.filter((question) => !question.practice).length;
			const again = second.filter((question) => first.includes(question) || first.some((other) => other.id === question.id));
			same(again.length, Math.max(0, 2 * page.draw - pool), 'asked again');
			const { log, refused } = await leave(session);
			clean(log, refused);
			const { store, interactions } = await session.committed();
			same([store['cmi.core.lesson_status'], store['cmi.core.score.raw']], ['passed', '100'], 'values');
			same(new Set(interactions.map((entry) => entry.id)).size, 2 * page.draw, 'different ids of interactions');
			await session.close();
		});

		for (const [name, mode] of Object.entries({
			review: { 'cmi.core.lesson_mode': 'review', 'cmi.core.credit': 'no-credit' },
			'review with credit': { 'cmi.core.lesson_mode': 'review', 'cmi.core.credit': 'credit' },
			browse: { 'cmi.core.lesson_mode': 'browse', 'cmi.core.credit': 'no-credit' },
			'no credit': { 'cmi.core.lesson_mode': 'normal', 'cmi.core.credit': 'no-credit' }
		})) {
			await test(`${name}: restores, shows, writes nothing`, async () => {
				const first = await open('strict');
				await takeCheck(first.sco, right);
				await leave(first);
				const next = await first.next();
				await first.close();
				const session = await open('strict', { data: { ...next, ...mode } });
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

		for (const kind of ['empty', 'refusing', 'undefinedly', 'throwing', 'none', 'bare']) {
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
					same((await stored(session))['cmi.core.lesson_status'], 'passed', 'status');
				}
				if (kind === 'empty' || kind === 'refusing') {
					same(values(log, 'cmi.core.lesson_status'), ['incomplete', 'passed'], 'status');
				}
				await session.close();
			});
		}

		await test('commits that fail are tried again, and the learner is told both times', async () => {
			const session = await open('flaky');
			await goTo(session.sco, lessons(page)[0].id);
			await session.sco.waitForFunction(() => /\d\d:\d\d/.test(document.querySelector('.notice').textContent));
			truth(await session.sco.evaluate(() => document.querySelector('.notice').getAttribute('role') === 'status'), 'not a status');
			await session.sco.waitForFunction(() => !/\d\d:\d\d/.test(document.querySelector('.notice').textContent), null, { timeout: 20000 });
			same((await stored(session))['cmi.core.lesson_location'], lessons(page)[0].id, 'location');
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
			same(count(log, 'Initialize of 2004'), 0, 'calls of the other');
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
				same((await stored(session))['cmi.core.lesson_status'], 'passed', 'status');
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

		await test('exit in the frame of an LMS: blank, no call to the LMS first, the whole window leaves', async () => {
			const { context: online } = await openContext(browser);
			await online.route(`${page.exit}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>weather</title>' }));
			const session = await launch(online, server, main.address, 'strict');
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

		await test('damaged state: a fresh start, the status stays', async () => {
			for (const state of ['w1:00000000:l', '\u0001', 'null', 'undefined', 'w1:0badcafe:lx01;s5:00000000', '<script>']) {
				const session = await open('strict', { data: { 'cmi.core.lesson_status': 'passed', 'cmi.suspend_data': state, 'cmi.core.score.raw': '85' } });
				same(await session.sco.locator('.resume').count(), 0, 'way back');
				const { log, refused } = await leave(session);
				clean(log, refused);
				same((await stored(session))['cmi.core.lesson_status'], 'passed', 'status');
				await session.close();
			}
		});

		await test('updated package, one question removed and one changed: the other answers stay', async () => {
			const first = await open('strict');
			const check = page.sections.find((section) => section.kind === 'check').id;
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
			same((await stored(session))['cmi.core.lesson_status'], 'passed', 'status');
			await session.close();
		});

		await test('the state keeps to its characters and limits', async () => {
			const session = await open('strict');
			await wander(session.sco, page);
			for (let attempt = 0; attempt < 3; attempt += 1) {
				for (let i = 0; i < page.draw; i += 1) {
					const id = await shownQuestion(session.sco);
					const question = page.questions.find((item) => item.id === id);
					await pick(session.sco, id, question.type === 'multiple' ? question.options : choose(question, 'wrong'));
					await press(session.sco, id);
					await press(session.sco, id);
				}
				await click(session.sco, '.check__end button');
			}
			const { log } = await leave(session);
			const states = values(log, 'cmi.suspend_data');
			none(states.filter((state) => !/^w1:[0-9a-f]{8}:[A-Za-z0-9;,.-]*:[0-9a-f]{8}$/.test(state)), 'states');
			const longest = Math.max(...states.map((state) => state.length));
			truth(longest <= Math.min(4000, page.stateLimit), `${longest} characters, limit ${page.stateLimit}`);
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

		await test('preset passed-failed: failed, then passed by a better try', async () => {
			const session = await open('strict', {}, presets['passed-failed']);
			await takeCheck(session.sco, wrong);
			same((await stored(session))['cmi.core.lesson_status'], 'failed', 'status');
			await click(session.sco, '.check__end button');
			for (let i = 0; i < page.draw; i += 1) {
				await press(session.sco, (await answerShown(session.sco, page.questions, 'right')).id);
			}
			const { log, refused } = await leave(session);
			clean(log, refused);
			same(values(log, 'cmi.core.lesson_status'), ['incomplete', 'failed', 'passed'], 'status');
			await session.close();
		});

		await test('preset completed: when all lessons were seen, without a score', async () => {
			const session = await open('strict', {}, presets.completed);
			await takeCheck(session.sco, wrong);
			same((await stored(session))['cmi.core.lesson_status'], 'incomplete', 'status');
			await wander(session.sco, page);
			const { log, refused } = await leave(session);
			clean(log, refused);
			const store = await stored(session);
			same([store['cmi.core.lesson_status'], store['cmi.core.score.raw'], store['cmi.core.exit']], ['completed', undefined, ''], 'values');
			await session.close();
		});

		await test('preset completed-and-passed: both are needed', async () => {
			const session = await open('strict', {}, presets['completed-and-passed']);
			await takeCheck(session.sco, right);
			same((await stored(session))['cmi.core.lesson_status'], 'incomplete', 'status');
			await wander(session.sco, page);
			same((await stored(session))['cmi.core.lesson_status'], 'passed', 'status');
			await session.close();
		});

		await test('mastery score and override at the end agree with what was sent', async () => {
			const session = await open('strict', { data: { 'cmi.student_data.mastery_score': String(page.pass) } });
			const { log } = await leave(session);
			same(count(log, 'Finish'), 1, 'Finish');
			same((await stored(session))['cmi.core.lesson_status'], 'incomplete', 'opened and closed');
			await session.close();
		});
	}

	for (const item of byTurns(packages)) {
		await test(`[check 23] ${item.name}: open and close is incomplete without a score`, async () => {
			const session = await open('strict', {}, item.address);
			const early = await session.log();
			same(values(early, 'cmi.core.lesson_status'), ['incomplete'], 'status at once');
			same(values(early, 'cmi.core.exit'), ['suspend'], 'exit at once');
			same(count(early, 'Commit'), 1, 'commits at once');
			const { log, refused } = await leave(session);
			clean(log, refused);
			const store = await stored(session);
			same(store['cmi.core.lesson_status'], 'incomplete', 'status');
			same(store['cmi.core.score.raw'], undefined, 'score');
			same(count(log, 'Finish'), 1, 'Finish');
			await session.close();
		});

		await test(`[check 22] [check 24] ${item.name}: everything right is passed with 100`, async () => {
			const session = await open('strict', {}, item.address);
			const asked = await takeCheck(session.sco, right);
			const { log, refused } = await leave(session);
			clean(log, refused);
			const { store, interactions } = await session.committed();
			same(['lesson_status', 'score.raw', 'score.min', 'score.max', 'exit'].map((name) => store[`cmi.core.${name}`]),
				['passed', '100', '0', '100', ''], 'values');
			same(interactions.map((entry) => entry.id), asked.map((question) => question.record), 'ids of the interactions');
			for (const [i, entry] of interactions.entries()) {
				same([entry.type, entry.student_response, entry['correct_responses.0.pattern'], entry.result, entry.weighting],
					[...rightRecord(asked[i]), 'correct', String(asked[i].points)], entry.id);
				truth(/^\d\d:\d\d:\d\d$/.test(entry.time), `time ${entry.time}`);
				truth(/^[A-Za-z0-9_]+$/.test(entry.id), `id ${entry.id}`);
			}
			none(values(log, 'cmi.core.session_time').filter((time) => !/^\d{4}:\d\d:\d\d\.\d\d$/.test(time)), 'session times');
			await session.close();
		});

		await test(`[check 23] ${item.name}: everything wrong is never failed, and no score is better than 0`, async () => {
			const session = await open('strict', {}, item.address);
			await takeCheck(session.sco, wrong);
			const { log, refused } = await leave(session);
			clean(log, refused);
			const { store, interactions } = await session.committed();
			same([store['cmi.core.lesson_status'], store['cmi.core.score.raw'], store['cmi.core.exit']], ['incomplete', '0', 'suspend'], 'values');
			none(interactions.filter((entry) => entry.result !== 'wrong'), 'results');
			await session.close();
		});
	}

	if (!process.env.WAYMARK_BRIEF) {
		await everything();
	}

	await test('[check 22] scorm-again: pass, leave, open again', async () => {
		const first = await open('again');
		await takeCheck(first.sco, right);
		const one = await leave(first);
		none(faults(one.log), 'faults');
		const next = await first.next();
		same([next.core.lesson_status, next.core.score.raw, next.core.score.min, next.core.score.max].map(String), ['passed', '100', '0', '100'], 'values');
		await first.close();
		const second = await open('again', { data: { ...next, core: { ...next.core, credit: 'credit', lesson_mode: 'normal' } } });
		await wander(second.sco, page);
		const two = await leave(second);
		none(faults(two.log), 'faults');
		same(String((await second.next()).core.lesson_status), 'passed', 'status');
		await second.close();
	});

	await test('scorm-again: half-way and back', async () => {
		const first = await open('again');
		await goTo(first.sco, page.sections.find((section) => section.kind === 'check').id);
		await press(first.sco, (await answerShown(first.sco, page.questions, 'right')).id);
		none(faults((await leave(first)).log), 'faults');
		const next = await first.next();
		same(next.core.entry, 'resume', 'entry');
		await first.close();
		const second = await open('again', { data: { ...next, core: { ...next.core, credit: 'credit', lesson_mode: 'normal' } } });
		const rest = await takeCheck(second.sco, right, 1);
		same(rest.length, page.draw - 1, 'asked');
		none(faults((await leave(second)).log), 'faults');
		await second.close();
	});

	for (const path of wholes) {
		const name = basename(path, '.zip');
		for (const file of filesBelow(folders[name], '.html').map((each) => basename(each))) {
			await test(`${name}: ${file} is a SCO of its own`, async () => {
				const session = await open('strict', {}, `/${name}/${file}`);
				const own = await data(session.sco);
				if (own.draw > 0) {
					await takeCheck(session.sco, right);
				} else {
					await wander(session.sco, own);
				}
				const { log, refused } = await leave(session);
				clean(log, refused);
				same((await stored(session))['cmi.core.lesson_status'], own.draw > 0 ? 'passed' : 'completed', 'status');
				await session.close();
			});
		}
	}

	await test('[check 2] nothing went out, nothing went wrong in the console', () => {
		none(watch.bad, 'seen');
		none(server.missing, 'files asked for in vain');
	});
	await browser.close();
	server.close();
});
