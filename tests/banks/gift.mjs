// A reader of GIFT, from its description (https://docs.moodle.org/en/GIFT_format), stricter than Moodle: what Moodle would take for
// something else, or stop at, is an error here.

// Escaped characters become private ones, so that what is left has its meaning.
const PRIVATE = 0xe000;
const mask = (text) => text.replace(/\\([\\:#=~{}n])/g, (_, c) => String.fromCharCode(PRIVATE + c.charCodeAt(0)));
function unmask(text) {
	if (/[\\]/.test(text)) throw new Error(`a backslash escapes nothing: ${text}`);
	return text.replace(/[\ue000-\ue0ff]/g, (c) => {
		const plain = String.fromCharCode(c.charCodeAt(0) - PRIVATE);
		return plain === 'n' ? '\n' : plain;
	});
}

function withFormat(text, format) {
	const found = /^\s*\[(html|plain|moodle|markdown)\]/.exec(text);
	return { format: found ? found[1] : format, text: unmask(found ? text.slice(found[0].length) : text).trim() };
}

// "%50%text#feedback"
function readAnswer(text, format) {
	const share = /^\s*%(-?\d+(?:\.\d+)?)%/.exec(text);
	const [words, feedback, ...rest] = (share ? text.slice(share[0].length) : text).split('#');
	if (rest.length > 0) throw new Error(`two feedbacks in "${text}"`);
	return { percent: share ? Number(share[1]) : null, ...withFormat(words, format), feedback: feedback === undefined ? '' : withFormat(feedback, format).text };
}

function readChoice(answers) {
	const parts = answers.split(/(?=[~=])/).map((part) => part.trim()).filter(Boolean);
	const options = parts.map((part) => {
		const option = readAnswer(part.slice(1), 'html');
		return { ...option, right: part[0] === '=', percent: part[0] === '=' ? 100 : (option.percent ?? 0) };
	});
	return { type: options.some((option) => option.right) ? 'choice' : 'multiple', options };
}

function readMatching(answers) {
	const pairs = answers.split('=').slice(1).map((line) => {
		const at = line.indexOf('->');
		if (at < 0) throw new Error(`no arrow in "${line}"`);
		return { premise: withFormat(line.slice(0, at), 'html').text, answer: unmask(line.slice(at + 2)).trim() };
	});
	if (pairs.length < 3) throw new Error("a matching of fewer than three lines ends Moodle's import");
	return { type: 'matching', pairs };
}

function readTrueFalse(answers) {
	const [word, wrong = '', right = '', ...rest] = answers.split('#');
	if (rest.length > 0) throw new Error('more than two feedbacks of true or false');
	return { type: 'true_false', value: word.trim() === 'TRUE', wrong: withFormat(wrong, 'html').text, right: withFormat(right, 'html').text };
}

function readNumber(answers) {
	const parts = answers.split('=').slice(1).map((part) => readAnswer(part, 'html'));
	if (parts.length !== 1 || parts[0].percent !== 100) throw new Error('one number, all of the points');
	const found = /^(-?\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(parts[0].text);
	if (!found) throw new Error(`no number with a tolerance: "${parts[0].text}"`);
	return { type: 'number', best: found[1], tolerance: found[2] };
}

function readShort(answers) {
	const forms = answers.split('=').slice(1).map((part) => readAnswer(part, 'plain'));
	if (forms.some((form) => form.percent !== 100)) throw new Error('a short answer that is not worth all');
	return { type: 'text', forms: forms.map((form) => form.text) };
}

// In the order in which Moodle asks.
function readAnswers(answers) {
	if (answers.startsWith('#')) return readNumber(answers.slice(1));
	if (answers.includes('~')) return readChoice(answers);
	if (answers.includes('=') && answers.includes('->')) return readMatching(answers);
	if (/^(TRUE|FALSE|T|F)\s*(#|$)/.test(answers)) return readTrueFalse(answers);
	return readShort(answers);
}

function readQuestion(lines, comment) {
	const block = mask(lines.join('\n'));
	const name = /^::([^:]*)::/.exec(block);
	if (!name) throw new Error(`no name: ${block.slice(0, 60)}`);
	const rest = block.slice(name[0].length);
	const open = rest.indexOf('{'), close = rest.indexOf('}');
	if (open < 0 || close !== rest.length - 1 || rest.indexOf('{', open + 1) >= 0) throw new Error(`braces of ${name[1]}`);
	const asked = withFormat(rest.slice(0, open), 'moodle');
	if (asked.format !== 'html') throw new Error(`${name[1]} is not in HTML`);
	const [answers, why = '', ...more] = rest.slice(open + 1, close).trim().split('####');
	if (more.length > 0) throw new Error(`two explanations of ${name[1]}`);
	return {
		id: /\[id:([^\]]*)\]/.exec(comment)?.[1],
		tags: [...comment.matchAll(/\[tag:([^\]]*)\]/g)].map((found) => found[1]),
		name: unmask(name[1]),
		asked: asked.text,
		explanation: withFormat(why, 'html').text,
		...readAnswers(answers.trim()),
	};
}

export function readGift(text) {
	if (text.charCodeAt(0) === 0xfeff) throw new Error('a byte order mark');
	const questions = [];
	let category = null;
	for (const block of text.split(/\n[ \t]*(?:\n[ \t]*)+/)) {
		const lines = block.split('\n').map((line) => line.trim()).filter(Boolean);
		const comment = lines.filter((line) => line.startsWith('//')).join('\n');
		const rest = lines.filter((line) => !line.startsWith('//'));
		if (rest.length === 0) continue;
		if (rest[0].startsWith('$CATEGORY:')) {
			if (rest.length > 1) throw new Error('a category with more than its line');
			category = rest[0].slice(10).trim();
		} else {
			questions.push({ category, ...readQuestion(rest, comment) });
		}
	}
	return questions;
}
