// The SCORM 2004 packages of WAYMARK_DIST: the scripts of scorm.mjs, and what 1.2 has not: completion and success apart, progress,
// what a question asks, objectives.
import { answerShown, click, goTo, press, shownQuestion, takeCheck } from '../support/learner.mjs';
import { count, values } from '../support/lms.mjs';
import { same, suite, test, truth } from '../support/report.mjs';
import { playAnswers } from '../support/scorm/answers.mjs';
import { playHosts } from '../support/scorm/hosts.mjs';
import { playAgain, playEnd, playPackage, playQuestions } from '../support/scorm/packages.mjs';
import { checkOf, clean, lessons, openRoom, percent, right, stored, wander, wrong } from '../support/scorm/room.mjs';
import { scorm2004 } from '../support/scorm/standards.mjs';

const idOf = (name) => name.replaceAll('-', '_');
const both = (store) => [store['cmi.completion_status'], store['cmi.success_status']];

// [id, percentage] of each objective that was asked about.
const byObjective = (page, asked, outcomes) => page.objectives.map(({ id }) => [idOf(id), asked.map((question, i) => [question, outcomes(i)])
	.filter(([question]) => question.objective === id)]).filter(([, about]) => about.length > 0)
	.map(([id, about]) => [id, String(percent(about.map(([question]) => question), (i) => about[i][1]))]);

const scores = (objectives) => objectives.filter((each) => each['score.raw'] !== undefined).map((each) => [each.id, each['score.raw']]);

async function answerAll(session, page, outcomes) {
	const asked = [];
	for (let i = 0; i < page.draw; i += 1) {
		asked.push(await answerShown(session.sco, page.questions, outcomes(i)));
		await press(session.sco, asked[i].id);
	}
	return asked;
}

async function playApart({ page, open, leave, presets }) {
	await test('[check 23] completion and success are apart, and success is silent until it is known', async () => {
		const session = await open('strict');
		const early = await session.log();
		same([values(early, 'cmi.completion_status'), values(early, 'cmi.success_status')], [['incomplete'], []], 'at once');
		await takeCheck(session.sco, wrong);
		same(both(await stored(session)), ['incomplete', 'unknown'], 'after a check that went wrong');
		await click(session.sco, '.check__end button');
		await answerAll(session, page, right);
		same(both(await stored(session)), ['completed', 'passed'], 'after one that went right');
		const { log, refused } = await leave(session);
		clean(log, refused);
		same([values(log, 'cmi.completion_status'), values(log, 'cmi.success_status')], [['incomplete', 'completed'], ['passed']], 'all that was said');
		same((await stored(session))['cmi.score.scaled'], '1', 'scaled score');
		await session.close();
	});

	await test('preset completed-and-passed: each of the two for itself', async () => {
		const session = await open('strict', {}, presets['completed-and-passed']);
		await takeCheck(session.sco, right);
		same(both(await stored(session)), ['incomplete', 'passed'], 'passed, not all seen');
		await wander(session.sco, page);
		same(both(await stored(session)), ['completed', 'passed'], 'all seen');
		await session.close();
	});

	await test('progress grows from page to page, never shrinks, and is whole when the module is completed', async () => {
		const session = await open('strict', { data: { 'cmi.progress_measure': '0.3', 'cmi.completion_status': 'incomplete' } });
		// Parts whose share has no end of decimals.
		await session.sco.evaluate(() => ['y', 'z'].forEach((key) => window.waymark.data.sections.push({ id: key, key, kind: 'lesson' })));
		await wander(session.sco, page);
		const seen = values(await session.log(), 'cmi.progress_measure').map(Number);
		truth(seen.length > 1 && seen.every((value, i) => value >= 0.3 && value < 1 && (i === 0 || value > seen[i - 1])), `measures ${seen}`);
		const parts = page.sections.filter(({ kind }) => kind !== 'introduction').length + 2;
		same(seen.at(-1), Number(((parts - 3) / parts).toFixed(4)), 'when all is seen but those two, and the check is open');
		await takeCheck(session.sco, right);
		same((await stored(session))['cmi.progress_measure'], '1', 'at the end');
		const { log, refused } = await leave(session);
		clean(log, refused);
		await session.close();
	});
}

