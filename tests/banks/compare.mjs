// Banks against pages: every question of every check and lesson, with all that is right, accepted, offered and explained.
//
//     node compare.mjs DIST LANGUAGE GIFT XML [ID…]      questions that their author keeps out of banks
import { readFileSync } from 'node:fs';

import { same, suite, test } from '../support/report.mjs';
import { readGift } from './gift.mjs';
import { readSite } from './model.mjs';
import { readMoodle } from './moodle.mjs';
import { parse, words } from './tree.mjs';

const [dist, language, giftFile, xmlFile, ...leftOut] = process.argv.slice(2);
const SHARES = [100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0];

// What is compared are words: pages and banks have blanks, sources and typographic marks of their own around them.
const bare = (text) => text.normalize('NFC').replace(/\s+/g, '');
const wordsOf = (html) => words(parse(html)); // throws where the HTML is not well-formed
function sameWords(html, text, what) {
	same(bare(wordsOf(html)), bare(text), what);
}
function samePlain(one, other, what) {
	same(bare(one), bare(other), what);
}

const EDGES = /^[ .,;:!?'"()[\]-]+|[ .,;:!?'"()[\]-]+$/g;
const plain = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, ' ').replace(EDGES, '');
// How it is written without accents: those of vowels. A consonant without its mark is another letter, and "años" another word.
const unaccented = (text) => plain(text.normalize('NFD').replace(/([aeiouy])\p{M}+/giu, '$1').normalize('NFC'));
const whole = (question) => question.scoring === 'all';
const isShare = (percent) => SHARES.some((share) => Math.abs(Math.abs(percent) - share) < 0.00001);

// ---- what is asked ------------------------------------------------------------------------------------------

function checkAsked(found, question, sentence = question.sentence ?? '') {
	// pictures are described in banks and drawn on pages
	if (!question.hasPicture) sameWords(found.asked, question.stem + question.title + sentence, 'what is asked');
}

function checkCommon(found, question) {
	same(found.tags, question.objective ? [question.objective] : [], 'tags');
	if (!found.name.startsWith(`${found.id} `) || found.name.length > 255) throw new Error(`name "${found.name}"`);
	same(found.category.split('/').length, question.practice ? 3 : 2, 'depth of the category');
	if (!found.category.split('/')[1].startsWith(`${question.module} `)) throw new Error(`category ${found.category}`);
}

// Why lines belong where they do may stand behind the explanation.
function checkExplanation(found, question, reasons = []) {
	const text = bare(wordsOf(found.explanation));
	if (!text.startsWith(bare(question.explanation))) throw new Error(`explanation: ${found.explanation}`);
	for (const reason of reasons) if (reason && !text.includes(bare(reason))) throw new Error(`no reason "${reason}"`);
}

// ---- options ----------------------------------------------------------------------------------------------------

function checkShares(options, rights) {
	const right = rights.length;
	for (const option of options) if (!isShare(option.percent)) throw new Error(`Moodle has no share of ${option.percent}%`);
	const sum = options.filter((option) => option.percent > 0).reduce((total, option) => total + option.percent, 0);
	if (Math.abs(sum - 100) > 0.005) throw new Error(`the right options are ${sum}% together`);
	for (const option of options) {
		const fair = (option.isRight ? 100 : -100) / right;
		if (Math.sign(option.percent) !== Math.sign(fair) || (right <= 10 && Math.abs(option.percent - fair) > 0.00001))
			throw new Error(`${option.percent}% instead of ${fair}%`);
	}
}

function checkOptions(found, question) {
	same(found.type, question.type, 'type');
	same(found.options.length, question.choices.length, 'options');
	question.choices.forEach((choice, i) => {
		const option = found.options[i];
		option.isRight = question.right.includes(choice.letter);
		sameWords(option.text, choice.words, 'option');
		sameWords(option.feedback, choice.feedback, 'feedback');
		if (question.type === 'choice') same(option.percent, option.isRight ? 100 : 0, `share of ${choice.letter}`);
	});
	if (question.type === 'multiple') checkShares(found.options, question.right);
}

function checkTrueFalse(found, question) {
	if (found.type === 'choice') {
		checkOptions(found, { ...question, type: 'choice' }); // its words are not 'True' and 'False'
		return;
	}
	same(found.type, 'true_false', 'type');
	const right = question.right[0] === 'a' ? 0 : 1;
	same(found.value, right === 0, 'what is true');
	sameWords(found.right, question.choices[right].feedback, 'feedback of the right answer');
	sameWords(found.wrong, question.choices[1 - right].feedback, 'feedback of the other answer');
}

// ---- gaps -----------------------------------------------------------------------------------------------------------

function checkForms(forms, accepted) {
	const own = forms.map((form) => form.replace(/\\\*/g, '*'));
	same(own[0], accepted[0], 'the best form');
	for (const form of accepted) {
		if (!own.includes(form)) throw new Error(`"${form}" is not accepted`);
		if (!own.some((each) => each.normalize('NFC').toLowerCase() === unaccented(form))) throw new Error(`"${form}" is not accepted without accents`);
	}
	for (const form of own) if (!accepted.some((each) => each === form || unaccented(each) === form.normalize('NFC').toLowerCase())) throw new Error(`"${form}" is accepted too`);
	for (const form of forms) if (/(^|[^\\])\*/.test(form)) throw new Error(`"${form}" stands for anything`);
}

