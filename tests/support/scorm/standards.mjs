// What the standards call things, so that the same scripts are played for each. What a learner has reached is told in the words of 1.2,
// which has one for all: "incomplete", "completed", "failed", "passed".
import { choose, kinds } from '../learner.mjs';

// What the LMS had at each commit that followed a change, said by `reading` of its elements.
function commits(log, names, reading) {
	const store = {};
	const found = [];
	let isChanged = false;
	for (const { call, args } of log) {
		if (call === 'SetValue' && names.includes(args[0])) {
			store[args[0]] = args[1];
			isChanged = true;
		} else if (call === 'Commit' && isChanged) {
			found.push(reading(store));
			isChanged = false;
		}
	}
	return found;
}

// [type, response, pattern] of the right answer.
function rightRecord12(question) {
	if (kinds[question.type]) {
		return kinds[question.type].record12(question, choose(question, 'right'));
	}
	const isTrue = question.type === 'true_false';
	const pattern = isTrue ? (question.right[0] === question.options[0] ? 't' : 'f') : question.right.join(',');
	return [isTrue ? 'true-false' : 'choice', pattern, pattern];
}

function rightRecord2004(question) {
	const [type, response, pattern] = rightRecord12(question);
	const { gaps } = question;
	switch (type) {
	case 'true-false':
		return [type, ...Array(2).fill(response === 't' ? 'true' : 'false')];
	case 'numeric':
		return [type, response, `${gaps[0][0]}[:]${gaps[0][1]}`];
	case 'matching':
		return [type, ...[response, pattern].map((text) => text.replaceAll('.', '[.]').replaceAll(',', '[,]'))];
	case 'fill-in': {
		const parts = (text) => text.split(', ').join('[,]');
		return [type, parts(response), `{case_matters=false}${parts(pattern)}`];
	}
	default:
		return [type, ...[response, pattern].map((text) => text.replaceAll(',', '[,]'))];
	}
}

export const scorm12 = {
	name: 'scorm12',
	location: 'cmi.core.lesson_location',
	entry: 'cmi.core.entry',
	exit: 'cmi.core.exit',
	exitWhenDone: '',
	raw: 'cmi.core.score.raw',
	min: 'cmi.core.score.min',
	max: 'cmi.core.score.max',
	mode: 'cmi.core.lesson_mode',
	credit: 'cmi.core.credit',
	sessionTime: ['cmi.core.session_time', /^\d{4}:\d\d:\d\d\.\d\d$/],
	stamp: ['time', /^\d\d:\d\d:\d\d$/],
	response: 'student_response',
	wrong: 'wrong',
	record: rightRecord12,
	// With the preset "completed-and-passed": passed, but not all of it seen.
	halfDone: 'incomplete',
	// Of LMSs that answer nonsense.
	kinds: ['empty', 'refusing', 'undefinedly', 'throwing', 'none', 'bare'],
	// What the LMS is asked to do when the learner leaves by the button.
	requests: [],

	status: (store) => store['cmi.core.lesson_status'],
	statuses: (log) => commits(log, ['cmi.core.lesson_status'], scorm12.status),
	launchData: (status, more = {}) => ({ 'cmi.core.lesson_status': status, ...more }),

	// Of scorm-again: what it hands out next time.
	again: {
		values: ({ core }) => [core.lesson_status, core.score.raw, core.score.min, core.score.max, core.entry].map(String),
		launchData: (next) => ({ ...next, core: { ...next.core, credit: 'credit', lesson_mode: 'normal' } })
	}
};

const COMPLETION = 'cmi.completion_status';
const SUCCESS = 'cmi.success_status';

export const scorm2004 = {
	name: 'scorm2004',
	location: 'cmi.location',
	entry: 'cmi.entry',
	exit: 'cmi.exit',
	exitWhenDone: 'suspend',
	raw: 'cmi.score.raw',
	min: 'cmi.score.min',
	max: 'cmi.score.max',
	mode: 'cmi.mode',
	credit: 'cmi.credit',
	sessionTime: ['cmi.session_time', /^PT\d+H\d{1,2}M\d{1,2}\.\d\dS$/],
	stamp: ['timestamp', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/],
	response: 'learner_response',
	wrong: 'incorrect',
	record: rightRecord2004,
	halfDone: 'passed',
	kinds: ['empty', 'refusing', 'throwing', 'bare'],
	requests: ['suspendAll'],

	status: (store) => /passed|failed/.exec(store[SUCCESS])?.[0] ?? store[COMPLETION],
	statuses: (log) => commits(log, [COMPLETION, SUCCESS], scorm2004.status),
	launchData: (status, more = {}) => ({
		[COMPLETION]: ['completed', 'passed'].includes(status) ? 'completed' : 'incomplete',
		[SUCCESS]: ['passed', 'failed'].includes(status) ? status : 'unknown',
		...more
	}),

	again: {
		values: (cmi) => [`${cmi.completion_status === 'completed' ? '' : 'incomplete but '}${cmi.success_status}`, cmi.score.raw, cmi.score.min, cmi.score.max, cmi.entry].map(String),
		launchData: (next) => ({ ...next, credit: 'credit', mode: 'normal' })
	}
};
