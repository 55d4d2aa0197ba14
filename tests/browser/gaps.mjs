// Gaps as a learner has them: words to write, words to choose, numbers, and a thought of one's own; by keyboard alone, by touch, without
// script, on paper, in the check and in an LMS.
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { chooseGaps, hasGaps, tapGaps, typeGaps } from '../support/learner-gaps.mjs';
import { answerShown, goTo, pick, press, readData, shownQuestion, takeCheck } from '../support/learner.mjs';
import { faults, launch, serveLms, values } from '../support/lms.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { serve } from '../support/server.mjs';

const site = join(distFolder(), 'site');
const modules = filesBelow(site, '.html').map((path) => ({ path, data: readData(path) }))
	.filter((item) => item.data.sections && item.data.questions.some((question) => !question.practice && hasGaps(question)));
const { path, data } = modules.find((item) => item.data.language === 'en');
const { words } = data;
const practice = data.questions.filter((question) => question.practice && hasGaps(question));
const thought = data.questions.filter((question) => question.type === 'reflection');
const check = data.sections.find((section) => section.kind === 'check').id;
const lesson = practice[0].section;
const SECRET = 'what nobody may read';

const form = (page, question) => page.locator(`#${question.id}`);
const button = (page, question) => form(page, question).locator('.question__buttons button');
const fields = (page, question) => form(page, question).locator('.gap__field');
const said = (page, question) => form(page, question).locator('.question__result').innerText();
const marks = (page, question) => form(page, question).locator('.gap__mark').allInnerTexts();
const facts = (page, question) => fields(page, question).evaluateAll((all) => all.map((field) => field.dataset.fact));
const inputs = (page, question) => fields(page, question).evaluateAll((all) => all.map((field) => field.value));
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('aria-describedby') || document.activeElement.nodeName);
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const flat = (text) => text.replace(/\s+/g, ' ').trim();

// Everything the page or the browser holds that could outlive the view.
const keptText = (page) => page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie, location.href, history.state]));

async function visit(context, hash, use, file = path) {
	const page = await context.newPage();
	await page.goto(pathToFileURL(file).href + hash);
	try {
		return await use(page);
	} finally {
		await page.close();
	}
}