// In whole hundred-thousandths, which are exact.
const exact = (number) => Math.round(Number(number) * 1e6);
function checkRange(found, [low, high]) {
	same([exact(found.best) - exact(found.tolerance), exact(found.best) + exact(found.tolerance)], [exact(low), exact(high)], 'range');
}

function checkChosen(forms, [count, right], offered) {
	same(forms.length, count, 'what is offered');
	forms.forEach((form, i) => {
		samePlain(form.text, offered[i], 'what is offered');
		same(form.right, 'abcdefghijklmnopqrst'[i] === right, `whether ${offered[i]} is right`);
	});
}

// The question with gap `index` alone: its whole text, and where that is more than a sentence, the gap's own sentence last. In a cell of a table
// there is none, and the question is asked again.
function checkPart(found, question, index) {
	const sentence = question.sentence.split('_____').reduce((text, piece, i) => text + (i - 1 === index ? '_____' : '(…)') + piece);
	const asked = bare(wordsOf(found.asked));
	const start = bare(question.stem + question.title + sentence);
	const last = asked.slice(start.length);
	if (question.gaps.length > 1 && !new RegExp(`\\(${index + 1} (of|de) ${question.gaps.length}\\)$`).test(found.name)) throw new Error(`name "${found.name}"`);
	if (!question.hasPicture && asked !== bare(question.stem + sentence + question.title)) {
		if (!asked.startsWith(start)) throw new Error(`what is asked: ${asked}`);
		if (last && !(bare(sentence).includes(last) && last.split('_____').length === 2)) throw new Error(`what is asked last: ${last}`);
	} else if (!question.hasPicture && !/<t[dh]/.test(found.asked)) throw new Error(`the title is what is asked last: ${asked}`);
	if (question.type === 'dropdown') {
		const forms = found.options.map((option) => ({ text: wordsOf(option.text), right: option.percent === 100 }));
		checkChosen(forms, question.gaps[index], question.offered[index]);
	} else if (question.type === 'text') checkForms(found.forms, question.gaps[index]);
	else checkRange(found, question.gaps[index]);
}

function checkCloze(found, question) {
	checkAsked(found, question);
	same(found.gaps.length, question.gaps.length, 'gaps');
	same(found.gaps.reduce((sum, gap) => sum + gap.points, 0), found.points, 'points of the gaps');
	found.gaps.forEach((gap, i) => {
		if (question.type === 'numeric') checkRange(gap, question.gaps[i]);
		else if (question.type === 'dropdown') checkChosen(gap.forms, question.gaps[i], question.offered[i]);
		else {
			if (gap.forms.some((form) => !form.right)) throw new Error('a form that is not right');
			checkForms(gap.forms.map((form) => form.text), question.gaps[i]);
		}
	});
}

// ---- lists ------------------------------------------------------------------------------------------------------------

const rightAnswer = (question, i) => question.lines.answers.find((answer) => answer.letter === question.right[i]);
const decoys = (question) => question.lines.answers.filter((answer) => !question.right.includes(answer.letter));

function checkMatching(found, question) {
	checkAsked(found, question);
	const pairs = found.pairs.slice(0, question.rows.length);
	pairs.forEach((pair, i) => {
		sameWords(pair.premise, question.lines.rows[i].words, 'premise');
		samePlain(pair.answer, rightAnswer(question, i).words, 'its answer');
	});
	const rest = found.pairs.slice(question.rows.length);
	same(rest.map((pair) => [pair.premise, bare(pair.answer)]), decoys(question).map((answer) => ['', bare(answer.words)]), 'decoys');
}

function checkLine(found, question, i) {
	const line = question.lines.rows[i];
	if (!question.hasPicture) sameWords(found.asked, question.stem + question.title + line.words, 'what is asked');
	same(found.options.map((option) => bare(wordsOf(option.text))).sort(), question.lines.answers.map((answer) => bare(answer.words)).sort(), 'answers');
	const right = found.options.filter((option) => option.percent === 100);
	same(right.map((option) => bare(wordsOf(option.text))), [bare(rightAnswer(question, i).words)], 'the right one');
	sameWords(right[0].feedback, line.why, 'why');
}

function checkNext(found, question, place) {
	const left = question.order.slice(place);
	const asked = wordsOf(found.asked);
	if (!bare(asked).startsWith(bare(question.stem + question.title))) throw new Error(`what is asked: ${asked}`);
	const before = place > 0 ? bare(question.order[place - 1].words).replace(/^(["“«].*["”»])\.$/, '$1') : '';
	if (!bare(asked).includes(before)) throw new Error(`it does not say after what: ${asked}`);
	if (/[“«]["“«]|["”»]\.?[”»]/.test(bare(asked).slice(bare(question.stem + question.title).length))) throw new Error(`it is quoted twice: ${asked}`);
	same(found.options.map((option) => bare(wordsOf(option.text))).sort(), left.map((row) => bare(row.words)).sort(), 'what is left');
	const right = found.options.filter((option) => option.percent === 100);
	same(right.map((option) => bare(wordsOf(option.text))), [bare(left[0].words)], 'what is next');
}

