// Scenarios as a learner plays them: by keyboard, by touch, without script, on paper, in an LMS. With WAYMARK_BRIEF only that every
// ending of every scenario can be reached.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { byTurns } from '../support/brief.mjs';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { choiceAt, click, endings, entryOf, goTo, playScenario, readData, shownStep, stateInTab, stepsOn, takeCheck, visibleView } from '../support/learner.mjs';
import { count, faults, launch, serveLms, values } from '../support/lms.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const dist = distFolder();
const modules = filesBelow(join(dist, 'site'), '.html').map((path) => ({ path, data: readData(path) })).filter((item) => item.data.sections);
const all = byTurns(modules).flatMap((item) => item.data.scenarios.map((scenario) => ({ ...item, scenario })));
const short = ({ path, scenario }) => `${relative(join(dist, 'site'), path)} ${scenario.id}`;
// One that is a page of its own and goes round in circles, and one that stands in a lesson.
const main = all.find(({ scenario }) => scenario.section === scenario.id);
const inLesson = all.find(({ scenario }) => scenario.section !== scenario.id);

async function visit(context, item, use, hash = `#${item.scenario.section}`) {
	const page = await context.newPage();
	await page.goto(pathToFileURL(item.path).href + hash);
	try {
		return await use(page);
	} finally {
		await page.close();
	}
}

const shown = (scenario) => `[data-scenario="${scenario.id}"] .step:not([hidden])`;
const button = (item, key) => `${shown(item.scenario)} .question__buttons button:text-is("${item.data.words[key]}")`;
const word = (item, key, values) => item.data.words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name]);
const saved = stateInTab;

// What somebody hears who cannot see it: the focused element, and what describes it.
const heard = (page) => page.evaluate(() => {
	const element = document.activeElement;
	const description = document.getElementById(element.getAttribute('aria-describedby'));
	return [element.nodeName, element.innerText, description ? description.innerText : null];
});

const titleOf = (page, scenario) => page.evaluate(({ id, section }) =>
	(document.querySelector(`[data-scenario="${id}"] .scenario__title`) ?? document.querySelector(`#${section} h1`)).innerText, scenario);

const headingOf = (page, scenario, step) => page.evaluate((id) => {
	const heading = document.querySelector(`#${id} .step__title`).cloneNode(true);
	heading.querySelector('small').remove();
	return heading.textContent;
}, `${scenario.id}-${scenario.steps[step].id}`);

// What the page says to a choice: the words, how they fit, the coach's note.
const coachOf = (page, scenario, step, letter) => page.evaluate(([id, i]) => {
	const item = document.querySelectorAll(`#coach-${id} .said`)[i];
	return [...item.children].map((child) => child.textContent.trim());
}, [`${scenario.id}-${scenario.steps[step].id}`, letter.charCodeAt(0) - 97]);

const lines = (page, selector) => page.locator(selector).evaluateAll((items) => items.map((item) => [...item.children].map((child) => child.textContent.trim())));

// Everything that has to be so after the last letter of a path was chosen.
async function judgeStep(page, item, path) {
	const { scenario } = item;
	const steps = stepsOn(scenario, path);
	const here = steps[steps.length - 1];
	const ended = scenario.steps[here].choices.length === 0;
	same(await shownStep(page, scenario), scenario.steps[here].id, `step after ${path}`);
	const position = word(item, 'step', { number: steps.length, title: await titleOf(page, scenario) });
	const [name, text, description] = await heard(page);
	same([/^H[2-6]$/.test(name), text, description], [true, await headingOf(page, scenario, here), position], `heard after ${path}`);
	truth(await page.evaluate(() => {
		const box = document.activeElement.getBoundingClientRect();
		return box.top >= document.querySelector('header').getBoundingClientRect().bottom && box.bottom <= innerHeight;
	}), 'the heading is out of sight');
	if (path) {
		const [words, ...rest] = await coachOf(page, scenario, steps[steps.length - 2], path[path.length - 1]);
		same(await lines(page, `${shown(scenario)} > .said`), [[`${item.data.words['you-said']} ${words}`, ...rest]], `coach after ${path}`);
	}
	same(await page.locator(`${shown(scenario)} .step__choices a`).count(), scenario.steps[here].choices.length, 'choices');
	same(await page.locator(button(item, 'step-back')).count(), path ? 1 : 0, 'step back');
	same(await page.locator(button(item, 'start-again')).count(), ended ? 1 : 0, 'start again');
	if (ended) {
		const way = await lines(page, `${shown(scenario)} ol li .said`);
		const wanted = await Promise.all([...path].map(async (letter, i) => {
			const [words, ...rest] = await coachOf(page, scenario, steps[i], letter);
			return [`${item.data.words['you-said']} ${words}`, ...rest];
		}));
		same(way, wanted, `the way ${path}`);
		same(await page.locator(`${shown(scenario)} ol li > strong`).allInnerTexts(), await Promise.all(steps.slice(0, -1).map((step) => headingOf(page, scenario, step))),
			'the steps of the way, without their numbers');
	}
	return ended;
}

