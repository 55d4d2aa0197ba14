// The learner's script in plain node: files of templates/js/, or what the generator made of them, run in a bare context, without a page.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { ROOT } from './tools.mjs';

export const SCRIPTS = join(ROOT, 'templates/js');

// In the order of the generator: js/ by name, then js/question/ by name.
export function scriptFiles() {
	const list = (folder) => readdirSync(folder).filter((name) => name.endsWith('.js')).sort().map((name) => join(folder, name));
	return [...list(SCRIPTS), ...list(join(SCRIPTS, 'question'))];
}

// What each package's lms.js begins with, whatever the tracker; with a family ("scorm") also what only its trackers need.
export function lmsFiles(family = '') {
	const list = (folder) => readdirSync(folder).filter((name) => name.endsWith('.js')).sort().map((name) => join(folder, name));
	return [...list(join(SCRIPTS, 'lms')), ...(family ? list(join(SCRIPTS, 'lms', family)) : [])];
}

export function trackerFiles() {
	return readdirSync(join(SCRIPTS, 'tracker')).sort().map((name) => join(SCRIPTS, 'tracker', name));
}

export function unitsFiles() {
	return readdirSync(join(SCRIPTS, 'units')).sort().map((name) => join(SCRIPTS, 'units', name));
}

// WAYMARK_SCRIPT names a squeezed script that is judged instead of the files as they were written. With the tracker that writes records of
// SCORM 1.2: it looks for no LMS before it is started.
export const judgedFiles = () => [...(process.env.WAYMARK_SCRIPT ? [process.env.WAYMARK_SCRIPT] : scriptFiles()), ...lmsFiles('scorm'),
	join(SCRIPTS, 'tracker/scorm12.js')];

export function loadScript(files = judgedFiles()) {
	const document = { createElement: () => ({}), head: { appendChild() {} }, documentElement: { className: '', setAttribute() {}, removeAttribute() {} }, readyState: 'loading', addEventListener() {}, getElementById: () => null };
	const context = vm.createContext({ document, location: { href: 'file:///m01.html' } });
	context.window = context;
	for (const file of files) {
		vm.runInContext(readFileSync(file, 'utf8'), context, { filename: file });
	}
	return context.waymark;
}
