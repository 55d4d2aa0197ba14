// The learner's script without a browser: graders, the saved state, the generator, the drawing of questions; and that it is ES5.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lmsFiles, loadScript, scriptFiles, trackerFiles, unitsFiles } from '../support/script.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { ROOT } from '../support/tools.mjs';

const waymark = loadScript();
const OPTIONS = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

const question = (type, count, right, more = {}) => ({ type, options: OPTIONS.slice(0, count), right: right.split(''), ...more });
const grade = (data, answer) => waymark.types[data.type].grade(data, answer.split(''));

const written = ({ type, response, patterns, result }) => [type, response, ...patterns, result].join(' ');

// Numbers that are the same in every run.
const next = waymark.generator('tests');
const below = (limit) => Math.floor(next() * limit);
const pickSome = (list) => list.filter(() => next() < 0.5);

const known = { views: () => true, answers: () => true, paths: () => true };
const decode = (line, { views, answers, paths = () => false } = known) => waymark.decodeState(line, views, answers, paths);

function randomState() {
	const key = (i) => OPTIONS[below(36)] + OPTIONS[below(36)].toUpperCase() + i.toString(36);
	const keys = Array.from({ length: 1 + below(40) }, (_, i) => key(i));
	return {
		last: next() < 0.8 ? keys[0] : null,
		seen: pickSome(keys),
		attempt: 1 + (next() < 0.5 ? 0 : below(2000)),
		seed: next() < 0.9 ? below(4294967296) : null,
		best: next() < 0.5 ? below(10001) / 100 : null,
		answers: pickSome(keys).map((each) => ({ key: each, text: pickSome(OPTIONS).join('') || 'a' })),
		paths: pickSome(keys).map((each) => ({ key: each, ends: below(3) ? below(100) : null, path: pickSome(OPTIONS.slice(0, 26)).join('') }))
			.filter((each) => each.ends !== null || each.path)
	};
}

