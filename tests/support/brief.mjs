// What is played of a whole curriculum, where the made kit has played every construct already (WAYMARK_BRIEF). Items are { path, data }.
import { statSync } from 'node:fs';

const isBrief = Boolean(process.env.WAYMARK_BRIEF);
const size = (item) => statSync(item.path).size;

// The largest and the smallest module of each language.
export function extremes(items) {
	const fellows = (item) => items.filter((other) => other.data.language === item.data.language).sort((one, other) => size(one) - size(other));
	return isBrief ? items.filter((item) => [fellows(item)[0], fellows(item).at(-1)].includes(item)) : items;
}

// Each module in one of its languages, the next one in the next: the languages differ in their words, not in how they are made.
export function byTurns(items) {
	const languages = [...new Set(items.map((item) => item.data.language))];
	const ids = [...new Set(items.map((item) => item.data.module))].sort();
	const there = (item) => items.filter((other) => other.data.module === item.data.module).length;
	return isBrief ? items.filter((item) => there(item) === 1 || item.data.language === languages[ids.indexOf(item.data.module) % languages.length]) : items;
}
