// The tally's arithmetic without a browser: cases worked out by hand, with what each must come to written beside it, in both languages'
// words. First what may be shown of groups, then shares, then what is refused, then the paragraph.
import { join } from 'node:path';
import { readData } from '../support/learner.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { loadScript, SCRIPTS, scriptFiles } from '../support/script.mjs';

const own = ['58-tally-figures', '59-tally-words', '61-tally-picture'].map((name) => join(SCRIPTS, `facilitator/${name}.js`));
const waymark = loadScript([...scriptFiles(), ...own]);
const { tally } = waymark;

// ---- a session, short: { people, before, after, questions: [[right before, right after]], before/now of the confidence, groups }

const empty = ['', '', '', '', ''];
const typed = ({ people, before = people, after = people, questions, confidence = { before: empty, now: empty }, groups = [] }) => ({
	people: String(people),
	before: String(before),
	after: String(after),
	questions: questions.map(([one, other], i) => ({ label: `Q${i + 1}`, before: String(one), after: String(other) })),
	confidence: { before: confidence.before.map(String), now: confidence.now.map(String) },
	groups: groups.map(([label, count, one, other]) => ({ label, people: String(count), before: String(one), after: String(other) }))
});

const plain = (value) => JSON.parse(JSON.stringify(value));

function figures(session) {
	const read = tally.read(typed(session));
	none(plain(read.errors), 'refused');
	return plain(tally.figures(read.counts));
}

// "A 9 20 30" where a group is shown, "A hidden" where it is not.
const groupsOf = (session) => figures(session).groups.map((group) => group.isHidden ? `${group.label} hidden` : Object.values(group).join(' '));
const errors = (session) => plain(tally.read(typed(session)).errors).map(({ field, word }) => `${field} ${word.replace('tally-error-', '')}`);

