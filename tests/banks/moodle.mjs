// A reader of Moodle XML, from its description (https://docs.moodle.org/en/Moodle_XML_format), and of the answers in the text of a cloze
// (https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type).
import { child, childrenOf, decode, parse, words } from './tree.mjs';

const textOf = (node) => (node ? words(child(node, 'text') ?? { children: [] }) : '');
const value = (node, name) => (child(node, name) ? words(child(node, name)) : undefined);

function html(node, name) {
	const part = child(node, name);
	if (!part) return '';
	if (part.attributes.format !== 'html') throw new Error(`${name} is not in HTML`);
	return textOf(part).trim();
}

const readOptions = (node) =>
	childrenOf(node, 'answer').map((answer) => ({
		percent: Number(answer.attributes.fraction),
		text: textOf(answer).trim(),
		feedback: html(answer, 'feedback'),
	}));

function readTrueFalse(node) {
	const options = readOptions(node);
	const of = (word) => options.find((option) => option.text === word);
	if (options.length !== 2 || !of('true') || !of('false')) throw new Error('true or false has other words');
	const isTrue = of('true').percent === 100;
	if (of('false').percent !== (isTrue ? 0 : 100)) throw new Error('both or none of true and false are right');
	const [right, wrong] = isTrue ? [of('true'), of('false')] : [of('false'), of('true')];
	return { type: 'true_false', value: isTrue, right: right.feedback, wrong: wrong.feedback };
}

function readNumber(node) {
	const answers = childrenOf(node, 'answer');
	if (answers.length !== 1 || answers[0].attributes.fraction !== '100') throw new Error('one number, all of the points');
	return { type: 'number', best: textOf(answers[0]), tolerance: value(answers[0], 'tolerance'), units: value(node, 'showunits') };
}

// {1:SHORTANSWER:=one~=two}
const GAP = /\{(\d+):(SHORTANSWER|MULTICHOICE|NUMERICAL):([^{}]*)\}/g;

function readGap([, points, kind, answers]) {
	const parts = answers.split('~').map((part) => ({ right: part[0] === '=', text: decode(part.replace(/^=/, '')) }));
	const gap = { points: Number(points), kind };
	if (kind === 'NUMERICAL') {
		const [best, tolerance] = parts[0].text.split(':');
		return { ...gap, best, tolerance };
	}
	if (/[#%]/.test(answers.replace(/&#\d+;/g, ''))) throw new Error(`a share or a feedback in ${answers}`);
	// what is offered is HTML, what is typed is not
	return { ...gap, forms: parts.map((part) => ({ ...part, text: kind === 'MULTICHOICE' ? words(parse(part.text)) : part.text })) };
}

function readCloze(asked) {
	const gaps = [...asked.matchAll(GAP)].map(readGap);
	const rest = asked.replace(GAP, '_____');
	if (/[{}]/.test(rest)) throw new Error(`braces that are no gap: ${rest}`);
	return { type: 'cloze', gaps, asked: rest };
}

const readers = {
	multichoice: (node) => ({
		type: value(node, 'single') === 'true' ? 'choice' : 'multiple',
		options: readOptions(node),
		shuffle: value(node, 'shuffleanswers') === 'true',
	}),
	truefalse: readTrueFalse,
	shortanswer: (node) => {
		const options = readOptions(node);
		if (value(node, 'usecase') !== '0' || options.some((option) => option.percent !== 100)) throw new Error('a short answer that is not worth all');
		return { type: 'text', forms: options.map((option) => option.text) };
	},
	numerical: readNumber,
	cloze: (node) => readCloze(html(node, 'questiontext')),
	matching: (node) => {
		const pairs = childrenOf(node, 'subquestion').map((pair) => ({ premise: textOf(pair).trim(), answer: textOf(child(pair, 'answer')).trim() }));
		if (pairs.length < 3) throw new Error("a matching of fewer than three lines ends Moodle's import");
		return { type: 'matching', pairs, shuffle: value(node, 'shuffleanswers') === 'true' };
	},
	ordering: (node) => ({
		type: 'ordering',
		rows: childrenOf(node, 'answer')
			.sort((a, b) => Number(a.attributes.fraction) - Number(b.attributes.fraction))
			.map((answer) => textOf(answer).trim()),
		whole: value(node, 'gradingtype') === 'ALL_OR_NOTHING',
	}),
};

export function readMoodle(xml) {
	const quiz = child(parse(xml), 'quiz');
	const questions = [];
	let category = null;
	for (const node of childrenOf(quiz, 'question')) {
		const type = node.attributes.type;
		if (type === 'category') {
			category = textOf(child(node, 'category'));
			continue;
		}
		if (!(type in readers)) throw new Error(`no question is of the type ${type}`);
		questions.push({
			category,
			id: value(node, 'idnumber'),
			name: textOf(child(node, 'name')),
			asked: html(node, 'questiontext'),
			explanation: html(node, 'generalfeedback'),
			hint: html(node, 'hint'),
			points: Number(value(node, 'defaultgrade')),
			tags: child(node, 'tags') ? childrenOf(child(node, 'tags'), 'tag').map(textOf) : [],
			...readers[type](node),
		});
	}
	return questions;
}
