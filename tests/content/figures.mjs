// Every figure of the content against the fact that is cited for it: facts.tsv has the figures of each fact, copied from the sheet of sources by key.
// A block's figures must stand in the facts which the block cites, or, in a question, which the question cites anywhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocks, citations, files, read } from './texts.mjs';

const FIGURE = /(?<![\w.,:\/#@-])(?:US)?[$€£]?\d+(?:[.,]\d+)*(?:-\d+)*(?![\d\w:\/]|[.,]\d)/g;
const NO_FIGURES = new Set(['911', '988', '711', '999', '112', '145']);

const facts = new Map(readFileSync(join(process.env.WAYMARK_ROOT, 'tests/content/facts.tsv'), 'utf8').split('\n')
	.filter((line) => line && !line.startsWith('#'))
	.map((line) => line.split('\t'))
	.map(([key, figures]) => [key, new Set(figures.split(' '))]));

// Amounts of made-up cases in questions that also cite a fact: file and figure, the same in every language.
const made = new Set(readFileSync(join(process.env.WAYMARK_ROOT, 'tests/content/made-up.tsv'), 'utf8').split('\n')
	.filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t').slice(0, 2).join(' ')));

// A source may be cited by its own key: then any of its facts may be meant.
const sources = new Map();
for (const part of read('references.md').split(/^## /m).slice(1)) {
	const list = /^- facts: (.*)$/m.exec(part)?.[1] ?? '';
	sources.set(part.split('\n')[0].trim(), list.split(',').map((key) => key.trim()).filter(Boolean));
}

const allowed = (keys) => {
	const figures = new Set();
	for (const key of keys.flatMap((one) => sources.get(one) ?? [one]))
		for (const figure of facts.get(key) ?? [])
			figures.add(figure);
	return figures;
};

const visible = (text) => text
	.replace(/\[@[^\]]*\]/g, '').replace(/\]\([^)]*\)/g, ']').replace(/\{#[^}]*\}/g, '').replace(/<!--.*?-->/g, '')
	.replace(/\[\[#([\d.]+?)\.\.([\d.]+)\]\]/g, ' ').replace(/\[\[#([\d.]+)(?::[^\]]*)?\]\]/g, ' $1 ')
	.replace(/\[\[(?:[^\]]*\|)?\(([^)|]*)\)(?:\|[^\]]*)?\]\]/g, ' $1 ').replace(/^[\s>]*(?:[-*]|\d+\.)\s/, '');

// What the check figure-uncited calls a figure, and years.
const isFigure = (match, text) => {
	const digits = match[0].replace(/\D/g, '');
	const behind = text.slice(match.index + match[0].length);
	if (/^\s?%|^ (?:percent|per cent|por ciento|million|billion|mil |millones)/.test(behind) || /^\D/.test(match[0]) || /[.,]/.test(match[0]))
		return true;
	if (/^ (?:in|out of|of|de cada|de) \d/.test(behind))
		return true;
	return digits.length >= 3 && !NO_FIGURES.has(match[0]);
};

// The day on which the kit's authors read the law, and the whole of which a fact tells a share: "6 of every 100".
const isReading = (match, text) => match[0] === '2026' && /(?:November|noviembre de|read in|leíd[ao]s? en) $/.test(text.slice(0, match.index));
const isWhole = (match, text) => match[0] === '100' && /(?:of|every|out of|picture|de|cada|imagine a?) $/i.test(text.slice(0, match.index));

// "From 230 to 240" is right for a figure that lies there.
const ranges = (text) => [...text.matchAll(/\[\[#([\d.]+?)\.\.([\d.]+)\]\]/g)].map((match) => [Number(match[1]), Number(match[2])]);
const number = (figure) => Number(figure.replace(/,(?=\d{3})/g, ''));

const figuresOf = (text) => {
	const plain = visible(text);
	return [...plain.matchAll(FIGURE)].filter((match) => isFigure(match, plain) && !isReading(match, plain) && !isWhole(match, plain))
		.map((match) => match[0].replace(/^(?:US)?[$€£]/, ''));
};

let passed = 0, failed = 0;
for (const inside of files().filter((name) => name !== 'references.md' && !/^references\.|^regions\//.test(name))) {
	const all = blocks(inside);
	const wrong = [];
	for (const block of all) {
		if (block.story || block.heading || /^[\s>]*- \[ \]/.test(block.text))
			continue; // told, or there to be corrected
		const fellows = all.filter((other) => other.unit === block.unit);
		for (let next = all.indexOf(block) + 1; /:\s*$/.test(block.text) && /^\s*(?:[-*]|\d+\.) /.test(all[next]?.text ?? ''); next++)
			fellows.push(all[next]); // a sentence that leads to a list
		const keys = fellows.flatMap((other) => citations(other.text));
		if (keys.length === 0)
			continue; // `waymark check` reports figures without a source
		const figures = allowed(keys);
		for (const [from, to] of ranges(block.text))
			if (![...figures].some((figure) => number(figure) >= from && number(figure) <= to))
				wrong.push(`line ${block.line}: nothing from ${from} to ${to} stands in: ${[...new Set(keys)].join(', ')}`);
		for (const figure of figuresOf(block.text))
			if (!figures.has(figure) && !made.has(`${inside.replace(/^\w+\//, '')} ${figure}`))
				wrong.push(`line ${block.line}: ${figure} stands in none of: ${[...new Set(keys)].join(', ')}`);
	}
	if (wrong.length === 0)
		passed++;
	else
		failed++;
	console.log(wrong.length === 0 ? `ok [check 37] figures of ${inside}` : `FAIL [check 37] figures of ${inside}: ${wrong.join('\n  ')}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
