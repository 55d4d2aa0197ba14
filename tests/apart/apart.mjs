// apart.mjs KIT DIST TEMPLATES FOLDER: is anything in what learners get that authors wrote for people who lead a session?
//
// Two things tell it: words that occur in nothing that is written for learners, and runs of six words that do not. The second finds sentences,
// the first finds what an index or a bank makes of them.
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { none, suite, test, truth } from '../support/report.mjs';
import { below, isText, outputs, textOf, wordsOf } from './outputs.mjs';

const [kit, dist, templates, unpacked] = process.argv.slice(2);
const RUN = 6;

// Within a sentence, a cell or a paragraph: what stands behind it is chance.
const runsOf = (text) => text.split(/[.!?|:;\n]/).map(wordsOf).flatMap((words) => words.slice(0, 1 - RUN).map((_, i) => words.slice(i, i + RUN).join(' ')));

// ---- what authors wrote

const isForLeaders = (path) => /(^|\/)facilitator(\.md$|\/)/.test(relative(kit, path));

// A Markdown file as text for learners and text for leaders, without what is no text: addresses, braces, citations. A paragraph is one line.
function parted(path) {
	const text = readFileSync(path, 'utf8').replace(/\]\([^)"]*/g, '](').replace(/\{[^}]*\}/g, '').replace(/\[@[^\]]*\]/g, '').replace(/<!--.*?-->/g, '');
	let quoted = false;
	const parts = { learners: '', leaders: '' };
	for (const line of text.split('\n')) {
		quoted = /^\s*> \[!(FACILITATOR|HANDOUT|SLIDE)\]/.test(line) || (quoted && /^\s*>/.test(line));
		const end = /^[\s>]*$/.test(line) ? '\n' : ' ';
		parts[quoted || isForLeaders(path) ? 'leaders' : 'learners'] += line.replace(/^\s*([>#*-]|\d+\.)+\s|\[![A-Z]+\]/g, '\n').replace(/[*_`]/g, '') + end;
	}
	return parts;
}

const markdown = below(kit).filter((path) => path.endsWith('.md'));
const sources = markdown.map(parted);
const learners = sources.map((parts) => parts.learners);
const leaders = sources.map((parts) => parts.leaders);

// What else learners are told: settings, words of the interface apart from those of the area, drawings.
const isOfArea = (line, at) => { at.inside = /^\S/.test(line) ? /^facilitator/.test(line) : at.inside; return at.inside; };
function interfaceWords(path) {
	const at = { inside: false };
	return readFileSync(path, 'utf8').split('\n').filter((line) => !isOfArea(line, at)).flatMap(wordsOf);
}
const others = [
	...below(join(templates, 'strings')).flatMap(interfaceWords),
	...below(kit).filter((path) => /\.(yaml|svg|vtt)$/.test(path)).flatMap((path) => wordsOf(readFileSync(path, 'utf8'))),
	...below(templates).filter((path) => /\.(html|js|css)$/.test(path) && !/\/facilitator\//.test(path)).flatMap((path) => wordsOf(readFileSync(path, 'utf8')))
];

const settings = below(kit).filter((path) => path.endsWith('.yaml')).map((path) => readFileSync(path, 'utf8'));
// Ids are no text, and pages have them.
const ids = markdown.flatMap((path) => readFileSync(path, 'utf8').match(/#[a-z0-9-]+/g) ?? []).flatMap(wordsOf);
const known = { words: new Set([...learners.flatMap(wordsOf), ...others, ...ids]), runs: new Set([...learners, ...settings].flatMap(runsOf)) };
const own = {
	words: new Set(leaders.flatMap(wordsOf).filter((word) => word.length > 3 && !known.words.has(word))),
	runs: new Set(leaders.flatMap(runsOf).filter((run) => /\p{L}{4}/u.test(run) && !known.runs.has(run)))
};

// ---- what learners get

function findings(path) {
	const text = textOf(path).replace(/\n/g, ' ');
	const found = [...wordsOf(text).filter((word) => own.words.has(word)), ...runsOf(text).filter((run) => own.runs.has(run))];
	return [...new Set(found)].map((words) => `${relative(dist, path)}: "${words}"`);
}

await suite(async () => {
	const { area, learners: all } = outputs(dist, unpacked);
	const files = all.filter(isText);

	await test('there is something to look for, in words and in sentences', () => {
		truth(own.words.size > 5, `only ${own.words.size} words are for leaders alone`);
		truth(own.runs.size > 100, `only ${own.runs.size} runs of words are for leaders alone`);
	});

	await test('it is found where it belongs', () => {
		const found = area.filter((path) => path.endsWith('.html')).flatMap(findings);
		const words = new Set(found.map((finding) => finding.split('"')[1]));
		truth([...own.words].filter((word) => !words.has(word)).length < own.words.size / 20, `of ${own.words.size} words ${[...own.words].filter((word) => words.has(word)).length} are in the area`);
	});

	await test('formats of all kinds are looked at', () => {
		for (const kind of [/^site\//, /^single\//, /search-\w+\.js$/, /^banks\//, /\.xhtml$/, /lms\.js$/, /imsmanifest\.xml$/, /cmi5\.xml$/]) {
			truth(files.some((path) => kind.test(relative(dist, path))), `${kind}: no such file`);
		}
	});

	await test('pictures of theirs are in the area alone', () => {
		const named = (wanted) => markdown.filter((path) => isForLeaders(path) === wanted).flatMap((path) => readFileSync(path, 'utf8').match(/[\w-]+\.(png|jpg|mp3|wav|webm)(?=[)" ])/g) ?? []);
		const theirs = named(true).filter((name) => !named(false).includes(name));
		const holds = (name) => (path) => basename(path).endsWith(`-${name}`);
		none(theirs.filter((name) => !area.some(holds(name))), 'nowhere');
		none(theirs.flatMap((name) => all.filter(holds(name))), 'elsewhere');
	});

	await test('no learner edition, package, search index, book or bank has any of it', () => none(files.flatMap(findings), 'for leaders, and there'));
});
