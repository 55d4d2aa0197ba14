// A language that nobody speaks, made of English: every letter has another shape, every word of the interface is in brackets and two fifths
// longer, and it runs from right to left. With it a test sees what no real translation shows: a plain Latin word on a page was written into
// a program, a template or a style instead of into templates/strings/.
//
//     node tests/support/pseudo.mjs FOLDER      makes FOLDER/kit (tests/browser/kit in English and in this language) and FOLDER/templates
//     build/waymark build FOLDER/kit --templates FOLDER/templates -o …
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './tools.mjs';

// A language for the browser (Arabic), a region that is reserved for nobody.
export const PSEUDO = 'ar-xb';

const SHAPES = { a: 'å', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ö', p: 'þ', q: 'ǫ',
	r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž' };
const MARK = '\u200f';

const shape = (text) => text.replace(/[a-z]/gi, (letter) => {
	const other = SHAPES[letter.toLowerCase()];
	return letter === letter.toLowerCase() ? other : other.toUpperCase();
});

// Everything outside of what `kept` matches, changed.
const outside = (text, kept, change) => {
	let result = '';
	let end = 0;
	for (const match of text.matchAll(kept)) {
		result += change(text.slice(end, match.index)) + match[0];
		end = match.index + match[0].length;
	}
	return result + change(text.slice(end));
};

// ---- the interface

const longer = (text) => shape(text.replace(/[aeiou]/gi, (vowel) => vowel + vowel.toLowerCase()).replace(/→/g, '←'));
export const pseudoWord = (text) => `${MARK}[${outside(text, /\{[\w-]+\}/g, longer)}]${MARK}`;

// What is not said to anybody: a direction, a file's name, the sign before decimals.
const FIXED = { 'page.direction': 'rtl', 'page.start-file': 'START-HERE-RTL.html' };
const AS_THEY_ARE = /^(glossary\.(say|avoid)|script\.decimal-mark|date\.form)$/;

const unquoted = (value) => value[0] === '"' ? JSON.parse(value) : value[0] === "'" ? value.slice(1, -1).replace(/''/g, "'") : value;

// Of one line each, as the files in templates/strings/ are.
export function pseudoStrings(yaml) {
	const path = [];
	return yaml.split('\n').map((line) => {
		const [, blanks, key, value] = /^( *)([\w-]+):(?: (.*))?$/.exec(line) ?? [];
		if (key === undefined) {
			return line;
		}
		path.length = blanks.length / 2;
		path.push(key);
		const name = path.join('.');
		if (!value || AS_THEY_ARE.test(name)) {
			return line;
		}
		return `${blanks}${key}: ${JSON.stringify(FIXED[name] ?? pseudoWord(unquoted(value)))}`;
	}).join('\n');
}

// Every word of a file, by its key.
export function strings(yaml) {
	const path = [];
	const words = {};
	for (const line of yaml.split('\n')) {
		const [, blanks, key, value] = /^( *)([\w-]+):(?: (.*))?$/.exec(line) ?? [];
		if (key !== undefined) {
			path.length = blanks.length / 2;
			path.push(key);
			if (value) {
				words[path.join('.')] = unquoted(value);
			}
		}
	}
	return words;
}

// ---- the kit

// Markdown that is not read by people: attributes, addresses, citations, markers, comments, code.
const MARKUP = /\{[#.][^}]*\}|\]\([^)\s]*(?: "(?:include|draw \d+)")?|\[@[^\]]*\]|\[!\w+\]|\[[x~ ]\]|<!--.*?-->|<\w+:[^>]*>|`[^`]*`|^ {4}.*|^(?:Say|Avoid):/g;
const KEYS = /^(?:- )?(?:title|summary|content-note|reviewed-by|languages|licence|hours|answered-by|may-report|m\d+-o\d+): /;

// A heading that a link in the file leads to by its English words gets them as its id.
function pseudoHeading(line, text) {
	const slug = line.replace(/^#+ /, '').toLowerCase().replace(/[^a-z0-9 -]/g, '').replace(/ /g, '-');
	return !line.includes('{#') && text.includes(`](#${slug})`) ? `${outside(line, MARKUP, shape)} {#${slug}}` : outside(line, MARKUP, shape);
}

function pseudoLine(line, text, isFront) {
	const key = KEYS.exec(line.trim());
	if (key) {
		const start = line.indexOf(key[0]) + key[0].length;
		return line.slice(0, start) + shape(line.slice(start));
	}
	if (isFront || /^(?:- )?[a-z-]+: /.test(line)) {
		return line;
	}
	return line.startsWith('#') ? pseudoHeading(line, text) : outside(line, MARKUP, shape);
}

export function pseudoMarkdown(text) {
	let fences = text.startsWith('---\n') ? 0 : 2;
	return text.replace(/\/shared\/en\//g, `/shared/${PSEUDO}/`).split('\n').map((line) => {
		fences += fences < 2 && line === '---';
		return pseudoLine(line, text, fences < 2);
	}).join('\n');
}

// The names of the sources stay: citations name them.
const pseudoReferences = (text) => text.split('\n').map((line) => line.startsWith('## ') ? line : pseudoLine(line, text, false)).join('\n');
const pseudoCaptions = (text) => text.split('\n').map((line) => /^WEBVTT|-->/.test(line) ? line : shape(line)).join('\n');
const pseudoDrawing = (text) => text.replace(/>([^<]+)</g, (all, words) => `>${shape(words)}<`);

const pseudoSettings = (yaml) => yaml.replace('[en, es]', `[en, ${PSEUDO}]`).replace(/^(licence|publisher): (.*)$/gm, (all, key, value) => `${key}: ${shape(value)}`)
	.replace(/^( +)en: (.*)\n +es: .*$/gm, (all, blanks, value) => `${blanks}en: ${value}\n${blanks}${PSEUDO}: ${shape(value)}`)
	.replace(/\{en: ([^,}]*), es: [^}]*\}/g, (all, value) => `{en: ${value}, ${PSEUDO}: ${shape(value)}}`);

const CHANGES = { '.md': pseudoMarkdown, '.vtt': pseudoCaptions, '.svg': pseudoDrawing };

function copyChanged(from, to) {
	mkdirSync(to, { recursive: true });
	for (const name of readdirSync(from)) {
		const path = join(from, name);
		const target = join(to, name.replace(/\.en\.(md|vtt)$/, `.${PSEUDO}.$1`));
		if (statSync(path).isDirectory()) {
			copyChanged(path, target);
		} else if (CHANGES[extname(name)]) {
			writeFileSync(target, CHANGES[extname(name)](readFileSync(path, 'utf8')));
		} else {
			cpSync(path, target);
		}
	}
}

export function makePseudo(folder) {
	const source = join(ROOT, 'tests/browser/kit');
	const kit = join(folder, 'kit');
	const templates = join(folder, 'templates');
	cpSync(source, kit, { recursive: true });
	cpSync(join(ROOT, 'templates'), templates, { recursive: true });
	for (const inside of ['', 'shared']) {
		rmSync(join(kit, inside, 'es'), { recursive: true });
		copyChanged(join(source, inside, 'en'), join(kit, inside, PSEUDO));
	}
	copyChanged(join(source, 'figures'), join(kit, 'figures'));
	for (const name of readdirSync(join(source, 'regions'))) {
		writeFileSync(join(kit, 'regions', `${basename(name, '.md')}.${PSEUDO}.md`), pseudoMarkdown(readFileSync(join(source, 'regions', name), 'utf8')));
	}
	writeFileSync(join(kit, 'references.md'), pseudoReferences(readFileSync(join(source, 'references.md'), 'utf8')));
	writeFileSync(join(kit, 'kit.yaml'), pseudoSettings(readFileSync(join(source, 'kit.yaml'), 'utf8')));
	cpSync(join(ROOT, 'templates/authoring/en.yaml'), join(templates, 'authoring', `${PSEUDO}.yaml`));
	writeFileSync(join(templates, 'strings', `${PSEUDO}.yaml`), pseudoStrings(readFileSync(join(ROOT, 'templates/strings/en.yaml'), 'utf8')));
	return { kit, templates };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	makePseudo(process.argv[2]);
}
