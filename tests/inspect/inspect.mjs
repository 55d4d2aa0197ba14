// Damaged packages and what `waymark inspect` says of each: expected.txt, a section a recipe.
//
//   node inspect.mjs [--update]     --update rewrites expected.txt; read the difference
//
// WAYMARK, WAYMARK_ROOT and WAYMARK_WORK as tests/run.sh sets them. Beside the text, each recipe is held to what it is for: its rule is
// told, no other one but those it names, each with a remedy; the exit status fits; and every rule has a recipe.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entries, zip } from '../support/zip.mjs';
import * as good from './good.mjs';
import { recipes } from './recipes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { WAYMARK, WAYMARK_ROOT, WAYMARK_WORK } = process.env;
const work = join(WAYMARK_WORK, 'inspect-recipes');
const expectedFile = join(here, 'expected.txt');
const update = process.argv.includes('--update');
mkdirSync(work, { recursive: true });

let passed = 0, failed = 0;
function check(name, problem) {
	if (problem) console.log(`FAIL ${name}: ${problem}`);
	else console.log(`ok ${name}`);
	problem ? failed++ : passed++;
}

// Memory in KB (0 = any) and seconds that one inspection may take. The sanitizers' shadow memory has no such limit.
const memoryLimit = process.env.INSPECT_MEMORY ?? '0';

// A file with holes.
function writeParts(file, parts) {
	const descriptor = openSync(file, 'w');
	for (const [offset, bytes] of parts) writeSync(descriptor, bytes, 0, bytes.length, offset);
	closeSync(descriptor);
}

function inspect(bytes, ...options) {
	const file = join(work, 'FILE.zip');
	if (Buffer.isBuffer(bytes)) writeFileSync(file, bytes);
	else writeParts(file, bytes);
	const limit = memoryLimit === '0' ? '' : `ulimit -v ${memoryLimit}; `;
	const run = spawnSync('sh', ['-c', `${limit}exec "$0" inspect FILE.zip "$@"`, WAYMARK, ...options],
		{ cwd: work, encoding: 'utf8', timeout: 60000, maxBuffer: 1 << 26 });
	rmSync(file);
	return { status: run.status, text: run.stdout, errors: run.stderr };
}

const findings = (text) => text.split('\n').filter((line) => line.startsWith('FILE.zip') && / \[[a-z0-9-]+\]$/.test(line));
const ruleOf = (line) => /\[([a-z0-9-]+)\]$/.exec(line)[1];

function read(file) {
	const sections = new Map();
	let section = [];
	for (const line of readFileSync(file, 'utf8').split('\n')) {
		if (line.startsWith('== ')) sections.set(line.slice(3), (section = []));
		else if (line) section.push(line);
	}
	return sections;
}

