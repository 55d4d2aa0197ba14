// What a learner does in a module, and what the LMS has of it: answers, scores, what was reached, what comes back. `shared` are those that
// depend on nothing in which the standards differ: they are played for one of them.
import { openContext } from '../browser.mjs';
import { answerShown, choose, click, goTo, pick, press, shownQuestion, takeCheck, visibleView } from '../learner.mjs';
import { count, faults, values } from '../lms.mjs';
import { none, same, test, truth } from '../report.mjs';
import { checkOf, clean, lessons, percent, right, stored, text, wander, wrong } from './room.mjs';

export async function playAnswers(room) {
	const { S, page, open, openIn, leave, afterPass, presets, shared, browser } = room;

	await test('every answer is on the LMS at once, in its own commit', async () => {
		const session = await open('strict');
		await goTo(session.sco, checkOf(page));
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
		const first = log.findIndex((entry) => entry.call === 'SetValue' && entry.args[0] === S.raw);
		const answers = log.slice(0, first).filter((entry) => entry.args[0].endsWith(S.response));
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
			same(store[S.raw], String(percent(asked, () => 'partly')), 'score');
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

	await test('[check 21] left half-way: the next launch goes on with the same questions', async () => {
		const first = await open('strict');
		const check = checkOf(page);
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
		same([launchData[S.entry], launchData[S.location]], ['resume', check], 'launch data');
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
		same(S.statuses(log).includes('incomplete'), false, 'incomplete again');
		const { store, interactions } = await second.committed();
		same(interactions.length, page.draw, 'interactions');
		same(store[S.raw], String(percent([...begun, ...rest], (i) => i === 1 ? 'wrong' : 'right')), 'score');
		await second.close();
	});

	await test('frame gone without a last event: the answer is on the LMS', async () => {
		const { context: deaf } = await openContext(browser);
		await deaf.addInitScript(() => {
			for (const name of ['pagehide', 'visibilitychange', 'beforeunload', 'unload']) {
				window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
			}
		});
		const session = await openIn(deaf, 'strict');
		await goTo(session.sco, checkOf(page));
		const question = await answerShown(session.sco, page.questions, 'right');
		const { log } = await leave(session);
		same(count(log, 'Finish'), 0, 'Finish (the events were not held back)');
		same(faults(log), [], 'faults');
		const { store, interactions } = await session.committed();
		same(interactions.map((entry) => entry.id), [question.record], 'interactions');
		truth(store['cmi.suspend_data'].includes(`r${question.key}-`), 'the answer is not in the state');
		const next = await session.next();
		await session.close();
		const again = await openIn(deaf, 'strict', { data: next });
		await goTo(again.sco, checkOf(page));
		truth(await shownQuestion(again.sco) !== question.id, 'asks the answered question again');
		await deaf.close();
	});

	await test('passed, opened again, wandered about, failed a second check: still passed with the best score', async () => {
		const second = await open('strict', { data: await afterPass() });
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
		same([S.status(store), store[S.raw]], ['passed', '100'], 'values');
		none(S.statuses(log).filter((status) => status !== 'passed'), 'other status');
		const tries = (await second.committed()).interactions.map((entry) => entry.id).filter((id) => /_try2$/.test(id));
		same(tries.length, page.draw, 'interactions of the second try');
		await second.close();
	});

	await test('passed, state lost by the LMS: still passed, never a lower score', async () => {
		const lost = S.launchData('passed', { [S.raw]: '90', [S.entry]: '', 'cmi.suspend_data': '' });
		const session = await open('strict', { data: lost });
		await takeCheck(session.sco, wrong);
		const { log, refused } = await leave(session);
		clean(log, refused);
		const store = await stored(session);
		same([S.status(store), store[S.raw]], ['passed', '90'], 'values');
		await session.close();
	});

	await test('what the LMS calls completed or failed does not become incomplete', async () => {
		for (const status of ['completed', 'failed']) {
			const session = await open('strict', { data: S.launchData(status, { [S.entry]: '' }) });
			await takeCheck(session.sco, wrong);
			await wander(session.sco, page);
			const { log, refused } = await leave(session);
			clean(log, refused);
			same([S.statuses(log), S.status(await stored(session))], [[], status], 'status');
			await session.close();
		}
	});

	await shared('retake: other questions as far as the pool allows', async () => {
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
		same([S.status(store), store[S.raw]], ['passed', '100'], 'values');
		same(new Set(interactions.map((entry) => entry.id)).size, 2 * page.draw, 'different ids of interactions');
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

	await test('preset passed-failed: failed, then passed by a better try', async () => {
		const session = await open('strict', {}, presets['passed-failed']);
		await takeCheck(session.sco, wrong);
		same(S.status(await stored(session)), 'failed', 'status');
		await click(session.sco, '.check__end button');
		for (let i = 0; i < page.draw; i += 1) {
			await press(session.sco, (await answerShown(session.sco, page.questions, 'right')).id);
		}
		const { log, refused } = await leave(session);
		clean(log, refused);
		same(S.statuses(log), ['incomplete', 'failed', 'passed'], 'status');
		await session.close();
	});

	await test('preset completed: when all lessons were seen, without a score', async () => {
		const session = await open('strict', {}, presets.completed);
		await takeCheck(session.sco, wrong);
		same(S.status(await stored(session)), 'incomplete', 'status');
		await wander(session.sco, page);
		const { log, refused } = await leave(session);
		clean(log, refused);
		const store = await stored(session);
		same([S.status(store), store[S.raw], store[S.exit]], ['completed', undefined, S.exitWhenDone], 'values');
		await session.close();
	});

	await test('preset completed-and-passed: both are needed', async () => {
		const session = await open('strict', {}, presets['completed-and-passed']);
		await takeCheck(session.sco, right);
		same(S.status(await stored(session)), S.halfDone, 'status');
		await wander(session.sco, page);
		same(S.status(await stored(session)), 'passed', 'status');
		await session.close();
	});
}
