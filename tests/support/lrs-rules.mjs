// What cmi5 1.0 asks of an AU's statements, section by section. Written down from the standard, not from our tracker.
import { tool } from './tools.mjs';

const validate = tool('@learninglocker/xapi-validation').default;

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const CONTEXT = 'https://w3id.org/xapi/cmi5/context/';
const CMI5 = `${CONTEXT}categories/cmi5`;
const MOVE_ON = `${CONTEXT}categories/moveon`;
const MASTERY = `${CONTEXT}extensions/masteryscore`;
const DEFINED = ['initialized', 'completed', 'passed', 'failed', 'terminated'];

const verbOf = (statement) => String(statement?.verb?.id ?? '').replace(VERBS, '');
const categories = (statement) => (statement.context?.contextActivities?.category ?? []).map((activity) => activity.id);
const isDefined = (statement) => categories(statement).includes(CMI5);

// Whether all of `template` stands in `made`; lists may have more.
function contains(made, template) {
	if (Array.isArray(template)) {
		return Array.isArray(made) && template.every((item) => made.some((other) => contains(other, item)));
	}
	if (template && typeof template === 'object') {
		return made && typeof made === 'object' && Object.entries(template).every(([key, value]) => contains(made[key], value));
	}
	return made === template;
}

// A list of what is wrong. `session`: what it said before; `registration`: what was said in it before, in all sessions.
export function judgeStatement(launch, statement, session, registration) {
	const verb = verbOf(statement);
	const named = (problems) => problems.map((problem) => `${verb || 'statement'}: ${problem}`);
	const invalid = validate(statement, ['statement']).map((warning) => `not valid xAPI: ${warning.path?.join('.')}`);
	if (invalid.length) {
		return named(invalid);
	}
	return named([...general(launch, statement), ...order(launch, verb, statement, session, registration),
		...(isDefined(statement) ? defined(launch, verb, statement) : allowed(verb, statement))]);
}

const list = (rules) => rules.filter(([broken]) => broken).map(([, problem]) => problem);

// 9.1, 9.2, 9.6, 9.7, 10
function general(launch, statement) {
	return list([
		[!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(statement.id ?? ''), 'its id is no UUID of version 4'],
		[JSON.stringify(statement.actor) !== JSON.stringify(launch.actor), 'another actor than the launch'],
		[!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(statement.timestamp ?? ''), 'its timestamp is not in UTC'],
		[statement.context?.registration !== launch.registration, 'another registration than the launch'],
		[!contains(statement.context, launch.template), 'the context template is not in its context'],
		[!launch.asked.has('LMS.LaunchData'), 'said before the launch data were read'],
		[!launch.asked.has('cmi5LearnerPreferences'), 'said before the preferences were read']
	]);
}

// 7.1, 9.3, 10 (launchMode)
function order(launch, verb, statement, session, registration) {
	const said = session.filter(isDefined).map(verbOf);
	const ever = registration.filter(isDefined).map(verbOf);
	const last = session[session.length - 1];
	const counts = isDefined(statement);
	return list([
		[session.length === 0 && verb !== 'initialized', 'it is not "initialized", and the first'],
		[said.includes('terminated'), 'said after "terminated"'],
		[last && statement.timestamp < last.timestamp, 'its timestamp is before the last one\'s'],
		[counts && said.includes(verb), 'said twice in a session'],
		[counts && ['passed', 'failed'].includes(verb) && said.some((other) => other !== verb && ['passed', 'failed'].includes(other)), 'passed and failed in a session'],
		[counts && ['completed', 'passed'].includes(verb) && ever.includes(verb), 'said twice in a registration'],
		[counts && verb === 'failed' && [...ever, ...said].includes('passed'), 'failed after passed'],
		[launch.launchMode !== 'Normal' && !['initialized', 'terminated'].includes(verb), `said in mode ${launch.launchMode}`]
	]);
}

// 9.4, 9.5, 9.6.2, 9.6.3
function defined(launch, verb, statement) {
	const result = statement.result ?? {};
	const isJudged = ['passed', 'failed'].includes(verb);
	return [...list([
		[!DEFINED.includes(verb), 'not a verb of cmi5'],
		[statement.object.id !== launch.activityId, 'its object is not the AU'],
		[verb !== 'initialized' && !result.duration, 'no duration'],
		[result.success !== (isJudged ? verb === 'passed' : undefined), 'success'],
		[result.completion !== (verb === 'completed' ? true : undefined), 'completion'],
		[categories(statement).includes(MOVE_ON) !== (isJudged || verb === 'completed'), 'the category moveon'],
		[result.score !== undefined && !isJudged, 'a score']
	]), ...(isJudged ? judged(launch, verb, statement.context, result.score) : [])];
}

function judged(launch, verb, context, score) {
	const mastery = launch.masteryScore;
	return list([
		[(context.extensions ?? {})[MASTERY] !== mastery, 'the extension masteryscore'],
		[score?.scaled !== undefined && !(score.scaled >= 0 && score.scaled <= 1), 'a scaled score beyond 0 to 1'],
		[score?.raw !== undefined && (!Number.isInteger(score.raw) || score.min === undefined || score.max === undefined), 'a raw score that is no integer between min and max'],
		[mastery !== undefined && score?.scaled !== undefined && (score.scaled >= mastery) !== (verb === 'passed'), 'against the mastery score']
	]);
}

// 7.1.3; a verb of cmi5 without its category counts for nothing, which nobody means
function allowed(verb, statement) {
	return list([
		[DEFINED.includes(verb), 'no category cmi5'],
		[categories(statement).includes(MOVE_ON), 'the category moveon']
	]);
}
