// Cartridges, folder by folder of WAYMARK_WORK as it was named: content kit …
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, temporaryFolder, unzip } from '../support/folders.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { asked, field, items, labels, moodle, play, profile } from './importers.mjs';
import { readXml, words } from './xml.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const work = temporaryFolder('cartridge');
const schemas = join(process.env.WAYMARK_MORE_SCHEMAS, 'ims-cc-1.1');

// Every file of a folder, below it.
const below = (folder, path = '') => readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) =>
	entry.isDirectory() ? below(folder, join(path, entry.name)) : [join(path, entry.name)]).sort();

function open(build, archive) {
	const name = `${build} ${basename(archive)}`;
	const folder = join(work, name.replace(/ /g, '-'));
	mkdirSync(folder);
	execFileSync('unzip', ['-tq', archive]);
	unzip(archive, folder);
	const files = below(folder);
	execFileSync('xmllint', ['--nonet', '--noout', ...files.filter((file) => /\.(xml|html)$/.test(file))], { cwd: folder });
	const read = (file) => readFileSync(join(folder, file), 'utf8');
	return { build, name, folder, files, read, version: build.endsWith('1.3') ? '1.3' : '1.1', manifest: readXml(read('imsmanifest.xml')) };
}

const cartridges = process.argv.slice(2).flatMap((build) => filesBelow(join(process.env.WAYMARK_WORK, build), '.imscc').map((archive) => open(build, archive)));
const resources = (cartridge) => cartridge.manifest.one('resources').all('resource');
const questions = (cartridge) => cartridge.files.filter((file) => file.endsWith('.xml') && file !== 'imsmanifest.xml');

// ---- the manifest ----

function judgeManifest(cartridge) {
	const { manifest, files } = cartridge;
	const organization = manifest.one('organizations', 'organization');
	const ids = [manifest, ...manifest.below('item'), organization, ...resources(cartridge)].map((element) => element.attributes.identifier);
	const listed = resources(cartridge).flatMap((resource) => resource.all('file').map((file) => file.attributes.href));
	const pages = resources(cartridge).filter((resource) => resource.attributes.href);
	same(manifest.one('metadata', 'schemaversion').text, `${cartridge.version}.0`, 'schemaversion');
	same(organization.all('item').length, 1, 'items at the top');
	same(organization.one('item', 'title') ?? null, null, 'title of the top');
	none(organization.one('item').below('item').filter((item) => !item.one('title')?.text.trim()).map((item) => item.attributes.identifier), 'items without a title');
	none(ids.filter((id, index) => ids.indexOf(id) !== index || !/^[A-Za-z_][\w.-]*$/.test(id)), 'identifiers that are no ID or stand twice');
	none([...manifest.below('item'), ...manifest.below('dependency')].map((element) => element.attributes.identifierref).filter((id) => id && !ids.includes(id)), 'references to nothing');
	same([...listed].sort(), files.filter((file) => file !== 'imsmanifest.xml'), 'files, each listed once');
	none(pages.filter((page) => page.one('file').attributes.href !== page.attributes.href), 'pages whose file is another');
	none(pages.filter((page) => !manifest.below('item').some((item) => item.attributes.identifierref === page.attributes.identifier)), 'pages that no item shows');
	same(resources(cartridge).filter((resource) => resource.attributes.type.endsWith('question-bank')).length, files.includes('bank.xml') ? 1 : 0, 'banks');
}

// Moodle knows a cartridge by its first 500 bytes.
const startsAsMoodleExpects = (cartridge) => truth(cartridge.version !== '1.1' ||
	cartridge.read('imsmanifest.xml').slice(0, 500).includes('xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"'), 'its start is not what Moodle looks for');

// ---- the pages ----

