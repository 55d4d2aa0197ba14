// What somebody could send to keep a machine busy or fill it: each has to end in time and within a bounded memory, whatever is told of it.
//
//   node hostile.mjs     WAYMARK_FAST and WAYMARK_WORK as tests/run.sh sets them (the sanitizers' memory cannot be limited)
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { checksum, entries, zip } from '../support/zip.mjs';
import * as good from './good.mjs';

// One inspection may take so many KB of address space (the program and its libraries have some 20 MB) and seconds.
const MEMORY = 300 * 1024, SECONDS = 20;

const { WAYMARK_FAST, WAYMARK_WORK } = process.env;
const work = join(WAYMARK_WORK, 'inspect-hostile');
mkdirSync(work, { recursive: true });

const many = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const manifest = (text) => zip(entries({ ...good.scorm12(), 'imsmanifest.xml': text }));
const inOrganizations = (text) => manifest(good.scorm12()['imsmanifest.xml'].replace('</organization>', `${text}</organization>`));
const inResources = (text) => manifest(good.scorm12()['imsmanifest.xml'].replace('</resources>', `${text}</resources>`));
const page = (text) => zip(entries({ 'index.html': text }));

// Entries that share one piece of deflated data: the list is small, what it unpacks to is not.
function overlapping(count, size) {
	const data = Buffer.alloc(size), packed = deflateRawSync(data, { level: 9 });
	return zip(many(count, (i) => ({ name: `f${i}.html`, data: packed, methodNumber: 8, size, packedSize: packed.length, crc: checksum(data),
		...(i > 0 ? { offset: 0 } : {}) })));
}

// Ends behind each other, where each takes those behind it for its comment.
function manyEnds(count) {
	const whole = zip(many(65535, (i) => ({ name: `${i}`, offset: 0 }))), end = whole.subarray(-22);
	return Buffer.concat([whole.subarray(0, -22), ...many(count, (i) => {
		const each = Buffer.from(end);
		each.writeUInt16LE((count - 1 - i) * 22, 20);
		return each;
	})]);
}

function nestedBomb(depth) {
	let data = zip([{ name: 'zeros', data: Buffer.alloc(10 << 20), method: 'deflate' }]);
	for (let i = 0; i < depth; i++) data = zip(many(10, (k) => ({ name: `${k}.zip`, data, method: 'deflate' })));
	return data;
}