// ---- questions -----------------------------------------------------------------------------------------------------------

// Ids of the parts of a question that is made into several; null where it stays one.
function partsOf(question, hasCloze, hasOrder) {
	const count = {
		matching: question.lines && question.rows.length + decoys(question).length < 3 ? question.rows.length : 0,
		ordering: hasOrder ? 0 : (question.order?.length ?? 1) - 1,
		text: hasCloze ? 0 : question.gaps?.length,
		dropdown: hasCloze ? 0 : question.gaps?.length,
		numeric: hasCloze ? 0 : question.gaps?.length,
	}[question.type] ?? 0;
	if (count === 0) return null;
	return count === 1 ? [question.id] : Array.from({ length: count }, (_, i) => `${question.id}.${i + 1}`);
}

function checkParts(parts, question) {
	parts.forEach((part, i) => {
		checkCommon(part, question);
		if (question.type === 'matching') checkLine(part, question, i);
		else if (question.type === 'ordering') checkNext(part, question, i);
		else checkPart(part, question, i);
		checkExplanation(part, question);
	});
}

function checkWhole(found, question) {
	checkCommon(found, question);
	const reasons = [...(question.lines?.rows ?? []), ...(question.order ?? [])].map((line) => line.why);
	checkExplanation(found, question, reasons);
	if (found.type === 'cloze') checkCloze(found, question);
	else if (question.type === 'matching') checkMatching(found, question);
	else {
		checkAsked(found, question);
		if (question.type === 'true_false') checkTrueFalse(found, question);
		else if (question.type === 'text') checkForms(found.forms, question.gaps[0]);
		else if (question.type === 'numeric') checkRange(found, question.gaps[0]);
		else if (question.type === 'ordering') found.rows.forEach((row, i) => sameWords(row, question.order[i].words, 'row'));
		else checkOptions(found, question);
	}
	if (question.type === 'ordering') same([found.rows.length, found.whole], [question.order.length, whole(question)], 'rows and scoring');
}

// What a format cannot ask: no share is small enough for so many right options; an arrow makes a matching of a short answer in GIFT.
const tooManyRight = (question) => question.type === 'multiple' && question.right.length > 20;
const withoutArrows = (question) =>
	question.type === 'text' ? { ...question, gaps: question.gaps.map((forms) => forms.filter((form) => !form.includes('->'))) } : question;
const hasNoForm = (question) => question.type === 'text' && question.gaps.length === 1 && question.gaps[0].length === 0;

async function checkBank(bank, questions, hasCloze, hasOrder) {
	const byId = new Map(bank.map((found) => [found.id, found]));
	const expected = [];
	await test(`${bank.name}: no id twice`, () => same(byId.size, bank.length, 'ids'));
	for (const question of questions) {
		const single = hasCloze && question.gaps?.length === 1 && question.type !== 'dropdown';
		const several = partsOf(question, hasCloze && !single, hasOrder);
		const ids = several ?? [question.id];
		expected.push(...ids);
		await test(`${bank.name}: ${question.id} (${question.type})`, () => {
			const parts = ids.map((id) => byId.get(id));
			if (parts.some((part) => !part)) throw new Error(`not there: ${ids}`);
			if (several && !single) checkParts(parts, question);
			else checkWhole(parts[0], question);
		});
	}
	await test(`${bank.name}: nothing but the questions, in their order`, () => same(bank.map((found) => found.id), expected, 'ids'));
}

function checkMoodleAlone(bank, questions) {
	const byId = new Map(questions.map((question) => [question.id, question]));
	return test('xml: points, hints, mixing', () => {
		for (const found of bank) {
			const question = byId.get(found.id.replace(/\.\d+$/, ''));
			if (found.type !== 'cloze' && found.id === question.id) same(found.points, question.points ?? 1, `points of ${found.id}`);
			sameWords(found.hint, question.hint, `hint of ${found.id}`);
			if (found.options && question.choices && found.type !== 'true_false') same(found.shuffle, question.shuffle === true, `mixing of ${found.id}`);
			if (found.type === 'number') same(found.units, '3', 'units');
		}
	});
}

await suite(async () => {
	const scored = readSite(dist, language).filter((question) => !['likert', 'reflection'].includes(question.type) && !leftOut.includes(question.id));
	const gift = Object.assign(readGift(readFileSync(giftFile, 'utf8')), { name: `gift ${language}` });
	const xml = Object.assign(readMoodle(readFileSync(xmlFile, 'utf8')), { name: `xml ${language}` });
	const asked = scored.filter((question) => !tooManyRight(question));
	const askedInGift = asked.map(withoutArrows).filter((question) => !hasNoForm(question));
	await checkBank(gift, askedInGift, false, false);
	await checkBank(xml, asked, true, true);
	await checkMoodleAlone(xml, asked);
});