function judgePages(cartridge) {
	const pages = cartridge.files.filter((file) => file.endsWith('.html'));
	const found = { script: [], links: [], ids: [], forms: [], styles: [] };
	const idsOf = Object.fromEntries(pages.map((page) => [page, new Set([...cartridge.read(page).matchAll(/ id="([^"]*)"/g)].map((one) => one[1]))]));
	for (const page of pages) {
		const text = cartridge.read(page);
		const ids = [...text.matchAll(/ id="([^"]*)"/g)].map((one) => one[1]);
		found.script.push(...(/<script|<select|<button| on\w+=| style=/.test(text) ? [page] : []));
		found.ids.push(...ids.filter((id, index) => ids.indexOf(id) !== index));
		for (const [, address] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
			const [path, anchor] = address.split('#');
			const target = path ? join('pages', path) : page;
			if (/^(https?|tel|sms|mailto|data):/.test(address)) {
				continue;
			}
			found.links.push(...(!cartridge.files.includes(target) || (anchor && !idsOf[target].has(anchor)) ? [`${page}: ${address}`] : []));
		}
		for (const [form] of text.matchAll(/<form .*?<\/form>/gs)) {
			found.forms.push(...(/<details class="question__answer"/.test(form) || /question--(likert|reflection)/.test(form) ? [] : [page]));
		}
	}
	none(found.script, 'pages with script or what needs it');
	none(found.links, 'links and files that are not there');
	none(found.ids, 'ids that stand twice');
	none(found.forms, 'questions without an answer');
}

// All words of a lesson in the site are in its page here.
function losesNothing(cartridge) {
	const language = cartridge.manifest.below('language')[0].text;
	const lost = [];
	for (const file of filesBelow(join(process.env.WAYMARK_WORK, cartridge.build, 'site', language), '.html').filter((path) => /m\d+\.html$/.test(path))) {
		for (const [, id, section] of readFileSync(file, 'utf8').matchAll(/<section class="view" id="([^"]*)" data-view="(?:lesson|scenario)">(.*?)<nav class="steps"/gs)) {
			const shown = words(cartridge.read(`pages/${id}.html`));
			const wanted = [...section.replace(/<section class="key">.*?<\/section>|<p class="likert__note".*?<\/p>|<div class="key-terms">.*?<\/div>|<details class="lesson-sources">.*?<\/details>/gs, '').matchAll(/<(p|li|h[1-4]|figcaption|td|summary)[^>]*>(.*?)<\/\1>/gs)];
			lost.push(...wanted.map((one) => words(one[2].replace(/<select.*?<\/select>|<button.*?<\/button>/gs, ''))).filter((text) => text && !shown.includes(text))
				.map((text) => `${id}: ${text.slice(0, 60)}`));
		}
	}
	return lost;
}

// ---- the questions: the site's data says another way what is right ----

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function siteModules(cartridge) {
	const language = cartridge.manifest.below('language')[0].text;
	return filesBelow(join(process.env.WAYMARK_WORK, cartridge.build, 'site', language), '.html').filter((path) => /m\d+\.html$/.test(path)).map((path) => {
		const html = readFileSync(path, 'utf8');
		return { id: basename(path, '.html'), html, data: JSON.parse(html.match(/id="waymark-data">(.*?)<\/script>/s)[1]) };
	});
}

const formOf = (module, id) => module.html.match(new RegExp(`<form [^>]*id="${id}".*?</form>`, 's'))[0];
const optionWords = (form, letter) => words(form.match(new RegExp(`<input [^>]*value="${letter}" /><span>(.*?)</span></label>`, 's'))[1]);
const chosenWords = (form, letter, index = 0) => words([...form.matchAll(new RegExp(`<option value="${letter}">(.*?)</option>`, 'gs'))][index][1]);
const rowWords = (form, letter) => words(form.match(new RegExp(`data-option="${letter}"><span class="row__text">(.*?)</span><span class="order__moves"`, 's'))[1]);

const rightOf = (item) => moodle(item).right.map((name) => labels(item).find((label) => label.name === name)?.words ?? name).sort();
// A comma or a point may stand before decimals or between thousands, and so may a blank.
function inRange([low, high], form) {
	const plain = form.replace('−', '-').replace(/[\s\u00a0\u202f]/g, '');
	return [plain.replace(',', '.'), plain.replace(/[.,](?=\d{3})/g, '')].some((text) => Number(text) >= low - 1e-9 && Number(text) <= high + 1e-9);
}

// The page takes vowels without accents too, and plain quotation marks; an LMS has to be told.
const bare = (form) => form.normalize('NFD').replace(/([aeiou])[\u0300-\u036f]+/gi, '$1').normalize('NFC').replace(/[“”«»]/g, '"').replace(/[‘’]/g, "'");

// What each part of a question must have as right: words, or a judge of them.
const expected = {
	choice: (question, form) => [question.right.map((letter) => optionWords(form, letter)).sort()],
	multiple: (question, form) => expected.choice(question, form),
	true_false: (question, form) => expected.choice(question, form),
	text: (question) => question.gaps.map((forms) => (found) => JSON.stringify(found) === JSON.stringify([...new Set(forms.flatMap((form) => [form, bare(form)]))].sort())),
	dropdown: (question, form) => question.gaps.map(([, letter], index) => [words([...form.matchAll(/<select.*?<\/select>/gs)][index][0].match(new RegExp(`<option value="${letter}">(.*?)</option>`, 's'))[1])]),
	numeric: (question) => question.gaps.map((range) => (forms) => forms.length > 0 && forms.every((form) => inRange(range, form))),
	matching: (question, form) => question.right.map((letter) => [chosenWords(form, letter)]),
	ordering: (question, form) => question.right.slice(0, -1).map((letter) => [rowWords(form, letter)])
};

function judgeQuestion(module, question, parts) {
	const wanted = expected[question.type](question, formOf(module, question.id));
	same(parts.length, wanted.length, `parts of ${question.id}`);
	parts.forEach((item, index) => {
		const right = rightOf(item);
		if (profile(item) === 'true_false' && question.type !== 'true_false') {
			const [quoted] = /(?<=\? ).*$/.exec(words(asked(item).match(/<p>[^<]*<\/p>\s*$/)[0]));
			truth(!/^[“«]["“«]/.test(quoted), `${item.attributes.ident} is quoted twice: ${quoted}`);
			const isRight = [quoted, quoted.slice(1, -1)].some((text) => [text, `${text}.`].includes(wanted[index][0]));
			same(moodle(item).right, [String(isRight)], item.attributes.ident);
			return;
		}
		truth(typeof wanted[index] === 'function' ? wanted[index](right) : JSON.stringify(wanted[index]) === JSON.stringify(right),
			`${item.attributes.ident}: ${JSON.stringify(right)} instead of ${JSON.stringify(wanted[index])}`);
	});
}

const questionOf = (item) => item.attributes.ident.replace(/\..*$/, '');

// Ids of questions whose author keeps them out of banks: in the kit's text, since pages know nothing of it.
const kitOf = (cartridge) => join(process.env.WAYMARK_ROOT, cartridge.build === 'content' ? 'content' : 'tests/browser/kit');
const keptOutOf = (cartridge) => new Set(filesBelow(join(kitOf(cartridge), 'en'), '.md')
	.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^#+ .*\{#([\w-]+) [^}]*bank=no/gm)]).map((match) => match[1]));

// It says how many questions there are, and nothing that the author said of drawing and trying again.
function judgeIntroduction(module, assessment, count) {
	const text = words(assessment.one('presentation_material').below('mattext')[0].text);
	const section = module.html.match(new RegExp(`<section class="view" id="${module.id}-check".*?<form`, 's'))[0];
	truth(new RegExp(`: ${count}\\.`).test(text), `${module.id}: ${count} questions, but "${text}"`);
	none([...section.matchAll(/<p>(.*?)<\/p>/gs)].map((one) => words(one[1])).filter((one) => one.length > 20 && text.includes(one)), `${module.id}: words of the check`);
}

function judgeChecks(cartridge) {
	const bank = items(readXml(cartridge.read('bank.xml')));
	const known = [];
	const keptOut = keptOutOf(cartridge);
	for (const module of siteModules(cartridge)) {
		const check = module.data.questions.filter((question) => !question.practice);
		const file = `${module.id}-check.xml`;
		if (check.length === 0) {
			continue;
		}
		const drawn = items(readXml(cartridge.read(file)));
		const ids = new Set(drawn.map(questionOf));
		const inBank = check.filter((question) => !keptOut.has(question.id));
		known.push(...inBank.map((question) => question.id));
		for (const question of inBank) {
			judgeQuestion(module, question, bank.filter((item) => questionOf(item) === question.id));
		}
		judgeIntroduction(module, readXml(cartridge.read(file)).one('assessment'), drawn.length);
		const titles = drawn.filter((item) => item.attributes.ident.includes('.')).map((item) => item.attributes.title);
		none(titles.filter((title, at) => titles.indexOf(title) !== at), `titles that ${file} has twice`);
		same(ids.size, module.data.draws.reduce((sum, count) => sum + count, 0), `questions that ${file} asks`);
		none(drawn.filter((item) => !keptOut.has(questionOf(item)) && !bank.some((one) => JSON.stringify(one) === JSON.stringify(item))).map((item) => item.attributes.ident), `items of ${file} that the bank has not`);
	}
	same([...new Set(bank.map(questionOf))].sort(), known.sort(), 'questions of the bank');
}

// By the standard: right answers score all, others nothing. Moodle finds the same ones. Every option's reason comes back.
function judgeItem(item, faults) {
	const read = moodle(item);
	const fault = (what) => faults.push(`${item.attributes.ident}: ${what}`);
	if (!(read.weight >= 1 && read.weight <= 99) || !read.kind || read.right.length === 0) {
		fault('Moodle reads nothing');
		return;
	}
	if (read.kind === 'shortanswer') {
		read.right.filter((form) => play(item, form).score !== 100).forEach((form) => fault(`'${form}' is not right`));
		if (play(item, 'something else entirely').score !== 0) {
			fault('everything is right');
		}
		return;
	}
	const names = labels(item).map((label) => label.name);
	if (play(item, new Set(read.right)).score !== 100) {
		fault('the right answer is not right');
	}
	names.filter((name) => !(read.right.length === 1 && read.right[0] === name) && play(item, new Set([name])).score !== 0).forEach((name) => fault(`${name} alone is right`));
	names.filter((name) => read.feedback[name] && !play(item, new Set([name])).feedback.includes(`${name}_fb`)).forEach((name) => fault(`nothing is said to ${name}`));
	if (new Set(names.map((name) => name.toLowerCase())).size !== names.length || (read.kind === 'truefalse' && names.join() !== 'true,false')) {
		fault(`names ${names}`);
	}
}

function judgeItems(cartridge) {
	const faults = [];
	for (const file of questions(cartridge)) {
		const source = cartridge.read(file);
		const document = readXml(source);
		items(document).forEach((item) => judgeItem(item, faults));
		for (const text of document.below('mattext')) {
			faults.push(...([...text.text].some((character) => character > '~' || (character < ' ' && character !== '\n')) ? [`${file}: not ASCII: ${text.text.slice(0, 60)}`] : []));
			faults.push(...(text.attributes.texttype !== 'text/html' ? [`${file}: ${text.attributes.texttype}`] : []));
		}
		faults.push(...items(document).filter((item) => words(asked(item)) === '').map((item) => `${item.attributes.ident} asks nothing`));
	}
	// All HTML at once, as one document.
	const html = questions(cartridge).flatMap((file) => readXml(cartridge.read(file)).below('mattext').map((text) => `<div>${text.text}</div>`));
	writeFileSync(join(work, 'texts.html'), `<texts>${html.join('\n')}</texts>`);
	execFileSync('xmllint', ['--nonet', '--noout', join(work, 'texts.html')], { stdio: 'pipe' });
	none(faults, 'items');
}

function judgeAttempts(cartridge) {
	for (const module of siteModules(cartridge)) {
		const file = `${module.id}-check.xml`;
		if (cartridge.files.includes(file)) {
			same(field(readXml(cartridge.read(file)).one('assessment'), 'cc_maxattempts'), module.data.attempts ? String(Math.min(module.data.attempts, 5)) : 'unlimited', `attempts of ${file}`);
		}
	}
}

// ---- official schemas, and the rules in them ----

// The names of version 1.3, or those that the rules of 1.1 mean; a copy for this run alone.
const mapped = {
	1.1: (text) => text.replace(/imscc_xmlv1p0/g, 'imscc_xmlv1p1').replace(/imsdt_xmlv1p0/g, 'imsdt_xmlv1p1').replace(/imswl_xmlv1p0/g, 'imswl_xmlv1p1'),
	1.3: (text) => text.replace(/imsccv1p1/g, 'imsccv1p3').replace(/(imsccauth|imsdt|imswl)_v1p1"/g, '$1_v1p3"').replace(/value="1\.1\.0"/, 'value="1.3.0"')
		.replace(/(imscc|imsdt|imswl)_xmlv1p[01]/g, '$1_xmlv1p3').replace(/imsbasiclti_xmlv1p0/g, 'imsbasiclti_xmlv1p3')
};

function schemaFolder(version) {
	const folder = join(work, `schemas-${version}`);
	if (!existsSync(folder)) {
		mkdirSync(folder);
		for (const file of readdirSync(schemas).filter((name) => name.endsWith('.xsd'))) {
			writeFileSync(join(folder, file), mapped[version](readFileSync(join(schemas, file), 'utf8')));
		}
		for (const file of ['ccv1p1_imscp_v1p2_v1p0', 'ccv1p1_qtiasiv1p2p1_v1p0']) {
			writeFileSync(join(folder, `${file}.xsl`), execFileSync('xsltproc', [join(here, 'rules.xsl'), join(folder, `${file}.xsd`)]));
		}
	}
	return folder;
}

function judgeBySchema(cartridge, schema, files) {
	const folder = schemaFolder(cartridge.version);
	const judged = spawnSync('xmllint', ['--nonet', '--noout', '--schema', join(folder, `${schema}.xsd`), ...files], { cwd: cartridge.folder, encoding: 'utf8' });
	const findings = execFileSync('xsltproc', ['--nonet', join(folder, `${schema}.xsl`), ...files], { cwd: cartridge.folder, encoding: 'utf8' });
	none(judged.stderr.split('\n').filter((line) => line && !line.endsWith(' validates')), 'schema');
	same(judged.status, 0, 'xmllint');
	none(findings.split('\n').filter((line) => line.trim()), 'rules');
}

suite(async () => {
	truth(cartridges.length > 0, 'there is no cartridge');
	for (const cartridge of cartridges) {
		const { name } = cartridge;
		await test(`${name} manifest`, () => judgeManifest(cartridge));
		await test(`[check 26] ${name} is known to Moodle`, () => startsAsMoodleExpects(cartridge));
		await test(`${name} pages`, () => judgePages(cartridge));
		await test(`${name} items`, () => judgeItems(cartridge));
		if (existsSync(join(process.env.WAYMARK_WORK, cartridge.build, 'site'))) {
			await test(`${name} has every word of the lessons`, () => none(losesNothing(cartridge), 'lost'));
			await test(`${name} checks`, () => judgeChecks(cartridge));
			await test(`${name} attempts`, () => judgeAttempts(cartridge));
		}
		if (existsSync(schemas)) {
			await test(`${name} manifest by its schema`, () => judgeBySchema(cartridge, 'ccv1p1_imscp_v1p2_v1p0', ['imsmanifest.xml']));
			await test(`${name} questions by their schema`, () => judgeBySchema(cartridge, 'ccv1p1_qtiasiv1p2p1_v1p0', questions(cartridge)));
		} else {
			console.log(`skip ${name} by the schemas of Common Cartridge: they are not in ${process.env.WAYMARK_MORE_SCHEMAS}`);
		}
	}
	await test('a discreet build says nothing of the topic', () => none(cartridges.filter((one) => one.build === 'discreet').flatMap((cartridge) =>
		[...cartridge.manifest.below('title'), ...cartridge.manifest.below('string')].map((title) => title.text || title.one('string')?.text)
			.filter((text) => /door|trafficking|"q"/i.test(text ?? ''))), 'names'));
});
