// The cmi5 packages of WAYMARK_DIST, launched as an LMS elsewhere would: pages from one server, tokens and records from another, which knows
// the rules of cmi5 (support/lrs-rules.mjs) and finds what breaks them.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { answerShown, choose, click, data, goTo, pick, playScenario, press, readData, shownQuestion, takeCheck, visibleView } from '../support/learner.mjs';
import { startLrs } from '../support/lrs.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { serve } from '../support/server.mjs';

const work = temporaryFolder('cmi5');
const mounts = {};
const packages = filesBelow(join(distFolder(), 'cmi5/en'), '-cmi5.zip').filter((path) => !path.includes('-all-')).map((path) => {
	const name = basename(path, '.zip');
	const folder = unzip(path, join(work, name));
	mounts[`/${name}/`] = folder;
	return { name, address: `/${name}/index.html`, folder, data: readData(join(folder, 'index.html')) };
});
const main = packages.filter((item) => item.data.draw > 0).sort((one, other) => other.data.questions.length - one.data.questions.length)[0];
const page = main.data;

// The main package with another preset.
function preset(name) {
	const folder = join(work, name);
	cpSync(main.folder, folder, { recursive: true });
	const file = join(folder, 'index.html');
	writeFileSync(file, readFileSync(file, 'utf8').replace(/"preset":"[a-z-]+"/, `"preset":"${name}"`));
	mounts[`/${name}/`] = folder;
	return `/${name}/index.html`;
}
const PRESETS = Object.fromEntries(['passed-failed', 'completed', 'completed-and-passed'].map((name) => [name, preset(name)]));