// What has to be on the screen and is announced, after the answer was checked.
async function assertTold(page, question, outcome) {
	const count = question.gaps.length;
	const fact = await facts(page, question);
	const result = outcome === 'partly' && count === 1 ? 'right' : outcome;
	const isRight = (i) => result === 'right' || (result === 'partly' && i === 0);
	const told = flat(await said(page, question));
	truth(told.startsWith(words[result]), `result: ${told}`);
	same(await marks(page, question), fact.map((each, i) => isRight(i) ? words['gap-fits'] : each), 'marks');
	for (let i = 0; i < count; i += 1) {
		truth(count === 1 || told.includes(words['gap-name'].replace('{number}', i + 1)), `gap ${i + 1} is not named: ${told}`);
		truth(told.includes(isRight(i) ? words['gap-fits'] : fact[i]), `gap ${i + 1} is not told: ${told}`);
		truth(question.type !== 'numeric' || told.includes(fact[i]), `what is accepted is not told: ${told}`);
	}
	const why = flat(await form(page, question).locator('.question__answer > :last-child').evaluate((node) => node.textContent));
	truth(told.includes(why), `no explanation: ${told}`);
	same(await fields(page, question).evaluateAll((all) => all.map((field) => getComputedStyle(field).borderTopStyle)),
		fact.map((each, i) => isRight(i) ? 'solid' : 'dashed'), 'borders');
	same(await fields(page, question).evaluateAll((all) => all.map((field) => [field.getAttribute('aria-disabled'), field.disabled, field.getAttribute('aria-invalid')])),
		fact.map(() => ['true', false, null]), 'locked, readable');
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });

	await test('the kit has one and several gaps of each type, in a lesson and in the check', () => {
		for (const type of ['text', 'dropdown', 'numeric']) {
			for (const isPractice of [true, false]) {
				const sizes = data.questions.filter((question) => question.type === type && question.practice === isPractice).map((question) => question.gaps.length);
				truth(sizes.includes(1) && sizes.some((size) => size > 1), `${type}, practice ${isPractice}: ${sizes}`);
			}
		}
		same(thought.length, 2, 'reflections');
	});

	for (const question of practice) {
		const name = `${question.type}, ${question.gaps.length} gap${question.gaps.length > 1 ? 's' : ''}`;
		const missing = words[{ text: 'write-first', dropdown: 'choose-first', numeric: 'number-first' }[question.type]];

		await test(`keyboard, ${name}: nothing entered, wrong, partly, right, each told in words`, () => visit(context, `#${lesson}`, async (page) => {
			const isTyped = question.type !== 'dropdown';
			const last = question.gaps.length;
			await button(page, question).focus();
			await page.keyboard.press('Enter');
			same(await form(page, question).locator('.question__error').innerText(), missing, 'refusal');
			same(await focused(page), `${question.id}-mark1`, 'focus on the first control');
			same(await form(page, question).locator('fieldset').getAttribute('aria-describedby'), `${question.id}-error`, 'tied to the controls');
			for (const outcome of ['wrong', 'partly', 'right']) {
				const answer = chooseGaps(question, outcome);
				await fields(page, question).first().focus();
				await typeGaps(page, question, answer);
				if (isTyped) {
					await page.keyboard.press('Enter');
				} else {
					await page.keyboard.press('Tab');
					same(await button(page, question).evaluate((node) => node === document.activeElement), true, 'the button comes next');
					await page.keyboard.press('Enter');
				}
				await assertTold(page, question, outcome);
				same(await form(page, question).locator('.question__error').isVisible(), false, 'refusal goes away');

				// Neither Enter in a field nor a key changes what was checked.
				await fields(page, question).nth(last - 1).focus();
				await page.keyboard.press(isTyped ? 'x' : 'ArrowUp');
				if (isTyped) {
					await page.keyboard.press('Enter');
				}
				same(await inputs(page, question), answer, 'locked');
				truth((await said(page, question)).length > 0, 'Enter skipped the explanation');

				await button(page, question).focus();
				same(await button(page, question).innerText(), words['try-again'], 'button');
				await page.keyboard.press('Enter');
				same([await said(page, question), (await marks(page, question)).join(''), (await inputs(page, question)).join('')], ['', '', ''], 'again');
				same(await focused(page), `${question.id}-mark1`, 'focus after trying again');
			}
		}));
	}

	await test('several gaps: the refusal leads to the first that is empty or no number', () => visit(context, `#${lesson}`, async (page) => {
		const three = practice.find((question) => question.type === 'text' && question.gaps.length === 3);
		const numbers = practice.find((question) => question.type === 'numeric' && question.gaps.length === 2);
		await pick(page, three.id, ['act', ' ', '']);
		await press(page, three.id);
		same(await focused(page), `${three.id}-mark2`, 'empty');
		same(await fields(page, three).evaluateAll((all) => all.map((field) => field.getAttribute('aria-invalid'))), ['false', 'true', 'true'], 'told to a screen reader');
		await pick(page, numbers.id, ['-5', 'many']);
		await press(page, numbers.id);
		same(await form(page, numbers).locator('.question__error').innerText(), words['number-first'], 'letters');
		same(await focused(page), `${numbers.id}-mark2`, 'letters');
	}));

	await test('labels: a single gap is "your answer", several are numbered, a number has its unit', () => visit(context, `#${lesson}`, async (page) => {
		const labels = Object.fromEntries(await Promise.all(practice.map(async (question) =>
			[question.id, await fields(page, question).evaluateAll((all) => all.map((field) => field.getAttribute('aria-label')))])));
		same(Object.values(labels), [['Your answer'], ['Blank 1 of 3', 'Blank 2 of 3', 'Blank 3 of 3'], ['Your answer'], ['Blank 1 of 2', 'Blank 2 of 2'],
			['Your answer, million people were counted'], ['Blank 1 of 2, °C', 'Blank 2 of 2']], 'labels');
		const { names } = await page.evaluate((id) => {
			const input = document.querySelector(`#${id} input`);
			return { names: [input.spellcheck, input.getAttribute('autocomplete'), input.type] };
		}, practice[0].id);
		same(names, [true, 'off', 'text'], 'spelling help, no list of earlier words');
		same(await fields(page, practice[4]).first().getAttribute('inputmode'), 'decimal', 'keys for numbers');
	}));

	await test('numeric: comma and point, groups, an ambiguous thousand', () => visit(context, `#${lesson}`, async (page) => {
		const [one, two] = practice.filter((question) => question.type === 'numeric');
		const result = async (question, ...typed) => {
			await pick(page, question.id, typed);
			await press(page, question.id);
			const told = flat(await said(page, question));
			await press(page, question.id);
			return ['right', 'partly', 'wrong'].find((each) => told.startsWith(words[each]));
		};
		same([await result(one, '27,6'), await result(one, ' 27.60 '), await result(one, '28.2')], ['right', 'right', 'wrong'], 'marks');
		same([await result(two, '−5', '1,234'), await result(two, '-5', '1.234'), await result(two, '-5,0', '1 234'), await result(two, '5', '1’234')],
			['right', 'right', 'right', 'partly'], 'groups');
	}));

	await test('Spanish: decimal comma in what is told and shown', async () => {
		const spanish = modules.find((item) => item.data.language === 'es');
		await visit(context, `#${lesson}`, async (page) => {
			const question = practice.find((each) => each.type === 'numeric');
			await pick(page, question.id, ['30']);
			await press(page, question.id);
			truth((await said(page, question)).includes('27,1 a 28,1'), await said(page, question));
		}, spanish.path);
	});

	// ---- a thought of one's own

	await test('reflection: Done says thank you and shows the thought; Change keeps the words', () => visit(context, `#${lesson}`, async (page) => {
		const [withThought, alone] = thought;
		const area = form(page, withThought).locator('textarea');
		same(await button(page, alone).isVisible(), false, 'a button where there is nothing to tell');
		same(await form(page, alone).locator('label').innerText(), 'Your thoughts', 'label');
		same(flat(await form(page, withThought).locator('label').innerText()), 'What I will do next week:', 'label of its own');
		same(await page.evaluate((id) => document.getElementById(document.getElementById(`${id}-text`).getAttribute('aria-describedby')).textContent, alone.id),
			'Stays on this screen only', 'description');
		await area.fill(SECRET);
		same(await button(page, withThought).innerText(), 'Done', 'button');
		await button(page, withThought).click();
		const told = flat(await said(page, withThought));
		truth(told.startsWith(words.noted) && told.includes('Small steps count.') && !told.includes(SECRET), told);
		same(await button(page, withThought).innerText(), words.change, 'button');
		await button(page, withThought).click();
		same([await area.inputValue(), await said(page, withThought)], [SECRET, ''], 'after Change');
		await area.fill('');
		await button(page, withThought).click();
		truth((await said(page, withThought)).startsWith(words.noted), 'thinking alone is enough');
	}));

	await test('reflection: gone after another view, a reload, Back and Forward, and the exit; never kept', async () => {
		const server = await serve({ '/site/': site });
		const { context: online } = await openContext(browser);
		await online.route(`${data.exit}**`, (route) => route.fulfill({ contentType: 'text/html', body: 'elsewhere' }));
		for (const base of [pathToFileURL(site).href, `${server.base}/site`]) {
			const page = await online.newPage();
			const url = `${base}/${data.language}/${basename(path)}`;
			const all = () => page.locator('textarea').evaluateAll((areas) => areas.map((area) => area.value + area.defaultValue).join(''));
			const write = async () => {
				await form(page, thought[0]).locator('textarea').fill(SECRET);
				await form(page, thought[1]).locator('textarea').fill(SECRET);
				await button(page, thought[0]).click();
				truth((await all()).includes(SECRET), 'nothing was written');
				truth(!(await keptText(page)).includes(SECRET), 'kept');
			};
			await page.goto(`${url}#${lesson}`);
			await write();
			await goTo(page, check);
			same(await all(), '', 'after another view');
			await goTo(page, lesson);
			same(await all(), '', 'back in the view');
			await page.reload();
			await write();
			await page.reload();
			same(await all(), '', 'after a reload');
			await write();
			await page.goto(`${base}/${data.language}/help.html`);
			truth(!(await keptText(page)).includes(SECRET), 'kept on another page');
			await page.goBack();
			same(await all(), '', 'after Back');
			await write();
			const left = await page.evaluate(() => {
				document.querySelector('.exit[data-exit]').click();
				return [...document.querySelectorAll('textarea')].map((area) => area.value + area.defaultValue).join('');
			});
			same(left, '', 'in the tick of the exit');
			await page.close();
		}
		await online.close();
		server.close();
	});

	// ---- in the check

	await test('check: a reload shows the matched words or an empty field, with marks; what was typed is nowhere', async () => {
		const seen = new Set();
		await visit(context, `#${check}`, async (page) => {
			for (let i = 0; i < data.draw; i += 1) {
				const id = await shownQuestion(page);
				const question = data.questions.find((each) => each.id === id);
				const answer = chooseGaps(question, 'partly').map((value) => value === 'my own words' ? SECRET : value);
				seen.add(question.type);
				await pick(page, id, answer);
				await press(page, id);
				const [before, told] = [await marks(page, question), flat(await said(page, question))];
				truth(!(await keptText(page)).includes(SECRET), 'kept');
				await page.reload();
				await page.goto(`${pathToFileURL(path).href}#${check}`);
				// The answered one is passed: the next is shown. Its form is there with all that was told.
				await page.evaluate((shown) => { document.getElementById(shown).hidden = false; }, id);
				same(await marks(page, question), before, `marks of ${id}`);
				const shown = await inputs(page, question);
				const wanted = question.gaps.map((gap, n) => question.type === 'text' ? (n === 0 ? gap[0] : '') : answer[n]);
				same(shown, wanted, `controls of ${id}`);
				same(flat(await said(page, question)), told, `told of ${id}`);
				await page.evaluate((hidden) => { document.getElementById(hidden).hidden = true; }, id);
			}
			truth(await page.locator('.check__end').isVisible(), 'no result');
		});
		same([...seen].sort(), ['dropdown', 'numeric', 'text'], 'types');
	});

	await test('check: points for the gaps that are right', () => visit(context, `#${check}`, async (page) => {
		const asked = await takeCheck(page, () => 'partly');
		const reached = asked.reduce((sum, question) => sum + question.points / question.gaps.length, 0);
		const possible = asked.reduce((sum, question) => sum + question.points, 0);
		truth((await page.locator('.check__score').innerText()).includes(`${Math.floor(reached / possible * 100)}%`), await page.locator('.check__score').innerText());
		await page.locator('.check__end button').click();
		same(await page.locator('.gap__field').evaluateAll((all) => all.filter((field) => field.closest('[data-view="check"]') && field.value).length), 0, 'empty in the next try');
		await takeCheck(page, () => 'right');
		truth((await page.locator('.check__score').innerText()).includes('100%'), 'all right');
	}));

	// ---- in an LMS

	await test('[check 24] LMS: answers as records and state, never what was typed, nothing of a thought', async () => {
		const archive = filesBelow(join(distFolder(), 'scorm12'), '-scorm12.zip').find((file) => file.includes(`${data.module}-en-`));
		const folder = unzip(archive, join(temporaryFolder('gaps'), 'package'));
		const server = await serveLms({ package: folder });
		const { context: online } = await openContext(browser);
		const session = await launch(online, server, '/package/index.html', 'strict');
		await goTo(session.sco, lesson);
		await session.sco.locator(`#${thought[0].id} textarea`).fill(SECRET);
		await press(session.sco, thought[0].id);
		await pick(session.sco, practice[0].id, [SECRET]);
		await press(session.sco, practice[0].id);
		await goTo(session.sco, check);
		const asked = [];
		for (let i = 0; i < data.draw; i += 1) {
			asked.push(await answerShown(session.sco, data.questions, 'partly'));
			await press(session.sco, asked[i].id);
		}
		const { store, interactions } = await session.committed();
		for (const [i, question] of asked.entries()) {
			const one = question.gaps.length === 1;
			const { gaps } = question;
			const wanted = {
				text: ['fill-in', one ? gaps[0][0] : [gaps[0][0], ...gaps.slice(1).map(() => 'other')].join(', ')],
				dropdown: one ? ['choice', gaps[0][1]] : ['matching', gaps.map((gap, n) => `${n + 1}.${n ? (gap[1] === 'a' ? 'b' : 'a') : gap[1]}`).join(',')],
				numeric: one ? ['numeric', String(gaps[0][0])] : ['fill-in', [gaps[0][0], ...gaps.slice(1).map((gap) => gap[1] + 1)].join(', ')]
			}[question.type];
			same([interactions[i].id, interactions[i].type, interactions[i].student_response], [question.record, ...wanted], question.id);
			same(interactions[i].result, one ? 'correct' : String(Math.floor(100 / gaps.length) / 100), `result of ${question.id}`);
		}
		same(interactions.length, asked.length, 'records of practice or of thoughts');
		await session.removeFrame();
		const log = await session.log();
		none(faults(log), 'faults');
		none((await session.refused()).map((item) => item.join(' ')), 'refused');
		const all = JSON.stringify(log);
		none([SECRET, 'my own words', 'nobody'].filter((each) => all.includes(each)), 'told to the LMS');
		truth(values(log, 'cmi.suspend_data').every((each) => each.length <= data.stateLimit), 'longer than was said');
		truth(store['cmi.suspend_data'].startsWith('w1:'), 'no state');
		server.close();
		await online.close();
	});

	// ---- phones

	await test('touch, 320 px: every control is large enough, nothing is wider than the screen, before and after answering', async () => {
		for (const colorScheme of ['light', 'dark']) {
			const { context: phone } = await openContext(browser, { offline: true, viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, colorScheme });
			for (const item of modules) {
				await visit(phone, `#${lesson}`, async (page) => {
					const small = await page.locator('.view:not([hidden]) .gap__field').evaluateAll((all) => all.map((field) => [field.getBoundingClientRect().height,
						parseFloat(getComputedStyle(field).fontSize), field.getBoundingClientRect().width]).filter(([height, size, width]) => height < 44 || size < 18 || width < 44));
					none(small, 'too small');
					same(await overflow(page), 0, 'before');
					for (const question of practice) {
						await tapGaps(form(page, question), question, chooseGaps(item.data.questions.find((each) => each.id === question.id), question.gaps.length > 1 ? 'partly' : 'wrong'));
						// Two taps at one place in no time are a double tap.
						await page.waitForTimeout(400);
						await button(page, question).tap();
						truth((await said(page, question)).length > 0, `nothing is told of ${question.id}`);
						same(await overflow(page), 0, `${question.id} answered`);
					}
					await form(page, thought[0]).locator('textarea').fill('x'.repeat(300));
					await button(page, thought[0]).tap();
					same(await overflow(page), 0, 'a long thought');
				}, item.path);
			}
			await phone.close();
		}
	});

	// ---- without script, on paper

	await test('[check 4] no script: the controls are there, the answer opens with all that is accepted', async () => {
		const { context: plain, watch: seen } = await openContext(browser, { offline: true, javaScriptEnabled: false });
		await visit(plain, '', async (page) => {
			for (const question of [...practice, ...data.questions.filter((each) => !each.practice)]) {
				same(await fields(page, question).count(), question.gaps.length, `controls of ${question.id}`);
				same(await fields(page, question).first().isVisible(), true, `controls of ${question.id}`);
				await form(page, question).locator('.question__answer summary').click();
				const told = flat(await form(page, question).locator('.question__answer').innerText());
				const wanted = question.type === 'text' ? question.gaps.flat() : question.type === 'numeric' ? question.gaps.flat().map(String) : [];
				none(wanted.filter((each) => !told.includes(each)), `not told of ${question.id}: ${told}`);
				same(await form(page, question).locator('.question__answer strong').count(), question.gaps.length, 'best answers');
			}
			same(await form(page, thought[0]).locator('textarea').isVisible(), true, 'room for a thought');
			same(await form(page, thought[1]).locator('details').count(), 0, 'nothing to open');
			const url = page.url();
			await fields(page, practice[0]).first().fill('coercion');
			await page.keyboard.press('Enter');
			await page.waitForTimeout(100);
			same(page.url(), url, 'Enter sends nothing and stays');
		});
		none(seen.bad.filter((line) => !/form-action/.test(line)), 'seen');
		await plain.close();
	});

	await test('[check 30] paper: lines to write on, all words to choose from, no marks and no typing of others', () => visit(context, `#${lesson}`, async (page) => {
		const [choice] = practice.filter((question) => question.type === 'dropdown');
		await pick(page, practice[0].id, [SECRET]);
		await press(page, practice[0].id);
		await page.emulateMedia({ media: 'print' });
		same(await form(page, choice).locator('.gap__paper').innerText(), '(Who did this? / May I sit here? / Are you a victim?)', 'words');
		same(await fields(page, choice).isVisible(), false, 'select');
		same(await form(page, practice[0]).locator('.gap__mark').isVisible(), false, 'mark');
		same(await fields(page, practice[0]).isVisible(), false, 'typed words');
		same(await form(page, practice[0]).locator('.gap__mark').evaluate((mark) => [mark.getClientRects().length > 0,
			getComputedStyle(mark, '::before').visibility, /^"_{10,}"$/.test(getComputedStyle(mark, '::before').content)]), [true, 'visible', true], 'line');
		same(await form(page, thought[0]).locator('textarea').isVisible(), false, 'textarea');
		same(await form(page, thought[0]).locator('.gap__line').evaluateAll((all) => all.filter((line) => line.getBoundingClientRect().height > 20 &&
			getComputedStyle(line).borderBottomWidth === '1px').length), 3, 'lines');
		same(await page.locator(`#${check} .key li`).allInnerTexts().then((all) => all.slice(0, 6).map((each) => flat(each).split('The whole')[0])),
			['open', 'uno · dos · tres', 'warm', 'light · dark', '2.5 to 3.5', '-7 · 1000'], 'key');
	}));

	await test('nothing went out, nothing went wrong in the console', () => none(watch.bad, 'seen'));
	await browser.close();
});
