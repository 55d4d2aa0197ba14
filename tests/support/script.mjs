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

export function trackerFiles() {
	return readdirSync(join(SCRIPTS, 'tracker')).sort().map((name) => join(SCRIPTS, 'tracker', name));
}

// WAYMARK_SCRIPT names a squeezed script that is judged instead of the files as they were written.
export const judgedFiles = () => process.env.WAYMARK_SCRIPT ? [process.env.WAYMARK_SCRIPT] : scriptFiles();

export function loadScript(files = judgedFiles()) {
	const document = { documentElement: { className: '', setAttribute() {}, removeAttribute() {} }, readyState: 'loading', addEventListener() {} };
	const context = vm.createContext({ document });
	context.window = context;
	for (const file of files) {
		vm.runInContext(readFileSync(file, 'utf8'), context, { filename: file });
	}
	return context.waymark;
}