const cases = {
	'100,000 entries': () => zip(many(100000, (i) => ({ name: `f${i}` }))),
	'65,535 entries with one name': () => zip(many(65535, () => ({ name: 'a.html' }))),
	'20,000 entries that are not listed': () => zip([...entries(good.scorm12()), ...many(20000, (i) => ({ name: `f${i}.css` }))]),
	'names of 60,000 characters': () => zip(many(200, (i) => ({ name: `${'a/'.repeat(30000)}${i}` }))),
	'names of broken bytes': () => zip(many(200, () => ({ rawName: Buffer.alloc(60000, 0xff) }))),
	'an end that lies about the count': () => zip(entries(good.website()), { count: 60000 }),
	'300 ends of one list': () => manyEnds(300),
	'an entry of zeros': () => zip([{ name: 'index.html', data: Buffer.alloc(100 << 20), method: 'deflate' }]),
	'60,000 entries in one place': () => overlapping(60000, 1 << 18),
	'a zip of zips of zips': () => nestedBomb(4),
	'a manifest of 300,000 elements': () => inOrganizations('<item/>'.repeat(300000)),
	'50,000 items with one identifier': () => inOrganizations('<item identifier="a" identifierref="b"/>'.repeat(50000)),
	'30,000 resources with one identifier': () => inResources('<resource identifier="a" type="webcontent" href="one.html"/>'.repeat(30000)),
	'50,000 files that are not there': () => inResources(`<resource identifier="a" type="x">${'<file href="no.html"/>'.repeat(50000)}</resource>`),
	'300,000 attributes': () => inOrganizations(`<item ${many(300000, (i) => `a${i}=""`).join(' ')}/>`),
	'prefixes at every depth': () => inOrganizations(`${many(240, (d) => `<x ${many(60, (i) => `xmlns:p${d}_${i}="u"`).join(' ')}>`).join('')}${
		'<p0_0:a/>'.repeat(100000)}${'</x>'.repeat(240)}`),
	'a namespace of 50,000 bytes': () => manifest(`<m xmlns="${'u'.repeat(50000)}">${'<a/>'.repeat(20000)}</m>`),
	'200,000 elements and attributes of a long namespace': () => manifest(`<p:m xmlns:p="${'u'.repeat(2000)}">${'<p:a p:b=""/>'.repeat(200000)}</p:m>`),
	'a base of 200 KB for 20,000 resources': () => manifest(`<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M" xml:base="${
		'u'.repeat(200000)}"><resources>${'<resource/>'.repeat(20000)}</resources></manifest>`),
	'a base of 4 KB for 30,000 resources': () => manifest(`<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M" xml:base="${
		'a/'.repeat(2000)}"><resources>${'<resource xml:base="b/" href="c"><file href="c"/></resource>'.repeat(30000)}</resources></manifest>`),
	'an address of 1 MB for 5,000 items': () => manifest(
		good.scorm12()['imsmanifest.xml'].replace('</organization>', `${'<item identifierref="long"/>'.repeat(5000)}</organization>`)
			.replace('</resources>', `<resource identifier="long" href="${'a'.repeat(1 << 20)}"/></resources>`)),
	'a file of questions for 200 resources': () => zip(entries({ 'q.xml': `<questestinterop><assessment/>${'<a/>'.repeat(240000)}</questestinterop>`,
		'imsmanifest.xml': `<manifest identifier="M" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"><resources>${many(200, (i) =>
			`<resource identifier="r${i}" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="q.xml"/></resource>`).join('')}</resources></manifest>` })),
	'60,000 items beside 60,000 other elements': () => manifest(`<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M">${
		'<x/>'.repeat(60000)}<organizations>${'<item/>'.repeat(60000)}</organizations></manifest>`),
	'50,000 items with one sequencing of 100,000 elements': () => zip(entries({ ...good.scorm2004(), 'imsmanifest.xml': good.scorm2004()['imsmanifest.xml']
		.replace('</organization>', `${'<item><imsss:sequencing IDRef="s"/></item>'.repeat(50000)}</organization>`)
		.replace('</manifest>', `<imsss:sequencingCollection><imsss:sequencing ID="s">${'<x/>'.repeat(100000)}</imsss:sequencing></imsss:sequencingCollection></manifest>`) })),
	'a text of 15 MB': () => inOrganizations(`<title>${'a'.repeat(15 << 20)}</title>`),
	'a document type of entities': () => manifest(`<!DOCTYPE m [${many(40, (i) => `<!ENTITY e${i} "${`&e${i - 1};`.repeat(20)}">`).join('')}]><m>&e39;</m>`),
	'UTF-16 of 10 MB': () => manifest(Buffer.from(`\ufeff<m ${many(500000, (i) => `a${i}=""`).join(' ')}/>`, 'utf16le')),
	'UTF-7': () => manifest(`<?xml version="1.0" encoding="UTF-7"?><m ${many(500000, (i) => `a${i}+AD0-""`).join(' ')}/>`),
	'50,000 objectives': () => zip(entries({ ...good.cmi5(), 'cmi5.xml': good.cmi5()['cmi5.xml'].replace('</objectives>',
		`${many(50000, (i) => `<objective id="u:${i}"/>`).join('')}</objectives><block>${'<objective idref="u:x"/>'.repeat(50000)}</block>`) })),
	'a book of 50,000 chapters': () => zip(entries({ ...good.epub(), 'OEBPS/package.opf': good.epub()['OEBPS/package.opf'].replace('<spine>',
		`<spine>${'<itemref idref="x"/>'.repeat(50000)}`).replace('</manifest>', `${many(50000, (i) => `<item id="i${i}" href="a"/>`).join('')}</manifest>`) })),
	'250 links in one another around 9 MB': () => zip(entries({ ...good.epub(), 'OEBPS/nav.xhtml':
		`<nav type="toc">${'<a href="x">'.repeat(250)}${'t'.repeat(9000000)}${'</a>'.repeat(250)}</nav>` })),
	'JSON of 100,000 brackets': () => zip(entries({ ...good.h5p(), 'h5p.json': '['.repeat(100000) })),
	'a page of open tags': () => page('<a'.repeat(2 << 20)),
	'a page of tags': () => page('<b>'.repeat(1 << 20)),
	'a page of comments': () => page('<!--'.repeat(1 << 20)),
	'a page of pictures': () => page('<img src=a>'.repeat(1 << 18)),
	'a page of attributes': () => page(`<p ${'a '.repeat(2 << 20)}>`),
	'a page of scripts': () => page('<script>'.repeat(1 << 19)),
	'a style of url(': () => page(`<style>${'url('.repeat(1 << 20)}</style>`),
	'a style of @import': () => page(`<p style="${'@import '.repeat(1 << 19)}">`),
	'a style of comments': () => page(`<style>${'/*'.repeat(2 << 20)}</style>`),
	'a script of addresses': () => zip(entries({ 'index.html': '', 'a.js': '"//a'.repeat(1 << 20) })),
	'a set of 5,000,000 pictures': () => page(`<img srcset="${'a, '.repeat(5000000)}">`),
	'a set of pictures': () => page(`<img srcset="${'a '.repeat(2 << 20)}">`),
};

let passed = 0, failed = 0;
for (const [name, make] of Object.entries(cases)) {
	const file = join(work, 'hostile.zip');
	writeFileSync(file, make());
	const start = Date.now();
	const run = spawnSync('sh', ['-c', `ulimit -v ${MEMORY}; exec "$0" inspect "$1" --json`, WAYMARK_FAST, file],
		{ encoding: 'utf8', timeout: SECONDS * 1000, maxBuffer: 1 << 28 });
	const seconds = (Date.now() - start) / 1000;
	rmSync(file);
	const good = (run.status === 0 || run.status === 1) && run.stderr === '';
	if (process.argv.includes('--times')) console.log(`${seconds.toFixed(1)} s, exit ${run.status}, ${run.stdout.length} bytes: ${name}`);
	if (good) console.log(`ok ${name}`);
	else console.log(`FAIL ${name}: exit status ${run.status}, signal ${run.signal}, ${seconds} s: ${run.stderr}`);
	good ? passed++ : failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
