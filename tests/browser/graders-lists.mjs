// Matching, ordering and likert without a browser: grades, answers in the saved state, records.
import { lists } from '../support/answers-lists.mjs';
import { loadScript } from '../support/script.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const waymark = loadScript();
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const PREMISES = '123456789abcdefghijklmnopqrstuvwxyz'.split('');
const { matching, ordering, likert } = waymark.types;

const toMatch = (right, answers, more = {}) => ({
	type: 'matching', rows: PREMISES.slice(0, right.length), answers: LETTERS.slice(0, answers), right: right.split(''), shuffle: true, scoring: 'partial', ...more
});
const toOrder = (count, more = {}) => ({ type: 'ordering', right: LETTERS.slice(0, count), scoring: 'partial', ...more });
const agree = (statements, more = {}) => ({
	type: 'likert', statements, scale: ['strongly_disagree', 'disagree', 'neutral', 'agree', 'strongly_agree'], sent: true, ...more
});
const scores = (data, answers) => answers.map((answer) => waymark.types[data.type].grade(data, answer.split('')).score);
const results = (data, answers) => answers.map((answer) => waymark.types[data.type].grade(data, answer.split('')).result);
const written = ({ type, response, patterns, result }) => [type, response, ...patterns, result].join(' ');

// Numbers that are the same in every run.
const next = waymark.generator('lists');
const below = (limit) => Math.floor(next() * limit);
const some = (list, count) => Array.from({ length: count }, () => list[below(list.length)]);

function randomQuestion() {
	const answers = 2 + below(61);
	const right = some(LETTERS.slice(0, answers), 2 + below(34)).join('');
	const scoring = next() < 0.5 ? 'partial' : 'all';
	return next() < 0.5 ? toMatch(right, answers, { scoring }) : toOrder(2 + below(25), { scoring });
}

const randomAnswer = (data) => data.type === 'matching' ? some(data.answers, data.rows.length) : waymark.shuffled(data.right, next);

