// Records: every kind of answer, written for SCORM 1.2 and 2004, is what an LMS run-time takes and what the stricter LMSs accept.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { loadScript } from '../support/script.mjs';
import { same, suite, test, truth } from '../support/report.mjs';
import { toolFile } from '../support/tools.mjs';

const waymark = loadScript();
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const right = { score: 1, result: 'right' };
const wrong = { score: 0, result: 'wrong' };
const partly = { score: 1 / 3, result: 'partly' };

// ---- the run-time

function runtime() {
	const context = vm.createContext({ console, setTimeout, clearTimeout, setInterval, clearInterval, navigator: {}, Blob, URL, document: { addEventListener() {} }, addEventListener() {} });
	context.window = context;
	context.self = context;
	vm.runInContext(readFileSync(toolFile('scorm-again/dist/scorm-again.min.js'), 'utf8'), context);
	return context;
}

const { Scorm12API, Scorm2004API } = runtime();

const STANDARDS = {
	'SCORM 1.2': {
		write: waymark.record12,
		open() {
			const api = new Scorm12API({ autocommit: false, logLevel: 5 });
			api.LMSInitialize('');
			return { set: (name, value) => api.LMSSetValue(name, value), error: () => api.LMSGetLastError() };
		},
		response: 'student_response'
	},
	'SCORM 2004': {
		write: waymark.record2004,
		open() {
			const api = new Scorm2004API({ autocommit: false, logLevel: 5 });
			api.Initialize('');
			return { set: (name, value) => api.SetValue(name, value), error: () => api.GetLastError() };
		},
		response: 'learner_response'
	}
};

// Writes one interaction and returns what the run-time refused.
function refused(standard, id, written) {
	const api = STANDARDS[standard].open();
	const fields = [['id', id], ['type', written.type], [STANDARDS[standard].response, written.response],
		...written.patterns.map((pattern, i) => [`correct_responses.${i}.pattern`, pattern]), ['result', written.result]];
	return fields.filter(([name, value]) => String(api.set(`cmi.interactions.0.${name}`, value)) !== 'true' || String(api.error()) !== '0')
		.map(([name, value]) => `${name}=${value} (${api.error()})`);
}

// ---- what stricter LMSs accept; written down from their rules, not from ours

const list = (item, between) => new RegExp(`^${item}(${between}${item})*$`);
const FORMS = {
	'SCORM 1.2': {
		'choice': list('[0-9a-z]', ','),
		'true-false': /^[tf]$/,
		'fill-in': /^[^]{0,255}$/,
		'numeric': /^-?\d{1,5}(\.\d{1,5})?$/,
		'matching': list('[0-9a-z]\\.[0-9a-z]', ','),
		'sequencing': list('[0-9a-z]', ','),
		'likert': /^\d{1,2}$/,
		'performance': list('[0-9A-Za-z_]+\\.[0-9a-z]', ','),
		result: /^(correct|wrong|unanticipated|neutral|-?\d{1,3}(\.\d+)?)$/
	},
	'SCORM 2004': {
		'choice': list('\\w{1,250}', '\\[,\\]'),
		'true-false': /^(true|false)$/,
		'fill-in': list('(?:(?!\\[[,.:]\\])[^]){1,250}', '\\[,\\]'),
		'numeric': /^-?\d{1,5}(\.\d{1,5})?(\[:\]-?\d{1,5}(\.\d{1,5})?)?$/,
		'matching': list('\\w{1,250}\\[\\.\\]\\w{1,250}', '\\[,\\]'),
		'sequencing': list('\\w{1,250}', '\\[,\\]'),
		'likert': /^\w{1,250}$/,
		'performance': list('\\w{1,250}\\[\\.\\]\\w{1,250}', '\\[,\\]'),
		result: /^(correct|incorrect|unanticipated|neutral|-?\d{1,5}(\.\d{1,7})?)$/
	}
};

function misshapen(standard, written) {
	const forms = FORMS[standard];
	const values = [written.response, ...written.patterns.map((pattern) => pattern.replace(/^\{case_matters=false\}/, ''))];
	return [...values.filter((value) => !forms[written.type].test(value)), ...[written.result].filter((value) => !forms.result.test(value))];
}

// ---- the cases: a record, its grade, what is sent for each standard

