// The learner's script without a browser: graders, the saved state, the generator, the drawing of questions; and that it is ES5.
import { readFileSync } from 'node:fs';
import { loadScript, scriptFiles, trackerFiles } from '../support/script.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';

const waymark = loadScript();
const OPTIONS = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('');

const question = (type, count, right, more = {}) => ({ type, options: OPTIONS.slice(0, count), right: right.split(''), ...more });
const grade = (data, answer) => waymark.types[data.type].grade(data, answer.split(''));

// Numbers that are the same in every run.
const next = waymark.generator('tests');
const below = (limit) => Math.floor(next() * limit);
const pickSome = (list) => list.filter(() => next() < 0.5);

const known = { views: () => true, answers: () => true };
const decode = (line, { views, answers } = known) => waymark.decodeState(line, views, answers);

function randomState() {
	const key = (i) => OPTIONS[below(36)] + OPTIONS[below(36)].toUpperCase() + i.toString(36);
	const keys = Array.from({ length: 1 + below(40) }, (_, i) => key(i));
	return {
		last: next() < 0.8 ? keys[0] : null,
		seen: pickSome(keys),
		attempt: 1 + (next() < 0.5 ? 0 : below(2000)),
		seed: next() < 0.9 ? below(4294967296) : null,
		best: next() < 0.5 ? below(10001) / 100 : null,
		answers: pickSome(keys).map((each) => ({ key: each, text: pickSome(OPTIONS).join('') || 'a' }))
	};
}

