// Search without a browser: letters are folded alike by the script and by the generator, the index is read as it was written, and what
// is found comes in its order.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScript, SCRIPTS, scriptFiles } from '../support/script.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { ROOT } from '../support/tools.mjs';

const waymark = loadScript([...scriptFiles(), join(SCRIPTS, 'pages/search.js')]);

// tests/support/letters.h, which the generator's own test is held to as well.
const letters = readFileSync(join(ROOT, 'tests/support/letters.h'), 'utf8');
const rows = (name) => [...letters.matchAll(new RegExp(`^${name}\\("([^"]+)"(?:, "([^"]+)")?\\)`, 'gm'))].map((match) => match.slice(1));
const groups = rows('LETTERS').map(([folded, others]) => [folded, ...others]);
const capitals = rows('CAPITALS').flatMap(([pairs]) => [...pairs].map((letter, i, all) => [letter, all[i + 1]]).filter((pair, i) => i % 2 === 0));
const lookalikes = rows('LOOKALIKES').map(([folded, others]) => [folded, ...others]);

// "a.html": pages of a place, "words" as [word, [page, isHeading]…] in the order of their bytes.
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const number = (value, isLast = true) => (value > 31 ? number(value >> 5, false) : '') + DIGITS[isLast ? value & 31 : 32 | (value & 31)];
const write = (words) => words.map(([word, ...uses]) => `0${word} ${uses.map(([page, isHeading], i) =>
	number((page - (i ? uses[i - 1][0] : 0)) * 2 + (isHeading ? 1 : 0))).join('')}`).join(' ');
const finder = (places, words = '') => {
	const find = waymark.finder({ depth: 0, places, words });
	return (text) => Array.from(find(text), (page) => page.address);
};

await suite(async () => {
	await test('letters: the list is there', () => truth(groups.length > 40 && capitals.length > 150 && lookalikes.length > 8, 'hardly any letters'));

	await test('letters: those that are one for the generator are one for the script, and no others', () => {
		const all = [...groups, ...capitals];
		none(all.filter((group) => new Set(group.map(waymark.folded)).size !== 1).map((group) => group.join(' ')), 'not one');
		const keys = all.map(([first]) => waymark.folded(first));
		none(keys.filter((key, i) => keys.indexOf(key) !== i), 'one for the script alone');
		none(lookalikes.filter(([first, ...others]) => others.some((other) => waymark.folded(other) === waymark.folded(first))).map((group) => group.join(' ')), 'taken for the same answer');
	});

	await test('letters: whoever searches finds the generator\'s form with any of them', () => {
		for (const [folded, ...others] of [...groups, ...capitals, ...lookalikes]) {
			const find = finder([['a.html', 'A', [['', 'x']]]], write([[`${folded}xyz`, [0]]]));
			// A raised dot stands between words when it is written by itself.
			none([folded, ...others].filter((letter) => !letter.includes('·')).filter((letter) => find(`${letter}XYZ`).length !== 1), `letters for ${folded}`);
		}
	});

	// ---- the index

	const places = [
		['help.html', 'Get help', [['', 'Get help', 'You choose.']]],
		['m01.html', 'Module 1', [['', 'Signs and stories'], ['m01-p1', 'Tráfico'], ['m01-p2', 'Help that helps', 'Line.']]],
		['references.html', 'References', [['ref-a', 'A handbook of signs. 2020.']], 1]
	];
	const words = write([['abuse', [1], [2]], ['help', [0], [1], [3]], ['near', [2, true], [3]], ['signs', [1, true], [3], [4]], ['trust', [2], [3, true]]]);
	const find = finder(places, words);

	await test('finds: titles before headings before text, then in the order of the course', () => {
		same(find('help'), ['help.html', 'm01.html#m01-p2', 'm01.html'], 'help');
		same(find('signs'), ['m01.html', 'm01.html#m01-p2', 'references.html#ref-a'], 'signs');
		same(find('near'), ['m01.html#m01-p1', 'm01.html#m01-p2'], 'near');
		same(find('trust'), ['m01.html#m01-p2', 'm01.html#m01-p1'], 'trust');
		same(find('handbook'), ['references.html#ref-a'], 'a word that only a title has');
	});

	await test('finds: all words have to be there, the last one may be a beginning', () => {
		same(find('near trust'), ['m01.html#m01-p1', 'm01.html#m01-p2'], 'both');
		same(find('abuse near'), ['m01.html#m01-p1'], 'one page has both');
		same([find('nea'), find('nea trust'), find('trust nea')].map((list) => list.length), [2, 0, 2], 'beginnings');
		same(find('near nowhere'), [], 'one is nowhere');
		same(find('help help HELP'), find('help'), 'the same again');
	});

	await test('finds: case, accents and punctuation do not matter', () => {
		for (const text of ['trafico', 'TRÁFICO', 'tra\u0301fico', '¿tráfico?', ' «trafi»', 'tra\u00adfico', '\u200etráfico\u200f']) {
			same(find(text), ['m01.html#m01-p1'], text);
		}
	});

	await test('finds nothing, and breaks nothing', () => {
		const odd = ['', ' ', '?!', 'a', '7', '<b>', '<script>alert(1)</script>', '__proto__', 'constructor', 'hasOwnProperty', '\u0301', '\ud83d', '\ud83d\ude42', '%', '\\', '"', '*', '(((', 'مرحبا بالعالم',
			'שלום', '\u202eabc', '例', 'x'.repeat(10000), 'x '.repeat(5000), 'help '.repeat(2000) + 'zzz', '.'.repeat(10000), '\u0301'.repeat(10000), ' '.repeat(10000), '<'.repeat(10000)];
		for (const text of odd) {
			same(find(text), [], text.slice(0, 20));
		}
		same(find('help '.repeat(2000)), find('help'), 'ten thousand characters');
	});

	await test('a letter that stands alone is passed over', () => same([find('a help'), find('help a'), find('help 7')], [find('help'), find('help'), find('help')], 'found'));

	await test('words of other writing', () => {
		const other = finder([['a.html', 'A', [['', 'x'], ['b', 'مرحبا']]]], write([['пример', [0]], ['कि', [0]], ['例文', [0]], ['شكرا', [1]], ['한국', [0]], ['𐐨𐐨', [0]]]));
		same(['ПРИМЕР', 'при', 'कि', '例', '한', '𐐀', 'क'].map((text) => other(text).length), [1, 1, 1, 1, 1, 1, 1], 'found');
		same([other('مرحبا'), other('شُكْرًا'), other('مر شكرا')], [['a.html#b'], ['a.html#b'], []], 'Arabic');
	});

	await test('an index without words, without pages, without anything', () => {
		same([finder([], '')('help'), finder([['a.html', 'A', []]], '')('help'), finder([['a.html', 'A', [['', '']]]], '')('help')], [[], [], []], 'found');
	});

	await test('many pages: numbers of more than one character', () => {
		const pages = Array.from({ length: 3000 }, (_, i) => [`p${i}`, `Page ${i}`]);
		const uses = [[0], [15], [16], [31, true], [32], [600], [2999]];
		const many = finder([['a.html', 'A', pages]], write([['word', ...uses]]));
		same(many('word'), [31, 0, 15, 16, 32, 600, 2999].map((page) => `a.html#p${page}`), 'found');
	});
});