const LESSON = page.sections.find((section) => section.kind === 'lesson').id;
const right = () => 'right';
const wrong = () => 'wrong';
const VERBS = 'http://adlnet.gov/expapi/verbs/';
const verbs = (launch) => launch.statements.map((statement) => statement.verb.id.replace(VERBS, '')).filter((verb) => verb !== 'answered');
const said = (launch, verb) => launch.statements.filter((statement) => statement.verb.id === VERBS + verb);
const HOST = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>LMS</title></head><body><iframe id="au" title="content" width="1000" height="700"></iframe>
<script>document.getElementById('au').src = decodeURIComponent(location.hash.slice(1));</script></body></html>`;
const BACK = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Back at the LMS</title></head><body><h1>Back</h1></body></html>';

await suite(async () => {
	const browser = await openBrowser();
	const content = await serve(mounts);
	const lms = await startLrs();
	const { context, watch } = await openContext(browser);
	lms.extraPages = { '/host.html': HOST, '/back.html': BACK };

	const isReady = (frame) => frame.waitForFunction(() => window.waymark && waymark.progress && waymark.progress.state() !== null);

	// Launches in a frame of the LMS, or in a tab of its own.
	async function open(options = {}, { address = main.address, inFrame = true, on = context, hash = '', wait = true } = {}) {
		const launch = lms.launch(options);
		const tab = await on.newPage();
		const url = content.base + address + launch.query + hash;
		await tab.goto(inFrame ? `${lms.base}/host.html#${encodeURIComponent(url)}` : url);
		const au = inFrame ? await (await tab.waitForSelector('#au')).contentFrame() : tab;
		await au.waitForSelector('html.js .view:not([hidden])');
		if (wait) {
			await isReady(au);
		}
		return { launch, tab, au };
	}

	async function until(condition, what) {
		for (let i = 0; i < 600; i += 1) {
			if (await condition()) {
				return;
			}
			await new Promise((resolve) => setTimeout(resolve, 25));
		}
		throw new Error(`${what} did not come about`);
	}

	// "Save and leave".
	const leave = (au) => au.evaluate(() => [...document.querySelectorAll('.footer__links button')].find((button) => button.textContent === waymark.word('leave')).click());
	const hasSaid = (launch, verb) => until(() => said(launch, verb).length > 0, `"${verb}"`);
	const noticeOf = (au) => au.evaluate(() => document.querySelector('.notice').textContent);
	const isStored = (launch) => until(() => lms.stateOf(launch, 'waymark'), 'the saved state');

	// Leaves as an LMS does.
	async function remove(session) {
		await session.tab.evaluate(() => document.getElementById('au').remove());
		await hasSaid(session.launch, 'terminated');
		await session.tab.close();
	}

	const again = (session, more = {}) => ({ registration: session.launch.registration, activityId: session.launch.activityId, ...more });
	const check = page.sections.find((section) => section.kind === 'check');

	async function readAll(au) {
		for (const section of page.sections) {
			await goTo(au, section.id);
			for (const scenario of page.scenarios.filter((each) => each.section === section.id)) {
				await playScenario(au, scenario);
			}
		}
	}

	// ---- how a session begins

	await test('a launch: one token, launch data and preferences first, then "initialized"', async () => {
		lms.requests.length = 0;
		const session = await open();
		await hasSaid(session.launch, 'initialized');
		const asked = lms.requests.filter((request) => !request.startsWith('POST statements'));
		same(asked[0], 'POST fetch', 'the first request');
		same(asked.slice(1).sort(), ['GET activities/state LMS.LaunchData', 'GET activities/state waymark', 'GET agents/profile cmi5LearnerPreferences',
			`GET statements ${VERBS}completed`, `GET statements ${VERBS}passed`], 'what is asked for');
		same(await noticeOf(session.au), '', 'notice');
		await remove(session);
		same(verbs(session.launch), ['initialized', 'terminated'], 'said');
	});

	await test('the page may call the LMS and nobody else, though its own policy leaves the network open', async () => {
		const { context: watched } = await openContext(browser);
		const session = await open({}, { on: watched });
		const reach = (address) => session.au.evaluate((url) => fetch(url, { method: 'OPTIONS' }).then(() => true, () => false), address);
		same([await reach(`${lms.base}/lrs/about`), await reach(`${content.base}${main.address}`)], [true, false], 'LMS, others');
		await watched.close();
		const { context: alone } = await openContext(browser);
		const study = await alone.newPage();
		await study.goto(content.base + main.address);
		same(await study.evaluate((url) => fetch(url).then(() => true, () => false), `${lms.base}/lrs/about`), false, 'without a launch');
		await alone.close();
	});

	await test('no launch parameters: study, and not a word about it', async () => {
		const before = lms.requests.length;
		const tab = await context.newPage();
		await tab.goto(content.base + main.address);
		await isReady(tab);
		await takeCheck(tab, right);
		same([await noticeOf(tab), await tab.locator('.footer__links').evaluate((links) => links.textContent.includes(waymark.word('leave'))), lms.requests.length], ['', false, before], 'notice, leave, requests');
		await tab.close();
	});

	await test('a token is refused: the learner is told, and studies all the same', async () => {
		lms.refusesTokens = true;
		const before = lms.requests.length;
		const session = await open({}, { inFrame: false });
		truth((await noticeOf(session.au)).length > 40, 'no words');
		await takeCheck(session.au, right);
		truth((await session.au.innerText('.check__score')).includes('100'), 'the check does not work');
		same(lms.requests.slice(before), ['POST fetch'], 'requests');
		lms.refusesTokens = false;
		await session.tab.close();
	});

	await test('a launch that makes no sense: told, and no learner is left without the module', async () => {
		const values = [['LMS.LaunchData', '{"contextTemplate":{"contextActivities":"x"},"launchMode":"Normal"}'], ['LMS.LaunchData', '{}'], ['LMS.LaunchData', 'nonsense']];
		for (const [id, text] of values) {
			const launch = lms.launch();
			lms.put(launch, id, text);
			const tab = await context.newPage();
			await tab.goto(content.base + main.address + launch.query);
			await isReady(tab);
			truth((await noticeOf(tab)).length > 40, `${text}: no words`);
			await tab.close();
			same(verbs(launch), [], text);
		}
		const before = lms.requests.length;
		const { query } = lms.launch();
		for (const broken of [query.replace(/actor=[^&]*/, 'actor=%E0%A4%A'), query.replace(/actor=[^&]*/, 'actor=x'), query.replace(/&activityId=[^&]*/, ''),
			query.replace(/fetch=[^&]*/, 'fetch=javascript:alert(1)'), query.replace(/endpoint=[^&]*/, 'endpoint=https%3A%2F%2F')]) {
			const tab = await context.newPage();
			await tab.goto(content.base + main.address + broken);
			await isReady(tab);
			truth((await noticeOf(tab)).length > 40, `${broken}: no words`);
			await tab.close();
		}
		same(lms.requests.slice(before), [], 'requests');
	});

	await test('the store is slow to come up: asked again, then recorded', async () => {
		lms.failsWith = 503;
		const { context: patient } = await openContext(browser);
		const session = await open({}, { on: patient, wait: false });
		await until(async () => await noticeOf(session.au) === 'Loading', 'the notice');
		same(await session.au.evaluate(() => waymark.progress.state()), null, 'the module has not begun');
		lms.failsWith = 0;
		await isReady(session.au);
		same(await noticeOf(session.au), '', 'notice');
		await remove(session);
		same(verbs(session.launch), ['initialized', 'terminated'], 'said');
		await patient.close();
	});

	// ---- results

	await test('passed: one result with its score, and what was answered before it', async () => {
		const session = await open({ masteryScore: 0.8 });
		const asked = await takeCheck(session.au, right);
		await hasSaid(session.launch, 'passed');
		await remove(session);
		same(verbs(session.launch), ['initialized', 'completed', 'passed', 'terminated'], 'said');
		same(said(session.launch, 'passed')[0].result.score, { scaled: 1 }, 'score');
		same(said(session.launch, 'answered').map((statement) => statement.object.id), asked.map((question) => `urn:waymark:${page.course}:${question.id}`), 'answers');
		truth(said(session.launch, 'answered').every((statement) => statement.result.success && statement.result.score.scaled === 1), 'right answers');
		truth(JSON.parse(lms.stateOf(session.launch, 'waymark').text).state.startsWith('w1:'), 'the state');
	});

	await test('[check 23] not passed: by default that is no "failed"', async () => {
		const session = await open({ masteryScore: 0.8 });
		await takeCheck(session.au, wrong);
		await remove(session);
		same(verbs(session.launch), ['initialized', 'terminated'], 'said');
	});

	await test('passed-failed: "failed" at the end, and not where somebody passed after all', async () => {
		const address = PRESETS['passed-failed'];
		const first = await open({ masteryScore: 0.8 }, { address });
		await takeCheck(first.au, wrong);
		same(verbs(first.launch), ['initialized'], 'before the end');
		lms.requests.length = 0;
		await remove(first);
		same(verbs(first.launch), ['initialized', 'failed', 'terminated'], 'first session');
		same(lms.requests.filter((request) => request.startsWith('POST')).length, 1, 'requests that could overtake each other');
		const second = await open(again(first, { masteryScore: 0.8 }), { address });
		await goTo(second.au, check.id);
		await click(second.au, '.check__end button');
		await takeCheck(second.au, right);
		await remove(second);
		same(verbs(second.launch), ['initialized', 'completed', 'passed', 'terminated'], 'second session');
		const third = await open(again(first, { masteryScore: 0.8 }), { address });
		await goTo(third.au, check.id);
		await click(third.au, '.check__end button');
		await takeCheck(third.au, wrong);
		await remove(third);
		same(verbs(third.launch), ['initialized', 'terminated'], 'third session');
	});

	await test('passed-failed: who only looks in after a "failed" has not failed again; who fails again, with the score of that time', async () => {
		const address = PRESETS['passed-failed'];
		const first = await open({ masteryScore: 0.8 }, { address });
		await takeCheck(first.au, (i) => i ? 'wrong' : 'right');
		await remove(first);
		const second = await open(again(first, { masteryScore: 0.8 }), { address });
		await goTo(second.au, check.id);
		await remove(second);
		same(verbs(second.launch), ['initialized', 'terminated'], 'looked in');
		const third = await open(again(first, { masteryScore: 0.8 }), { address });
		await goTo(third.au, check.id);
		await click(third.au, '.check__end button');
		await takeCheck(third.au, wrong);
		await remove(third);
		same(said(third.launch, 'failed').map((statement) => statement.result.score.scaled), [0], 'score of the second time');
	});

	await test('the LMS\'s mastery score decides, and the page says the same', async () => {
		const strict = await open({ masteryScore: 0.99 });
		await takeCheck(strict.au, (i) => i ? 'right' : 'wrong');
		truth((await strict.au.innerText('.check__end')).includes('99%'), 'the page asks for less');
		await remove(strict);
		same(verbs(strict.launch), ['initialized', 'terminated'], 'said to a strict LMS');
		const easy = await open({ masteryScore: 0.05 });
		await takeCheck(easy.au, (i) => i ? 'wrong' : 'right');
		await hasSaid(easy.launch, 'passed');
		await remove(easy);
	});

	await test('the other presets: completed alone, and both apart', async () => {
		const seen = await open({ moveOn: 'Completed' }, { address: PRESETS.completed });
		await takeCheck(seen.au, right);
		same(verbs(seen.launch), ['initialized'], 'completed: after the check');
		await readAll(seen.au);
		await remove(seen);
		same(verbs(seen.launch), ['initialized', 'completed', 'terminated'], 'completed');
		const both = await open({ moveOn: 'CompletedAndPassed', masteryScore: 0.8 }, { address: PRESETS['completed-and-passed'] });
		await takeCheck(both.au, right);
		await hasSaid(both.launch, 'passed');
		await readAll(both.au);
		await remove(both);
		same(verbs(both.launch), ['initialized', 'passed', 'completed', 'terminated'], 'completed-and-passed');
	});

	// ---- again

	await test('left half-way: the next launch goes on there', async () => {
		const first = await open();
		await goTo(first.au, check.id);
		const begun = await answerShown(first.au, page.questions, 'right');
		await press(first.au, begun.id);
		const next = await shownQuestion(first.au);
		await remove(first);
		const second = await open(again(first));
		await click(second.au, '.resume a');
		same([await visibleView(second.au), await shownQuestion(second.au)], [check.id, next], 'place');
		await remove(second);
		same(said(second.launch, 'answered').length, 0, 'answers told again');
	});

	await test('a tab that the device threw away, or F5: the same session goes on, without another token', async () => {
		const { context: deaf } = await openContext(browser);
		// A tab that is thrown away hears of nothing.
		await deaf.addInitScript(() => {
			window.addEventListener('pagehide', (event) => window.name === 'deaf' && event.stopImmediatePropagation(), true);
		});
		const session = await open({}, { inFrame: false, on: deaf });
		await goTo(session.au, check.id);
		const begun = await answerShown(session.au, page.questions, 'right');
		await session.tab.keyboard.press('F5');
		await session.tab.reload();
		await isReady(session.au);
		truth(await shownQuestion(session.au) !== begun.id, 'the answer is gone');
		await session.au.evaluate(() => { window.name = 'deaf'; });
		await session.tab.reload();
		await isReady(session.au);
		await session.au.evaluate(() => { window.name = ''; });
		await takeCheck(session.au, right, 1);
		await hasSaid(session.launch, 'passed');
		same(verbs(session.launch), ['initialized', 'completed', 'passed'], 'said');
		await deaf.close();
	});

	await test('F5 before the LMS has "initialized": the same statement once more; in a frame F5 is nobody\'s business', async () => {
		lms.fails = { 'POST statements': 503 };
		const { context: patient } = await openContext(browser);
		const session = await open({}, { inFrame: false, on: patient });
		await until(async () => await noticeOf(session.au) !== '', 'the notice');
		await session.tab.keyboard.press('F5');
		await session.tab.reload();
		lms.fails = {};
		await isReady(session.au);
		await hasSaid(session.launch, 'initialized');
		await goTo(session.au, check.id);
		await session.tab.goto('about:blank');
		await hasSaid(session.launch, 'terminated');
		same(verbs(session.launch), ['initialized', 'terminated'], 'said');
		await patient.close();
		const framed = await open();
		await framed.au.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F5', bubbles: true })));
		await remove(framed);
	});

	await test('Erase takes what the tab knows, and no second token is asked for after it', async () => {
		const session = await open({}, { inFrame: false });
		await hasSaid(session.launch, 'initialized');
		await session.au.evaluate(() => waymark.memory.erase());
		const { length } = lms.requests;
		await session.tab.keyboard.press('F5');
		await session.tab.reload();
		await isReady(session.au);
		await hasSaid(session.launch, 'terminated');
		none(lms.requests.slice(length).filter((request) => request === 'POST fetch'), 'tokens asked for');
		const kept = await session.tab.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
		none(['token', session.launch.registration, session.launch.activityId, session.launch.key, 'learner'].filter((words) => kept.includes(words)), `kept in ${kept}`);
		await session.tab.close();
	});

	await test('back after the end: told in words, and no token stays behind', async () => {
		const session = await open({}, { inFrame: false });
		await session.tab.reload();
		await hasSaid(session.launch, 'terminated');
		await isReady(session.au);
		truth((await noticeOf(session.au)).length > 40, 'no words');
		none(await session.tab.evaluate(() => Object.values(sessionStorage).filter((text) => text.includes('token'))), 'tokens kept');
		await takeCheck(session.au, right);
		same(verbs(session.launch), ['initialized', 'terminated'], 'said');
		await session.tab.close();
	});

	await test('passed before: nothing is said twice, also where the LMS does not show what was said', async () => {
		const first = await open({ masteryScore: 0.8 });
		await takeCheck(first.au, right);
		await hasSaid(first.launch, 'passed');
		await isStored(first.launch);
		await remove(first);
		for (const secret of [false, true]) {
			lms.statementsAreSecret = secret;
			const session = await open(again(first, { masteryScore: 0.8 }));
			await readAll(session.au);
			await click(session.au, '.check__end button');
			await takeCheck(session.au, wrong);
			truth((await session.au.innerText('.check__end')).includes('100'), 'the best result is not shown');
			await remove(session);
			same(verbs(session.launch), ['initialized', 'terminated'], `said, statements secret: ${secret}`);
		}
		lms.statementsAreSecret = false;
	});

	for (const launchMode of ['Review', 'Browse']) {
		await test(`${launchMode}: shows what is there, and nothing is recorded`, async () => {
			const first = await open();
			await takeCheck(first.au, right);
			await hasSaid(first.launch, 'passed');
			await remove(first);
			const before = lms.stateOf(first.launch, 'waymark').text;
			const session = await open(again(first, { launchMode }));
			truth((await noticeOf(session.au)).length > 0, 'the learner is not told');
			await readAll(session.au);
			truth((await session.au.innerText('.check__score')).includes('100'), 'the result is not shown');
			await remove(session);
			same([session.launch.statements.length, lms.stateOf(first.launch, 'waymark').text], [2, before], 'statements, state');
		});
	}

	await test('a state that is damaged, and one that another window saved meanwhile', async () => {
		const first = await open();
		await goTo(first.au, check.id);
		await isStored(first.launch);
		lms.put(first.launch, 'waymark', '{"state": 7, "location": null');
		await answerShown(first.au, page.questions, 'right');
		await goTo(first.au, page.sections[0].id);
		await until(() => /"state":"w1:/.test(lms.stateOf(first.launch, 'waymark').text), 'the newer state');
		await remove(first);
		lms.put(first.launch, 'waymark', '{"state": 7, "location": null');
		const second = await open(again(first));
		same(await second.au.evaluate(() => waymark.progress.state().answers.length), 0, 'answers');
		await remove(second);
	});

	// ---- trouble on the way

	await test('the store is gone and comes back: told, kept in order, sent once', async () => {
		const { context: patient } = await openContext(browser);
		const session = await open({ masteryScore: 0.8 }, { on: patient });
		await hasSaid(session.launch, 'initialized');
		lms.isDown = true;
		await takeCheck(session.au, right);
		await until(async () => /\d\d:\d\d/.test(await noticeOf(session.au)), 'the notice');
		lms.isDown = false;
		// Who goes on need not wait.
		await goTo(session.au, page.sections[0].id);
		await hasSaid(session.launch, 'passed');
		await until(async () => await noticeOf(session.au) === 'Saved again.', 'the better notice');
		same(said(session.launch, 'answered').length, page.draw, 'answers');
		await remove(session);
		same(verbs(session.launch), ['initialized', 'completed', 'passed', 'terminated'], 'said');
		await patient.close();
	});

	await test('the frame goes while nothing is saved: the last way brings all of it', async () => {
		const { context: patient } = await openContext(browser);
		const session = await open({ masteryScore: 0.8 }, { on: patient });
		await hasSaid(session.launch, 'initialized');
		lms.failsWith = 503;
		await takeCheck(session.au, right);
		lms.failsWith = 0;
		// Longer than a frame lasts.
		lms.wait = 200;
		await remove(session);
		lms.wait = 0;
		same(verbs(session.launch), ['initialized', 'completed', 'passed', 'terminated'], 'said');
		await isStored(session.launch);
		await patient.close();
	});

	await test('what another window saved is not lost: said is said, the best result is the best', async () => {
		const session = await open();
		await goTo(session.au, check.id);
		await isStored(session.launch);
		const text = lms.stateOf(session.launch, 'waymark').text;
		lms.put(session.launch, 'waymark', JSON.stringify({ ...JSON.parse(text), completed: true, passed: true, best: 90 }));
		await goTo(session.au, LESSON);
		const state = () => JSON.parse(lms.stateOf(session.launch, 'waymark').text);
		await until(() => state().state !== JSON.parse(text).state || state().location !== JSON.parse(text).location, 'the newer state');
		same([state().completed, state().passed, state().best], [true, true, 90], 'kept');
		await remove(session);
	});

	await test('versions that are changed on their way, or may not be asked for, do not keep a state from being saved', async () => {
		const styles = [[(etag) => `W/${etag}`, 0], [(etag) => etag.replace(/"$/, '-gzip"'), 2]];
		for (const [style, conflicts] of styles) {
			lms.versions = style;
			const session = await open();
			await goTo(session.au, check.id);
			await isStored(session.launch);
			await hasSaid(session.launch, 'initialized');
			const before = lms.stateOf(session.launch, 'waymark').etag;
			const { length } = lms.requests;
			await goTo(session.au, LESSON);
			await until(() => lms.stateOf(session.launch, 'waymark').etag !== before, `the state, ${style}`);
			same(lms.requests.slice(length).filter((request) => request.startsWith('GET activities/state')).length, conflicts, `${style}: looks at the version`);
			await remove(session);
		}
		lms.versions = (etag) => etag;
	});

	await test('a result that the LMS refused was not said: the next session says it', async () => {
		lms.refuses = { passed: 400 };
		const first = await open({ masteryScore: 0.8 });
		await takeCheck(first.au, right);
		await until(() => lms.stateOf(first.launch, 'waymark')?.text.includes('"completed":true'), 'the state after it');
		same(JSON.parse(lms.stateOf(first.launch, 'waymark').text).passed, false, 'noted as said');
		await remove(first);
		lms.refuses = {};
		lms.statementsAreSecret = true;
		const second = await open(again(first, { masteryScore: 0.8 }));
		await remove(second);
		lms.statementsAreSecret = false;
		same([verbs(first.launch), verbs(second.launch)], [['initialized', 'completed', 'terminated'], ['initialized', 'passed', 'terminated']], 'said');
	});

	await test('a session that another launch has ended, or a key that is no longer good: told, nothing is called saved, and nobody is kept', async () => {
		const NOT_RECORDED = await context.newPage().then(async (tab) => {
			await tab.goto(content.base + main.address);
			const words = await tab.evaluate(() => waymark.word('not-launched'));
			await tab.close();
			return words;
		});
		for (const end of [(session) => { lms.isCatapult = true; lms.launch(again(session)); }, () => { lms.failsWith = 401; }]) {
			const session = await open({ masteryScore: 0.8, returnURL: `${lms.base}/back.html` }, { inFrame: false });
			await hasSaid(session.launch, 'initialized');
			end(session);
			await takeCheck(session.au, right);
			await until(async () => await noticeOf(session.au) === NOT_RECORDED, 'the notice');
			const { length } = lms.requests;
			await goTo(session.au, LESSON);
			same(lms.requests.length, length, 'asked again');
			same(lms.stateOf(session.launch, 'waymark')?.text.includes('"passed":true') ?? false, false, 'noted as said');
			await leave(session.au);
			await session.tab.waitForURL(`${lms.base}/back.html`);
			same(verbs(session.launch), ['initialized'], 'said');
			await session.tab.close();
			lms.isCatapult = false;
			lms.failsWith = 0;
		}
	});

	await test('[CATAPULT] the frame goes before "initialized" is there: it goes ahead, and all others in one list', async () => {
		const { context: patient } = await openContext(browser);
		lms.isCatapult = true;
		lms.fails = { 'POST statements': 503 };
		const session = await open({ masteryScore: 0.8 }, { on: patient });
		await takeCheck(session.au, right);
		lms.fails = {};
		lms.patience = 500;
		await remove(session);
		lms.patience = 0;
		same(verbs(session.launch), ['initialized', 'completed', 'passed', 'terminated'], 'said');
		same(said(session.launch, 'answered').length, page.draw, 'answers');
		same(JSON.parse(lms.stateOf(session.launch, 'waymark').text).passed, false, 'noted before the LMS has said that it has it');
		lms.isCatapult = false;
		await patient.close();
	});

	await test('preferences, or the search for what was said, in trouble: the session is recorded; a state that cannot be read is not written over', async () => {
		const first = await open({ masteryScore: 0.8 });
		await takeCheck(first.au, right);
		await hasSaid(first.launch, 'passed');
		await until(() => lms.stateOf(first.launch, 'waymark')?.text.includes('"passed":true'), 'the state');
		await remove(first);
		const { context: hurried } = await openContext(browser);
		await hurried.addInitScript(() => {
			const wait = window.setTimeout;
			window.setTimeout = (what, time, ...more) => wait(what, time / 20, ...more);
		});
		lms.fails = { 'GET agents/profile': 500, 'GET statements': 500 };
		const second = await open(again(first, { masteryScore: 0.8 }), { on: hurried });
		same([await noticeOf(second.au), await second.au.evaluate(() => waymark.progress.hasPassed())], ['', true], 'notice, passed');
		await remove(second);
		lms.fails = {};
		const { text } = lms.stateOf(first.launch, 'waymark');
		lms.hidesState = true;
		const third = await open(again(first, { masteryScore: 0.8 }), { on: hurried });
		await goTo(third.au, check.id);
		lms.hidesState = false;
		await goTo(third.au, LESSON);
		await remove(third);
		same([verbs(second.launch), verbs(third.launch)], [['initialized', 'terminated'], ['initialized', 'terminated']], 'said');
		same(lms.stateOf(first.launch, 'waymark').text, text, 'the state after that');
		await hurried.close();
	});

	await test('one statement that the LMS does not want does not hold up the others', async () => {
		const session = await open({ masteryScore: 0.8 });
		await hasSaid(session.launch, 'initialized');
		// Said meanwhile in another window: this one cannot know.
		const other = lms.launch(again(session));
		other.statements.push({ id: 'x', verb: { id: `${VERBS}passed` }, object: { id: other.activityId }, context: { contextActivities: { category: [{ id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }] } } });
		await takeCheck(session.au, right);
		// It asks, and finds that somebody said so.
		await until(() => lms.stateOf(session.launch, 'waymark')?.text.includes('"passed":true'), 'the state after it');
		await remove(session);
		same(verbs(session.launch), ['initialized', 'completed', 'terminated'], 'said');
		same(lms.findings.splice(0).filter((finding) => finding !== 'passed: said twice in a registration'), [], 'other findings');
	});

	// ---- the ways out

	await test('"Save and leave" ends the session and leads to where the LMS wants the learner', async () => {
		const session = await open({ returnURL: `${lms.base}/back.html`, masteryScore: 0.8 }, { inFrame: false });
		await takeCheck(session.au, right);
		await hasSaid(session.launch, 'passed');
		same(await session.au.evaluate(() => [...new Set([...document.querySelectorAll('a[rel=noreferrer]')].map((link) => link.target))]), ['_blank'],
			'where links to other sites lead: in this window they would end the session');
		lms.wait = 100;
		await leave(session.au);
		await session.tab.waitForURL(`${lms.base}/back.html`);
		lms.wait = 0;
		same(verbs(session.launch), ['initialized', 'completed', 'passed', 'terminated'], 'said');
		await session.tab.close();
		const plain = await open();
		await leave(plain.au);
		await hasSaid(plain.launch, 'terminated');
		await plain.au.waitForFunction(() => document.querySelector('#main h1').textContent === waymark.word('left'));
		await plain.tab.close();
	});

	await test('"Exit this page" calls nobody, and takes the session along', async () => {
		const { context: own } = await openContext(browser);
		await own.route('https://exit.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }));
		const session = await open({}, { on: own, inFrame: false });
		await goTo(session.au, check.id);
		await isStored(session.launch);
		const before = lms.requests.length;
		await click(session.au, 'a[data-exit]');
		await session.tab.waitForURL(/exit\.example/);
		await new Promise((resolve) => setTimeout(resolve, 300));
		same([lms.requests.length, verbs(session.launch)], [before, ['initialized']], 'requests, said');
		await own.unrouteAll();
		await session.tab.goto(`${content.base}/${main.name}/units.html`);
		same(await session.tab.evaluate(() => Object.keys(sessionStorage)), [], 'kept in the tab');
		await own.close();
	});

	// ---- what is told of each kind of question

	const KINDS = {
		choice: (item) => item.choices.length > 1 && item.choices.every((choice) => choice.id && choice.description.en),
		'true-false': (item) => ['true', 'false'].includes(item.correctResponsesPattern[0]),
		'fill-in': (item) => item.correctResponsesPattern.length > 0,
		numeric: (item) => /\[:\]/.test(item.correctResponsesPattern[0]),
		matching: (item) => !item.source || item.source.concat(item.target).every((each) => each.id && each.description.en),
		sequencing: (item) => item.choices.length > 1 && item.choices.every((choice) => choice.id && choice.description.en),
		likert: (item) => item.scale.length === 5 && item.scale.every((step) => step.id && step.description.en),
		performance: (item) => item.steps.length > 1 && item.steps.every((step) => step.id && step.description.en)
	};

	await test('[check 22] every kind of question is told in words, in the language of the module', async () => {
		const told = {};
		const types = new Set();
		const isNew = (item) => [...item.data.questions.map((question) => question.type), ...item.data.scenarios.map(() => 'scenario')]
			.filter((type) => !types.has(type) && types.add(type)).length > 0;
		for (const item of packages.filter(isNew)) {
			const session = await open({}, { address: item.address, inFrame: false });
			for (const scenario of item.data.scenarios) {
				await goTo(session.au, scenario.section);
				await playScenario(session.au, scenario);
			}
			for (const question of item.data.questions.filter((each) => each.type === 'likert' && each.sent)) {
				await goTo(session.au, question.section);
				await pick(session.au, question.id, choose(question, 'right'));
				await press(session.au, question.id);
			}
			if (item.data.draw > 0) {
				const isTyped = item.data.questions.some((question) => question.type === 'text');
				await takeCheck(session.au, (i) => isTyped || i % 2 ? 'wrong' : 'right');
			}
			await session.tab.goto('about:blank');
			await hasSaid(session.launch, 'terminated');
			for (const { object, result, context: about } of said(session.launch, 'answered')) {
				const definition = object.definition;
				truth(KINDS[definition.interactionType](definition), `${object.id}: ${JSON.stringify(definition)}`);
				truth(definition.name.en.length > 3 && result.response.length > 0, `${object.id}: ${JSON.stringify(result)}`);
				same(about.contextActivities.parent[0].id, session.launch.activityId, 'the AU it belongs to');
				const ids = (definition.choices ?? []).map((choice) => choice.id);
				same(ids, [...ids].sort(), `${object.id}: order of the choices`);
				for (const each of (definition.choices ?? []).filter(() => definition.interactionType === 'choice')) {
					told.options = (told.options ?? 0) + (result.response.split('[,]').includes(each.id) ? 1 : 0);
				}
				told[definition.interactionType] = (told[definition.interactionType] ?? 0) + 1;
			}
			await session.tab.close();
		}
		same(Object.keys(KINDS).filter((kind) => !told[kind]), [], 'kinds that nobody was told of');
		truth(told.options > 0, 'chosen options are not among those that are named');
	});

	await test('[check 24] what was typed is in no record, and no name but the account of the launch', () => {
		const told = JSON.stringify(lms.launches.map((launch) => launch.statements.map(({ actor, ...rest }) => rest))) + [...lms.state.values()].map((each) => each.text).join('');
		truth(/"response":"(\w+\[,\])*other/.test(told), 'nobody typed anything');
		none(['my own words', 'learner & +1'].filter((words) => told.includes(words)), 'told');
	});

	await test('no rule of cmi5 was broken', () => none(lms.findings, 'findings'));

	await test('[check 2] nobody else was called, and nothing went wrong in the console', () => {
		none(watch.requests.filter((url) => !url.startsWith(`${content.base}/`) && !url.startsWith(`${lms.base}/`) && !/^(data|about):/.test(url)), 'requests');
		none(watch.bad.filter((line) => !/status of (400|401|403|404|412)/.test(line)), 'seen');
		none(content.missing, 'files asked for in vain');
	});
	await browser.close();
	content.close();
	lms.close();
});
