// Is the curriculum whole? Modules, pages, questions of every type, scenarios, terms, regions, drawings and paths, in each language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENT, files, frontMatter, read } from './texts.mjs';

// Module: lessons, questions that an attempt draws, scenarios, at least.
const OUTLINE = {
	m01: [3, 4, 0], m02: [5, 6, 0], m03: [4, 5, 0], m04: [6, 6, 1], m05: [5, 6, 1], m06: [5, 6, 1],
	m07: [5, 6, 1], m08: [6, 6, 2], m09: [5, 6, 1], m10: [4, 5, 1], m11: [5, 6, 1], m12: [6, 6, 1],
};
const PATHS = {
	community: 'm01 m02 m04 m07 m08 m09', school: 'm01 m02 m04 m06 m07 m08 m09', students: 'm01 m02 m11 m09',
	health: 'm01 m02 m04 m05 m06 m07 m08 m09 m10', workplace: 'm01 m02 m05 m07 m09', volunteers: 'm01 m02 m07 m08 m09 m10',
	facilitators: 'm01 m02 m03 m04 m05 m06 m07 m08 m09 m10 m11 m12',
};
const REGIONS = ['ar', 'au', 'ca', 'es', 'general', 'ie', 'mx', 'uk', 'us', 'us-nc'];
const DRAWINGS = ['amp', 'counted', 'dots', 'types', 'control', 'nearness', 'smuggling', 'path', 'timeline', 'call', 'slope', 'continuum'];
const TYPES = ['choice', 'multiple', 'true_false', 'text', 'dropdown', 'numeric', 'matching', 'ordering', 'likert', 'reflection'];
const DIST = process.env.WAYMARK_DIST;

let passed = 0, failed = 0;
const check = (name, wrong) => {
	const bad = [].concat(wrong).filter(Boolean);
	bad.length ? failed++ : passed++;
	console.log(bad.length ? `FAIL ${name}: ${bad.join('; ')}` : `ok ${name}`);
};
const atLeast = (what, count, wanted) => (count >= wanted ? '' : `${count} ${what}, ${wanted} are wanted`);

// What the generator says of a module: its page carries it as data.
const moduleData = (language, id) => {
	const page = readFileSync(join(DIST, 'site', language, `${id}.html`), 'utf8');
	return JSON.parse(/<script type="application\/json" id="waymark-data">(.*?)<\/script>/s.exec(page)[1]);
};

for (const language of ['en', 'es']) {
	const modules = Object.keys(OUTLINE).map((id) => [id, moduleData(language, id)]);
	const kinds = (data, kind) => data.sections.filter((section) => section.kind === kind).length;
	for (const [id, data] of modules) {
		const [lessons, draw, scenarios] = OUTLINE[id];
		const pool = data.questions.filter((question) => !question.practice).length;
		const practice = data.questions.filter((question) => question.practice && question.type !== 'reflection').length;
		check(`${language} ${id} has what the outline says`, [
			atLeast('lessons', kinds(data, 'lesson'), lessons), atLeast('scenarios', kinds(data, 'scenario'), scenarios),
			atLeast('questions drawn', data.draw, draw), atLeast('questions to draw from', pool, 2 * draw),
			atLeast('practice questions', practice, lessons + (id === 'm01' ? 0 : 2))]);
	}
	const sum = (count) => modules.reduce((total, [, data]) => total + count(data), 0);
	const typesThere = new Set(modules.flatMap(([, data]) => data.questions.map((question) => question.type)));
	const terms = read(`${language}/glossary.md`).match(/^## /gm).length;
	check(`${language === 'es' ? '[check 28] ' : ''}${language} is a whole curriculum`, [
		atLeast('lessons', sum((data) => kinds(data, 'lesson')), 55), atLeast('questions', sum((data) => data.questions.length), 130),
		atLeast('scenarios', sum((data) => kinds(data, 'scenario')), 11), atLeast('terms', terms, 60),
		...TYPES.filter((type) => !typesThere.has(type)).map((type) => `no question of the type ${type}`)]);
	const lessons = files(language).filter((name) => /\/(?:\d\d-|scenario-)/.test(name));
	check(`${language}: what a content note warns of has a summary to read instead`,
		lessons.filter((name) => /^content-note:/m.test(frontMatter(name)) && !/^summary:/m.test(frontMatter(name))));
	const last = Object.keys(OUTLINE).map((id) => lessons.filter((name) => name.includes(`/${id}-`) && /\/\d\d-/.test(name)).pop());
	const closing = { en: [/^## Take this with you/m, /\*\*You can do this:\*\*/, /\*\*And this is true:\*\*/],
		es: [/^## Lleve esto consigo/m, /\*\*Usted puede hacer esto:\*\*/, /\*\*Y esto es verdad:\*\*/] }[language];
	check(`${language}: each module ends with something to do and a hopeful sentence`,
		last.filter((name) => !closing.every((part) => part.test(read(name)))));
	check(`${language}: nobody is named who has reviewed`, files(language).filter((name) => name.endsWith('module.md'))
		.filter((name) => !/^reviewed-by: \[\]$/m.test(frontMatter(name)) || !/^status: draft$/m.test(frontMatter(name))));
}

const settings = readFileSync(join(CONTENT, 'kit.yaml'), 'utf8');
const pathsThere = Object.fromEntries([...settings.matchAll(/^ {2}- id: (\S+)\n(?:(?! {2}- id:).*\n)*? {4}modules: \[(.*?)\]/gm)].map((match) => [match[1], match[2].split(/, */).join(' ')]));
check('the paths are those of the outline', Object.keys(PATHS).filter((id) => pathsThere[id] !== PATHS[id]).map((id) => `${id}: ${pathsThere[id]}`));
check('each path has a variant for its readers in both languages', Object.keys(PATHS).filter((id) => id !== 'facilitators').flatMap((id) =>
	['en', 'es'].filter((language) => !files(language).some((name) => new RegExp(`<!-- if audience=[^>]*\\b${id}\\b`).test(read(name)))).map((language) => `${id} in ${language}`)));
const named = new Set(files('regions').map((name) => name.replace(/^regions\//, '')));
check('the regions are there, in both languages', REGIONS.flatMap((id) => [`${id}.md`, `${id}.es.md`]).filter((name) => !named.has(name)));
const used = files().filter((name) => /^e[ns]\//.test(name)).map((name) => [name.slice(0, 2), read(name)]);
check('the drawings are used, in both languages', DRAWINGS.flatMap((id) => ['en', 'es']
	.filter((language) => !used.some(([of, text]) => of === language && text.includes(`figures/${id}.svg`) || of === language && text.includes(`figures/${id}-`)))
	.map((language) => `${id} in ${language}`)));

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
