// What the generator makes of the theme's scripts and style: that it is small enough, that an engine takes it, and that it
// offers what the files offer which it was made of.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import vm from 'node:vm';
import { distFolder, filesBelow } from '../support/folders.mjs';
import { loadScript, scriptFiles } from '../support/script.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { ROOT } from '../support/tools.mjs';

const SCRIPT_BUDGET = 40 * 1024;
const TRACKER_BUDGET = 10 * 1024;
// One that calls its LMS by network.
const NETWORK_TRACKER_BUDGET = 16 * 1024;
const STYLE_BUDGET = 24 * 1024;

const dist = distFolder();
const scriptFile = join(dist, 'site/s/waymark.js');
const script = readFileSync(scriptFile, 'utf8');
const style = readFileSync(join(dist, 'site/s/waymark.css'), 'utf8');
const bytes = (text) => Buffer.byteLength(text);

// [name, text] of the tracker in one package of each target.
const packages = filesBelow(dist, '.zip').filter((path) => /-m01-/.test(basename(path)));
const trackers = packages.map((path) => [basename(path), execFileSync('unzip', ['-p', path, '*lms.js'], { encoding: 'utf8' })]);

const single = readFileSync(filesBelow(join(dist, 'single'), '.html')[0], 'utf8');
const inlined = /<script>([^]*?)<\/script>/.exec(single)[1];

// What can be seen of an object from outside: names, kinds, numbers of parameters.
const shape = (value) => typeof value === 'function' ? `function of ${value.length}`
	: value && typeof value === 'object' ? Object.keys(value).sort().map((key) => [key, shape(value[key])]) : value;

await suite(async () => {
	await test('size: a document\'s script is at most 40 KB and its style 24 KB; the door to an LMS is 10 KB, or 16 KB', () => {
		truth(trackers.length > 0, 'no package');
		for (const [name, text] of trackers) {
			truth(bytes(text) <= (/-cmi5\.zip$/.test(name) ? NETWORK_TRACKER_BUDGET : TRACKER_BUDGET), `${name}: ${bytes(text)} bytes of tracker`);
		}
		truth(bytes(script) <= SCRIPT_BUDGET, `${bytes(script)} bytes of script`);
		truth(bytes(style) <= STYLE_BUDGET, `${bytes(style)} bytes of style`);
	});

	await test('every script is taken by an engine', () => {
		for (const [name, text] of [['waymark.js', script], ['single file', inlined], ...trackers]) {
			truth(text.length > 1000, `${name}: ${text.length} characters`);
			new vm.Script(text, { filename: name });
		}
	});

	await test('every file of the theme was understood: none was copied as it is', () => {
		const squeezed = [script, ...trackers.map(([, text]) => text)];
		none(squeezed.filter((text) => /\n[\t;]|^\s*\/\//m.test(text)).map((text) => text.slice(0, 60)), 'copied');
		same(script.trim().split('\n').length, scriptFiles().length, 'lines, one a file');
	});

	await test('the squeezed script offers what the files offer', () => {
		same(shape(loadScript([scriptFile])), shape(loadScript(scriptFiles())), 'waymark');
	});

	await test('custom properties have short names, which nothing outside the style uses', () => {
		none(style.match(/(?<![\w-])--[\w-]{3,}(?=[:,)])/g) ?? [], 'long names');
		const files = [['templates', '.html'], ['templates/js', '.js'], ['content', '.svg']].flatMap(([folder, suffix]) => filesBelow(join(ROOT, folder), suffix));
		none(files.filter((path) => /var\(\s*--|setProperty|['"]--\w/.test(readFileSync(path, 'utf8'))), 'named in');
		truth(files.length > 20, `${files.length} files`);
	});
});
