// E-books, reopened: the container byte by byte, the package document, and whether everything that a module's page on the site has is in the book
// and can be reached in it: every chapter, every question with its answer and the way back, every step of a practice story.
//
//     node tests/packages/epub.mjs DIST…      folders that `waymark build` wrote, with site/ and epub/
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { readData } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const FILE_LIMIT = 60 * 1024;
const LANDMARKS = ['toc', 'cover', 'titlepage', 'bodymatter', 'glossary', 'bibliography'];

const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

function open(dist, path) {
	const folder = unzip(path, temporaryFolder('book'));
	const opf = readFileSync(join(folder, 'EPUB/package.opf'), 'utf8');
	const pages = new Map(filesBelow(join(folder, 'EPUB'), '.xhtml').map((file) => [basename(file), readFileSync(file, 'utf8')]));
	const language = /<dc:language>([^<]*)/.exec(opf)[1];
	const modules = filesBelow(join(dist, 'site', language), '.html').map(readData).filter((data) => data.sections);
	const files = new Map(all(opf, /<item ([^>]*)>/g).map((item) => [/id="([^"]*)/.exec(item)[1], /href="([^"]*)/.exec(item)[1]]));
	const spine = all(opf, /<itemref idref="([^"]*)/g).map((id) => files.get(id));
	return { path, folder, opf, pages, modules, files: [...files.values()], spine, language, nav: pages.get('nav.xhtml') };
}

// Where an address in a page leads: [file, id or '']; null: out of the book.
function target(page, href) {
	const [file, id] = href.split('#');
	return /^[a-z]+:/.test(href) ? null : [file || page, id ?? ''];
}

const hasId = (text, id) => text.includes(` id="${id}"`);

// The element that starts where `id` stands, up to the next of its kind.
function section(text, id, end) {
	const start = text.indexOf(` id="${id}"`);
	return start < 0 ? '' : text.slice(start, text.indexOf(end, start));
}

// ---- the file

function checkContainer(book) {
	const bytes = readFileSync(book.path);
	same(bytes.subarray(0, 4).toString('latin1'), 'PK\x03\x04', 'how the file starts');
	same([bytes.readUInt16LE(8), bytes.readUInt16LE(26), bytes.readUInt16LE(28)], [0, 8, 0], 'method, length of the name, extra field');
	same(bytes.subarray(30, 58).toString('latin1'), 'mimetypeapplication/epub+zip', 'name at 30 and content at 38');
	same(/full-path="([^"]*)"/.exec(readFileSync(join(book.folder, 'META-INF/container.xml'), 'utf8'))[1], 'EPUB/package.opf', 'the package document');
}

function checkPackage(book) {
	const present = filesBelow(join(book.folder, 'EPUB'), '').map((file) => relative(join(book.folder, 'EPUB'), file)).filter((file) => file !== 'package.opf');
	same([...book.files].sort(), present.sort(), 'the files that are listed');
	same([...book.spine].sort(), [...book.pages.keys()].sort(), 'the chapters in the spine');
	truth(/urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}</.test(book.opf), 'no identifier');
	none([...book.pages].filter(([, text]) => text.length > FILE_LIMIT).map(([name]) => name), 'files that old readers hang on');
}

