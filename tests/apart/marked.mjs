// Everything that can be written for people who lead, each with a made-up word in it: every word has to be in the area, and none in anything that
// learners get, whatever the format is and wherever in it. What stands in short sentences of plain words apart.mjs could not tell from a learner's.
//
//   marked.mjs make KIT FOLDER       the made kit with such words as FOLDER, which does not exist yet; where they are into FOLDER.json
//   marked.mjs look FOLDER.json DIST UNPACKED    what was built of it
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { isText, outputs, textOf, wordsOf } from './outputs.mjs';

const LESSON = `---
minutes: 3
objectives: [m01-o1]
---
# A marked page

In short: everybody reads this.

> [!FACILITATOR] <label of a note>
> A note. <note> [@leaders-only] A word: [word](../glossary.md#leaders-only).
>
> - <list in a note>
>
> | Head | <table head in a note> |
> |---|---|
> | Cell | <table cell in a note> |
>
> ![<alternative text in a note>](media/noted.png "<caption in a note>")

> [!SLIDE] <title of a slide>
> <slide>

## A part

One thing after the other.

- One.
- Two.

  > [!FACILITATOR]
  > <note in a list>

<!-- if audience=school -->
> [!FACILITATOR]
> <note in a condition>
<!-- end -->

> [!FACILITATOR]
> It goes on
<note that goes on without a mark>

### Which one is marked? {#m01-marked .q objective=m01-o1}

> [!FACILITATOR]
> <note in a question>

- [x] This
  > It is.
- [ ] That
  > It is not.

> This one is.
>
> > [!FACILITATOR]
> > <note in an explanation>
`;

const GUIDE = `

### <heading of a guide>

<guide>

## <title of an activity> {#m01-a8 .activity minutes=4}

<activity>

> [!FACILITATOR] <label of a note in an activity>
> <note in an activity>

> [!HANDOUT] <title of an activity sheet>
> <activity sheet>

![<alternative text of a leaders picture>](media/leading.png "<caption of a leaders picture>")

## <title of a handout> {#m01-h8 .handout}

<handout>
`;

const SESSION = `---
title: <title of a session>
minutes: 90
materials: ["<material>"]
before: [m02-q1]
after: [m02-q4]
---
<opening of a session>

## <part of a session> {#s90-part}

### <step of a session> {#s90-step minutes=50 shows="m01-p3, m01-a8, m01-marked"}

<script of a step>

#### <heading of a script>

> [!SLIDE] Together
> <slide of a step>

### Again {#s90-again minutes=40 shows="m01-h8"}
`;

const BEFORE = '\n## <heading before>\n\n<text before>\n';
const AUDIENCE = '\n<text on an audience>\n';
const NOTE = (place) => `\n> [!FACILITATOR]\n> <note in ${place}>\n`;
const SOURCE = '\n## leaders-only\nA Source of Leaders. 2021.\n\n- accessed: 2026-01-02\n';
const TERM = '\n## leaders-only {#leaders-only}\nWhat only leaders look up.\n';

// ---- words

const letters = (number) => [...String(number).padStart(3, '0')].map((digit) => 'bdfgklmnpr'[digit]).join('u');
const marks = new Map();

// "<label of a note>" becomes a word that is nowhere else, the same one in each language.
const marked = (text) => text.replace(/<([a-z][a-z ]+)>/g, (_, place) => {
	marks.set(place, marks.get(place) ?? `Quiv${letters(marks.size)}`);
	return marks.get(place);
});

// Pictures whose bytes no other has: readers stop where a picture ends.
const PICTURES = ['noted.png', 'leading.png'];
const picture = (kit, name) => Buffer.concat([readFileSync(join(kit, 'en/m01-text/media/dot.png')), Buffer.from(name)]);

// ---- making it

const add = (path, text) => writeFileSync(path, readFileSync(path, 'utf8') + marked(text));

