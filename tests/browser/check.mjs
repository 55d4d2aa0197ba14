// The module's check as a learner takes it: several pools, resumed, taken again, as often as it may be; the result; the longest state.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow } from '../support/folders.mjs';
import { answerShown, choose, click, complete, entryOf, goTo, pick, press, shownQuestion, stateInTab, takeCheck } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const DATA = /(id="waymark-data"[^>]*>)([^<]*)</;
const pages = filesBelow(join(distFolder(), 'site'), '.html');
const modules = pages.map((path) => ({ path, text: readFileSync(path, 'utf8') })).filter((item) => item.text.includes('"draws":['))
	.map((item) => ({ ...item, data: complete(JSON.parse(DATA.exec(item.text)[2])) }));
const main = modules.find((item) => item.data.draws.length > 2 && item.data.attempts > 0);
const free = modules.find((item) => item.data.draw > 0 && item.data.attempts === 0);
const spanish = modules.find((item) => item.data.module === main.data.module && item.data.language === 'es');

const OPTION_TYPES = ['choice', 'multiple', 'true_false'];

const address = (path) => pathToFileURL(path).href;
const right = () => 'right';
const wrong = () => 'wrong';
const checkOf = (data) => (data.sections.find((section) => section.kind === 'check') ?? data.sections[0]).id;
const scored = (data) => data.questions.filter((question) => !question.practice);
const idsOf = (list) => list.map((question) => question.id);
const say = (data, key, values = {}) => data.words[key].replace(/\{(\w+)\}/g, (all, name) => values[name]);
const end = (page, selector = '') => page.locator(`.check__end ${selector}`);
const endText = (page) => page.locator('.check__end').innerText();

// The same module with other data, as a new version of it would have.
function variant(name, change) {
	const data = structuredClone(main.data);
	change(data);
	const file = join(dirname(main.path), `${name}.html`);
	process.on('exit', () => rmSync(file, { force: true }));
	writeFileSync(file, main.text.replace(DATA, (all, start) => `${start}${JSON.stringify(data).replace(/</g, '\\u003c')}<`));
	return { path: file, data };
}

// Options of every question of the check, as they stand there.
const order = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('[data-view="check"] form')].map((form) =>
	[form.id, [...form.querySelectorAll('.option input')].map((input) => input.value).join('')])));

const storedState = async (page) => {
	await page.evaluate(() => { window.dispatchEvent(new PageTransitionEvent('pagehide')); });
	return stateInTab(page);
};