// What can be claimed, and nothing that somebody would have to certify.
function checkAccess(book) {
	const metas = all(book.opf, /<meta property="schema:(\w+)">/g);
	for (const name of ['accessMode', 'accessModeSufficient', 'accessibilityFeature', 'accessibilityHazard', 'accessibilitySummary']) {
		truth(metas.includes(name), `no schema:${name}`);
	}
	truth(/accessibilityHazard">none</.test(book.opf), 'a hazard');
	truth(!/conformsTo|certif/i.test(book.opf), 'something that nobody has certified is claimed');
}

// ---- what is said where others see it

function checkTitles(book) {
	const title = /<dc:title>([^<]*)/.exec(book.opf)[1];
	const seen = [title, ...[...book.pages.values()].map((text) => /<title>([^<]*)/.exec(text)[1])];
	none(seen.filter((text) => !text.startsWith(title) || !/^( – [\w-]+)?$/.test(text.slice(title.length))), 'titles that tell more than the course and a number');
	truth(!/<dc:(description|subject)>/.test(book.opf), 'lists of books would tell what it is about');
	same(all(book.pages.get('kit.cover.xhtml'), /<(img|svg|image)\b/g), [], 'pictures on the cover');
}

function checkNothingRuns(book) {
	const bad = [...book.pages].flatMap(([name, text]) => all(text, /(<(?:script|style|form|input|select|textarea|button|details|audio|video|iframe|object)\b[^>]*>| on\w+="| style="|src="(?!media\/)[^"]*"|@import)/g)
		.map((what) => `${name}: ${what}`));
	none(bad, 'what a book must not have');
	none([...book.pages].filter(([, text]) => /Only the trainer reads|This never reaches a learner/.test(text)).map(([name]) => name), 'what is for trainers');
	none(all(readFileSync(join(book.folder, 'EPUB/style.css'), 'utf8'), /(url\(|@import|font-family: (?!inherit)|font-size: [^;]*(?:px|pt))/g), 'style that loads or fixes something');
}

// ---- ways through it

function checkLinks(book) {
	const dead = [];
	for (const [name, text] of book.pages) {
		for (const href of all(text, /<a [^>]*href="([^"]*)"/g)) {
			const at = target(name, href);
			const page = at && book.pages.get(at[0]);
			if (at && (!page || (at[1] && !hasId(page, at[1])))) {
				dead.push(`${name}: ${href}`);
			}
		}
	}
	none(dead, 'links that lead nowhere');
}

// "kit.glossary-2.xhtml", "m07.answers-2.xhtml": more of a list that began before.
const goesOn = (file) => /\.[a-z]+-(?!1\.)\d+\.xhtml$/.test(file);

function checkNav(book) {
	const [toc, landmarks] = book.nav.split('epub:type="landmarks"');
	const listed = all(toc, /<a href="([^"#]*)"/g);
	const wanted = book.spine.filter((file) => !['nav.xhtml', 'kit.cover.xhtml'].includes(file) && !goesOn(file));
	none(wanted.filter((file) => !listed.includes(file)), 'chapters that are missing');
	same(listed.filter((file, i) => file !== wanted[i]), [], 'chapters in another order');
	const types = all(landmarks, /epub:type="([^"]*)"/g);
	none(LANDMARKS.filter((type) => !types.includes(type)), 'landmarks that are missing');
}

function checkSections(book) {
	truth(book.modules.length > 0, 'the site has no modules to compare with');
	const wanted = book.modules.flatMap((data) => data.sections.map(({ id }) => `${id}.xhtml`));
	same(book.spine.filter((file) => wanted.includes(file)), wanted, 'the chapters of the modules');
}

// ---- questions

function checkQuestion(book, data, question, found) {
	const name = `${question.section}.xhtml`;
	const asked = section(book.pages.get(name), question.id, '</section>');
	const number = /class="question__number">[^<]*?(\d+)/.exec(asked)?.[1];
	const href = /class="question__answer"><a href="([^"]*)"/.exec(asked)?.[1];
	const [file, id] = href ? target(name, href) : [];
	const answer = href ? section(book.pages.get(file), id, '</section>') : '';
	found.push(Number(number));
	truth(asked && number, `${question.id} is not asked in ${name}`);
	if (question.type === 'likert' || question.type === 'reflection') {
		truth(!href || answer, `${question.id}: its thought is missing`);
	} else {
		truth(id === `answer-${question.id}` && answer, `${question.id} has no answer`);
	}
	if (answer) {
		truth(new RegExp(`<h2>${number}\\. `).test(answer), `${question.id}: its answer has another number`);
		truth(answer.includes(`href="${name}#${question.id}"`), `${question.id}: no way back`);
		truth(file.startsWith(`${data.module}.answers-`), `${question.id}: its answer stands in ${file}`);
	}
	return question.type;
}

function checkQuestions(book) {
	const types = new Set();
	for (const data of book.modules) {
		const numbers = [];
		data.questions.forEach((question) => types.add(checkQuestion(book, data, question, numbers)));
		same(numbers, data.questions.map((question, i) => i + 1), `${data.module}: the numbers of its questions`);
	}
	return types;
}

// The author's introduction to a check speaks of what is drawn; a line of the book's own says how many are there.
function checkCounts(book) {
	for (const data of book.modules) {
		const count = data.questions.filter((question) => !question.practice).length;
		const page = book.pages.get(`${data.module}-check.xhtml`);
		if (page) {
			truth(new RegExp(`<p>[^<]*: ${count}\\. [^<]*</p>\\s*<section class="question`).test(page), `${data.module}: no line with ${count}`);
		}
	}
}