await suite(async () => {
	await test('matching: the share of premises that have their answer', () => {
		same(scores(toMatch('aba', 3), ['aba', 'abb', 'bbb', 'cab', 'ccc']), [1, 2 / 3, 1 / 3, 0, 0], 'scores');
		same(results(toMatch('aba', 3), ['aba', 'abc', 'ccc']), ['right', 'partly', 'wrong'], 'results');
		same(scores(toMatch('aba', 3, { scoring: 'all' }), ['aba', 'abb', 'ccc']), [1, 0, 0], 'all or nothing');
	});

	await test('ordering: the share of items that stand at their place', () => {
		same(scores(toOrder(5), ['abcde', 'bacde', 'edcba', 'bcdea', 'abced']), [1, 3 / 5, 1 / 5, 0, 3 / 5], 'scores');
		same(results(toOrder(5), ['abcde', 'bacde', 'bcdea']), ['right', 'partly', 'wrong'], 'results');
		same(scores(toOrder(3, { scoring: 'all' }), ['abc', 'acb', 'cab']), [1, 0, 0], 'all or nothing');
	});

	await test('graders: never under 0 or over 1, 1 only for the whole answer', () => {
		for (let i = 0; i < 5000; i += 1) {
			const data = randomQuestion();
			for (const answer of [randomAnswer(data), data.right]) {
				const { score, result } = waymark.types[data.type].grade(data, answer);
				truth(score >= 0 && score <= 1, `score ${score}`);
				same([score === 1, result === 'right'], [answer.join() === data.right.join(), answer.join() === data.right.join()], 'whole answer');
				truth(data.scoring === 'partial' || score === 0 || score === 1, `a part of all or nothing: ${score}`);
			}
		}
	});

	await test('answers: written and read again as they were', () => {
		for (let i = 0; i < 5000; i += 1) {
			const data = randomQuestion();
			const answer = randomAnswer(data);
			const text = waymark.types[data.type].encode(data, answer);
			truth(/^[A-Za-z0-9]+$/.test(text), text);
			same(waymark.types[data.type].decode(data, text), answer, text);
			same(text.length, answer.length, 'length, which the generator counts on');
		}
	});

	await test('answers: nothing that is damaged is taken', () => {
		none(['', 'a', 'ab', 'abab', 'abd', 'ab,', 'a,b,a', 'ab ', '__proto__', 'ABA'].filter((text) => matching.decode(toMatch('aba', 3), text) !== null), 'matching');
		none(['', 'a', 'abcd', 'abd', 'aab', 'ab', 'abcc', 'a,b,c', 'ABC', '__proto__'].filter((text) => ordering.decode(toOrder(3), text) !== null), 'ordering');
	});

	await test('records: matching', () => {
		const data = toMatch('abab', 3);
		const [record, ...more] = matching.records(data, ['a', 'c', 'a', 'b']);
		same([more, record.part], [[], ''], 'one record');
		same(written(waymark.record12(record, matching.grade(data, record.response.map((pair) => pair[1])))), 'matching 1.a,2.c,3.a,4.b 1.a,2.b,3.a,4.b 0.75', 'SCORM 1.2');
		same(written(waymark.record2004(record, null)), 'matching 1[.]a[,]2[.]c[,]3[.]a[,]4[.]b 1[.]a[,]2[.]b[,]3[.]a[,]4[.]b neutral', 'SCORM 2004');
		const long = toMatch('a'.repeat(35), 62);
		const all = waymark.record12(matching.records(long, long.right)[0], null);
		same([all.type, all.response.length <= 255, all.patterns[0].length <= 255], ['fill-in', true, true], 'more answers than SCORM 1.2 has characters');
		same(waymark.record12(matching.records(toMatch('ab', 36), ['9', 'z'])[0], null).type, 'matching', '36 answers');
	});

	await test('records: ordering', () => {
		const data = toOrder(3);
		const [record, ...more] = ordering.records(data, ['b', 'a', 'c']);
		same([more, record.part], [[], ''], 'one record');
		same(written(waymark.record12(record, ordering.grade(data, ['a', 'b', 'c']))), 'sequencing b,a,c a,b,c correct', 'SCORM 1.2');
		same(written(waymark.record2004(record, ordering.grade(data, ['b', 'c', 'a']))), 'sequencing b[,]a[,]c a[,]b[,]c incorrect', 'SCORM 2004');
	});

	await test('records: likert, a record for each statement that has a place on the scale', () => {
		const records = likert.records(agree(4), ['4', '0', '', '1']);
		same(records.map((record) => record.part), ['_1', '_4'], 'parts');
		same(records.map((record) => written(waymark.record12(record, null))), ['likert 4 neutral', 'likert 1 neutral'], 'SCORM 1.2');
		same(records.map((record) => written(waymark.record2004(record, null))), ['likert agree neutral', 'likert strongly_disagree neutral'], 'SCORM 2004');
		same(likert.records(agree(1), ['5']).map((record) => record.part), [''], 'one statement');
		same(likert.records(agree(2), ['0', '0']), [], 'prefers not to say');
	});

	await test('likert: cannot be graded or kept', () => {
		same([likert.unscored, likert.grade, likert.encode, likert.decode], [true, undefined, undefined, undefined], 'functions');
	});

	await test('the tests\' own answers are what they are called', () => {
		for (let i = 0; i < 500; i += 1) {
			const data = randomQuestion();
			const kind = lists[data.type];
			for (const outcome of ['right', 'wrong', 'partly']) {
				const answer = kind.choose(data, outcome);
				const { score, result } = waymark.types[data.type].grade(data, answer);
				same(score, kind.score(data, answer), 'score');
				if (outcome !== 'partly') {
					same(result, outcome, `${data.type} ${answer}`);
				}
			}
		}
	});
});
