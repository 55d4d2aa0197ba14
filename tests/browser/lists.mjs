// Matching, ordering and likert as learners meet them: with the keyboard alone, by touch, without script, on paper, in an LMS.
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lists } from '../support/answers-lists.mjs';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { data, goTo, pick, press, shownQuestion, takeCheck } from '../support/learner.mjs';
import { faults, launch, serveLms } from '../support/lms.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const { matching, ordering, likert } = lists;
const file = filesBelow(join(distFolder(), 'site/en'), 'm04.html')[0];
const address = pathToFileURL(file).href;
const LESSON = 'm04-p1';
const CHECK = 'm04-check';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const button = (page, id) => page.locator(`#${id} .question__buttons button`);
// As it is heard: blanks between blocks, and not how often.
const told = (page, id) => page.locator(`#${id} .question__result`).evaluate((result) => result.innerText.replace(/\s+/g, ' ').trim());
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || document.activeElement.id || document.activeElement.outerHTML);
const questionOf = async (page, id) => (await data(page)).questions.find((question) => question.id === id);

// Tab until the focused element matches, as without a mouse.
async function tabTo(page, selector) {
	for (let i = 0; i < 80; i += 1) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
			return;
		}
	}
	throw new Error(`Tab never reaches ${selector}`);
}