function make(kit, folder) {
	cpSync(kit, folder, { recursive: true });
	add(join(folder, 'references.md'), SOURCE);
	for (const language of ['en', 'es']) {
		const at = (...path) => join(folder, language, ...path);
		writeFileSync(at('m01-text/03-marked.md'), marked(LESSON));
		PICTURES.forEach((name) => writeFileSync(at('m01-text/media', name), picture(kit, name)));
		writeFileSync(at('facilitator/session-90.md'), marked(SESSION));
		add(at('m01-text/facilitator.md'), GUIDE);
		add(at('m01-text/module.md'), NOTE('an introduction'));
		add(at('m02-check/scenario-at-the-door.md'), NOTE('a story'));
		// Behind the first question of a check nothing else may stand.
		const check = at('m03-gaps/check.md');
		writeFileSync(check, readFileSync(check, 'utf8').replace(/^# .*$/m, (title) => `${title}\n${marked(NOTE('a check'))}`));
		add(at('facilitator/before.md'), BEFORE);
		add(at('facilitator/audiences.md'), AUDIENCE);
		add(at('glossary.md'), TERM);
	}
	writeFileSync(`${folder}.json`, JSON.stringify({ places: [...marks], pictures: PICTURES.map((name) => picture(kit, name).toString('base64')) }));
}

// ---- looking for it

async function look(list, dist, unpacked) {
	const { area, learners } = outputs(dist, unpacked);
	const made = JSON.parse(readFileSync(list, 'utf8'));
	const places = new Map(made.places.map(([place, word]) => [word.toLowerCase(), place]));
	const short = (path) => relative(dist, path);
	// What no text is may hold it as well, and so may its name.
	const read = (path) => `${isText(path) ? textOf(path) : readFileSync(path, 'latin1')} ${short(path)}`;
	const placesIn = (path) => [...new Set(wordsOf(read(path)).map((word) => places.get(word)).filter(Boolean))];

	await test('whatever is written for people who lead is in their area', () => {
		truth(places.size > 30, `only ${places.size} places`);
		const found = new Set(area.flatMap(placesIn));
		none([...places.values()].filter((place) => !found.has(place)), 'not there');
	});

	await test('packages of every kind are looked into, and files of every kind', () => {
		const names = learners.map(short);
		const kinds = [/^site\/.*search-\w+\.js$/, /^single\//, /^banks\/.*gift/, /^banks\/.*xml$/, /^scorm12\/[^.]*\.html$/, /-site\.zip\//,
			/scorm12\/.*-all-.*\.zip\/imsmanifest/, /(scorm12|scorm2004|cmi5)\/.*\.zip\/.*html$/, /scorm2004\/.*\.zip\/imsmanifest/,
			/cmi5\/.*\.zip\/cmi5\.xml/, /imscc\/.*\.imscc\/imsmanifest/, /imscc\/.*\.imscc\/.*html$/, /epub\/.*\.epub\/.*xhtml$/];
		none(kinds.filter((kind) => !names.some((name) => kind.test(name))).map(String), 'no such file');
	});

	await test('nothing of it is in anything that learners get', () => {
		none(learners.flatMap((path) => placesIn(path).map((place) => `${place}: ${short(path)}`)), 'there');
	});

	await test('neither are pictures of theirs, under any name or inside a page', () => {
		const isPicture = (path) => made.pictures.includes(readFileSync(path).toString('base64'));
		const holdsPicture = (path) => made.pictures.some((picture) => readFileSync(path, 'latin1').includes(picture));
		same(area.filter(isPicture).length, PICTURES.length * 2, 'pictures in the area');
		none(learners.filter((path) => isPicture(path) || holdsPicture(path)).map(short), 'there');
	});

	const holding = (pattern) => learners.filter((path) => /\.x?html$/.test(path) && pattern.test(readFileSync(path, 'utf8')));

	await test('sources and terms of theirs alone are not those of a lesson', () => {
		const lists = /^(kit\.)?(references|glossary|search)/;
		none(holding(/leaders-only|Source of Leaders/).filter((path) => !lists.test(basename(path))).map(short), 'there');
	});

	await test('no page of learners is made as pages of theirs are', () => {
		const alike = /class="[^"]*\b(slide__|sheet__|callout--facilitator|page--facilitator|tally__|pack__)|data-for="leader"|facilitator\.(js|css)/;
		truth(area.some((path) => alike.test(readFileSync(path, 'utf8'))), 'nothing is made so');
		none(holding(alike).map(short), 'made so');
	});
}

const [task, ...paths] = process.argv.slice(2);
if (task === 'make') {
	make(...paths);
} else {
	await suite(() => look(...paths));
}