await suite(async () => {
	// ---- groups. Right answers to one question; those of all groups together are the question's.

	await test('groups 1: all of five or more are shown', () => {
		// 7 + 5 = 12 people, 3 + 2 = 5 right before, 6 + 4 = 10 after.
		same(groupsOf({ people: 12, questions: [[5, 10]], groups: [['A', 7, 3, 6], ['B', 5, 2, 4]] }), ['A 7 3 6', 'B 5 2 4'], 'groups');
	});

	await test('groups 2: one small group takes the next smallest with it', () => {
		// 12 - 5 - 4 = 3: C alone would be found. B, the smallest of the others, goes too, and B and C are 8 people together.
		same(groupsOf({ people: 15, questions: [[9, 12]], groups: [['A', 7, 4, 6], ['B', 5, 3, 4], ['C', 3, 2, 2]] }), ['A 7 4 6', 'B hidden', 'C hidden'], 'groups');
	});

	await test('groups 3: one small group of two leaves nothing to show', () => {
		same(groupsOf({ people: 12, questions: [[5, 8]], groups: [['A', 9, 4, 6], ['B', 3, 1, 2]] }), ['A hidden', 'B hidden'], 'groups');
	});

	await test('groups 4: two small groups that are five or more together hide each other', () => {
		// Whoever subtracts finds 3 + 3 = 6 people as one.
		same(groupsOf({ people: 12, questions: [[5, 9]], groups: [['A', 6, 3, 5], ['B', 3, 1, 2], ['C', 3, 1, 2]] }), ['A 6 3 5', 'B hidden', 'C hidden'], 'groups');
	});

	await test('groups 5: two small groups of four people together are a small group again', () => {
		// 2 + 2 = 4 would be found as a group of four: B, 5, goes with them. A stays.
		same(groupsOf({ people: 17, questions: [[7, 12]], groups: [['A', 8, 4, 6], ['B', 5, 2, 4], ['C', 2, 1, 1], ['D', 2, 0, 1]] }),
			['A 8 4 6', 'B hidden', 'C hidden', 'D hidden'], 'groups');
	});

	await test('groups 6: all small', () => {
		same(groupsOf({ people: 9, questions: [[3, 6]], groups: [['A', 4, 2, 3], ['B', 3, 1, 2], ['C', 2, 0, 1]] }), ['A hidden', 'B hidden', 'C hidden'], 'groups');
	});

	await test('groups 7: exactly five is shown, four is not', () => {
		same(groupsOf({ people: 10, questions: [[4, 7]], groups: [['A', 5, 2, 4], ['B', 5, 2, 3]] }), ['A 5 2 4', 'B 5 2 3'], 'five and five');
		same(groupsOf({ people: 15, questions: [[6, 9]], groups: [['A', 6, 2, 4], ['B', 5, 2, 3], ['C', 4, 2, 2]] }), ['A 6 2 4', 'B hidden', 'C hidden'], 'six, five and four');
	});

	await test('groups 8: of two equally small ones the first one covers', () => {
		same(groupsOf({ people: 16, questions: [[6, 9]], groups: [['A', 6, 2, 4], ['B', 6, 2, 3], ['C', 4, 2, 2]] }), ['A hidden', 'B 6 2 3', 'C hidden'], 'groups');
	});

	await test('groups 9: people in no group can be subtracted too', () => {
		// 12 - 10 = 2 people in no group, with 5 - 4 = 1 right answer before: A would tell.
		same(groupsOf({ people: 12, questions: [[5, 9]], groups: [['A', 10, 4, 8]] }), ['A hidden'], 'two are outside');
		// 12 - 7 = 5 are outside: nobody is found.
		same(groupsOf({ people: 12, questions: [[5, 9]], groups: [['A', 7, 4, 8 - 2]] }), ['A 7 4 6'], 'five are outside');
		// The eight outside hide the four of B.
		same(groupsOf({ people: 18, questions: [[8, 14]], groups: [['A', 6, 3, 5], ['B', 4, 1, 3]] }), ['A 6 3 5', 'B hidden'], 'eight are outside');
	});

	await test('groups 10: who is in no group may have handed in a form, or not', () => {
		// 12 came, 10 forms each time; the groups are 5 + 5. Where the two outside handed in forms, 4 - 4 = 0 and 7 - 7 = 0 tell that they had nothing right.
		same(groupsOf({ people: 12, before: 10, after: 10, questions: [[4, 7]], groups: [['A', 5, 2, 4], ['B', 5, 2, 3]] }), ['A hidden', 'B 5 2 3'], 'groups');
		same(groupsOf({ people: 12, before: 10, after: 10, questions: [[4, 7]], groups: [['A', 10, 4, 7]] }), ['A hidden'], 'one group');
		// 10 came, and all are in groups: nobody is outside.
		same(groupsOf({ people: 10, before: 10, after: 8, questions: [[4, 7]], groups: [['A', 5, 2, 4], ['B', 5, 2, 3]] }), ['A 5 2 4', 'B 5 2 3'], 'nobody outside');
		// The same with a right answer more than the groups have: somebody is outside.
		same(groupsOf({ people: 12, before: 10, after: 10, questions: [[5, 7]], groups: [['A', 5, 2, 4], ['B', 5, 2, 3]] }), ['A hidden', 'B 5 2 3'], 'one more');
	});

	await test('groups 11: what is left is small at one of the two times', () => {
		// 12 of 15 people are in groups. Before, 15 - 10 = 5 forms are left beside A: the two of B and three of nobody's. After, 12 - 10 = 2 are left, and
		// 9 - 8 = 1 right answer: that is B. So A is not shown, also not before.
		same(groupsOf({ people: 15, before: 15, after: 12, questions: [[7, 9]], groups: [['A', 10, 5, 8], ['B', 2, 1, 1]] }), ['A hidden', 'B hidden'], 'twelve forms after');
		// 15 forms after as well: 5 are left each time, with 7 - 5 = 2 and 11 - 8 = 3 right answers.
		same(groupsOf({ people: 15, questions: [[7, 11]], groups: [['A', 10, 5, 8], ['B', 2, 1, 1]] }), ['A 10 5 8', 'B hidden'], 'fifteen forms each time');
	});

	await test('groups 12: forms are missing, and those that are left may be those of hidden', () => {
		// B and C are six people, but only 8 - 6 = 2 forms need be theirs: 4 - 3 = 1 right before, 6 - 5 = 1 after.
		same(groupsOf({ people: 12, before: 8, after: 8, questions: [[4, 6]], groups: [['A', 6, 3, 5], ['B', 3, 1, 1], ['C', 3, 0, 0]] }),
			['A hidden', 'B hidden', 'C hidden'], 'two are left');
		// 11 - 6 = 5 are left, with 6 - 3 = 3 right before and 9 - 5 = 4 after.
		same(groupsOf({ people: 12, before: 11, after: 11, questions: [[6, 9]], groups: [['A', 6, 3, 5], ['B', 3, 2, 2], ['C', 3, 1, 2]] }),
			['A 6 3 5', 'B hidden', 'C hidden'], 'five are left');
	});

	await test('groups 13: where nobody or everybody of those left was right, each small group of theirs was', () => {
		// 12 - 7 = 5 left. After, 10 - 5 = 5 of them were right: everybody in B, and everybody in C. Before it were 4 - 3 = 1 of 5.
		same(groupsOf({ people: 12, questions: [[4, 10]], groups: [['A', 7, 3, 5], ['B', 3, 1, 3], ['C', 2, 0, 2]] }), ['A hidden', 'B hidden', 'C hidden'], 'everybody');
		// Before, 3 - 3 = 0: nobody.
		same(groupsOf({ people: 12, questions: [[3, 9]], groups: [['A', 7, 3, 5], ['B', 3, 0, 2], ['C', 2, 0, 2]] }), ['A hidden', 'B hidden', 'C hidden'], 'nobody');
		// The next smallest, D, 5, makes them 19 - 9 = 10 people: 8 - 4 = 4 right before, 17 - 8 = 9 after. That tells nothing of B or C.
		same(groupsOf({ people: 19, questions: [[8, 17]], groups: [['A', 9, 4, 8], ['D', 5, 3, 4], ['B', 3, 1, 3], ['C', 2, 0, 2]] }),
			['A 9 4 8', 'D hidden', 'B hidden', 'C hidden'], 'a third group');
		// Two questions: 5 of 2 x 5 right after is not everybody. 7 - 5 = 2 before, 14 - 9 = 5 after.
		same(groupsOf({ people: 12, questions: [[4, 8], [3, 6]], groups: [['A', 7, 5, 9], ['B', 3, 2, 3], ['C', 2, 0, 2]] }), ['A 7 5 9', 'B hidden', 'C hidden'], 'two questions');
	});

	await test('groups 15: nothing tells which of the hidden ones is small', () => {
		// 16 - 6 = 10 people in A and C: 6 and 4, or 5 and 5 with somebody else's forms, or 7 and 3. With a reason each it would be 6 and 4.
		const { groups } = figures({ people: 16, questions: [[6, 9]], groups: [['A', 6, 2, 4], ['B', 6, 2, 3], ['C', 4, 2, 2]] });
		same(groups.filter(({ isHidden }) => isHidden).map((group) => Object.keys(group).join()), ['label,isHidden', 'label,isHidden'], 'what is said of them');
	});

	await test('groups 14: nothing that is hidden is anywhere in the figures', () => {
		// 17 of the first group, 4 of the second; their numbers occur nowhere else.
		const found = JSON.stringify(figures({ people: 21, questions: [[10, 20], [10, 18]], groups: [['A', 17, 16, 31], ['B', 4, 4, 7]] }));
		none(found.match(/\b(17|16|31|4|7)\b/g) ?? [], found);
	});

	// ---- the whole group

	await test('in all 1: fewer than five people or forms are not shown at all', () => {
		const nothing = { isTooSmall: true };
		same(figures({ people: 4, questions: [[1, 2]] }), nothing, 'four people');
		same(figures({ people: 12, before: 4, after: 12, questions: [[1, 9]] }), nothing, 'four forms before');
		same(figures({ people: 12, before: 12, after: 4, questions: [[1, 2]] }), nothing, 'four forms after');
		same(figures({ people: 0, questions: [[0, 0]] }), nothing, 'nobody');
	});

	await test('in all 2: five are', () => {
		same(figures({ people: 5, questions: [[0, 5]] }), {
			people: 5, before: 5, after: 5, isEven: true, isEverybody: true,
			questions: [{ label: 'Q1', before: { right: 0, all: 5 }, after: { right: 5, all: 5 } }], confidence: null, groups: []
		}, 'figures');
	});

	await test('groups: who is in none is counted for each time by itself', () => {
		// 20 - 9 = 11 people before, but 12 - 9 = 3 after: 9 - 6 = 3 right of these 3 would be found.
		same(groupsOf({ people: 20, before: 20, after: 12, questions: [[12, 9]], groups: [['A', 9, 5, 6]] }), ['A hidden'], 'groups');
		// 12 - 7 = 5 after is no small group.
		same(groupsOf({ people: 20, before: 20, after: 12, questions: [[12, 9]], groups: [['A', 7, 5, 6]] }), ['A 7 5 6'], 'groups of seven');
	});

	await test('shares 1: percentages from 20 forms on, both times', () => {
		const shares = (before, after) => Object.values(figures({ people: 25, before, after, questions: [[9, 14]] }).questions[0]).slice(1).map(({ percent }) => percent ?? null);
		same(shares(19, 19), [null, null], '19 forms');
		same(shares(20, 19), [null, null], '20 and 19 forms');
		// 9 : 20 = 45 %, 14 : 20 = 70 %; 9 : 25 = 36 %, 14 : 20 = 70 %.
		same(shares(20, 20), [45, 70], '20 forms');
		same(shares(25, 20), [36, 70], '25 and 20 forms');
	});

	await test('shares 2: whole percentages, half upwards, and never 0 or 100 for somebody', () => {
		// 1 : 3 = 33.3, 2 : 3 = 66.7, 1 : 8 = 12.5, 1 : 300 = 0.3, 299 : 300 = 99.7
		same([[1, 3], [2, 3], [1, 8], [0, 20], [20, 20], [1, 300], [299, 300]].map(([right, all]) => tally.percent(right, all)), [33, 67, 13, 0, 100, 1, 99], 'percentages');
	});

	await test('confidence: 4 and 5 together, each time out of those who answered', () => {
		// before 1+4+4+2+1 = 12 with 3 high, now 0+1+2+6+2 = 11 with 8 high
		const { before, now } = figures({ people: 12, questions: [[3, 7]], confidence: { before: [1, 4, 4, 2, 1], now: ['', 1, 2, 6, 2] } }).confidence;
		same([before.high, now.high, now.levels[0]], [{ right: 3, all: 12 }, { right: 8, all: 11 }, { right: 0, all: 11 }], 'shares');
		const hidden = { isHidden: true };
		same(figures({ people: 12, questions: [[3, 7]], confidence: { before: [1, 1, 1, 1, 1], now: [0, 1, 1, 1, 1] } }).confidence, hidden, 'four answers now');
		same(figures({ people: 12, questions: [[3, 7]], confidence: { before: empty, now: [3, 3, 3, 3, 0] } }).confidence, hidden, 'none before');
		// 20 : 2+3 = 5 high = 25 %, 24 : 6+6 = 12 high = 50 %
		const many = figures({ people: 24, questions: [[3, 7]], confidence: { before: [5, 5, 5, 2, 3], now: [4, 4, 4, 6, 6] } }).confidence;
		same([many.before.high, many.now.high], [{ right: 5, all: 20, percent: 25 }, { right: 12, all: 24, percent: 50 }], 'percentages');
	});

	// ---- what is refused

	await test('refused: what is no count', () => {
		const one = (people) => errors({ people, before: 5, after: 5, questions: [[1, 1]] })[0];
		same(['', ' ', 'x', '1.5', '1,5', '1e3', '-3', '10000', '99999999999999999999', '+5', '½', '٣'].map(one), ['missing', 'missing', 'whole', 'whole', 'whole', 'whole', 'negative',
			'huge', 'huge', 'whole', 'whole', 'whole'].map((word) => `people ${word}`), 'people');
		same(tally.read(typed({ people: ' 012 ', questions: [[1, 1]] })).counts.people, 12, 'blanks and zeros around');
	});

	await test('refused: what cannot be', () => {
		same(errors({ people: 12, before: 13, after: 14, questions: [[13, 15]] }),
			['before forms', 'after forms'], 'more forms than people; nothing is compared with them');
		same(errors({ people: 12, before: 10, after: 9, questions: [[10, 9], [11, 10]] }), ['questions.1.before right-before', 'questions.1.after right-after'], 'more right than forms');
		same(errors({ people: 12, after: 9, questions: [[1, 1]], confidence: { before: [2, 2, 2, 2, 2], now: [1, 2, 2, 2, 2] } }), ['confidence.before.0 confidence'], 'ten answers on nine forms');
		same(errors({ people: 12, questions: [[1, 1]], confidence: { before: ['x', 1, 1, 1, 1], now: [-1, 1, 1, 1, 1] } }), ['confidence.before.0 whole', 'confidence.now.0 negative'], 'confidence');
	});

	await test('refused: groups that do not fit', () => {
		const two = (a, b, people = 12) => errors({ people, questions: [[5, 9], [4, 8]], groups: [['A', ...a], ['B', ...b]] });
		same(two([7, 5, 9], [5, 4, 8]), [], '7 + 5 people, 9 and 17 right');
		same(two([8, 5, 9], [5, 4, 8]), ['groups.1.people group-people'], '13 people of 12');
		same(two([7, 5, 9], [5, 5, 8]), ['groups.1.before group-sum'], 'ten right of nine');
		same(two([7, 5, 9], [5, 4, 7]), ['groups.1.after group-sum'], 'everybody is in a group, and one right answer is missing');
		same(two([7, 15, 9], [5, 4, 11]), ['groups.0.before group-right', 'groups.1.after group-right'], 'more than all questions right: 14, 10');
		same(two([7, 5, 9], [0, 0, 0]), ['groups.1.people nobody'], 'nobody');
		same(two([7, 5, 9], ['', '', '']), ['people', 'before', 'after'].map((name) => `groups.1.${name} missing`), 'empty');
	});

	// ---- labels beside their marks

	await test('labels: apart, inside, in their order, and where they belong when there is room', () => {
		same(plain(tally.spread([100, 200], 24, 50, 400)), [100, 200], 'room');
		same(plain(tally.spread([100, 100, 90], 24, 50, 400)), [114, 138, 90], 'too near');
		same(plain(tally.spread([400, 400, 395], 24, 50, 400)), [376, 400, 352], 'at the end');
	});

	await test('labels: long words are broken, wide signs count twice', () => {
		same(plain(tally.lines('Is one clue a proof, or what is it?', 20)), ['Is one clue a proof,', 'or what is it?'], 'lines');
		same(plain(tally.lines('x'.repeat(45), 30)), ['x'.repeat(30), 'x'.repeat(15)], 'long word');
		same(plain(tally.lines('証拠 証拠 証拠', 9)), ['証拠 証拠', '証拠'], 'wide');
		same(plain(tally.lines('証拠証拠証拠', 9)), ['証拠証拠', '証拠'], 'wide without blanks');
	});

	// ---- the paragraph

	const say = (language, session) => {
		waymark.data.words = readData(join(process.env.WAYMARK_DIST, 'facilitator', language, 'tally.html')).words;
		return tally.paragraph(tally.figures(tally.read(typed(session)).counts)).replaceAll('\u00a0', ' ');
	};

	await test('words 1: everybody completed both forms', () => {
		const session = { people: 12, questions: [[3, 7], [6, 5], [9, 9]], confidence: { before: [1, 4, 4, 2, 1], now: [0, 1, 2, 6, 3] } };
		same(say('en', session), '12 people participated, and everybody completed both forms. Right answers to 3 questions, out of 12 forms each time: “Q1”, up from 3 to 7; ' +
			'“Q2”, down from 6 to 5; “Q3”, 9 both times. At the end, people also rated their confidence from 1 to 5. A 4 or 5 was chosen by 3 of 12 for the time before the ' +
			'session, and by 9 of 12 for now. We asked on the same day and collected no names, so we do not know what people will remember or do.', 'English');
		same(say('es', session), 'Participaron 12 personas, y todas llenaron las dos hojas. Aciertos en 3 preguntas, de un total de 12 hojas cada vez: «Q1», de 3 subió a 7; ' +
			'«Q2», de 6 bajó a 5; «Q3», 9 las dos veces. Al final, la gente también valoró su confianza del 1 al 5. Respuestas con 4 o 5: 3 de 12 para antes de la sesión y ' +
			'9 de 12 para ahora. Preguntamos el mismo día y sin nombres, así que no sabemos qué recordará o hará la gente.', 'Spanish');
	});

	await test('words 2: different numbers of forms are stated, and nothing rises or falls', () => {
		const words = say('en', { people: 25, before: 25, after: 20, questions: [[9, 14]], groups: [['A', 21, 9, 13], ['B', 4, 0, 1]] });
		same(words, '25 people participated. 25 completed the form before the session, and 20 the form after it. These are not all the same people, so the numbers stand ' +
			'side by side and do not show who changed. Right answers to 1 question, before out of 25 forms and after out of 20: “Q1”, 9 (36%) before and 14 (70%) after. ' +
			'Groups of fewer than 5 people are not shown by themselves. We asked on the same day and collected no names, so we do not know what people will remember or do.', 'English');
	});

	await test('words 3: as many forms, but fewer than people', () => {
		const words = say('es', { people: 12, before: 10, after: 10, questions: [[4, 7]], confidence: { before: [4, 0, 0, 0, 0], now: [0, 0, 0, 0, 4] } });
		truth(words.includes('10 llenaron la hoja de antes de la sesión y 10 la de después. Como no llevan nombre, no sabemos si fueron las mismas personas. Aciertos en 1 pregunta, '), words);
		truth(words.includes('Menos de 5 personas valoraron su confianza, por lo que no se muestra.'), words);
	});

	await test('words 4: nothing claims that anybody was helped, in no language', () => {
		const found = ['en', 'es'].flatMap((language) => {
			const { words } = readData(join(process.env.WAYMARK_DIST, 'facilitator', language, 'tally.html'));
			return Object.keys(words).filter((key) => key.startsWith('tally-') && /help|impact|success|ayud|impacto|éxito|logr/i.test(words[key]));
		});
		none(found, 'words');
	});
});