await suite(async () => {
	await test('ES5: no newer syntax in any script', () => {
		const newer = [/=>/, /\b(let|const|class|async|await|import|export)\s/, /`/, /\.\.\./, /\?\./, /\?\?/, /\bof\s/, /\beval\b/, /new Function/, /innerHTML/,
			/\b(alert|confirm|prompt)\(/, /<\/script/, /<!--/];
		const found = [];
		for (const file of [...scriptFiles(), ...lmsFiles('scorm'), ...trackerFiles(), ...unitsFiles()]) {
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

	await test('true or false: right or wrong, true by place', () => {
		const data = question('true_false', 2, 'b');
		const type = waymark.types.true_false;
		same(grade(data, 'b').score, 1, 'b');
		same(grade(data, 'a').score, 0, 'a');
		const records = [...type.records(data, ['a']), ...type.records(data, ['b'])];
		same(records.map((record) => written(waymark.record12(record, null))), ['true-false t f neutral', 'true-false f f neutral'], 'SCORM 1.2');
		same(records.map((record) => written(waymark.record2004(record, null))), ['true-false true false neutral', 'true-false false false neutral'],
			'SCORM 2004');
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

	await test('records: letters of the author, a choice as long as SCORM 1.2 has characters for it', () => {
		const record = (count, answer) => waymark.types.multiple.records(question('multiple', count, 'ac'), answer)[0];
		same(written(waymark.record12(record(36, ['a', 'b']), grade(question('multiple', 36, 'ac'), 'ab'))), 'choice a,b a,c wrong', '36 options');
		same(written(waymark.record12(record(40, ['a', 'b']), null)), 'fill-in a,b a,c neutral', '40 options');
		same(written(waymark.record2004(record(40, ['a', 'b']), null)), 'choice a[,]b a[,]c neutral', '40 options in SCORM 2004');
		truth(waymark.record12(record(62, question('multiple', 62, 'a').options), null).response.length <= 255, 'too long');
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
			'hasOwnProperty', 's', 'b', 'l', 'b1e9', 'b100.999', 'p__proto__-a', 'pconstructor-1', 'pabc', 'pabc-A', 'pabc-100', 'p-a']) {
			const state = decode(whole(body), { views: (key) => key === 'abc', answers: (key) => key === 'abc' });
			if (state === null) {
				continue;
			}
			same([state.last, state.seen, state.answers, state.paths], [null, [], [], []], body);
			truth(state.best === null || (state.best >= 0 && state.best <= 100), `best ${state.best} of ${body}`);
			truth(state.attempt >= 1, `attempt ${state.attempt} of ${body}`);
		}
		same({}.polluted, undefined, 'prototype');
	});

	await test('state: keys that the module no longer has are dropped, the rest stays', () => {
		const state = { last: 'old', seen: ['abc', 'old', 'xyz'], attempt: 2, seed: 7, best: 66.67, answers: [{ key: 'old', text: 'a' }, { key: 'q01', text: 'b' }],
			paths: [{ key: 'old', ends: 1, path: 'a' }, { key: 's01', ends: null, path: 'ab' }, { key: 's02', ends: 0, path: 'zz' }] };
		const read = decode(waymark.encodeState(state, '11111111'), { views: (key) => key !== 'old', answers: (key) => key === 'q01',
			paths: (key, path) => key !== 'old' && path !== 'zz' });
		same(read, { ...state, last: null, seen: ['abc', 'xyz'], answers: [{ key: 'q01', text: 'b' }],
			paths: [{ key: 's01', ends: null, path: 'ab' }] }, 'state');
	});

	await test('state: 64 letters of a way through a scenario are kept, and no more than is known of it', () => {
		const state = { ...waymark.newState(), paths: [{ key: 's01', ends: 99, path: 'ab'.repeat(40) }, { key: 's02', ends: null, path: '' }] };
		const line = waymark.encodeState(state, '11111111');
		truth(line.includes(`:ps01-99${'ab'.repeat(32)}:`), line);
		same(decode(line).paths, [{ key: 's01', ends: 99, path: 'ab'.repeat(32) }], 'paths');
	});

	await test('ways: a path leads from step to step; an impossible one is none', () => {
		const steps = [[1, 2], [2, 0], []].map((choices, i) => ({ id: `s${i}`, choices }));
		const way = (path, from) => waymark.wayOf({ steps }, path, from)?.map((place) => place.step) ?? null;
		same([way(''), way('a'), way('ab'), way('abb'), way('a', 1)], [[0], [0, 1], [0, 1, 0], [0, 1, 0, 2], [1, 2]], 'ways');
		same(waymark.wayOf({ steps }, 'aa').map((place) => place.choice), [0, 0, -1], 'choices');
		same(['c', 'aaa', 'abz', '0', 'aA'].map((path) => way(path)), [null, null, null, null, null], 'impossible');
	});

	await test('place codes: eight characters, back to what they say for any parts done, refused with a character wrong, swapped or of another module', () => {
		const letters = '0123456789ABCDEFGHJKMNPQRSTUVWXY';
		for (let i = 0; i < 3000; i += 1) {
			const done = Array.from({ length: below(26) }, () => next() < 0.5);
			const names = `course${below(1000)},${below(1000)}`;
			const code = waymark.encodePlace(done, names);
			truth(/^[0-9A-HJKMNP-Y]{8}$/.test(code), code);
			same(waymark.decodePlace(code, done.length, names), done, code);
			same(waymark.decodePlace(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).replace(/0/g, 'O').replace(/1/g, i % 2 ? 'I' : 'l')}`, done.length, names), done, 'forgiving');
			const place = below(8);
			const typed = letters[below(32)];
			const wrong = code.slice(0, place) + typed + code.slice(place + 1);
			same(waymark.decodePlace(wrong, done.length, names), wrong === code ? done : null, `${wrong} for ${code}`);
			const swapped = code.slice(0, i % 4) + code[i % 4 + 1] + code[i % 4] + code.slice(i % 4 + 2);
			same(waymark.decodePlace(swapped, done.length, names), swapped === code ? done : null, `${swapped} for ${code}`);
		}
	});

	await test('place codes: of another module, of other parts, or no code at all', () => {
		let taken = 0;
		for (let i = 0; i < 3000; i += 1) {
			const done = Array.from({ length: 9 }, () => next() < 0.5);
			taken += waymark.decodePlace(waymark.encodePlace(done, `course${i},a,b`), 9, `course${i},a,c`) ? 1 : 0;
		}
		truth(taken <= 3, `${taken} of 3000 fit another module`);
		for (const text of ['', 'ABCD', 'ABCDEFGHJ', '--------', 'ZZZZZZZZ', 'ñandú123', '\u0130\u0131\u017f\u212a\ufb01abc', '😀😀😀😀', 'x'.repeat(10000), 'Infinity', '1e100000']) {
			same(waymark.decodePlace(text, 9, 'course,a,b'), null, text.slice(0, 20));
		}
		const all = waymark.encodePlace(Array.from({ length: 25 }, () => true), 'n');
		same(waymark.decodePlace(all, 24, 'n'), null, 'more parts than there are');
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

	await test('draw: 1,000 random checks of several pools, over several attempts', () => {
		const keyOf = (pool, i) => OPTIONS[below(62)] + OPTIONS[pool] + OPTIONS[i];
		for (let i = 0; i < 1000; i += 1) {
			const seed = below(4294967296);
			const pools = Array.from({ length: 1 + below(4) }, (_, pool) => Array.from({ length: 1 + below(20) }, (__, k) => keyOf(pool, k)));
			for (const pool of pools) {
				const count = 1 + below(pool.length);
				let before = [];
				const met = new Set();
				for (let attempt = 1; attempt <= Math.ceil(pool.length / count) + 1; attempt += 1) {
					const drawn = waymark.draw(pool, count, seed, attempt, []);
					same([drawn.length, new Set(drawn).size, drawn.every((key) => pool.includes(key))], [count, count, true], `${count} of ${pool}`);
					truth(attempt === 1 || drawn.filter((key) => before.includes(key)).length === Math.max(0, 2 * count - pool.length), `overlap in ${pool}`);
					const given = drawn.slice(0, below(count + 1));
					same(waymark.draw(pool, count, seed, attempt, given), drawn, 'resumed');
					same(waymark.draw([...pool].reverse(), count, seed, attempt, given), drawn, 'the same pool in another order');
					drawn.forEach((key) => met.add(key));
					before = drawn;
				}
				same(met.size, pool.length, 'after as many attempts as it takes, all were asked');
			}
		}
	});

	await test('draw: one more question in the pool changes at most one of those drawn', () => {
		for (let i = 0; i < 1000; i += 1) {
			const pool = Array.from({ length: 2 + below(20) }, (_, k) => OPTIONS[below(62)] + OPTIONS[k]);
			const count = 1 + below(pool.length);
			const seed = below(4294967296);
			const drawn = waymark.draw(pool, count, seed, 1, []);
			const later = waymark.draw([...pool, 'new'], count, seed, 1, []);
			truth(drawn.filter((key) => !later.includes(key)).length <= 1, `${drawn} and ${later}`);
		}
	});

	await test('percent: points weigh, part counts in part, cut to two decimals', () => {
		const of = (...pairs) => waymark.percent(pairs.map(([score, points]) => ({ score, points })));
		same(of([1, 1]), 100, 'all');
		same(of([0, 1], [0, 5]), 0, 'nothing');
		same(of([1, 3], [0, 1]), 75, 'three of four points');
		same(of([0.5, 2], [1, 1], [0, 1]), 50, 'a half of two points');
		same(of([2 / 3, 1]), 66.66, 'cut');
		same(of([1 / 3, 3], [1, 2]), 60, 'thirds add up');
		same(of(...Array.from({ length: 10 }, () => [0.1, 1])), 10, 'tenths add up');
		same(of([0.9999, 10000], [1, 1]) < 100, true, 'never rounded up');
		for (let i = 0; i < 3000; i += 1) {
			const list = Array.from({ length: 1 + below(12) }, () => [below(7) / 6, 1 + below(100)]);
			const percent = of(...list);
			truth(percent >= 0 && percent <= 100 && /^\d+(\.\d{1,2})?$/.test(String(percent)), `${percent}`);
			same(percent === 100, list.every(([score]) => score === 1), 'whole');
		}
	});

	await test('every question type has every function', () => {
		const always = ['read', 'show', 'arrange', 'results', 'records'];
		const scored = ['grade', 'encode', 'decode'];
		const wanted = (type) => (type.unscored ? always : always.concat(scored));
		none(Object.entries(waymark.types).flatMap(([name, type]) => wanted(type).filter((key) => !(key in type)).map((key) => `${name}.${key}`)), 'missing');
		const table = readFileSync(join(ROOT, 'generator/question/types.def'), 'utf8');
		same(Object.keys(waymark.types).sort(), [...table.matchAll(/^QUESTION_TYPE\((\w+)\)/gm)].map((match) => match[1]).sort(), 'types');
	});
});
