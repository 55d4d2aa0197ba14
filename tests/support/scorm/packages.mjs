// Every package, from opening to the end; scorm-again as the LMS; and packages of several SCOs.
import { basename } from 'node:path';
import { filesBelow } from '../folders.mjs';
import { answerShown, data, goTo, press, takeCheck } from '../learner.mjs';
import { count, faults, values } from '../lms.mjs';
import { none, same, test, truth } from '../report.mjs';
import { checkOf, clean, right, stored, wander, wrong } from './room.mjs';

// What differs from module to module: the questions.
export async function playQuestions({ S, open, leave }, item) {
	await test(`[check 21] [check 22] [check 24] ${item.name}: everything right is passed with 100`, async () => {
		const session = await open('strict', {}, item.address);
		const asked = await takeCheck(session.sco, right);
		const { log, refused } = await leave(session);
		clean(log, refused);
		const { store, interactions } = await session.committed();
		same([S.status(store), store[S.raw], store[S.min], store[S.max], store[S.exit]], ['passed', '100', '0', '100', S.exitWhenDone], 'values');
		same(interactions.map((entry) => entry.id), asked.map((question) => question.record), 'ids of the interactions');
		for (const [i, entry] of interactions.entries()) {
			same([entry.type, entry[S.response], entry['correct_responses.0.pattern'], entry.result, entry.weighting],
				[...S.record(asked[i]), 'correct', String(asked[i].points)], entry.id);
			truth(S.stamp[1].test(entry[S.stamp[0]]), `time ${entry[S.stamp[0]]}`);
			truth(/^[A-Za-z0-9_]+$/.test(entry.id), `id ${entry.id}`);
		}
		none(values(log, S.sessionTime[0]).filter((time) => !S.sessionTime[1].test(time)), 'session times');
		await session.close();
	});
}

export async function playPackage(room, item) {
	const { S, open, leave } = room;
	await test(`[check 23] ${item.name}: open and close is incomplete without a score`, async () => {
		const session = await open('strict', {}, item.address);
		const early = await session.log();
		same(S.statuses(early), ['incomplete'], 'status at once');
		same(values(early, S.exit), ['suspend'], 'exit at once');
		same(count(early, 'Commit'), 1, 'commits at once');
		const { log, refused } = await leave(session);
		clean(log, refused);
		const store = await stored(session);
		same(S.status(store), 'incomplete', 'status');
		same(store[S.raw], undefined, 'score');
		same(count(log, 'Finish'), 1, 'Finish');
		await session.close();
	});

	await playQuestions(room, item);

	await test(`[check 23] ${item.name}: everything wrong is never failed, and no score is better than 0`, async () => {
		const session = await open('strict', {}, item.address);
		await takeCheck(session.sco, wrong);
		const { log, refused } = await leave(session);
		clean(log, refused);
		const { store, interactions } = await session.committed();
		same([S.status(store), store[S.raw], store[S.exit]], ['incomplete', '0', 'suspend'], 'values');
		none(interactions.filter((entry) => entry.result !== S.wrong), 'results');
		await session.close();
	});
}

export async function playAgain({ S, open, leave, page }) {
	await test('[check 21] [check 22] scorm-again: pass, leave, open again', async () => {
		const first = await open('again');
		await takeCheck(first.sco, right);
		const one = await leave(first);
		none(faults(one.log), 'faults');
		const next = await first.next();
		same(S.again.values(next).slice(0, 4), ['passed', '100', '0', '100'], 'values');
		await first.close();
		const second = await open('again', { data: S.again.launchData(next) });
		await wander(second.sco, page);
		const two = await leave(second);
		none(faults(two.log), 'faults');
		same(S.again.values(await second.next())[0], 'passed', 'status');
		await second.close();
	});

	await test('[check 21] scorm-again: half-way and back', async () => {
		const first = await open('again');
		await goTo(first.sco, checkOf(page));
		await press(first.sco, (await answerShown(first.sco, page.questions, 'right')).id);
		none(faults((await leave(first)).log), 'faults');
		const next = await first.next();
		same(S.again.values(next)[4], 'resume', 'entry');
		await first.close();
		const second = await open('again', { data: S.again.launchData(next) });
		const rest = await takeCheck(second.sco, right, 1);
		same(rest.length, page.draw - 1, 'asked');
		none(faults((await leave(second)).log), 'faults');
		await second.close();
	});
}

export async function playWhole({ S, open, leave }, { name, folder }) {
	for (const file of filesBelow(folder, '.html').map((each) => basename(each))) {
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
			same(S.status(await stored(session)), own.draw > 0 ? 'passed' : 'completed', 'status');
			await session.close();
		});
	}
}

export async function playEnd({ watch, server, close }) {
	await test('[check 2] nothing went out, nothing went wrong in the console', () => {
		none(watch.bad, 'seen');
		none(server.missing, 'files asked for in vain');
	});
	await close();
}
