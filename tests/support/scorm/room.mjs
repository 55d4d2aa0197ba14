// The room in which the packages of a standard are played: WAYMARK_DIST's packages unpacked, copies with other settings, a browser and the LMS.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openBrowser, openContext } from '../browser.mjs';
import { distFolder, filesBelow, temporaryFolder, unzip } from '../folders.mjs';
import { goTo, playScenario, readData, takeCheck } from '../learner.mjs';
import { faults, launch, serveLms } from '../lms.mjs';
import { none, test } from '../report.mjs';

export const right = () => 'right';
export const wrong = () => 'wrong';
export const clean = (log, refused) => none([...faults(log), ...refused.map((item) => `refused ${item.join(' ')}`)], 'faults');
export const stored = async (session) => (await session.committed()).store;
export const lessons = (page) => page.sections.filter((section) => section.kind === 'lesson');
export const checkOf = (page) => page.sections.find((section) => section.kind === 'check').id;
export const text = (frame, selector) => frame.locator(selector).innerText();

export async function wander(frame, page) {
	for (const section of page.sections) {
		await goTo(frame, section.id);
		for (const scenario of page.scenarios.filter((each) => each.section === section.id)) {
			await playScenario(frame, scenario);
		}
	}
}

// The check's percentage for a list of questions and how each was answered.
export function percent(questions, outcomes) {
	const score = (question, outcome) => outcome === 'right' ? 1 : outcome === 'wrong' ? 0
		: question.type === 'multiple' && question.scoring !== 'all' ? 1 / question.right.length : question.right.length === 1 ? 1 : 0;
	const all = questions.reduce((sum, question) => sum + question.points, 0);
	const reached = questions.reduce((sum, question, i) => sum + question.points * score(question, outcomes(i)), 0);
	return Math.floor(reached / all * 10000 + 1e-6) / 100;
}

// A copy of a package with other settings in its data; the folder.
function variant(from, folder, change) {
	cpSync(from.folder, folder, { recursive: true });
	const file = join(folder, 'index.html');
	const changed = structuredClone(from.data);
	change(changed);
	writeFileSync(file, readFileSync(file, 'utf8').replace(/(id="waymark-data"[^>]*>)[^<]*</,
		(all, start) => `${start}${JSON.stringify(changed).replace(/</g, '\\u003c')}<`));
	return folder;
}

function unpack(standard, work, folders) {
	const archives = filesBelow(join(distFolder(), standard), `-${standard}.zip`);
	for (const path of archives) {
		const name = basename(path, '.zip');
		folders[name] = unzip(path, join(work, name));
	}
	return Object.entries(folders).map(([name, folder]) => ({ name, folder, address: `/${name}/index.html` }));
}

// Copies with other presets, and one of another version: one question is gone, one has changed.
function addVariants(main, work, folders) {
	const add = (name, change) => {
		folders[name] = variant(main, join(work, name), change);
		return `/${name}/index.html`;
	};
	const presets = Object.fromEntries(['passed-failed', 'completed', 'completed-and-passed'].map((preset) =>
		[preset, add(`preset-${preset}`, (page) => { page.preset = preset; })]));
	const updated = add('updated', (page) => {
		const check = page.questions.filter((question) => !question.practice);
		page.hash = '12345678';
		check[0].key = 'chg';
		page.questions = page.questions.filter((question) => question !== check[check.length - 1]);
	});
	return { presets, updated };
}

export async function openRoom(S) {
	const work = temporaryFolder(S.name);
	const folders = {};
	const all = unpack(S.name, work, folders);
	const isWhole = ({ name }) => /-all-[a-z]+-scorm\d+$/.test(name);
	const packages = all.filter((item) => !isWhole(item)).map((item) => ({ ...item, path: join(item.folder, 'index.html'), data: readData(join(item.folder, 'index.html')) }))
		.filter((item) => item.data.draw > 0);
	// The package with the most to draw from is played through everything; the others through the main cases.
	const main = [...packages].sort((one, other) => other.data.questions.length - one.data.questions.length)[0];
	const variants = addVariants(main, work, folders);
	const browser = await openBrowser();
	const server = await serveLms(folders);
	const { context, watch } = await openContext(browser);
	const openIn = (place, kind, options = {}, address = main.address) => launch(place, server, address, kind, { standard: S.name, ...options });
	const open = (...rest) => openIn(context, ...rest);

	// Leaves as an LMS does, and gives back what the session was.
	async function leave(session) {
		await session.removeFrame();
		return { log: await session.log(), refused: await session.refused() };
	}

	// What the LMS knows of a learner who has passed; the learner learns once.
	let passed = null;
	async function afterPass() {
		if (!passed) {
			const session = await open('strict');
			await takeCheck(session.sco, right);
			await leave(session);
			passed = await session.next();
			await session.close();
		}
		return passed;
	}

	return {
		S, folders, packages, wholes: all.filter(isWhole), main, page: main.data, ...variants, browser, server, watch, open, openIn, leave, afterPass,
		shared: S.name === 'scorm12' ? test : async () => {},
		close: async () => {
			await browser.close();
			server.close();
		}
	};
}