const record = (kind, response, patterns = [], more = {}) => ({ kind, response, patterns, part: '', ...more });
const CASES = [
	['choice', record('choice', ['b'], [['b']]), right, 'choice b / b correct', 'choice b / b correct'],
	['choice of several', record('choice', ['a', 'c'], [['a', 'b']]), partly, 'choice a,c / a,b 0.33', 'choice a[,]c / a[,]b 0.33'],
	['true or false', record('true-false', true, [false]), wrong, 'true-false t / f wrong', 'true-false true / false incorrect'],
	['fill-in', record('fill-in', ['coercive control'], [['coercion'], ['coercive control']]), right, 'fill-in coercive control / coercion / coercive control correct',
		'fill-in coercive control / {case_matters=false}coercion / {case_matters=false}coercive control correct'],
	['fill-in of two gaps', record('fill-in', ['other', 'debt'], [['coercion', 'debt']]), partly, 'fill-in other, debt / coercion, debt 0.33',
		'fill-in other[,]debt / {case_matters=false}coercion[,]debt 0.33'],
	['fill-in in Arabic, Hindi and Spanish', record('fill-in', ['الإكراه', 'ज़बरदस्ती', 'coacción'], [['الإكراه', 'ज़बरदस्ती', 'coacción']]), right,
		'fill-in الإكراه, ज़बरदस्ती, coacción / الإكراه, ज़बरदस्ती, coacción correct',
		'fill-in الإكراه[,]ज़बरदस्ती[,]coacción / {case_matters=false}الإكراه[,]ज़बरदस्ती[,]coacción correct'],
	['numeric', record('numeric', 27.5, [[27.1, 28.1]]), right, 'numeric 27.5 / 27.6 correct', 'numeric 27.5 / 27.1[:]28.1 correct'],
	['numeric, a wild answer', record('numeric', -1e21, [[0, 0.1]]), wrong, 'numeric -99999 / 0.05 wrong', 'numeric -99999 / 0[:]0.1 incorrect'],
	['numeric, small', record('numeric', 1e-9, [[0, 0.1]]), right, 'numeric 0 / 0.05 correct', 'numeric 0 / 0[:]0.1 correct'],
	['numeric, round', record('numeric', 100, [[100, 100]]), right, 'numeric 100 / 100 correct', 'numeric 100 / 100[:]100 correct'],
	['numeric, millions', record('numeric', 27600000, [[27600000, 27600000]]), right, 'fill-in 27600000 / 27600000 correct',
		'fill-in 27600000 / {case_matters=false}27600000 correct'],
	['matching', record('matching', [['1', 'c'], ['2', 'a']], [[['1', 'a'], ['2', 'b']]]), wrong, 'matching 1.c,2.a / 1.a,2.b wrong',
		'matching 1[.]c[,]2[.]a / 1[.]a[,]2[.]b incorrect'],
	['sequencing', record('sequencing', ['b', 'a', 'c'], [['a', 'b', 'c']]), wrong, 'sequencing b,a,c / a,b,c wrong', 'sequencing b[,]a[,]c / a[,]b[,]c incorrect'],
	['likert', record('likert', [4, 'agree']), null, 'likert 4 neutral', 'likert agree neutral'],
	['performance', record('performance', [['s1', 'b'], ['s2', 'a']]), null, 'performance s1.b,s2.a neutral', 'performance s1[.]b[,]s2[.]a neutral'],
	['40 options', record('choice', ['a', 'D'], [['a', 'b']], { count: 40 }), partly, 'fill-in a,D / a,b 0.33', 'choice a[,]D / a[,]b 0.33']
];

const told = (written) => [`${written.type} ${written.response}`, ...written.patterns].join(' / ') + ` ${written.result}`;

await suite(async () => {
	for (const [name, neutral, grade, ...wanted] of CASES) {
		await test(`${name}: the record's values`, () => {
			same(Object.values(STANDARDS).map(({ write }) => told(write(neutral, grade))), wanted, 'SCORM 1.2, 2004');
		});
	}

	const LONG = [
		['a text of 300 letters', record('fill-in', ['ñ'.repeat(300)], [['x'.repeat(300)]])],
		['a text that would be cut inside a character', record('fill-in', ['x'.repeat(249) + '😀'.repeat(9)], [['x'.repeat(254) + '😀']])],
		['a text with delimiters', record('fill-in', ['a[,]b[.]c[:]d\n e'], [['a']])],
		['62 options, all chosen', record('choice', LETTERS, [LETTERS], { count: 62 })],
		['36 options, all chosen', record('choice', LETTERS.slice(0, 36), [LETTERS.slice(0, 36)], { count: 36 })],
		['35 pairs', record('matching', LETTERS.slice(0, 35).map((letter) => [letter, letter]), [LETTERS.slice(0, 35).map((letter) => [letter, letter])])],
		['26 steps in order', record('sequencing', LETTERS.slice(0, 26), [LETTERS.slice(0, 26)])],
		['a path of 200 choices', record('performance', LETTERS.concat(LETTERS, LETTERS).map((_, i) => [`s${i}`, 'a']))]
	];
	for (const [standard, { write }] of Object.entries(STANDARDS)) {
		await test(`[check 22] ${standard}: a run-time takes every record`, () => {
			for (const [name, neutral, grade] of [...CASES, ...LONG]) {
				same(refused(standard, 'm07_q1', write(neutral, grade ?? null)), [], name);
			}
		});
		await test(`[check 22] ${standard}: every record has the form that strict LMSs want`, () => {
			for (const [name, neutral, grade] of [...CASES, ...LONG]) {
				same(misshapen(standard, write(neutral, grade ?? null)), [], name);
			}
		});
	}

	await test('identifiers: at most 255 characters, different ones stay different', () => {
		const long = 'm07_' + 'q'.repeat(251);
		const ids = [waymark.recordId(long, '', 255), waymark.recordId(long, '_try2', 255), waymark.recordId(long, '_1_try12', 255),
			waymark.recordId(long.slice(0, -1) + 'z', '_try2', 255), waymark.recordId('m07_q1', '_try2', 255)];
		truth(ids.every((id) => /^\w{1,255}$/.test(id)), `lengths ${ids.map((id) => id.length)}`);
		same(new Set(ids).size, ids.length, 'different ones');
		same([ids[0], ids[4]], [long, 'm07_q1_try2'], 'those that fit');
		for (const [standard, { write }] of Object.entries(STANDARDS)) {
			same(ids.flatMap((id) => refused(standard, id, write(CASES[0][1], right))), [], standard);
		}
	});
});