await suite(async () => {
	await test('ES5: no newer syntax in any script', () => {
		const newer = [/=>/, /\b(let|const|class|async|await|import|export)\s/, /`/, /\.\.\./, /\?\./, /\?\?/, /\bof\s/, /\beval\b/, /new Function/, /innerHTML/,
			/\b(alert|confirm|prompt)\(/, /<\/script/, /<!--/];
		const found = [];
		for (const file of [...scriptFiles(), ...trackerFiles()]) {
			readFileSync(file, 'utf8').split('\n').forEach((line, i) => {
				const code = line.replace(/"(\\.|[^"])*"/g, '""').replace(/^\s*\/\/.*$/, '');
				found.push(...newer.filter((pattern) => pattern.test(code)).map((pattern) => `${file}:${i + 1} ${pattern}`));
			});
		}
		none(found, 'newer than ES5');
	});

	await test('generator: fixed numbers, whatever the engine', () => {
		const first = waymark.generator('7:1:abc');
		same([waymark.hash(''), waymark.hash('a'), waymark.hash('foobar')], [0x811c9dc5, 0xe40c292c, 0xbf9cf968], 'FNV-1a');
		same(Array.from({ length: 4 }, () => Math.floor(first() * 1e6)), [614022, 425184, 301238, 566617], 'numbers');
	});

	await test('generator: every order of four comes about equally often', () => {
		const seen = {};
		for (let i = 0; i < 24000; i += 1) {
			const order = waymark.shuffled(['a', 'b', 'c', 'd'], waymark.generator(`seed ${i}`)).join('');
			seen[order] = (seen[order] ?? 0) + 1;
		}
		same(Object.keys(seen).length, 24, 'orders');
		none(Object.entries(seen).filter(([, n]) => n < 800 || n > 1200), 'too rare or too often');
	});

	await test('choice: right or wrong', () => {
		const data = question('choice', 3, 'b');
		same(grade(data, 'b'), { score: 1, result: 'right' }, 'b');
		same(grade(data, 'a'), { score: 0, result: 'wrong' }, 'a');
		same(grade(data, 'ab'), { score: 0, result: 'wrong' }, 'two at once');
	});

	await test('true or false: right or wrong, t and f by place', () => {
		const data = question('true_false', 2, 'b');
		const type = waymark.types.true_false;
		same(grade(data, 'b').score, 1, 'b');
		same(grade(data, 'a').score, 0, 'a');
		same([type.response12(data, ['a']), type.response12(data, ['b']), type.pattern12(data)], ['t', 'f', 'f'], 'SCORM 1.2');
		same(type.interaction12, 'true-false', 'interaction');
	});

	await test('multiple: a wrong pick takes back a right one', () => {
		const data = question('multiple', 5, 'abc', { scoring: 'partial' });
		const scores = { abc: 1, ab: 2 / 3, a: 1 / 3, abcd: 2 / 3, abcde: 1 / 3, ad: 0, de: 0, abde: 0 };
		for (const [answer, score] of Object.entries(scores)) {
			truth(Math.abs(grade(data, answer).score - score) < 1e-12, `${answer}: ${grade(data, answer).score} instead of ${score}`);
		}
		same(['abc', 'ab', 'de'].map((answer) => grade(data, answer).result), ['right', 'partly', 'wrong'], 'results');
	});

	await test('multiple: all or nothing where the author says so', () => {
		const data = question('multiple', 4, 'ab', { scoring: 'all' });
		same(['ab', 'a', 'abc', 'cd'].map((answer) => grade(data, answer).score), [1, 0, 0, 0], 'scores');
	});

	await test('graders: never under 0 or over 1, 1 only for the whole answer', () => {
		for (let i = 0; i < 3000; i += 1) {
			const data = question('multiple', 36, 'a', { scoring: i % 2 ? 'all' : 'partial' });
			data.right = pickSome(data.options).concat([]).slice(0);
			if (!data.right.length) {
				data.right = ['a'];
			}
			const answer = pickSome(data.options);
			const { score } = waymark.types.multiple.grade(data, answer);
			truth(score >= 0 && score <= 1, `score ${score}`);
			same(score === 1, answer.join() === data.right.join(), 'whole answer');
		}
	});

	await test('SCORM 1.2: letters of the author, at most 255 characters for 36 options', () => {
		const data = question('multiple', 36, 'ac');
		const type = waymark.types.multiple;
		same(type.response12(data, ['a', 'c']), 'a,c', 'response');
		same(type.pattern12(data), 'a,c', 'pattern');
		truth(type.response12(data, data.options).length <= 255, 'too long');
	});

	await test('answers: written and read again, nothing else accepted', () => {
		const multiple = question('multiple', 4, 'ab');
		const type = waymark.types.multiple;
		for (const answer of [['a'], ['b', 'd'], ['a', 'b', 'c', 'd']]) {
			same(type.decode(multiple, type.encode(multiple, answer)), answer, 'round trip');
		}
		for (const text of ['', 'e', 'ba', 'aa', 'a,b', 'ab ', '__proto__']) {
			same(type.decode(multiple, text), null, text);
		}
		for (const name of ['choice', 'true_false']) {
			same(waymark.types[name].decode(question(name, 2, 'a'), 'ab'), null, `${name} with two`);
			same(waymark.types[name].decode(question(name, 2, 'a'), 'b'), ['b'], name);
		}
	});

	await test('state: 10,000 random ones come back as they were', () => {
		for (let i = 0; i < 10000; i += 1) {
			const state = randomState();
			const line = waymark.encodeState(state, '0badcafe');
			truth(/^[A-Za-z0-9:;,.-]*$/.test(line), `characters of ${line}`);
			same(decode(line), state, line);
		}
	});

	await test('state: one changed, lost or added character is noticed', () => {
		for (let i = 0; i < 2000; i += 1) {
			const line = waymark.encodeState(randomState(), '0badcafe');
			const place = below(line.length);
			const other = 'abc019:;.-'[below(10)];
			const damaged = [line.slice(0, place) + line.slice(place + 1), line.slice(0, place) + other + line.slice(place), line.slice(0, place),
				line.slice(0, place) + (line[place] === 'x' ? 'y' : 'x') + line.slice(place + 1)];
			none(damaged.filter((each) => each !== line && decode(each) !== null), 'taken for whole');
		}
	});

	await test('state: hostile and foreign lines', () => {
		const whole = (body) => {
			const line = `w1:0badcafe:${body}`;
			return `${line}:${waymark.hash(line).toString(16).padStart(8, '0')}`;
		};
		const foreign = ['', 'null', 'undefined', '{"a":1}', 'w1::::', 'w2:0badcafe::00000000', 'x'.repeat(100000), 'w1:' + ':'.repeat(5000), '\u202e', 'w1:0badcafe:',
			null, undefined, 0, {}];
		none(foreign.filter((line) => decode(line) !== null), 'taken for a state');
		same(decode(whole('')), waymark.newState(), 'nothing in it');
		for (const body of ['l__proto__', 'lconstructor', 'rconstructor-a', 'r__proto__-a', 'vconstructor.toString', '__proto__', 'toString', 'b1000', 'b-5', 'a0', 'azzzzzzz', 'q1', ';;;', 'r-', 'rabc', 'rabc-',
			'hasOwnProperty', 's', 'b', 'l', 'b1e9', 'b100.999']) {
			const state = decode(whole(body), { views: (key) => key === 'abc', answers: (key) => key === 'abc' });
			if (state === null) {
				continue;
			}
			same([state.last, state.seen, state.answers], [null, [], []], body);
			truth(state.best === null || (state.best >= 0 && state.best <= 100), `best ${state.best} of ${body}`);
			truth(state.attempt >= 1, `attempt ${state.attempt} of ${body}`);
		}
		same({}.polluted, undefined, 'prototype');
	});

	await test('state: keys that the module no longer has are dropped, the rest stays', () => {
		const state = { last: 'old', seen: ['abc', 'old', 'xyz'], attempt: 2, seed: 7, best: 66.67, answers: [{ key: 'old', text: 'a' }, { key: 'q01', text: 'b' }] };
		const read = decode(waymark.encodeState(state, '11111111'), { views: (key) => key !== 'old', answers: (key) => key === 'q01' });
		same(read, { ...state, last: null, seen: ['abc', 'xyz'], answers: [{ key: 'q01', text: 'b' }] }, 'state');
	});

	await test('draw: the next attempt asks others as far as the pool allows', () => {
		for (let pool = 1; pool <= 20; pool += 1) {
			for (let count = 1; count <= pool; count += 1) {
				const keys = OPTIONS.slice(0, pool);
				let before = [];
				for (let attempt = 1; attempt <= 6; attempt += 1) {
					const drawn = waymark.draw(keys, count, 99 + pool, attempt, []);
					same(new Set(drawn).size, count, `different ones of ${pool}, ${count}`);
					if (attempt > 1) {
						same(drawn.filter((key) => before.includes(key)).length, Math.max(0, 2 * count - pool), `again of ${pool}, ${count}`);
					}
					before = drawn;
				}
			}
		}
	});

	await test('draw: the same seed asks the same; answered ones stay after the pool has changed', () => {
		const keys = OPTIONS.slice(0, 12);
		const first = waymark.draw(keys, 6, 5, 1, []);
		same(waymark.draw(keys, 6, 5, 1, []), first, 'again');
		same(waymark.draw(keys, 6, 5, 1, first.slice(0, 2)), first, 'with two answered');
		const changed = keys.filter((key) => key !== first[3]).concat(['9']);
		const later = waymark.draw(changed, 6, 5, 1, first.slice(0, 3));
		same(later.slice(0, 3), first.slice(0, 3), 'answered ones');
		same(new Set(later).size, 6, 'six different ones');
	});

	await test('every question type has every function', () => {
		const wanted = ['read', 'grade', 'show', 'arrange', 'reasons', 'encode', 'decode', 'interaction12', 'response12', 'pattern12'];
		none(Object.entries(waymark.types).flatMap(([name, type]) => wanted.filter((key) => !(key in type)).map((key) => `${name}.${key}`)), 'missing');
		same(Object.keys(waymark.types).sort(), ['choice', 'multiple', 'true_false'], 'types');
	});
});