async function answerAll(page, data, outcomes) {
	const asked = [];
	for (let i = 0; i < data.draw; i += 1) {
		asked.push(await answerShown(page, data.questions, outcomes(i)));
		await press(page, asked[i].id);
	}
	return asked;
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });
	const open = async (item) => {
		const page = await context.newPage();
		await page.goto(`${address(item.path)}#${checkOf(item.data)}`);
		return page;
	};
	const { data } = main;
	const poolOf = (pool) => scored(data).filter((question) => question.pool === pool);

	await test('pools: pool after pool, of each as many as its link says, others from time to time', async () => {
		const seen = new Set();
		for (let i = 0; i < 6; i += 1) {
			const page = await open(main);
			const asked = await takeCheck(page, right);
			same(asked.map((question) => question.pool), data.draws.flatMap((count, pool) => Array(count).fill(pool)), 'pools');
			same(new Set(idsOf(asked)).size, data.draw, 'different questions');
			idsOf(asked).forEach((id) => seen.add(id));
			truth((await endText(page)).includes('100%'), 'no result');
			await page.close();
		}
		truth(seen.size > data.draw, 'the same questions each time');
	});

	await test('resume: the same questions in the same order, the same order of options', async () => {
		const page = await open(main);
		const asked = [];
		await goTo(page, checkOf(data));
		for (let i = 0; i < data.draw; i += 1) {
			const before = { shown: await shownQuestion(page), order: await order(page) };
			await page.reload();
			same({ shown: await shownQuestion(page), order: await order(page) }, before, `before question ${i + 1}`);
			asked.push(await answerShown(page, data.questions, i % 2 ? 'right' : 'wrong'));
			await page.reload();
			truth(i + 1 === data.draw || await shownQuestion(page) !== asked[i].id, 'asked again');
			if (i + 1 < data.draw) {
				same(await page.locator('.check__progress').innerText(), say(data, 'question-of', { number: i + 2, count: data.draw }), 'progress');
			}
			if (await shownQuestion(page) === asked[i].id) {
				await press(page, asked[i].id);
			}
		}
		same(new Set(idsOf(asked)).size, data.draw, 'different questions');
		same(asked.map((question) => question.pool), data.draws.flatMap((count, pool) => Array(count).fill(pool)), 'pools');
		const result = await endText(page);
		await page.reload();
		same(await endText(page), result, 'result after another reload');
		await page.close();
	});

	await test('retake: others first, in each pool as far as it allows', async () => {
		for (let i = 0; i < 4; i += 1) {
			const page = await open(main);
			const first = idsOf(await takeCheck(page, wrong));
			await click(page, '.check__end button');
			truth((await page.locator('.check__progress').innerText()).includes(say(data, 'attempt-of', { number: 2, count: 2 })), 'number of the attempt');
			const second = idsOf(await answerAll(page, data, right));
			data.draws.forEach((count, pool) => {
				const ids = idsOf(poolOf(pool));
				const again = second.filter((id) => ids.includes(id) && first.includes(id));
				same(again.length, Math.max(0, 2 * count - ids.length), `asked again of pool ${pool}`);
			});
			await page.close();
		}
	});

	await test('attempts: told in the result, none is left after the last, not by reloading either', async () => {
		const page = await open(main);
		truth((await page.locator('.check__progress').innerText()).includes(say(data, 'attempt-of', { number: 1, count: 2 })), 'not told at the start');
		await takeCheck(page, wrong);
		same(await end(page, '.check__attempt').innerText(), say(data, 'attempt-of', { number: 1, count: 2 }), 'first');
		truth((await endText(page)).includes(say(data, 'result-not-enough', { pass: data.pass })), 'what is needed');
		truth(!(await endText(page)).includes(say(data, 'result-not-yet', { pass: data.pass })), '"as often as you like"');
		same(await end(page, 'button').count(), 1, 'buttons after the first');
		await click(page, '.check__end button');
		await answerShown(page, data.questions, 'right');
		await page.reload();
		truth((await page.locator('.check__progress').innerText()).startsWith(say(data, 'question-of', { number: 2, count: data.draw })), 'goes on');
		for (let i = 1; i < data.draw; i += 1) {
			await press(page, (await answerShown(page, data.questions, 'right')).id);
		}
		for (let i = 0; i < 2; i += 1) {
			same(await end(page, '.check__attempt').innerText(), say(data, 'attempt-of', { number: 2, count: 2 }), 'second');
			same([await end(page, 'button').count(), await end(page, 'a.button').count()], [0, 2], 'buttons after the second: on, and to the certificate');
			truth((await endText(page)).includes('100%'), 'no result');
			await page.reload();
		}
		await page.close();
	});

	await test('attempts: without a limit nothing is said', async () => {
		const page = await open(free);
		const asked = await takeCheck(page, wrong);
		same([asked.length, await end(page, '.check__attempt').count(), await end(page, 'button').count()], [free.data.draw, 0, 1], 'result');
		truth((await endText(page)).includes(say(free.data, 'result-not-yet', { pass: free.data.pass })), 'as often as you like');
		await click(page, '.check__end button');
		same(await page.locator('.check__progress').innerText(), say(free.data, 'question-of', { number: 1, count: free.data.draw }), 'progress');
		await page.close();
	});

	await test('best result: kept over a worse try, and told', async () => {
		const page = await open(main);
		await takeCheck(page, right);
		await click(page, '.check__end button');
		await answerAll(page, data, wrong);
		const text = await endText(page);
		truth(text.includes(say(data, 'result-best', { percent: 100 })) && text.includes(say(data, 'result-passed-before')), text);
		await page.reload();
		same(await endText(page), text, 'after reload');
		await page.close();
	});

	await test('result: points weigh, part counts in part and has its name, each objective leads back to its lessons', async () => {
		for (const item of [main, spanish]) {
			const page = await open(item);
			const outcome = (question, i) => question.right.length > 1 ? 'partly' : i % 2 ? 'right' : 'wrong';
			const asked = [];
			for (let i = 0; i < item.data.draw; i += 1) {
				const id = await shownQuestion(page);
				const question = item.data.questions.find((each) => each.id === id);
				await answerShown(page, item.data.questions, outcome(question, i));
				await press(page, id);
				asked.push({ ...question, outcome: outcome(question, i) });
			}
			const sum = (list, of) => list.reduce((total, question) => total + of(question), 0);
			const points = (question) => question.points * ({ right: 1, wrong: 0, partly: 1 / question.right.length })[question.outcome];
			const percent = Math.floor(sum(asked, points) / sum(asked, (question) => question.points) * 100 + 1e-9);
			const counted = (list) => {
				const partly = list.filter((question) => question.outcome === 'partly').length;
				const text = say(item.data, 'result-of', { right: list.filter((question) => question.outcome === 'right').length, count: list.length });
				return partly ? `${text} · ${say(item.data, 'result-partly', { count: partly })}` : text;
			};
			same(await end(page, '.check__score').innerText(), say(item.data, 'result-score', { percent, counted: counted(asked) }), 'score');
			const told = await end(page, '.check__objectives > li').evaluateAll((all) => all.map((line) =>
				[line.querySelector('.check__objective').textContent, line.querySelector('strong').textContent, [...line.querySelectorAll('a')].map((link) => link.hash)]));
			const wanted = item.data.objectives.map((objective) => [objective, asked.filter((question) => question.objective === objective.id)])
				.filter(([, about]) => about.length).map(([objective, about]) => [objective.text, counted(about),
					about.every((question) => question.outcome === 'right') ? [] : ['#m09-p1']]);
			same(told, wanted, 'objectives');
			await click(page, '.check__objectives a');
			await page.waitForFunction(() => !document.getElementById('m09-p1').hidden);
			await page.close();
		}
	});

	await test('a new version: answers of questions that stayed are kept, what is missing is asked, a smaller draw ends the check', async () => {
		const page = await open(main);
		const begun = [];
		for (let i = 0; i < data.draw - 1; i += 1) {
			begun.push(await answerShown(page, data.questions, 'right'));
			await press(page, begun[i].id);
		}
		const state = await storedState(page);
		const move = async (item) => {
			const other = await context.newPage();
			await other.addInitScript(([key, text]) => { if (!window.name) { window.name = 'filled'; sessionStorage.setItem(key, text); } },
				entryOf(data, state));
			await other.goto(`${address(item.path)}#${checkOf(data)}`);
			return other;
		};
		const changed = variant('changed', (copy) => { copy.hash = '12345678'; copy.questions.find((question) => question.id === begun[1].id).key = 'chg'; });
		const second = await move(changed);
		same(await second.locator('.check__progress').innerText(), say(data, 'question-of', { number: data.draw - 1, count: data.draw }), 'two are missing');
		same(await second.locator('[data-view="check"] form:has(.option--locked)').count(), data.draw - 2, 'kept');
		await press(second, (await answerShown(second, changed.data.questions, 'right')).id);
		await press(second, (await answerShown(second, changed.data.questions, 'right')).id);
		truth((await endText(second)).includes('100%'), 'no result');
		await second.close();
		const smaller = variant('smaller', (copy) => { copy.draws = copy.draws.map(() => 1); copy.draws.pop(); copy.draws.push(1); copy.draw = copy.draws.length; });
		const third = await move(smaller);
		truth((await endText(third)).includes('100%'), 'no result of the smaller check');
		const kept = (await storedState(third)).match(/;r/g).length;
		same(kept, smaller.data.draw, 'answers in the state');
		await third.close();
		await page.close();
	});

	await test('state: the longest one that can be is as long as the build said, and none that is played is longer', async () => {
		for (const item of modules.filter(({ data: own }) => scored(own).every((question) => OPTION_TYPES.includes(question.type)))) {
			const page = await open(item);
			const longest = await page.evaluate(([own, answers]) => {
				const state = { last: own.sections[0].key, seen: own.sections.map((section) => section.key), attempt: own.attempts || 46655,
					seed: 4294967295, best: 12.34, answers,
					paths: own.scenarios.map((scenario) => ({ key: scenario.key, ends: 99, path: 'a'.repeat(64) })) };
				if (!own.draw) {
					Object.assign(state, { attempt: 1, seed: null, best: null, last: own.sections.length > 1 ? state.last : null });
				}
				return window.waymark.encodeState(state, own.hash);
			}, [item.data, longestAnswers(item.data)]);
			same(longest.length, item.data.stateLimit, `${item.data.module} ${longest}`);
			await page.close();
		}
		const lengths = [];
		const page = await open(main);
		for (const section of data.sections) {
			await goTo(page, section.id);
		}
		for (let attempt = 0; attempt < 2; attempt += 1) {
			for (let i = 0; i < data.draw; i += 1) {
				const id = await shownQuestion(page);
				const question = data.questions.find((each) => each.id === id);
				await pick(page, id, question.type === 'multiple' ? question.options : choose(question, 'wrong'));
				await press(page, id);
				lengths.push((await stateInTab(page)).length);
				await press(page, id);
			}
			if (attempt === 0) {
				await click(page, '.check__end button');
			}
		}
		truth(Math.max(...lengths) <= data.stateLimit, `${Math.max(...lengths)} of ${data.stateLimit}`);
		await page.close();
	});

	// Of each pool as many as it draws.
	function longestAnswers(own) {
		const text = (question) => question.type === 'multiple' ? question.options.join('') : 'a';
		return own.draws.flatMap((count, pool) => scored(own).filter((question) => question.pool === pool)
			.map((question) => ({ key: question.key, text: text(question) }))
			.sort((one, other) => other.text.length - one.text.length).slice(0, count));
	}

	await test('nothing went wrong in the console', () => none(watch.bad, 'seen'));
	await browser.close();
});
