// The questions as pages have them: by the page's data and its markup, which the writers of banks have no part in.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { all, child, elements, first, hasClass, parse, words } from './tree.mjs';

// What banks leave out: numbers of sources, "(leaves this course …)". A gap is a blank.
function instead(node) {
	if (node.name === 'a' && /^#ref-/.test(node.attributes.href ?? '')) return '';
	if (hasClass(node, 'visually-hidden') || node.name === 'svg') return '';
	if (hasClass(node, 'gap')) return '_____';
	return null;
}
const text = (node) => (node ? words(node, instead) : '');

// A list of answers: the reason is the last element of an item, unless there are only its words.
function reasonOf(item) {
	const last = elements(item).at(-1);
	return elements(item).length > 1 ? text(last) : '';
}

function readOptions(form, answer) {
	const reasons = elements(child(answer, 'ul'));
	return all(form, (node) => hasClass(node, 'option')).map((label, i) => ({
		letter: first(label, (node) => node.name === 'input').attributes.value,
		words: text(child(label, 'span')),
		feedback: reasonOf(reasons[i]),
	}));
}

function readRows(form, answer) {
	const reasons = elements(child(answer, 'ul'));
	const of = (key, name) => reasons.find((item) => item.attributes[key] === name);
	const choices = first(form, (node) => node.name === 'select');
	return {
		rows: all(form, (node) => hasClass(node, 'row')).map((row) => ({
			name: row.attributes['data-row'],
			words: text(child(row, 'label')),
			why: reasonOf(of('data-row', row.attributes['data-row'])),
		})),
		answers: elements(choices)
			.filter((option) => option.attributes.value !== '')
			.map((option) => ({ letter: option.attributes.value, words: text(option) }))
			.sort((a, b) => (a.letter < b.letter ? -1 : 1)),
	};
}

function readOrder(answer) {
	return elements(child(answer, 'ol')).map((item) => ({ words: text(elements(item)[0]), why: reasonOf(item) }));
}

// What is offered, gap by gap.
function readChoices(form) {
	return all(form, (node) => node.name === 'select').map((select) =>
		elements(select)
			.filter((option) => option.attributes.value !== '')
			.map((option) => text(option)),
	);
}

function readForm(form, question) {
	const answer = first(form, (node) => hasClass(node, 'question__answer'));
	const fieldset = child(form, 'fieldset');
	const last = answer ? elements(answer).at(-1) : null;
	const body = child(fieldset, 'div');
	const hint = first(form, (node) => hasClass(node, 'question__hint'));
	const more = {};
	if (['choice', 'multiple', 'true_false'].includes(question.type)) more.choices = readOptions(form, answer);
	if (question.type === 'matching') more.lines = readRows(form, answer);
	if (question.type === 'ordering') more.order = readOrder(answer);
	if (question.type === 'dropdown') more.offered = readChoices(form);
	if (['text', 'dropdown', 'numeric'].includes(question.type)) more.sentence = text(body);
	return {
		...question,
		...more,
		stem: text(first(form, (node) => hasClass(node, 'question__stem'))),
		title: text(first(fieldset, (node) => /^h[23]$/.test(node.name))),
		hint: text(hint && { ...hint, children: hint.children.filter((node) => node.name !== 'summary') }),
		explanation: text(last),
		hasPicture: all(form, (node) => hasClass(node, 'figure') || node.name === 'img' || node.name === 'svg').length > 0,
	};
}

function readModule(path) {
	const document = parse(readFileSync(path, 'utf8').replace(/<script (?!type="application\/json")[^>]*>[^<]*<\/script>/g, ''));
	const data = JSON.parse(words(first(document, (node) => node.attributes.id === 'waymark-data')));
	const forms = new Map(all(document, (node) => node.name === 'form' && hasClass(node, 'question')).map((form) => [form.attributes.id, form]));
	return data.questions.map((question) => ({ module: data.module, ...readForm(forms.get(question.id), question) }));
}

// All questions of a language, module by module, those of the check first: as banks have them.
export function readSite(dist, language) {
	const folder = join(dist, 'site', language);
	const modules = readdirSync(folder).filter((name) => /^m\d+\.html$/.test(name)).sort();
	return modules.flatMap((name) => readModule(join(folder, name)).sort((a, b) => Boolean(a.practice) - Boolean(b.practice)));
}