function fault(recipe, result, lines, expected) {
	const rules = lines.map(ruleOf), errors = lines.some((line) => line.includes(': error: '));
	if (result.errors) return `it prints on standard error: ${result.errors}`;
	if (result.status !== (errors ? 1 : 0)) return `exit status ${result.status}`;
	if (!rules.includes(recipe.rule)) return `the rule is not told:\n${result.text}`;
	const other = lines.find((line) => ![recipe.rule, ...recipe.also].includes(ruleOf(line)));
	if (other) return `more is told than the recipe is for: ${other}`;
	const missing = recipe.also.find((rule) => !rules.includes(rule));
	if (missing) return `${missing} is not told`;
	const bare = lines.find((line) => !/^FILE\.zip(:[^:].*)?: (error|warning|note): .*[;:,] .* \[/.test(line));
	if (bare) return `no remedy: ${bare}`;
	if (!update && lines.join('\n') !== (expected ?? []).join('\n'))
		return `expected\n${(expected ?? []).join('\n')}\nbut it says\n${lines.join('\n')}`;
	return null;
}

const expected = update ? new Map() : read(expectedFile);
let rewritten = '';
for (const recipe of recipes) {
	const result = inspect(recipe.make());
	const lines = findings(result.text ?? '');
	check(recipe.name, fault(recipe, result, lines, expected.get(recipe.name)));
	rewritten += `== ${recipe.name}\n${lines.join('\n')}\n\n`;
}
if (update) writeFileSync(expectedFile, rewritten);

// Good packages are told apart, and nothing is said of them.
const names = { scorm12: 'SCORM 1.2', scorm2004: 'SCORM 2004 4th Edition', contentPackage: 'IMS content package', cartridge: 'Common Cartridge 1.1',
	cmi5: 'cmi5', epub: 'EPUB 3.0', h5p: 'H5P', website: 'Zipped website' };
for (const [name, make] of Object.entries(good)) {
	const files = entries(make()).map((e) => (e.name === 'mimetype' ? { ...e, method: 'store' } : e));
	const result = inspect(zip(files)), json = inspect(zip(files), '--json');
	check(`${name} is fine`, result.text.startsWith(`FILE.zip: ${names[name]}, fine\n`) && result.status === 0 ? null : result.text);
	const object = JSON.parse(json.text);
	check(`${name} in JSON`, object.fine && object.usable && object.hosts.length === 0 && !object.hostsMore && object.findings.length === 0 && object.files === files.length && object.name === names[name] &&
		object.outline.length > 0 && object.title ? null : json.text);
}

// What the reports say besides the findings.
const told = (name, files, wanted, unwanted = []) => {
	const { text } = inspect(Buffer.isBuffer(files) ? files : zip(entries(files)));
	const missing = wanted.find((part) => !text.includes(part)), extra = unwanted.find((part) => text.includes(part));
	check(name, missing ? `it does not say ${JSON.stringify(missing)}:\n${text}` : extra ? `it says ${JSON.stringify(extra)}:\n${text}` : null);
};
const page = (text) => ({ ...good.website(), 'index.html': text });
const manifest = (from, to) => ({ ...good.scorm12(), 'imsmanifest.xml': good.scorm12()['imsmanifest.xml'].replace(from, to) });
told('errors in the first line', manifest('"R2"', '"R9"'),
	['FILE.zip: SCORM 1.2. Your LMS will refuse this, or part of it will not work: 1 error\n', '\nWhat the manifest lists:\n'],
	['fine', 'What will be shown']);
told('warnings in the first line', { ...good.website(), '.hidden': 'x' },
	['FILE.zip: Zipped website, usable, with 1 warning\n', '\nWhat will be shown:\n'], ['fine']);
told('notes in the first line', { ...good.website(), '.DS_Store': 'x' }, ['FILE.zip: Zipped website, fine, with 1 note\n']);
told('an e-book with errors', good.epub(), ['FILE.zip: EPUB 3.0. E-book readers will refuse this']);
told('no zip in the first line', Buffer.from('x'), ['FILE.zip: No package. Your LMS']);
told('a renamed manifest is read', Object.fromEntries(Object.entries(good.scorm12()).map(([path, text]) => [path.replace('.xml', ' (1).xml'), text])),
	['FILE.zip: SCORM 1.2. Your LMS', '    Lesson two']);
told('a page about manifests is a page', { ...good.website(), 'imsmanifest.html': '<p>x' }, ['FILE.zip: Zipped website, fine\n']);
told('a manifest and its copy', { ...good.scorm12(), 'imsmanifest - copy.xml': 'x' }, ['FILE.zip: SCORM 1.2, usable, with 1 warning\n']);
told('a zip with a password has no kind', zip(entries(good.scorm12()).map((e) => ({ ...e, data: 'x'.repeat(20), method: undefined, flags: 1 }))),
	['FILE.zip: Package that cannot be read. Your LMS'], ['content package', 'package-unknown']);
told('levels without a title are not shown', good.cartridge(), ['\n  Page  ', '\n  Quiz  '], ['(no title)']);
told('other sites', { ...page('<img src="https://user@IMG.example.org:8080/a.png"><img src="//img.example.org/b.png"><a href="https://link.example.org">x</a>'),
	'a.js': '// https://docs.example.org\nvar a = "https://b.example.org?x", n = "http://adlnet.gov/expapi";\nfetch(a); fetch("https://c.example.org/")\n',
	'b.js': 'var text = "https://text.example.org"' },
	['\nOther sites it may contact:\n\n  b.example.org\n  c.example.org\n  img.example.org\n\n', 'usable, with']);
told('a launch on another site', manifest('href="two.html">', 'href="https://launch.example.org/two.html">'), ['\n\n  launch.example.org\n']);
const many = page(Array.from({ length: 150 }, (_, i) => `<img src="https://h${i}.example.org">`).join('')), hosts = JSON.parse(inspect(zip(entries(many)), '--json').text);
check('other sites are bounded', hosts.hosts.length === 100 && hosts.hosts[0] === 'h0.example.org' && hosts.hostsMore === true && !hosts.fine && hosts.usable &&
	hosts.warnings === 150 ? null : JSON.stringify(hosts));

// Every rule has a recipe, every recipe a rule.
const definitions = readFileSync(join(WAYMARK_ROOT, 'generator/inspect/rules.def'), 'utf8');
const rules = [...definitions.matchAll(/^INSPECT_RULE\(\w+, "([a-z0-9-]+)"/gm)].map((match) => match[1]);
for (const rule of rules)
	check(`${rule} has a recipe`, recipes.some((each) => each.rule === rule) ? null : 'write one in recipes.mjs');
for (const recipe of recipes) if (!rules.includes(recipe.rule)) check(recipe.name, 'there is no such rule');

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