// The kit's summary is about pages and packages, and what they send.
function checkTitlePage(book) {
	const page = book.pages.get('kit.title.xhtml');
	truth(/<\/h1>\s*<ul>\s*<li><a href="kit.help.xhtml/.test(page), 'something stands before the way to help');
}

// Options have letters, and the answer gives them the same.
function checkLetters(book) {
	for (const data of book.modules) {
		for (const question of data.questions.filter(({ type }) => ['choice', 'multiple', 'true_false'].includes(type))) {
			const asked = section(book.pages.get(`${question.section}.xhtml`), question.id, '</section>');
			const options = all(/<ol class="options" type="A">(.*?)<\/ol>/s.exec(asked)[1], /<li>(.*?)<\/li>/gs);
			const page = [...book.pages.values()].find((text) => hasId(text, `answer-${question.id}`));
			const reasons = all(section(page, `answer-${question.id}`, '</ol>'), /<li><b(?: class="[a-z_]+")?>[^<]*<\/b> <span>(.*?)<\/span>/gs);
			same(reasons, options, `${question.id}: what the letters stand for`);
			same(options.length, question.options.length, `${question.id}: its options`);
		}
	}
}

// In a matching the answers have the letters.
function checkMatching(book) {
	for (const data of book.modules) {
		for (const question of data.questions.filter(({ type }) => type === 'matching')) {
			const asked = section(book.pages.get(`${question.section}.xhtml`), question.id, '</section>');
			const answers = all(/<ol class="match__answers" type="A">(.*?)<\/ol>/s.exec(asked)[1], /<li>(.*?)<\/li>/gs);
			const page = [...book.pages.values()].find((text) => hasId(text, `answer-${question.id}`));
			const pairs = [...section(page, `answer-${question.id}`, '</ul>').matchAll(/<\/b> – ([A-Z]): (.*?)<\/p>/gs)];
			same(pairs.map(([, letter]) => answers[letter.charCodeAt(0) - 65]), pairs.map(([, , words]) => words), `${question.id}: what the letters stand for`);
			same(pairs.length, question.rows.length, `${question.id}: its pairs`);
		}
	}
}

// ---- practice stories

function checkScenario(book, scenario) {
	const page = book.pages.get(`${scenario.section}.xhtml`);
	const anchor = (step) => `${scenario.id}-${step.id}`;
	const reached = new Set([0]);
	for (const at of reached) {
		const step = scenario.steps[at];
		const text = section(page, anchor(step), '</section>');
		const choices = all(/<ol class="choices"(.*?)<\/ol>/s.exec(text)?.[1] ?? '', /<a href="#([^"]*)"/g);
		same(choices, step.choices.map((to) => anchor(scenario.steps[to])), `${anchor(step)}: where its choices lead`);
		truth(new RegExp(`>${at + 1}\\. `).test(text), `${anchor(step)} is not number ${at + 1}`);
		truth(step.choices.length === 0 || hasId(page, `coach-${anchor(step)}`), `${anchor(step)}: the coach says nothing`);
		step.choices.forEach((to) => reached.add(to));
	}
	same(reached.size, scenario.steps.length, `${scenario.id}: steps that can be reached`);
	none(all(page, /go-to">[^<]*?(\d+)[^<]*</g).filter((number) => number < 1 || number > scenario.steps.length), 'numbers of no step');
}

// ---- a date that is asked for

function checkDate(dist, kit, ...options) {
	const build = (epoch) => {
		const out = temporaryFolder('dated');
		execFileSync(process.env.WAYMARK_FAST, ['build', kit, '-o', out, '-t', 'epub', '--quiet', ...options], { stdio: 'ignore', env: { ...process.env, TZ: 'Asia/Tokyo', SOURCE_DATE_EPOCH: epoch } });
		return filesBelow(out, '.epub').map((path) => readFileSync(join(unzip(path, temporaryFolder('dated-book')), 'EPUB/package.opf'), 'utf8'));
	};
	build('1800000000').forEach((opf) => same(/dcterms:modified">([^<]*)/.exec(opf)[1], '2027-01-15T08:00:00Z', 'the moment that SOURCE_DATE_EPOCH names'));
	same(build('').map((opf) => opf.length > 0 && /dcterms:modified">([^<]*)T00:00:00Z/.test(opf)), filesBelow(join(dist, 'epub'), '.epub').map(() => true), 'without it the last day of the text');
}

await suite(async () => {
	const dists = process.argv.slice(2);
	const types = new Set();
	for (const dist of dists) {
		const books = filesBelow(join(dist, 'epub'), '.epub');
		truth(books.length > 0, `${dist} has no books`);
		for (const path of books) {
			const book = open(dist, path);
			const name = basename(path);
			await test(`${name}: the type of the file comes first, as it is`, () => checkContainer(book));
			await test(`${name}: the package lists what there is, in small files`, () => checkPackage(book));
			await test(`${name}: how it can be read is told`, () => checkAccess(book));
			await test(`${name}: titles and cover do not tell what it is about`, () => checkTitles(book));
			await test(`${name}: nothing runs, loads, fixes a size or is for trainers`, () => checkNothingRuns(book));
			await test(`${name}: every link leads somewhere`, () => checkLinks(book));
			await test(`${name}: the table of contents has every chapter`, () => checkNav(book));
			await test(`${name}: every section of the modules is a chapter`, () => checkSections(book));
			await test(`${name}: every question, its answer and the way back`, () => checkQuestions(book).forEach((type) => types.add(type)));
			await test(`${name}: a check says how many questions it has here`, () => checkCounts(book));
			await test(`${name}: the title page has no summary of the kit`, () => checkTitlePage(book));
			await test(`${name}: options and reasons have the same letters`, () => {
				checkLetters(book);
				checkMatching(book);
			});
			await test(`${name}: every step of a practice story can be reached`, () => book.modules.forEach((data) => (data.scenarios ?? []).forEach((scenario) => checkScenario(book, scenario))));
		}
	}
	await test('the books have questions of every type', () => {
		const known = readFileSync(join(process.env.WAYMARK_ROOT, 'generator/question/types.def'), 'utf8');
		same([...types].sort(), all(known, /QUESTION_TYPE\((\w+)\)/g).sort(), 'their types');
	});
	await test('the date of a book is that of its text, or the one that is asked for', () => checkDate(dists[0], join(process.env.WAYMARK_ROOT, 'tests/browser/kit')));
});