// Text, then the coach, then the choices or the end: in the order in which they are read.
const orderOf = (page, scenario) => page.evaluate((selector) => {
	const step = document.querySelector(selector);
	const known = ['position', 'step__title', 'said', 'figure', 'step__choices', 'step__end', 'question__buttons', 'scenario__live'];
	return [...step.children].map((child) => known.find((name) => child.classList.contains(name)) ?? child.nodeName).join(' ');
}, shown(scenario));

async function tabTo(page, selector, limit = 60) {
	for (let i = 0; i < limit; i += 1) {
		await page.keyboard.press('Tab');
		if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
			return;
		}
	}
	throw new Error(`Tab never reaches ${selector}`);
}

await suite(async () => {
	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });

	await test('every module says which scenarios it has', () => {
		none(modules.filter((item) => !Array.isArray(item.data.scenarios)).map((item) => item.path), 'without a list');
		truth(process.env.WAYMARK_BRIEF || (main && inLesson), 'the kit lacks a scenario');
	});

	const { context: phone, watch: onPhone } = await openContext(browser, { offline: true, viewport: { width: 360, height: 640 }, hasTouch: true });
	for (const item of all) {
		await test(`[check 9] ${short(item)}: every ending by touch on a phone`, async () => {
			for (const path of Object.values(endings(item.scenario))) {
				await visit(phone, item, async (page) => {
					for (let i = 1; i <= path.length; i += 1) {
						await page.locator(choiceAt(item.scenario, path[i - 1])).tap();
						// Two taps at once are one choice.
						await page.waitForTimeout(350);
						await judgeStep(page, item, path.slice(0, i));
						same(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'wider than the phone');
					}
					truth(await page.locator(`.contents a[href="#${item.scenario.section}"] + .contents__state`).first().textContent() !== '', 'no tick');
				});
			}
		});
	}
	await test('phone: nothing went wrong in the console', () => none(onPhone.bad, 'seen'));
	await phone.close();

	// What depends on the script alone: once, with the made kit.
	async function everything() {
		for (const item of [main, inLesson]) {
			await test(`[check 6] [check 7] ${item.scenario.id}: every ending with the keyboard alone, step back and start again from there`, async () => {
				for (const path of Object.values(endings(item.scenario))) {
					await visit(context, item, async (page) => {
						for (let i = 1; i <= path.length; i += 1) {
							await tabTo(page, choiceAt(item.scenario, path[i - 1]));
							await page.keyboard.press('Enter');
							await judgeStep(page, item, path.slice(0, i));
						}
						await tabTo(page, button(item, 'step-back').replace(/:text-is.*$/, ''));
						await page.keyboard.press('Enter');
						await judgeStep(page, item, path.slice(0, -1));
						await tabTo(page, choiceAt(item.scenario, path[path.length - 1]));
						await page.keyboard.press('Enter');
						await judgeStep(page, item, path);
						await tabTo(page, `${shown(item.scenario)} .question__buttons button + button`);
						await page.keyboard.press('Space');
						await judgeStep(page, item, '');
					});
				}
			});
		}

		await test('in the order of reading: place, heading, text, what was chosen, choices, buttons', () => visit(context, main, async (page) => {
			same(await orderOf(page, main.scenario), 'position step__title P step__choices question__buttons', 'at first');
			await page.locator(choiceAt(main.scenario, 'a')).click();
			same(await orderOf(page, main.scenario), 'position step__title P said step__choices question__buttons', 'at the second step');
			await page.locator(choiceAt(main.scenario, 'a')).click();
			same(await orderOf(page, main.scenario), 'position step__title P figure UL said step__end scenario__live scenario__live question__buttons',
				'at an ending');
		}));

		await test('[check 9] nothing moves on by itself, and a double click chooses once', () => visit(context, main, async (page) => {
			const { scenario } = main;
			await page.locator(choiceAt(scenario, 'c')).dblclick();
			same(await shownStep(page, scenario), 'pressed', 'after a double click');
			// The second click may fall on a choice of the next step.
			same(await page.locator(choiceAt(scenario, 'b')).evaluate((link) =>
				link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 2 }))), false, 'the browser follows the link');
			same(await shownStep(page, scenario), 'pressed', 'after its second click');
			await page.waitForTimeout(400);
			same(await shownStep(page, scenario), 'pressed', 'after a while');
		}));

		await test('back to an earlier step, another choice: another ending; round and round is possible', () => visit(context, main, async (page) => {
			const { scenario } = main;
			for (const letter of 'abababa') {
				await page.locator(choiceAt(scenario, letter)).click();
			}
			await judgeStep(page, main, 'abababa');
			for (let i = 6; i >= 0; i -= 1) {
				await page.locator(button(main, 'step-back')).click();
				await judgeStep(page, main, 'abababa'.slice(0, i));
			}
			await page.locator(choiceAt(scenario, 'b')).click();
			await judgeStep(page, main, 'b');
		}));

		await test('the mark is said in words, with a sign and a border, and never in red', () => visit(context, main, async (page) => {
			const looks = {};
			for (const [letter, mark] of [['a', 'right'], ['b', 'partly'], ['c', 'other']]) {
				await page.locator(choiceAt(main.scenario, letter)).click();
				looks[mark] = await page.locator(`${shown(main.scenario)} > .said`).evaluate((said) => {
					const style = getComputedStyle(said);
					const sign = getComputedStyle(said.querySelector('.said > b'), '::before');
					return [said.querySelector('.said > b').textContent, style.borderLeftColor,
						[sign.borderTopWidth, sign.borderRightWidth, sign.borderLeftWidth].join(), style.borderLeftWidth];
				});
				truth(await page.locator(`${shown(main.scenario)} > .said--${mark}`).count() === 1, mark);
				await page.locator(button(main, 'step-back')).click();
			}
			for (const i of [0, 1, 2]) {
				same(new Set(Object.values(looks).map((look) => look[i])).size, 3, `three different ones of ${JSON.stringify(looks)}`);
			}
			const stop = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--stop'));
			none(Object.values(looks).filter((look) => look[1] === stop), 'red');
		}));

		await test('after a reload: the step that was reached, and the way back from there', () => visit(context, main, async (page) => {
			const { scenario } = main;
			await page.locator(choiceAt(scenario, 'c')).click();
			await page.reload();
			same(await shownStep(page, scenario), 'pressed', 'step');
			same(await page.locator(`${shown(scenario)} > .said`).count(), 1, 'what was chosen');
			await page.goto('about:blank');
			await page.goto(pathToFileURL(main.path).href);
			same(await page.locator('.resume a').getAttribute('href'), `#${scenario.section}`, 'the way back');
			same(await page.locator('.resume a').innerText(), main.data.words['resume-scenario'], 'its words');
			await page.locator('.resume a').click();
			await page.locator(button(main, 'step-back')).click();
			await judgeStep(page, main, '');
			same(/[:;]p/.test(await saved(page)), false, 'a path in the saved state');
		}));

		await test('an ending stays reached: after start again and a reload there is still a tick', () => visit(context, main, async (page) => {
			const tick = page.locator(`#${main.data.module} .contents a[href="#${main.scenario.section}"] ~ .contents__state`);
			same(await tick.textContent(), '', 'tick at first');
			for (const letter of 'b') {
				await page.locator(choiceAt(main.scenario, letter)).click();
			}
			truth((await tick.textContent()).includes(main.data.words.done), 'no tick');
			await page.locator(button(main, 'start-again')).click();
			await page.reload();
			same(await shownStep(page, main.scenario), 'hallway', 'step');
			truth((await tick.textContent()).includes(main.data.words.done), 'the tick is gone');
		}));

		await test('the summary instead: it counts as done', () => visit(context, main, async (page) => {
			await page.locator('.content-note__summary:visible summary').click();
			const tick = page.locator(`#${main.data.module} .contents a[href="#${main.scenario.section}"] ~ .contents__state`);
			// A <details> tells that it was opened a moment later.
			const isTicked = () => tick.filter({ hasText: main.data.words.done }).waitFor({ state: 'attached' });
			await isTicked();
			await page.reload();
			await isTicked();
			same(await shownStep(page, main.scenario), 'hallway', 'step');
		}));

		await test('a damaged or impossible path in the storage is no path', async () => {
			const { scenario, data } = main;
			const line = await visit(context, main, async (page) => {
				await page.locator(choiceAt(scenario, 'a')).click();
				return saved(page);
			});
			truth(line.includes(`;p${scenario.key}-a:`), `state ${line}`);
			for (const [letters, step] of [['zz', 'hallway'], ['aaa', 'hallway'], ['1cbz', 'hallway'], ['1c', 'pressed'], ['ac', 'pressed'], ['', 'hallway']]) {
				const page = await context.newPage();
				await page.goto(pathToFileURL(main.path).href);
				const made = await page.evaluate(([old, key, path]) => {
					const body = old.replace(new RegExp(`p${key}-[^;:]*`), `p${key}-${path}`).replace(/:[0-9a-f]{8}$/, '');
					return `${body}:${waymark.hash(body).toString(16).padStart(8, '0')}`;
				}, [line, scenario.key, letters]);
				await page.addInitScript(([key, text]) => sessionStorage.setItem(key, text), entryOf(data, made));
				await page.reload();
				same(await shownStep(page, scenario), step, letters);
				await page.close();
			}
		});

		await test('Back and Forward leave the scenario and come back to the same step', () => visit(context, main, async (page) => {
			const { scenario } = main;
			await goTo(page, main.data.sections[1].id);
			await goTo(page, scenario.section);
			await page.locator(choiceAt(scenario, 'a')).click();
			await page.locator(choiceAt(scenario, 'c')).click();
			await page.goBack();
			await page.waitForFunction((id) => !document.getElementById(id).hidden, main.data.sections[1].id);
			await page.goForward();
			await page.waitForFunction((id) => !document.getElementById(id).hidden, scenario.section);
			same([await visibleView(page), await shownStep(page, scenario)], [scenario.section, 'pressed'], 'after Forward');
			await page.locator(button(main, 'step-back')).click();
			await judgeStep(page, main, 'a');
		}));

		await test('a link to a step shows it, wherever it stands; what was played is not passed off as a way to it', () => visit(context, inLesson, async (page) => {
			const { scenario } = inLesson;
			const view = `#${scenario.section}`;
			await page.locator(choiceAt(scenario, 'b')).click();
			same(await shownStep(page, scenario), 'you-ride-alone', 'step');
			await page.locator(`${view} > p a[href="#m01-s1-bus"]`).click();
			await page.waitForFunction(() => document.activeElement.classList.contains('step__title'));
			await judgeStep(page, inLesson, '');
			same(new URL(page.url()).hash, view, 'address');
			await page.locator(choiceAt(scenario, 'b')).click();
			await page.locator(`${shown(scenario)} p a[href="#m01-s1-bus"]`).click();
			await page.waitForFunction(() => document.activeElement.innerText === 'At the bus');
			await goTo(page, 'm01-p1');
			await page.evaluate(() => { location.hash = 'm01-s1-later'; });
			await page.waitForFunction(() => document.activeElement.innerText === 'Another day');
			same([await shownStep(page, scenario), await page.locator(`${shown(scenario)} .said`).count()], ['later', 0], 'a step off the way');
			await page.locator(button(inLesson, 'start-again')).click();
			await judgeStep(page, inLesson, '');
		}));

		await test('a page that is opened at a step shows it', () => visit(context, main, async (page) => {
			same([await visibleView(page), await shownStep(page, main.scenario)], [main.scenario.section, 'pressed'], 'shown');
			same((await heard(page))[1], 'She goes', 'heard');
		}, '#m02-s1-pressed'));

		await test('[check 4] no script: a gamebook whose links lead on, and the coach on demand', async () => {
			const { context: plain, watch: seen } = await openContext(browser, { offline: true, javaScriptEnabled: false });
			for (const item of [main, inLesson]) {
				await visit(plain, item, async (page) => {
					const root = page.locator(`[data-scenario="${item.scenario.id}"]`);
					same(await root.locator('.step').evaluateAll((steps) => steps.filter((step) => step.getClientRects().length > 0).length), item.scenario.steps.length, 'steps');
					same(await root.locator('.step__title').evaluateAll((all) => all.map((each) => parseInt(each.innerText, 10))),
						item.scenario.steps.map((step, i) => i + 1), 'numbers');
					for (const [i, step] of item.scenario.steps.entries()) {
						const there = root.locator(`#${item.scenario.id}-${step.id}`);
						same(await there.locator('.step__choices a').evaluateAll((links) => links.map((link) => [link.getAttribute('href').split('-s1-')[1],
							Number(/\d+$/.exec(link.innerText)[0])])), step.choices.map((to) => [item.scenario.steps[to].id, to + 1]), `choices of ${i + 1}`);
						same(await there.locator('.step__end').count(), step.choices.length ? 0 : 1, 'the end');
						same(await there.locator('.said').count(), 0, 'what the coach says, in the step');
					}
					await root.locator('.step__choices a').first().click();
					same(new URL(page.url()).hash, await root.locator('.step__choices a').first().getAttribute('href'), 'address');
					same(await root.locator('.coach .said:visible').count(), 0, 'the coach speaks unasked');
					await root.locator('.coach summary').first().click();
					same(await root.locator('.coach .said:visible').count(), item.scenario.steps[0].choices.length, 'the coach on demand');
				});
			}
			none(seen.bad, 'seen');
			await plain.close();
		});

		for (const javaScriptEnabled of [true, false]) {
			await test(`[check 30] paper, ${javaScriptEnabled ? 'with' : 'without'} script: all steps, the coach apart at the end, nothing of the screen`, async () => {
				const { context: paper } = await openContext(browser, { offline: true, javaScriptEnabled });
				await visit(paper, main, async (page) => {
					const { scenario } = main;
					if (javaScriptEnabled) {
						await page.locator(choiceAt(scenario, 'b')).click();
					}
					await page.emulateMedia({ media: 'print' });
					const seen = await page.evaluate((id) => {
						const root = document.querySelector(`[data-scenario="${id}"]`);
						const visible = (selector) => [...root.querySelectorAll(selector)].filter((each) => each.checkVisibility({ contentVisibilityAuto: true }));
						const steps = visible('.step');
						return { steps: steps.length, numbers: visible('.step__title small').length, to: visible('.step__choices small').length, coach: visible('.coach .said').length,
							live: visible('.scenario__live, .step__coach').length, inSteps: visible('.step .said').length,
							below: steps.every((step) => step.getBoundingClientRect().bottom <= root.querySelector('.coach').getBoundingClientRect().top) };
					}, scenario.id);
					const choices = scenario.steps.reduce((sum, step) => sum + step.choices.length, 0);
					same(seen, { steps: 5, numbers: 5, to: choices, coach: choices, live: 0, inSteps: 0, below: true }, 'on paper');
					for (const format of ['A4', 'Letter']) {
						truth((await page.pdf({ format })).length > 1000, format);
					}
				});
				await paper.close();
			});
		}

		await test('facilitators only: nothing of it is in what learners get', () => {
			none(filesBelow(dist, '.html').filter((path) => !path.startsWith(join(dist, 'facilitator')) && readFileSync(path, 'utf8').includes('Only the trainer reads this')), 'found');
		});
	}

	// ---- in an LMS

	async function inLms() {
		const work = temporaryFolder('scenario');
		const folders = {};
		for (const path of filesBelow(join(dist, 'scorm12'), '-scorm12.zip').filter((each) => !/-all-/.test(each))) {
			folders[basename(path, '.zip')] = unzip(path, join(work, basename(path, '.zip')));
		}
		const packaged = Object.entries(folders).map(([name, folder]) => ({ name, folder, data: readData(join(folder, 'index.html')) }));
		const item = packaged.find(({ data }) => data.module === main.data.module && data.language === main.data.language);
		const alone = packaged.find(({ data }) => data.module === inLesson.data.module && data.language === inLesson.data.language);
		const completed = join(work, 'completed');
		cpSync(item.folder, completed, { recursive: true });
		const file = join(completed, 'index.html');
		writeFileSync(file, readFileSync(file, 'utf8').replace('"preset":"passed-incomplete"', '"preset":"completed"'));
		folders.completed = completed;
		const server = await serveLms(folders);
		const { context: window, watch: seen } = await openContext(browser);
		const open = (kind, options, name = item.name) => launch(window, server, `/${name}/index.html`, kind, options);
		const { scenario } = main;
		const clean = async (session) => none([...faults(await session.log()), ...(await session.refused()).map((each) => `refused ${each.join(' ')}`)], 'faults');
		const play = async (session, path) => {
			for (const letter of path) {
				await click(session.sco, choiceAt(scenario, letter));
			}
		};
		const again = (session) => click(session.sco, `${shown(scenario)} .question__buttons button + button`);

		await test('LMS: one neutral record at an ending, another one at the next', async () => {
			const session = await open('strict');
			await goTo(session.sco, scenario.section);
			await play(session, 'a');
			same((await session.committed()).interactions, [], 'before the ending');
			const before = count(await session.log(), 'Commit');
			await play(session, 'a');
			same(count(await session.log(), 'Commit'), before + 1, 'commits of one choice');
			await again(session);
			await play(session, 'cb');
			await session.removeFrame();
			await clean(session);
			const { interactions, store } = await session.committed();
			same(interactions.map(({ id, type, student_response: way, result, weighting, 'correct_responses.0.pattern': pattern }) => [id, type, way, result, weighting, pattern]),
				[['m02_s1', 'performance', 'hallway.a,one_minute.a', 'neutral', null, null],
					['m02_s1_try2', 'performance', 'hallway.c,pressed.b', 'neutral', null, null]].map((row) => row.map((each) => each ?? undefined)), 'records');
			same([store['cmi.core.score.raw'], store['cmi.core.lesson_status'], store['cmi.core.lesson_location']], [undefined, 'incomplete', scenario.section], 'values');
			await session.close();
		});

		await test('[check 22] LMS: scorm-again takes the record as it is', async () => {
			const session = await open('again');
			await goTo(session.sco, scenario.section);
			await play(session, 'b');
			await session.removeFrame();
			none(faults(await session.log()), 'faults');
			const sent = Object.fromEntries((await session.log()).filter((entry) => entry.call === 'SetValue' && /interactions/.test(entry.args[0])).map((entry) => entry.args));
			same([sent['cmi.interactions.0.id'], sent['cmi.interactions.0.type'], sent['cmi.interactions.0.student_response'], sent['cmi.interactions.0.result'],
				sent['cmi.interactions.0.weighting']], ['m02_s1', 'performance', 'hallway.b', 'neutral', null].map((each) => each ?? undefined), 'record');
			await session.close();
		});

		await test('LMS: left half-way, the next launch goes on at that step', async () => {
			const first = await open('strict');
			await goTo(first.sco, scenario.section);
			await play(first, 'ac');
			await first.removeFrame();
			const next = await first.next();
			await first.close();
			const second = await open('strict', { data: next });
			await click(second.sco, '.resume a');
			same(await shownStep(second.sco, scenario), 'pressed', 'step');
			await play(second, 'b');
			await second.removeFrame();
			await clean(second);
			same((await second.committed()).interactions.map((entry) => entry.student_response), ['hallway.a,one_minute.c,pressed.b'], 'record');
			await second.close();
		});

		await test('LMS: a path that never ends stays within the limits, and its record ends with a whole pair', async () => {
			const session = await open('strict');
			await takeCheck(session.sco, () => 'wrong');
			for (const section of item.data.sections) {
				await goTo(session.sco, section.id);
			}
			await goTo(session.sco, scenario.section);
			for (let i = 0; i < 40; i += 1) {
				await play(session, 'ab');
			}
			await play(session, 'aa');
			const states = values(await session.log(), 'cmi.suspend_data');
			const longest = Math.max(...states.map((state) => state.length));
			truth(longest <= item.data.stateLimit, `${longest} characters, limit ${item.data.stateLimit}`);
			truth(new RegExp(`;p${scenario.key}-1[ab]{64}:`).test(states[states.length - 1]), states[states.length - 1]);
			await session.removeFrame();
			await clean(session);
			const record = (await session.committed()).interactions.find((entry) => entry.type === 'performance').student_response;
			truth(record.length <= 255 && record.length > 235 && /^((hallway\.a|one_minute\.b),?)+$/.test(record) && /\.[ab]$/.test(record), record);
			const next = await session.next();
			await session.close();
			const resumed = await open('strict', { data: next });
			same(await shownStep(resumed.sco, scenario), 'hallway', 'step of the next launch');
			await resumed.close();
		});

		await test('LMS, preset completed: all lessons and an ending are needed', async () => {
			const session = await open('strict', {}, 'completed');
			for (const section of item.data.sections) {
				await goTo(session.sco, section.id);
			}
			same((await session.committed()).store['cmi.core.lesson_status'], 'incomplete', 'without the scenario');
			await goTo(session.sco, scenario.section);
			await playScenario(session.sco, scenario);
			await session.removeFrame();
			await clean(session);
			same((await session.committed()).store['cmi.core.lesson_status'], 'completed', 'status');
			await session.close();
		});

		await test('LMS, no check: completed when the scenario in a lesson was played too', async () => {
			const session = await open('strict', {}, alone.name);
			for (const section of alone.data.sections) {
				await goTo(session.sco, section.id);
			}
			same((await session.committed()).store['cmi.core.lesson_status'], 'incomplete', 'without the scenario');
			await goTo(session.sco, inLesson.scenario.section);
			await playScenario(session.sco, inLesson.scenario);
			same((await session.committed()).store['cmi.core.lesson_status'], 'completed', 'status');
			await session.close();
		});

		await test('LMS: passing the check needs no scenario', async () => {
			const session = await open('strict');
			await takeCheck(session.sco, () => 'right');
			same((await session.committed()).store['cmi.core.lesson_status'], 'passed', 'status');
			await session.close();
		});

		await test('LMS, review: the way is shown, nothing is written', async () => {
			const first = await open('strict');
			await goTo(first.sco, scenario.section);
			await play(first, 'b');
			await first.removeFrame();
			const next = await first.next();
			await first.close();
			const session = await open('strict', { data: { ...next, 'cmi.core.lesson_mode': 'review', 'cmi.core.credit': 'no-credit' } });
			await goTo(session.sco, scenario.section);
			same(await shownStep(session.sco, scenario), 'tomorrow', 'step');
			await again(session);
			await play(session, 'b');
			same([count(await session.log(), 'SetValue'), count(await session.log(), 'Commit')], [0, 0], 'calls');
			await session.close();
		});

		await test('LMS: nothing went wrong in the console', () => none(seen.bad, 'seen'));
		server.close();
	}

	if (!process.env.WAYMARK_BRIEF) {
		await everything();
		await inLms();
	}

	await test('nothing went out, nothing went wrong in the console', () => none(watch.bad, 'seen'));
	await browser.close();
});
