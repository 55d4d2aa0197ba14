// Questions as they are read outside: by the standard's own rules, and as Moodle's importer reads them (it looks for certain elements only).
import { words } from './xml.mjs';

export const items = (document) => document.below('item');
export const field = (element, label) => element.below('qtimetadatafield').find((one) => one.one('fieldlabel').text === label)?.one('fieldentry').text;
export const profile = (item) => field(item.one('itemmetadata'), 'cc_profile').split('.')[1];
export const labels = (item) => item.below('response_label').map((label) => ({ name: label.attributes.ident, words: words(label.below('mattext')[0].text) }));
export const asked = (item) => item.one('presentation', 'material', 'mattext').text;
const conditions = (item) => item.one('resprocessing').all('respcondition');

// Does the condition hold for an answer: a set of names, or a text.
function holds(condition, answer) {
	const is = (element) => answer instanceof Set ? answer.has(element.text) : answer.toLowerCase() === element.text.toLowerCase();
	return condition.children.every((element) => ({
		varequal: () => is(element),
		other: () => true,
		and: () => holds(element, answer),
		not: () => !holds(element, answer)
	})[element.name]());
}

// The score in the end, and the feedback that was shown.
export function play(item, answer) {
	let score = 0;
	const feedback = [];
	for (const condition of conditions(item)) {
		if (!holds(condition.one('conditionvar'), answer)) {
			continue;
		}
		for (const set of condition.all('setvar')) {
			score = Number(set.text);
		}
		feedback.push(...condition.all('displayfeedback').map((shown) => shown.attributes.linkrefid));
		if (condition.attributes.continue !== 'Yes') {
			break;
		}
	}
	return { score, feedback };
}

const feedbackText = (item, name) => item.all('itemfeedback').find((one) => one.attributes.ident === name)?.one('flow_mat', 'material', 'mattext')?.text ?? '';

// What Moodle 4.5 makes of an item: kind, right answers (names, or accepted texts), feedback of each, general feedback.
export function moodle(item) {
	const kind = { multiple_choice: 'single', multiple_response: 'several', true_false: 'truefalse', fib: 'shortanswer' }[profile(item)];
	const general = conditions(item).filter((one) => one.attributes.continue === 'Yes').flatMap((one) => one.all('displayfeedback'))
		.map((one) => feedbackText(item, one.attributes.linkrefid)).join(' ');
	const weight = Number(field(item, 'cc_weighting'));
	if (kind === 'shortanswer') {
		const first = conditions(item).find((one) => one.one('setvar')?.text === '100');
		return { kind, weight, general, right: first.one('conditionvar').all('varequal').map((one) => one.text) };
	}
	const names = labels(item).map((label) => label.name);
	const of = (name) => conditions(item).filter((one) => one.one('conditionvar', 'varequal')?.text.toLowerCase() === name.toLowerCase());
	const several = item.below('respcondition').filter((one) => one.one('setvar')?.text === '100')
		.flatMap((one) => one.one('conditionvar').children.flatMap((child) => child.name === 'and' ? child.all('varequal') : child.name === 'varequal' ? [child] : []))
		.filter((one) => one.attributes.case === 'Yes').map((one) => one.text);
	const single = names.filter((name) => Number(of(name).pop()?.one('setvar')?.text ?? 0) > 0);
	const feedback = Object.fromEntries(names.map((name) => [name, of(name).flatMap((one) => one.all('displayfeedback')).map((one) => feedbackText(item, one.attributes.linkrefid)).join(' ')]));
	return { kind, weight, general, feedback, right: kind === 'several' ? several : single };
}
