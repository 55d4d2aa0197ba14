// What a build made, as texts: what is for learners, packages taken apart among it, and what is for people who lead.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';

export const below = (folder) => readdirSync(folder).flatMap((name) => {
	const path = join(folder, name);
	return statSync(path).isDirectory() ? below(path) : [path];
});

// Without accents, as a search index has them.
export const wordsOf = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').match(/\p{L}+/gu) ?? [];

// Markup that a sentence goes on behind.
const INLINE = /<\/?(a|abbr|b|bdi|cite|code|em|i|mark|q|span|strong|sup)\b[^>]*>/g;
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: ' ' };
const decoded = (text) => text
	.replace(/&#x([0-9a-f]+);/gi, (_, digits) => String.fromCodePoint(parseInt(digits, 16)))
	.replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(Number(digits)))
	.replace(/&([a-z]+);/g, (all, name) => entities[name] ?? all)
	.replace(/\\u([0-9a-f]{4})/gi, (_, digits) => String.fromCharCode(parseInt(digits, 16)))
	.replace(/\\n/g, ' ');

// Titles and excerpts, and words, each of which begins as the word before it does; see search_index.h.
function indexText(text) {
	const data = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
	let word = '';
	const words = data.words.split(' ').filter((_, i) => i % 2 === 0).map((field) => {
		word = word.slice(0, parseInt(field[0], 36)) + field.slice(1);
		return word;
	});
	return JSON.stringify([data.places, words]);
}

export function textOf(path) {
	const text = readFileSync(path, 'utf8');
	if (/^search-.*\.js$/.test(basename(path))) {
		return decoded(indexText(text));
	}
	if (!/\.(x?html|xml|opf|ncx)$/.test(path)) {
		return decoded(text);
	}
	// What is said by attributes, as by alt, is text too, and so is what is said in comments.
	const said = [...text.matchAll(/="[^"]*"|<!--[^]*?-->/g)].join('|');
	return decoded(decoded(`${text.replace(INLINE, '').replace(/<[^>]*>/g, '|')}|${said}`));
}

export const isText = (path) => ['.html', '.xhtml', '.xml', '.js', '.json', '.txt', '.css', '.opf', '.ncx', '.vtt', '.svg'].includes(extname(path));

function unpack(path, folder) {
	mkdirSync(folder, { recursive: true });
	execFileSync('unzip', ['-q', '-o', path, '-d', folder]);
	return below(folder);
}

// The same content once, however many packages hold it.
function distinct(paths) {
	const seen = new Set();
	return paths.filter((path) => {
		const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
		return !seen.has(hash) && seen.add(hash);
	});
}

// { area, learners }: paths. Of learners' also what is in archives, which are taken apart in `unpacked`; what is there twice is in it once.
export function outputs(dist, unpacked) {
	const all = below(dist);
	const place = (path) => relative(dist, path);
	const isOfLearners = (path) => !/^(facilitator|pdf)\/|^build-report\.html$|^SHA256SUMS$/.test(place(path));
	const archives = all.filter((path) => /\.(zip|epub|imscc)$/.test(path));
	return {
		area: all.filter((path) => /^facilitator\//.test(place(path))),
		learners: distinct([...all.filter(isOfLearners), ...archives.flatMap((path) => unpack(path, join(unpacked, place(path))))])
	};
}