async function playObjectives({ page, open, leave }) {
	await test('what a question asks and its objective stand in the record, in one line of at most 250 characters', async () => {
		const session = await open('strict');
		await goTo(session.sco, checkOf(page));
		const strange = `{lang=xx} A & B\n<c> ]]> "q" \u202e ${'x'.repeat(300)}`;
		await session.sco.evaluate(([id, text]) => { document.querySelector(`#${id} legend h2`).textContent = text; },
			[await shownQuestion(session.sco), strange]);
		const asked = await answerAll(session, page, right);
		const { log, refused } = await leave(session);
		clean(log, refused);
		const { interactions } = await session.committed();
		for (const [i, entry] of interactions.entries()) {
			same(entry['objectives.0.id'], asked[i].objective && idOf(asked[i].objective), `objective of ${entry.id}`);
			truth(entry.description.length > 3 && entry.description.length <= 250, `description "${entry.description}"`);
		}
		same(interactions[0].description, strange.replace('\n', ' ').slice(1, 251), 'description of the first');
		await session.close();
	});

	await test('teachers see what was hard: a score for each objective when the check is finished, the best of all attempts', async () => {
		const session = await open('strict');
		const first = await takeCheck(session.sco, (i) => i % 2 ? 'wrong' : 'right');
		const early = byObjective(page, first, (i) => i % 2 ? 'wrong' : 'right');
		same(scores((await session.committed()).objectives), early, 'scores');
		truth(early.length > 0, 'no objective was asked about');
		await click(session.sco, '.check__end button');
		await press(session.sco, (await answerShown(session.sco, page.questions, 'right')).id);
		same(scores((await session.committed()).objectives), early, 'scores while the second attempt is under way');
		for (let i = 1; i < page.draw; i += 1) {
			await press(session.sco, (await answerShown(session.sco, page.questions, 'right')).id);
		}
		await click(session.sco, '.check__end button');
		await answerAll(session, page, wrong);
		const { log, refused } = await leave(session);
		clean(log, refused);
		const { objectives } = await session.committed();
		same(objectives.map((each) => [each['score.scaled'], each.success_status]), objectives.map(() => ['1', 'passed']), 'the best, and passed');
		same(objectives.map((each) => each.description), page.objectives.filter(({ id }) => early.some(([name]) => name === idOf(id))).map(({ text }) => text), 'descriptions');
		await session.close();
	});

	await test('an objective that nobody was asked about takes no place: the others stand without a gap', async () => {
		const session = await open('strict');
		// Two that come first, in the module and not in the check.
		await session.sco.evaluate(() => waymark.data.objectives.unshift({ id: 'm-x1', text: 'x' }, { id: 'm-x2', text: 'y' }));
		const asked = await takeCheck(session.sco, right);
		const { log, refused } = await leave(session);
		clean(log, refused);
		const { objectives } = await session.committed();
		same(scores(objectives), byObjective(page, asked, right), 'scores');
		same(log.filter(({ call, args }) => call === 'SetValue' && /^cmi\.objectives\.0\.id/.test(args[0])).length, 1, 'the first place');
		await session.close();
	});

	await test('objectives that the LMS has by the manifest, or from before, keep their places', async () => {
		const known = ['primary_m', ...page.objectives.map(({ id }) => idOf(id))].map((id) => ({ id }));
		known[1] = { ...known[1], 'score.raw': '90', 'score.scaled': '0.9' };
		const session = await open('strict', { data: { objectives: known } });
		await takeCheck(session.sco, wrong);
		const { log, refused } = await leave(session);
		clean(log, refused);
		const { objectives } = await session.committed();
		same(objectives.map(({ id }) => id), known.map(({ id }) => id), 'ids');
		same([objectives[0]['score.raw'], objectives[1]['score.raw']], [undefined, '90'], 'scores of the whole, and of the first');
		same(objectives.filter((each) => each.success_status === 'failed'), [], 'failed');
		await session.close();
	});

	await test('an LMS that is away for the last answer has all of it when it is back', async () => {
		const session = await open('shaky', { data: { objectives: [{ id: 'primary_m' }] } });
		const away = (value) => session.page.evaluate((now) => { window.away = now; }, value);
		await goTo(session.sco, checkOf(page));
		const asked = [];
		for (let i = 0; i < page.draw; i += 1) {
			await away(i === page.draw - 1);
			asked.push(await answerShown(session.sco, page.questions, 'right'));
			await press(session.sco, asked[i].id);
		}
		truth((await session.sco.locator('.notice').innerText()).length > 0, 'the learner is not told');
		await away(false);
		await goTo(session.sco, lessons(page)[0].id);
		const { log } = await leave(session);
		same(log.filter(({ call, answer }) => call === 'SetValue' && answer === 'false'), [], 'refused');
		const { interactions, objectives, store } = await session.committed();
		same([interactions.length, scores(objectives), both(store)], [page.draw, byObjective(page, asked, right), ['completed', 'passed']], 'on the LMS');
		await session.close();
	});

	await test('the record tells no more than it did when nothing is new', async () => {
		const session = await open('strict');
		await takeCheck(session.sco, right);
		const before = (await session.log()).length;
		await goTo(session.sco, lessons(page)[0].id);
		await goTo(session.sco, page.sections[0].id);
		await goTo(session.sco, lessons(page)[0].id);
		const calls = (await session.log()).slice(before);
		same(calls.filter(({ call, args }) => call === 'SetValue' && /objectives|interactions|score|status/.test(args[0])), [], 'calls');
		same(count(calls, 'Commit'), 3, 'commits');
		await session.close();
	});
}

await suite(async () => {
	const room = await openRoom(scorm2004);
	for (const item of room.packages.filter(({ data }) => data.language === 'en')) {
		await (item === room.main ? playPackage : playQuestions)(room, item);
	}
	await playApart(room);
	await playObjectives(room);
	await playAnswers(room);
	await playHosts(room);
	await playAgain(room);
	await playEnd(room);
});