// The arrow keys, until the focused control offers this answer.
async function choose(page, letter) {
	await page.keyboard.press('Home');
	for (let i = 0; i < 10 && await page.evaluate(() => document.activeElement.value) !== letter; i += 1) {
		await page.keyboard.press('ArrowDown');
	}
	same(await page.evaluate(() => document.activeElement.value), letter, 'chosen with the arrow keys');
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });

	// Opens the module at a view in a fresh tab, with an empty memory.
	async function at(view, use, where = context) {
		const page = await where.newPage();
		await page.goto(`${address}#${view}`);
		await page.waitForSelector(`#${view}:not([hidden])`);
		try {
			await use(page);
		} finally {
			await page.close();
		}
	}

	// ---- matching

	await test('[check 6] matching, keyboard: refused, partly, locked, again, right', () => at(LESSON, async (page) => {
		const id = 'm04-p-match';
		const { words } = await data(page);
		await tabTo(page, `#${id} .question__buttons button`);
		await page.keyboard.press('Enter');
		same(await page.locator(`#${id} .question__error`).textContent(), words['choose-each'], 'refusal');
		same(await focused(page), await page.locator(`#${id} select`).first().evaluate((select) => select.innerText), 'focus');
		same(await page.evaluate(() => document.activeElement.id), `${id}-row-1`, 'focus on the first control');
		await choose(page, 'a');
		await tabTo(page, `#${id} .question__buttons button`);
		await page.keyboard.press('Enter');
		same(await page.evaluate(() => document.activeElement.id), `${id}-row-2`, 'focus on the first control without an answer');
		await choose(page, 'c');
		await tabTo(page, `#${id}-row-3`);
		await choose(page, 'b');
		await tabTo(page, `#${id} .question__buttons button`);
		await page.keyboard.press('Enter');
		same(await told(page, id), 'Partly. The act & more Best answer Somebody does something. Another act Not the best fit · Best answer: what was done ' +
			'(recruiting, hiding, moving or receiving somebody, in many words that need room) No border is needed. Means Best answer Act, means, purpose.', 'told');
		same(await page.locator(`#${id} .question__result`).getAttribute('role'), 'status', 'role');
		same(await page.locator(`#${id} .question__error`).isVisible(), false, 'the refusal stays');
		same(await page.evaluate(() => document.activeElement.closest('.question__buttons') !== null), true, 'focus stays on the button');
		same(await page.locator(`#${id} .option--best, #${id} .option--other`).evaluateAll((rows) => rows.map((row) => row.className)),
			['row option--best', 'row option--other', 'row option--best'], 'marks');
		await page.locator(`#${id}-row-2`).focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('End');
		same(await matching.read(page, id), ['a', 'c', 'b'], 'locked');
		await tabTo(page, `#${id} .question__buttons button`);
		await page.keyboard.press('Enter');
		same([await told(page, id), await matching.read(page, id), await page.evaluate(() => document.activeElement.id)], ['', ['', '', ''], `${id}-row-1`], 'again');
		for (const letter of ['a', 'a', 'b']) {
			await choose(page, letter);
			await page.keyboard.press('Tab');
		}
		await tabTo(page, `#${id} .question__buttons button`);
		await page.keyboard.press('Enter');
		truth((await told(page, id)).startsWith(`${words.right} The act & more Best answer`), await told(page, id));
	}));

	await test('matching: each control has its premise for a name and all answers in one order that is not the author\'s', () => at(LESSON, async (page) => {
		const names = await page.locator('#m04-p-match select').evaluateAll((all) => all.map((select) => select.labels[0].innerText));
		same(names, ['The act & more', 'Another act', 'Means'], 'names');
		// The check's own order is drawn anew for every attempt, so it may be the author's.
		const orders = await page.locator(`#${LESSON} select`).evaluateAll((all) => all.map((select) => [...select.options].map((option) => option.value).join('')));
		same(new Set(orders.slice(0, 3)).size, 1, 'orders');
		const sorted = (order) => [...order].sort().join('');
		none(orders.filter((order) => order === sorted(order)), 'in the author\'s order');
		same(await page.locator('#m04-p-match option').first().textContent(), 'Choose…', 'first choice');
	}));

	// ---- ordering

	await test('[check 6] [check 9] ordering, keyboard: moves are told, focus stays, ends are ends; wrong, partly, right', () => at(LESSON, async (page) => {
		const id = 'm04-p-order';
		const { words } = await data(page);
		const status = page.locator(`#${id} .order__status`);
		const texts = { a: 'Find a private & safe moment', b: 'Ask', c: 'Listen without pressing' };
		const up = (letter) => `#${id} .order__item[data-option="${letter}"] [data-move="-1"]`;
		const down = (letter) => `#${id} .order__item[data-option="${letter}"] [data-move="1"]`;
		const isFocused = (selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
		same([await status.getAttribute('role'), await status.textContent()], ['status', ''], 'status is there, empty');
		const shown = await ordering.read(page, id);
		truth(shown.join('') !== 'abcd' && [...shown].sort().join('') === 'abcd', `order in the page ${shown}`);

		await pick(page, id, ['d', 'b', 'c', 'a']);
		await tabTo(page, up('c'));
		same(await focused(page), `Move up: ${texts.c}`, 'name');
		await page.keyboard.press('Enter');
		same([await status.textContent(), await isFocused(up('c'))], [`“${texts.c}” moved to 2 of 4`, true], 'after a move up');
		await page.keyboard.press('Space');
		same([await status.textContent(), await isFocused(down('c'))], [`“${texts.c}” moved to 1 of 4`, true], 'at the top: the partner');
		same(await page.locator(up('c')).getAttribute('aria-disabled'), 'true', 'end');
		await page.keyboard.press('Shift+Tab');
		same(await isFocused(up('c')), true, 'the end is still a stop');
		await page.keyboard.press('Enter');
		same(await ordering.read(page, id), ['c', 'd', 'b', 'a'], 'the end does nothing');
		await page.keyboard.press('Tab');
		for (let i = 0; i < 3; i += 1) {
			await page.keyboard.press('Enter');
		}
		same([await status.textContent(), await isFocused(up('c'))], [`“${texts.c}” moved to 4 of 4`, true], 'at the bottom: the partner');

		same(await ordering.read(page, id), ['d', 'b', 'a', 'c'], 'order');
		await tabTo(page, `#${id} .question__buttons button`);
		await page.keyboard.press('Enter');
		same(await told(page, id), `${words.partly} 1. Share options and your limits, in a line that is so long that it needs more than one line on a small screen ` +
			`Its place is 4 2. ${texts.b} Best answer 3. ${texts.a} Its place is 1 Privacy first. 4. ${texts.c} Its place is 3 "No hurry." One step prepares the next.`, 'told');
		same(await status.textContent(), '', 'the last move is not told again');
		await page.locator(up('a')).focus();
		await page.keyboard.press('Enter');
		same(await ordering.read(page, id), ['d', 'b', 'a', 'c'], 'locked');

		await tabTo(page, `#${id} .question__buttons button`);
		await page.keyboard.press('Enter');
		same([await told(page, id), await ordering.read(page, id), await isFocused(down('d'))], ['', ['d', 'b', 'a', 'c'], true], 'again, from the order that was reached');
		same(await page.locator(`#${id} .option__mark`).evaluateAll((all) => all.map((mark) => mark.textContent).join('')), '', 'marks go');
		await pick(page, id, ['b', 'c', 'd', 'a']);
		await press(page, id);
		truth((await told(page, id)).startsWith(words.wrong), 'nothing at its place is not wrong');
		await press(page, id);
		await pick(page, id, ['a', 'b', 'c', 'd']);
		await press(page, id);
		truth((await told(page, id)).startsWith(`${words.right} 1. ${texts.a} Best answer Privacy first.`), await told(page, id));
	}));

	// ---- likert

	await test('[check 6] likert, keyboard: refused, thanked, changed; who does not say has answered', () => at(LESSON, async (page) => {
		const id = 'm04-p-sent';
		const { words } = await data(page);
		const done = button(page, id);
		same(await done.textContent(), 'Done', 'button');
		await tabTo(page, `#${id} .question__buttons button`);
		await page.keyboard.press('Enter');
		same(await page.locator(`#${id} .question__error`).textContent(), words['choose-first'], 'refusal');
		same(await page.evaluate(() => [document.activeElement.name, document.activeElement.value]), ['1', '1'], 'focus');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		same(await likert.read(page, id), ['3', ''], 'with the arrow keys');
		await tabTo(page, `#${id} .question__buttons button`);
		await page.keyboard.press('Enter');
		same([await told(page, id), await done.textContent()], [`${words.noted} Thinking about it helps.`, words.change], 'told');
		await page.locator(`#${id} input[name="2"]`).first().focus();
		await page.keyboard.press('Space');
		same(await likert.read(page, id), ['3', ''], 'locked');
		await press(page, id);
		same([await told(page, id), await likert.read(page, id), await done.textContent()], ['', ['3', ''], 'Done'], 'change starts from what was chosen');
		await pick(page, id, ['0', '0']);
		await press(page, id);
		truth((await told(page, id)).startsWith(words.noted), 'who prefers not to say is not thanked');
	}));

	await test('likert: every point in words, every statement a group that says where the choice goes', () => at(LESSON, async (page) => {
		const groups = (id) => page.locator(`#${id} .likert`).evaluateAll((all) => all.map((group) => [
			group.querySelector('legend').innerText,
			[...group.querySelectorAll('label')].map((label) => label.innerText.trim()).join('|'),
			document.getElementById(group.getAttribute('aria-describedby')).innerText
		]));
		const sent = 'Your choice here is reported to the learning platform, if one opened this course.';
		const sure = 'Not at all confident|Slightly confident|Somewhat confident|Confident|Very confident|Prefer not to say';
		same(await groups('m04-p-sent'), [['I can match', sure, sent], ['I can put things in order', sure, sent]], 'sent');
		same(await groups('m04-p-stays'), [['Lists are useful',
			'Strongly disagree|Disagree|Neither agree nor disagree|Agree|Strongly agree|Prefer not to say', 'Stays on this screen only.']], 'stays');
	}));

	await test('likert: kept nowhere', () => at(LESSON, async (page) => {
		for (const id of ['m04-p-sent', 'm04-p-stays', 'm04-p-often']) {
			await pick(page, id, ['4', '4'].slice(0, (await questionOf(page, id)).statements));
			await press(page, id);
		}
		const keys = (await data(page)).questions.map((question) => question.key);
		await goTo(page, CHECK);
		const stored = await page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie]));
		none(keys.filter((key) => stored.includes(`r${key}-`)), `in ${stored}`);
		await page.reload();
		await goTo(page, LESSON);
		same([await page.locator('.likert input:checked').count(), await told(page, 'm04-p-sent')], [0, ''], 'after a reload');
	}));

	// ---- touch, and small screens

	await test('[check 9] touch: matching, ordering, likert on a phone', async () => {
		const { context: phone } = await openContext(browser, { offline: true, ...PHONE });
		await at(LESSON, async (page) => {
			const { words } = await data(page);
			await button(page, 'm04-p-match').tap();
			same(await page.locator('#m04-p-match .question__error').textContent(), words['choose-each'], 'refusal');
			for (const [i, letter] of ['b', 'b', 'c'].entries()) {
				await page.locator('#m04-p-match select').nth(i).tap();
				await page.locator('#m04-p-match select').nth(i).selectOption(letter);
			}
			await button(page, 'm04-p-match').tap();
			truth((await told(page, 'm04-p-match')).startsWith(words.wrong), 'matching');

			await pick(page, 'm04-p-order', ['b', 'a', 'c', 'd']);
			await page.locator('#m04-p-order .order__item').nth(1).locator('[data-move="-1"]').tap();
			same(await page.locator('#m04-p-order .order__status').textContent(), '“Find a private & safe moment” moved to 1 of 4', 'move');
			await button(page, 'm04-p-order').tap();
			truth((await told(page, 'm04-p-order')).startsWith(words.right), 'ordering');

			await page.locator('#m04-p-stays .option').nth(3).tap();
			await button(page, 'm04-p-stays').tap();
			same(await told(page, 'm04-p-stays'), `${words.noted} It stays here.`, 'likert');
		}, phone);
		await phone.close();
	});

	await test('small screens: targets of 44 px, controls below their words, text of 18 px, nothing wider than 320 px', async () => {
		for (const width of [320, 360]) {
			const { context: small } = await openContext(browser, { offline: true, ...PHONE, viewport: { width, height: 640 } });
			await at(LESSON, async (page) => {
				const look = async (when) => {
					same(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0, `overflow at ${width} px, ${when}`);
					none(await page.evaluate(() => [...document.querySelectorAll('.question select, .question button, .question .option')]
						.filter((each) => each.getClientRects().length)
						.filter((each) => Math.min(each.getBoundingClientRect().height, each.getBoundingClientRect().width) < 43.5).map((each) => each.outerHTML.slice(0, 80))), 'under 44 px');
				};
				await look('at first');
				same(await page.evaluate(() => [...document.querySelectorAll('.row select')].every((select) =>
					select.getBoundingClientRect().top >= select.labels[0].getBoundingClientRect().bottom)), true, 'label above its control');
				same(await page.evaluate(() => [...new Set([...document.querySelectorAll('.row__text, .row select, .likert .option')].map((each) => getComputedStyle(each).fontSize))]),
					['18px'], 'size of text');
				for (const id of ['m04-p-match', 'm04-p-order', 'm04-p-sent']) {
					const question = await questionOf(page, id);
					await pick(page, id, lists[question.type].choose(question, 'wrong'));
					await press(page, id);
				}
				await look('answered');
			}, small);
			await small.close();
		}
	});

	// ---- the check

	await test('check: the way through, a reload in it, result', () => at(CHECK, async (page) => {
		const own = await data(page);
		const outcomes = { 'm04-q1': 'partly', 'm04-q2': 'wrong', 'm04-q3': 'partly', 'm04-q4': 'right' };
		let reached = 0;
		for (let i = 0; i < own.draw; i += 1) {
			const id = await shownQuestion(page);
			const question = await questionOf(page, id);
			const kind = lists[question.type];
			const answer = kind.choose(question, outcomes[id]);
			reached += question.points * kind.score(question, answer);
			truth((await kind.read(page, id)).join('') !== question.right.join(''), `${id} opens with the right answer`);
			await pick(page, id, answer);
			await press(page, id);
			const before = [await told(page, id), await kind.read(page, id)];
			truth(before[0].startsWith(own.words[kind.score(question, answer) === 0 ? 'wrong' : outcomes[id]]), `${id} ${outcomes[id]}: ${before[0]}`);
			await page.reload();
			await page.waitForSelector(`#${CHECK}:not([hidden])`);
			// The reload goes on with the next question; what was answered stands in its form.
			same(await kind.read(page, id), before[1], `${id} after a reload`);
			same(await page.locator(`#${id} [aria-disabled="true"]`).count() >= before[1].length, true, `${id} is locked after a reload`);
		}
		const all = own.questions.filter((question) => !question.practice).reduce((sum, question) => sum + question.points, 0);
		truth((await page.locator('.check__score').textContent()).includes(`${Math.floor(reached / all * 100)}%`), await page.locator('.check__score').textContent());
	}));

	await test('check: shuffled anew for each attempt, never the right order, shuffle=no stays', async () => {
		const seen = {};
		for (let i = 0; i < 4; i += 1) {
			await at(CHECK, async (page) => {
				for (let attempt = 0; attempt < 2; attempt += 1) {
					for (const id of ['m04-q1', 'm04-q2', 'm04-q3', 'm04-q4']) {
						const order = await page.evaluate((form) => {
							const selects = [...document.querySelectorAll(`#${form} select`)].map((select) => [...select.options].map((option) => option.value).join(''));
							return selects.length ? [...new Set(selects)].join(' ') : [...document.querySelectorAll(`#${form} .order__item`)].map((item) => item.dataset.option).join('');
						}, id);
						(seen[id] ??= new Set()).add(order);
					}
					await takeCheck(page, () => 'right');
					await page.locator('.check__end button').click();
				}
			});
		}
		const sizes = Object.fromEntries(Object.entries(seen).map(([id, orders]) => [id, orders.size]));
		truth(sizes['m04-q1'] > 1 && sizes['m04-q3'] > 1 && sizes['m04-q4'] > 1, `not shuffled: ${JSON.stringify(sizes)}`);
		same(sizes['m04-q2'], 1, 'shuffle=no');
		none([...seen['m04-q1']].filter((order) => order.includes(' ')), 'controls that differ');
		none([...seen['m04-q3'], ...seen['m04-q4']].filter((order) => [...order].sort().join('') === order), 'the right order');
	});

	await test('check: of hundred shuffles none gives the right order', () => at(CHECK, async (page) => {
		const orders = await page.evaluate((id) => {
			const form = document.getElementById(id);
			const question = waymark.data.questions.find((each) => each.id === id);
			return Array.from({ length: 100 }, (_, seed) => {
				waymark.types.ordering.arrange(form, question, waymark.generator(String(seed)));
				return waymark.types.ordering.read(form).join('');
			});
		}, 'm04-q4');
		same([...new Set(orders)].sort(), ['acb', 'bac', 'bca', 'cab', 'cba'], 'orders');
	}));

	// ---- without script, on paper

	await test('[check 4] no script: controls are there, dead buttons are not, the answer with all reasons opens', async () => {
		const { context: plain } = await openContext(browser, { offline: true, javaScriptEnabled: false });
		const page = await plain.newPage();
		await page.goto(address);
		same([await page.locator('.row select:visible').count(), await page.locator('.order__item:visible').count(), await page.locator('.likert input:visible').count()],
			[9, 11, 24], 'controls');
		same(await page.locator('button:visible').count(), 0, 'buttons');
		const answer = async (id) => {
			await page.locator(`#${id} .question__answer summary`).click();
			return (await page.locator(`#${id} .question__answer`).innerText()).replace(/\s+/g, ' ');
		};
		const pairs = await answer('m04-p-match');
		for (const part of ['The act & more – what was done (recruiting', 'Somebody does something.', 'Another act – what was done', 'Means – how, "by force" < 1',
			'Belongs to none of them: where the border was crossed No border is needed.', 'Act, means, purpose.']) {
			truth(pairs.includes(part), `"${part}" is not in ${pairs}`);
		}
		same((await answer('m04-p-order')).startsWith('See the answer and why Find a private & safe moment Privacy first. Ask Listen without pressing "No hurry." Share'), true, 'order');
		same(await page.locator('#m04-p-order .question__answer ol').count(), 1, 'numbered');
		await plain.close();
	});

	await test('[check 30] print: blanks to fill in, lettered answers, circles; the key names the letters', () => at(CHECK, async (page) => {
		await page.emulateMedia({ media: 'print' });
		const seen = await page.evaluate(() => {
			const shown = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.getClientRects().length).length;
			return { selects: shown('select'), buttons: shown('button'), answers: shown('#m04-q1 .match__answers li'),
				blanks: [...document.querySelectorAll('.row__text')].map((each) => getComputedStyle(each, '::before').content) };
		});
		same([seen.selects, seen.buttons, seen.answers, new Set(seen.blanks).size, seen.blanks[0]], [0, 0, 5, 1, '"____ "'], 'on paper');
		const answers = await page.locator('#m04-q1 .match__answers li').allInnerTexts();
		const keys = await page.locator(`#${CHECK} .key > ol > li`).first().locator('ul > li').allInnerTexts();
		none(keys.filter((line) => {
			const [, letter, words] = / – ([A-Z]) (.*)$/.exec(line);
			return answers['ABCDE'.indexOf(letter)] !== words;
		}), 'the key and the paper');
		same(keys.length, 4, 'lines of the key');
	}));

	// ---- in an LMS

	const folder = temporaryFolder('lists');
	const archive = filesBelow(join(distFolder(), 'scorm12'), '.zip').find((path) => /en.*m04|m04.*en/.test(basename(path)));
	const server = await serveLms({ m04: unzip(archive, join(folder, 'm04')) });
	const { context: online, watch: seen } = await openContext(browser);
	const open = () => launch(online, server, '/m04/index.html', 'strict');
	const close = async (session) => {
		await session.removeFrame();
		none([...faults(await session.log()), ...(await session.refused()).map((item) => `refused ${item.join(' ')}`)], 'faults');
		await session.close();
	};

	await test('SCORM 1.2: likert goes out only where the author says so, without a right answer, and is not in the state', async () => {
		const session = await open();
		const sent = async () => (await session.committed()).interactions.map((entry) =>
			[entry.id, entry.type, entry.student_response, entry['correct_responses.0.pattern'], entry.result, entry.weighting]);
		await goTo(session.sco, LESSON);
		await pick(session.sco, 'm04-p-stays', ['4']);
		await press(session.sco, 'm04-p-stays');
		same(await sent(), [], 'what stays on the screen');
		await pick(session.sco, 'm04-p-often', ['0']);
		await press(session.sco, 'm04-p-often');
		same(await sent(), [], 'who prefers not to say');
		await pick(session.sco, 'm04-p-sent', ['4', '0']);
		await press(session.sco, 'm04-p-sent');
		const first = ['m04_p_sent_1', 'likert', '4', undefined, 'neutral', undefined];
		same(await sent(), [first], 'one of two statements');
		await press(session.sco, 'm04-p-sent');
		await pick(session.sco, 'm04-p-sent', ['5', '2']);
		await press(session.sco, 'm04-p-sent');
		const again = [['m04_p_sent_1_try2', 'likert', '5', undefined, 'neutral', undefined], ['m04_p_sent_2_try2', 'likert', '2', undefined, 'neutral', undefined]];
		same(await sent(), [first, ...again], 'changed');
		await press(session.sco, 'm04-p-often');
		await pick(session.sco, 'm04-p-often', ['1']);
		await press(session.sco, 'm04-p-often');
		same((await sent())[3], ['m04_p_often_try2', 'likert', '1', undefined, 'neutral', undefined], 'one statement alone');
		same(/r[A-Za-z0-9]+-/.test((await session.committed()).store['cmi.suspend_data']), false, 'answers in the state');
		await close(session);
	});

	await test('SCORM 1.2: partly right answers, as they stand on the screen', async () => {
		const session = await open();
		const asked = await takeCheck(session.sco, () => 'partly');
		const { interactions, store } = await session.committed();
		let reached = 0;
		for (const [i, question] of asked.entries()) {
			const kind = lists[question.type];
			const answer = kind.choose(question, 'partly');
			const score = kind.score(question, answer);
			reached += question.points * score;
			const entry = interactions[i];
			same([entry.id, entry.type, entry.student_response, entry['correct_responses.0.pattern'], entry.result],
				[question.record, ...kind.record12(question, answer), score === 0 ? 'wrong' : String(score)], entry.id);
		}
		const all = asked.reduce((sum, question) => sum + question.points, 0);
		same(store['cmi.core.score.raw'], String(Math.floor(reached / all * 10000 + 1e-6) / 100), 'score');
		await close(session);
	});

	await test('SCORM 1.2: answers come back at the next launch', async () => {
		const first = await open();
		await goTo(first.sco, CHECK);
		const id = await shownQuestion(first.sco);
		const question = await questionOf(first.sco, id);
		const kind = lists[question.type];
		await pick(first.sco, id, kind.choose(question, 'wrong'));
		await press(first.sco, id);
		const next = await first.next();
		await close(first);
		const second = await launch(online, server, '/m04/index.html', 'strict', { data: next });
		await goTo(second.sco, CHECK);
		same(await kind.read(second.sco, id), kind.choose(question, 'wrong'), 'answer');
		truth(await shownQuestion(second.sco) !== id, 'it is asked again');
		await close(second);
	});

	await test('nothing went out, nothing went wrong in the console', () => none([...watch.bad, ...seen.bad], 'seen'));
	await browser.close();
	server.close();
});
