// Gaps without a browser: what counts as the same word, which numbers a text can mean, grades, the saved answers, the records.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScript } from '../support/script.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { ROOT } from '../support/tools.mjs';

const waymark = loadScript();
const types = waymark.types;
const setMark = (mark) => { waymark.data = { words: { 'decimal-mark': mark } }; };
setMark('.');

const text = (...gaps) => ({ type: 'text', gaps });
const dropdown = (...gaps) => ({ type: 'dropdown', gaps });
const numeric = (...gaps) => ({ type: 'numeric', gaps });

// What the type makes of what stands in the controls; null where one of them is no answer yet.
const answer = (data, ...typed) => {
	const values = typed.map((each, i) => types[data.type].value(data.gaps[i], each));
	return values.includes(null) ? null : values;
};
const score = (data, ...typed) => types[data.type].grade(data, answer(data, ...typed)).score;
const written = ({ type, response, patterns, result }) => [type, response, ...patterns, result].join(' ');
const records = (data, ...typed) => types[data.type].records(data, answer(data, ...typed));
const kept = (data, ...typed) => types[data.type].encode(data, answer(data, ...typed));

const next = waymark.generator('gaps');
const below = (limit) => Math.floor(next() * limit);

await suite(async () => {
	// ---- words

	const equal = {
		'letter case': [['coercion', 'Coercion', 'COERCION', 'cOERCION']],
		'Spanish accents': [['coacción', 'coaccion', 'COACCIÓN', 'coaccio\u0301n'], ['año', 'AÑO', 'an\u0303o'], ['pingüino', 'pinguino'], ['¿qué?', 'que', '¡Qué!']],
		'blanks': [['coercive control', '  coercive   control ', 'coercive\u00a0control', 'coercive\u2009control', '\tcoercive control\n', 'coercive\u3000control']],
		'quotes and apostrophes': [['it\'s "me"', 'it’s “me”', 'it‘s „me‟', 'it´s «me»', 'itʼs "me"'], ['o\'clock', 'o’clock']],
		'dashes': [['co-worker', 'co‐worker', 'co–worker', 'co−worker']],
		'punctuation at the ends': [['debt', 'debt.', '"debt"', '(debt)', '...debt!?', '« debt »', '¡debt!', '- debt -', 'debt…', '[debt]']],
		'Arabic': [['إكراه', 'اكراه', 'إِكْرَاه', 'إكـراه', 'إكراه؟'], ['قُوَّة', 'قوة']],
		'Hebrew': [['כפייה', 'כְּפִיָּיה']],
		'Cyrillic': [['принуждение', 'ПРИНУЖДЕНИЕ', 'Принуждение.'], ['ёлка', 'елка', 'е\u0308лка'], ['їжа', 'ЇЖА']],
		'Devanagari': [['हिन्दी', 'हिन्दी।', ' हिन्दी '], ['क़लम', '\u0915\u093cलम']],
		'Turkish': [['istanbul', 'İstanbul', 'ISTANBUL', 'ıstanbul', 'I\u0307stanbul']],
		'German': [['straße', 'STRASSE', 'strasse', 'STRAẞE', 'Straße'], ['größe', 'GROSSE']],
		'Greek': [['οδός', 'ΟΔΟΣ', 'οδοσ']],
		'Vietnamese': [['tiếng Việt', 'tieng Viet', 'tie\u0302\u0301ng Vie\u0323\u0302t']],
		'combining and composed': [['é', 'e\u0301', 'E\u0301', 'e'], ['한국', '\u1112\u1161\u11ab\u1100\u116e\u11a8'], ['ﬁne', 'fine'], ['１２', '12']],
		'what cannot be seen': [['word', 'wo\u00adrd', '\u200fword\u200e', 'w\u200bord', '\ufeffword']]
	};
	for (const [name, groups] of Object.entries(equal)) {
		await test(`words, ${name}: the same`, () => {
			for (const group of groups) {
				same([...new Set(group.map(waymark.folded))].length, 1, `forms of ${group[0]}: ${[...new Set(group.map(waymark.folded))]}`);
			}
		});
	}

	await test('words: what is different stays different', () => {
		const pairs = [['coercion', 'coercions'], ['a b', 'ab'], ['co-worker', 'coworker'], ['हिन्दी', 'हन्द'], ['कि', 'क'], ['かき', 'がき'], ['1.5', '15'], ['a.b', 'ab'],
			['принуждение', 'принужденье'], ['إكراه', 'إكرام'], ['ไป', 'ปา']];
		none(pairs.filter(([one, other]) => waymark.folded(one) === waymark.folded(other)), 'taken for the same');
	});

	await test('words: folding twice changes nothing; nothing is left of nothing; punctuation alone stays', () => {
		const all = Object.values(equal).flat(2).concat(['?!', '...', '"', '', ' ', '\u0301', 'x'.repeat(5000)]);
		none(all.filter((each) => waymark.folded(waymark.folded(each)) !== waymark.folded(each)), 'changed');
		same([waymark.folded(' \t\u00a0'), waymark.folded('?!'), waymark.folded(' . ')], ['', '?!', '.'], 'ends');
	});

	await test('words: a browser without String.prototype.normalize', () => {
		const old = loadScript();
		const bare = (each) => Object.assign(Object(each), { normalize: undefined });
		same(['Coercion ', '“debt”'].map((each) => old.folded(bare(each))), ['COERCION', 'DEBT'], 'folded');
	});

	const word = text(['coercion', 'coercive control']);
	const words = text(['uno', 'un'], ['dos'], ['añoranza', '“why” it\'s done', 'el fin']);

	await test('fill-in: the number of the form, -1 for anything else, null for nothing', () => {
		same(['Coercion', 'COERCIVE  control.', 'control', '?', ' ', ''].map((typed) => answer(word, typed)), [[0], [1], [-1], [-1], null, null], 'answers');
		same(answer(words, 'UN', 'tres', 'Anoranza'), [1, -1, 0], 'several');
		same(answer(words, 'uno', '', 'x'), null, 'one is empty');
		same(answer(text(['?', '!']), '!'), [1], 'punctuation');
	});

	await test('fill-in: a right gap is its part of the score', () => {
		same([score(word, 'coercion'), score(word, 'other')], [1, 0], 'one');
		same([score(words, 'uno', 'dos', 'el fin'), score(words, 'uno', 'x', 'x'), score(words, 'x', 'x', 'x')], [1, 1 / 3, 0], 'three');
		same(types.text.grade(words, [0, -1, 2]).result, 'partly', 'result');
	});

	await test('fill-in: records never hold what was typed', () => {
		const secret = 'my name is Ana and he knows';
		const all = [records(word, secret), records(words, secret, 'dos', secret), [kept(words, secret, 'dos', secret)], [kept(word, secret)]];
		truth(!JSON.stringify(all).includes('Ana'), JSON.stringify(all));
		same(records(word, ' COERCIVE control!').map((record) => written(waymark.record12(record, null))),
			['fill-in coercive control coercion coercive control neutral'], 'one gap');
		same(records(word, secret)[0].response, ['other'], 'another answer');
		same(records(words, 'un', 'x', 'EL FIN').map((record) => [record.kind, record.response, record.patterns, record.part]),
			[['fill-in', ['uno', 'other', 'añoranza'], [['uno', 'dos', 'añoranza']], '']], 'several gaps');
		same(records(text('abcdefgh'.split('')), 'h')[0].patterns.length, 5, 'patterns');
	});

	await test('fill-in: saved and read again, nothing else accepted', () => {
		same([kept(word, 'coercive control'), kept(word, 'x'), kept(words, 'uno', 'x', 'el fin')], ['1', 'x', '0.x.2'], 'saved');
		same(types.text.decode(words, '0.x.2'), [0, -1, 2], 'read');
		const many = text(Array.from({ length: 20 }, (_, i) => `form ${i}`));
		same(types.text.decode(many, '19'), [19], 'two digits');
		for (const bad of ['', '.', '0', '0.0', '0.0.0.0', '2.0.0', '0.1.0', '-1.0.0', '00.0.0', '0.0.x1', '0.0.X', '1e0.0.0', '0..0', '0.0.', '0.0.length', 'toString', ' 0.0.0']) {
			same(types.text.decode(words, bad), null, bad);
		}
	});

	// ---- words to choose

	const choice = dropdown([3, 'b']);
	const choices = dropdown([2, 'a'], [20, 't']);

	await test('dropdown: grades, records, saved answers', () => {
		same([answer(choice, 'b'), answer(choice, ''), answer(choices, 'a', '')], [['b'], null, null], 'answers');
		same([score(choice, 'b'), score(choice, 'a'), score(choices, 'a', 't'), score(choices, 'b', 't')], [1, 0, 1, 0.5], 'scores');
		same(records(choice, 'c').map((record) => written(waymark.record12(record, null))), ['choice c b neutral'], 'one gap');
		same(records(choices, 'b', 't').map((record) => [written(waymark.record12(record, null)), written(waymark.record2004(record, null))]),
			[['matching 1.b,2.t 1.a,2.t neutral', 'matching 1[.]b[,]2[.]t 1[.]a[,]2[.]t neutral']], 'several');
		same([kept(choices, 'b', 't'), types.dropdown.decode(choices, 'bt')], ['bt', ['b', 't']], 'saved');
		for (const bad of ['', 'b', 'ct', 'au', 'aA', 'a1', 'a ', 'abt', 'a.', 'at.']) {
			same(types.dropdown.decode(choices, bad), null, bad);
		}
	});

	// ---- numbers

	// [typed, the numbers it can mean in English, the same in Spanish where that differs]
	const typed = [
		['7', [7, 7]], ['27.6', [27.6]], ['27,6', [27.6]], ['-5', [-5, -5]], ['−5', [-5, -5]], ['– 5', [-5, -5]], ['+5', [5, 5]], [' 5 ', [5, 5]],
		['.5', [0.5]], [',5', [0.5]], ['5.', [5]], ['0,500', [0.5]], ['0.500', [0.5]], ['007', [7, 7]],
		['1,000', [1000, 1], [1, 1000]], ['1.000', [1, 1000], [1000, 1]], ['27,600', [27600, 27.6], [27.6, 27600]], ['1,0000', [1]], ['1000,000', [1000]],
		['1,234.5', [1234.5]], ['1.234,5', [1234.5]], ['1,234,567', [1234567]], ['1.234.567', [1234567]], ['1,234,567.89', [1234567.89]], ['12,34,567', [1234567]],
		['1 000', [1000, 1000]], ['1\u2009000', [1000, 1000]], ['1\u00a0000', [1000, 1000]], ['1\u202f234\u202f567,8', [1234567.8]], ['1\'000', [1000, 1000]],
		['1’234.5', [1234.5]], ['1 000,500', [1000.5]], ['1 000.500', [1000.5]],
		['٣٫٥', [3.5]], ['٢٧', [27, 27]], ['۱۲۳', [123, 123]], ['١٬٢٣٤٫٥', [1234.5]],
		['99999999999999', [99999999999999, 99999999999999]], ['0', [0, 0]], ['-0.001', [-0.001]], ['1,5', [1.5]], ['1.5', [1.5]]
	];
	const refused = ['', ' ', '-', '.', ',', 'seven', '7 people', '27.6 million', '7%', '1e5', '0x10', 'Infinity', 'NaN', '1.2.3', '1,2,3', '1,23,4', '1 2', '12 34', '1,000 000', '1\'000,000 0',
		'1..5', '1,,5', '--5', '5-', '1.000,00.0', '100000000000000', '9'.repeat(400), '½', '()', '1/2', '__1', '1_000', 'x'.repeat(100000), `1${' 000'.repeat(2000)}x`];

	await test('numbers: what a text can mean, the usual reading first', () => {
		for (const [each, english, spanish] of typed) {
			same(waymark.numbers(each, '.'), english, `${each} in English`);
			same(waymark.numbers(each, ','), spanish ?? english, `${each} in Spanish`);
		}
	});

	await test('numbers: what is none', () => {
		none(refused.filter((each) => waymark.numbers(each, '.').length + waymark.numbers(each, ',').length > 0).map((each) => each.slice(0, 40)), 'taken for numbers');
	});

	await test('numbers: an ambiguous one counts when either reading is in the range', () => {
		for (const mark of ['.', ',']) {
			setMark(mark);
			same([score(numeric([1000, 1000]), '1,000'), score(numeric([1000, 1000]), '1.000'), score(numeric([0.9, 1.1]), '1,000'), score(numeric([0.9, 1.1]), '1.000')],
				[1, 1, 1, 1], `mark ${mark}`);
			same([answer(numeric([7, 8]), '1,500'), answer(numeric([7, 8]), '1.500')], mark === '.' ? [[1500], [1.5]] : [[1.5], [1500]], `neither, mark ${mark}`);
		}
		setMark('.');
	});

	await test('numeric: the ends of the range count, nothing beyond them', () => {
		const people = numeric([27.1, 28.1]);
		same(['27.1', '28,1', '27.6', '27.09999', '28.10001', '-27.6', '0'].map((each) => score(people, each)), [1, 1, 1, 0, 0, 0, 0], 'scores');
		same(score(numeric([7, 7], [-10, -2]), '7', '−2'), 1, 'two');
		same(score(numeric([7, 7], [-10, -2]), '7', '2'), 0.5, 'one of two');
		same(answer(numeric([7, 7], [-10, -2]), '7', 'x'), null, 'letters');
		same(answer(numeric([7, 7]), ''), null, 'nothing');
		// More decimals than are kept do not count.
		same(score(numeric([0.1, 0.1]), '0.1000001'), 1, 'rounded');
	});

	await test('numeric: records are numbers; several are one text', () => {
		same(records(numeric([27.1, 28.1]), '27,6').map((record) => [written(waymark.record12(record, null)), written(waymark.record2004(record, null))]),
			[['numeric 27.6 27.6 neutral', 'numeric 27.6 27.1[:]28.1 neutral']], 'one');
		same(records(numeric([-7, -7], [1000, 1000]), '-7', '999.5').map((record) => [record.kind, record.response, record.patterns]),
			[['fill-in', ['-7', '999.5'], [['-7', '1000']]]], 'two');
	});

	await test('numeric: saved as short as can be, at most 16 characters, and read again', () => {
		const any = numeric([0, 1]);
		const texts = { '27.60': '27.6', '-5': 'm5', '-0': '0', '0.000004': '0', '0.00001': '0.00001', '-99999999999999': 'm99999999999999', '12345678901234.56789': '12345678901234.6',
			'-12345678901234.5': 'm12345678901235', '-1234567890.12345': 'm1234567890.1235', '-123456789.12345': 'm123456789.12345' };
		for (const [each, saved] of Object.entries(texts)) {
			same(kept(any, each), saved, each);
		}
		for (let i = 0; i < 5000; i += 1) {
			const number = (next() - 0.5) * 10 ** below(15) * 2;
			const data = numeric([number - 1, number + 1]);
			const value = answer(data, number.toFixed(below(6)));
			const code = types.numeric.encode(data, value);
			truth(/^m?\d+(\.\d+)?$/.test(code) && code.length <= 16, `${number}: ${code}`);
			same(types.numeric.decode(data, code), value, code);
			same(types.numeric.value(data.gaps[0], types.numeric.text(data.gaps[0], value[0])), value[0], `shown again: ${code}`);
		}
		for (const bad of ['', 'm', '1.', '.5', '01', '1.50', 'mm5', 'm0', '1e5', 'x', '5,', ',5', '5,5', ' 5', '5 ', 'NaN', 'Infinity', '0.000001', '1.234567', '0x1']) {
			same(types.numeric.decode(any, bad), null, bad);
		}
		same(types.numeric.decode(numeric([0, 1], [0, 1]), 'm5,0.5'), [-5, 0.5], 'two');
	});

	await test('numeric: what is shown again has the decimal mark of the language', () => {
		setMark(',');
		same(types.numeric.text([0, 1], -1234.5), '-1234,5', 'shown');
		same(answer(numeric([0, 1]), '-1234,5'), [-1234.5], 'read');
		setMark('.');
	});

	// ---- all of them

	await test('every answer fits into the state: characters and length', () => {
		const gaps20 = Array.from({ length: 20 }, () => 0);
		const all = [kept(text(...gaps20.map(() => Array.from({ length: 20 }, (_, i) => `form ${i}`))), ...gaps20.map(() => 'form 19')),
			kept(dropdown(...gaps20.map(() => [20, 't'])), ...gaps20.map(() => 't')), kept(numeric(...gaps20.map(() => [0, 1])), ...gaps20.map(() => '-123456789.12345'))];
		same(all.map((code) => code.length), [59, 20, 339], 'lengths');
		const state = { ...waymark.newState(), seed: 1, answers: all.map((code, i) => ({ key: `q${i}`, text: code })) };
		same(waymark.decodeState(waymark.encodeState(state, '0badcafe'), () => true, () => true), state, 'state');
	});

	await test('reflection: nothing is graded, kept or recorded', () => {
		const { reflection } = types;
		same([reflection.unscored, reflection.grade, reflection.encode, reflection.decode], [true, undefined, undefined, undefined], 'functions');
		same([reflection.read(), reflection.results(), reflection.records()], [[], [], []], 'told');
		const source = readFileSync(join(ROOT, 'templates/js/question/reflection.js'), 'utf8');
		none(source.match(/storage|tracker|progress|textContent/g) ?? [], 'ways out');
	});
});
