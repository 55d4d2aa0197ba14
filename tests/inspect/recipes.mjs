// Damaged packages, each made from a good one with one fault. A recipe is named after the rule that it breaks, with what is special
// about it behind a dot; it may break nothing else but what `also` lists.
//
//   recipe(name, () => Buffer or [[offset, Buffer], …], { also: [rule, …] })
import { deflateRawSync, gzipSync } from 'node:zlib';
import { checksum, entries, zip } from '../support/zip.mjs';
import * as good from './good.mjs';

export const recipes = [];
const recipe = (name, make, { also = [] } = {}) => recipes.push({ name, rule: name.replace(/\..*/, ''), make, also });

// A good package with `from` replaced by `to` in one of its files.
function edited(files, path, from, to) {
	if (!files[path].includes(from)) throw new Error(`${path} does not hold ${from}`);
	return { ...files, [path]: files[path].replace(from, to) };
}
const without = (files, ...paths) => Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
const moved = (files, change) => Object.fromEntries(Object.entries(files).map(([path, text]) => [change(path), text]));

// An e-book as it has to be zipped.
const book = (files) => zip(entries(files).map((e) => (e.name === 'mimetype' ? { ...e, method: 'store' } : e)));
const packed = (files) => (files.mimetype ? book(files) : zip(entries(files)));

// broken('rule', good.scorm12, 'one.html', from, to): a fault in the text of one file.
const broken = (name, base, path, from, to, options) => recipe(name, () => packed(edited(base(), path, from, to)), options);
const inManifest = (name, from, to, options) => broken(name, good.scorm12, 'imsmanifest.xml', from, to, options);
const in2004 = (name, from, to, options) => broken(name, good.scorm2004, 'imsmanifest.xml', from, to, options);
const inCartridge = (name, from, to, options) => broken(name, good.cartridge, 'imsmanifest.xml', from, to, options);
const inCmi5 = (name, from, to, options) => broken(name, good.cmi5, 'cmi5.xml', from, to, options);
const inBook = (name, from, to, options) => broken(name, good.epub, 'OEBPS/package.opf', from, to, options);

// A package with one entry more, as it is told; for names, all files are listed, so that nothing else is wrong.
const withEntry = (name, entry, options) => recipe(name, () => zip([...entries(good.website()), entry]), options);
const named = (name, path, options) => withEntry(name, { name: path, data: 'x' }, options);

/* ---- the archive ---- */

recipe('archive-none', () => Buffer.from('<html>this is no zip</html>'));
recipe('archive-none.page', () => Buffer.from('\ufeff\n<!-- Moodle -->\n<!DOCTYPE html>\n<html><title>Log in</title></html>'));
recipe('archive-none.pdf', () => Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1'));
recipe('archive-none.7z', () => Buffer.from('7z\xbc\xaf\x27\x1c\0\x04', 'latin1'));
recipe('archive-none.gzip', () => gzipSync('x'));
recipe('archive-none.tar', () => Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar\0'), Buffer.alloc(1000)]));
recipe('archive-none.old-office', () => Buffer.from('d0cf11e0a1b11ae10000', 'hex'));
recipe('archive-none.text', () => Buffer.from('Dear colleagues,\r\n{this} is no question\r\n'));
recipe('archive-none.text-utf16', () => Buffer.from('\ufeffDear colleagues', 'utf16le'));
recipe('archive-none.xml', () => Buffer.from('<?xml version="1.0"?>\n<rss/>'));
recipe('archive-none.manifest', () => Buffer.from(good.scorm12()['imsmanifest.xml']));
recipe('archive-none.moodle-xml', () => Buffer.from('<?xml version="1.0"?>\n<quiz>\n<question type="category"/></quiz>'));
recipe('archive-none.gift', () => Buffer.from('// fire\nWhat first? {\n=Leave ~Stay}\n'));
recipe('archive-none.gift-title', () => Buffer.from('$CATEGORY: fire\n\n::Door::It is hot. {T}\n'));
recipe('archive-none.empty', () => Buffer.alloc(0));
recipe('archive-none.garbage', () => Buffer.from(Array.from({ length: 70000 }, (_, i) => (i * 7919 + (i >> 3)) % 251)));
recipe('archive-none.rar', () => Buffer.from('Rar!\x1a\x07\x01\x00 and so on', 'latin1'));
recipe('archive-truncated', () => zip(entries(good.scorm12()), { cut: 400 }));
recipe('archive-truncated.half', () => zip(entries(good.scorm12()), { cut: 22 }));
recipe('archive-truncated.count', () => zip(entries(good.website()), { count: 5 }));
recipe('archive-empty', () => zip([]));
recipe('archive-entries', () => zip(Array.from({ length: 100000 }, (_, i) => ({ name: `f${i}` }))));
recipe('archive-bomb', () => zip([...entries(good.website()), { name: 'zeros.bin', data: Buffer.alloc(80 << 20), method: 'deflate' }]));
recipe('archive-bomb.declared', () =>
	zip([...entries(good.website()), ...[1, 2, 3].map((i) => ({ name: `b${i}.bin`, data: 'x', size: 0xfffffff0, packedSize: 1 }))]));
recipe('archive-inconsistent', () => zip([...entries(good.website()), { name: 'safe.txt', localName: 'evil.txt', data: 'x' }]));
recipe('archive-method', () => zip([...entries(good.website()), { name: 'a.bin', data: 'x', methodNumber: 14 }]));
recipe('archive-size', () => zip(entries(good.website()), { gap: 2200 << 20 >>> 0 }));
recipe('archive-nested', () => zip([{ name: 'course.zip', data: zip(entries(good.scorm12())) }, { name: 'readme.txt', data: 'x' }]));
const fifty = Buffer.alloc(50 << 20), packedFifty = deflateRawSync(fifty);
recipe('archive-unchecked', () => zip([...entries(good.website()), ...Array.from({ length: 11 }, (_, i) =>
	({ name: `b${i}.bin`, data: packedFifty, methodNumber: 8, size: fifty.length, packedSize: packedFifty.length, crc: checksum(fifty) }))]));
const fifteen = Buffer.alloc(15 << 20, ' '), packedFifteen = deflateRawSync(fifteen);
recipe('documents-unread', () => zip([...Array.from({ length: 10 }, (_, i) => ({ name: `a${i}.js`, data: packedFifteen, methodNumber: 8,
	size: fifteen.length, packedSize: packedFifteen.length, crc: checksum(fifteen) })), ...entries(good.website())]));
withEntry('entry-damaged', { name: 'a.txt', data: 'text', crc: 1 });
withEntry('entry-damaged.longer', { name: 'a.txt', data: 'a'.repeat(5000), method: 'deflate', size: 10 });
withEntry('entry-damaged.shorter', { name: 'a.txt', data: 'text', method: 'deflate', size: 5000 });
withEntry('entry-duplicate', { name: 'about.html', data: 'another' });
recipe('entry-duplicate.between', () => zip([...entries(good.website()), ...['a.css', 'A.css', 'a.css'].map((name) => ({ name, data: 'x' }))]),
	{ also: ['name-case'] });
withEntry('entry-encrypted', { name: 'secret.txt', data: 'x'.repeat(20), flags: 1 });
recipe('entry-encrypted.all', () => zip(entries(good.scorm12()).map((e) => ({ ...e, data: 'x'.repeat(20), method: undefined, flags: 1 }))));
withEntry('entry-link', { name: 'passwords', data: '/etc/passwd', mode: 0o120777 });
withEntry('file-large', { name: 'large.css', data: Buffer.alloc(17 << 20, 'a{}\n'), method: 'deflate' });
withEntry('size-large', { name: 'film.mp4', data: Buffer.alloc(51 << 20, 'film') });
recipe('system-file', () => zip(entries({ ...good.scorm12(), '__MACOSX/._one.html': 'x', '.DS_Store': 'x', 'media/Thumbs.db': 'x' })));

/* ---- names ---- */

recipe('name-backslash', () => zip(entries(moved(good.scorm12(), (path) => path.replace('/', '\\')))));
named('name-case', 'About.html');
named('name-control', 'a\u0007b.txt');
named('name-control.override', 'invoice\u202efdp.exe');
named('name-hidden', '.htaccess');
named('name-letters', 'lección.txt');
withEntry('name-letters.code-page', { rawName: Buffer.from([0x61, 0x81, 0x62, 0x2e, 0x74, 0x78, 0x74]), data: 'x' });
named('name-long', `${'long'.repeat(21)}.txt`);
named('name-long.path', `${'a/'.repeat(95)}b.txt`);
named('name-mangled', "Tom & Jerry's ~.txt");
named('name-unsafe', '../../etc/cron.d/evil');
named('name-unsafe.absolute', '/etc/passwd');
named('name-unsafe.drive', 'C:/Windows/evil.dll');
named('name-unsafe.backslash', '..\\..\\evil.dll', { also: ['name-backslash'] });
named('name-windows', 'aux.txt');
named('name-windows.characters', 'what?.txt');
named('name-windows.dot', 'end.');

/* ---- what it is ---- */

recipe('package-unknown', () => zip(entries({ 'a.txt': 'x', 'b.docx': 'y' })));
recipe('manifest-folder', () => zip(entries(moved(good.scorm12(), (path) => `course/${path}`))));
recipe('manifest-folder.mac', () => zip(entries({ ...moved(good.scorm12(), (path) => `My course/${path}`), '__MACOSX/My course/._one.html': 'x' })),
	{ also: ['system-file'] });
recipe('manifest-folder.cmi5', () => zip(entries(moved(good.cmi5(), (path) => `a/b/${path}`))));
recipe('manifest-name', () => zip(entries(moved(good.scorm12(), (path) => path.replace('imsmanifest', 'IMSManifest')))));

const renamed = (name, to, options) => recipe(name, () => zip(entries(moved(good.scorm12(), (path) => path.replace('imsmanifest.xml', to)))), options);
renamed('manifest-name.copy', 'imsmanifest - copy.xml');
renamed('manifest-name.download', 'imsmanifest (1).xml');
renamed('manifest-name.text', 'imsmanifest.xml.txt');
renamed('manifest-name.upper', 'IMSManifest_old.XML');
recipe('manifest-name.folder', () => zip(entries(moved(good.scorm12(), (path) => `course/${path.replace('imsmanifest', 'imsmanifest (1)')}`))),
	{ also: ['manifest-folder'] });
recipe('package-foreign.folder', () => zip(entries({ ...moved(good.website(), (path) => `course/${path}`), 'course/tincan.xml': '<tincan/>' })));
recipe('manifest-missing', () => zip(entries(without(good.scorm2004(), 'imsmanifest.xml'))));
recipe('manifest-missing.no-page', () => zip(entries(without(good.scorm2004(), 'imsmanifest.xml', 'index.html'))));
recipe('package-foreign', () => zip(entries({ ...good.website(), 'tincan.xml': '<tincan/>' })));
recipe('package-foreign.aicc', () => zip(entries({ ...good.website(), 'Course.CRS': '[Course]', 'course.au': 'x', 'course.des': 'x' })));
recipe('package-foreign.moodle', () => zip(entries({ 'moodle_backup.xml': '<moodle_backup/>', 'course/course.xml': '<course/>' })));
for (const [kind, part] of [['word', 'word/document.xml'], ['powerpoint', 'ppt/presentation.xml'], ['excel', 'xl/workbook.xml'], ['office', 'visio/document.xml']])
	recipe(`package-foreign.${kind}`, () => zip(entries({ '[Content_Types].xml': '<Types/>', '_rels/.rels': '<r/>', [part]: '<x/>' })));
recipe('package-foreign.opendocument', () => book({ mimetype: 'application/vnd.oasis.opendocument.text', 'META-INF/manifest.xml': '<m/>', 'content.xml': '<c/>' }));

/* ---- XML and JSON ---- */

inManifest('xml-syntax', '</organizations>', '</organization>');
inManifest('xml-syntax.entity', 'Lesson one', 'Lesson&nbsp;one');
inManifest('xml-syntax.prefix', 'xmlns:adlcp=', 'xmlns:adl=');
inManifest('xml-syntax.ampersand', 'Lesson one', 'Lesson & one');
inManifest('xml-syntax.query', 'href="one.html">', 'href="one.html?a=1&b=2">');
inManifest('xml-syntax.less', 'Lesson one', 'Lesson < one');
inManifest('xml-syntax.quotes', 'identifier="I2"', 'identifier=I2');
inManifest('xml-syntax.cut', /<\/organization>[^]*/.exec(good.scorm12()['imsmanifest.xml'])[0], '');
inManifest('xml-syntax.other', '<metadata>', '<?1?><metadata>');
inManifest('xml-syntax.deep', '<title>Lesson one</title>', `<title>One</title>${'<x>'.repeat(400)}${'</x>'.repeat(400)}`);
inManifest('xml-syntax.attributes', 'identifier="R3"', `identifier="R3" ${Array.from({ length: 70 }, (_, i) => `a${i}=""`).join(' ')}`);
recipe('xml-syntax.empty', () => zip(entries({ ...good.scorm12(), 'imsmanifest.xml': '' })));
const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
inManifest('xml-declarations', '<manifest ', `<!DOCTYPE m [<!ENTITY l0 "lol">${lol}]>\n<manifest `);
inManifest('xml-declarations.external', '<manifest ', '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<manifest ');
broken('json-syntax', good.h5p, 'content/content.json', '"Which?"}', '"Which?"');

/* ---- manifests ---- */

inManifest('dependency-unknown', '<dependency identifierref="R3"/>', '<dependency identifierref="R9"/>');
inManifest('file-absent', '<file href="media/door.png"/>', '<file href="media/door.png"/><file href="media/window.png"/>');
inManifest('file-name-case', '<file href="media/door.png"/>', '<file href="Media/door.PNG"/>');
recipe('file-unlisted', () => zip(entries({ ...good.scorm12(), 'notes/secret.txt': 'x' })));
inManifest('href-unsafe', '<file href="media/door.png"/>', '<file href="media/door.png"/><file href="../../../etc/passwd"/>');
inManifest('href-unsafe.backslash', 'href="media/door.png"/>', 'href="media/door.png"/><file href="media\\door.png"/>');
// a program that writes all of them so, and lists nothing else
recipe('href-unsafe.backslashes', () => zip(entries({ ...moved(good.scorm12(), (path) => path.replace(/^(one|two|script)/, 'a/$1')),
	'imsmanifest.xml': good.scorm12()['imsmanifest.xml'].replace(/href="(one|two|script)/g, 'href="a\\$1').replace('media/', 'media\\'),
	'a/one.html': '<p>one' })));
inManifest('identifier-duplicate', '<item identifier="I2"', '<item identifier="I1"');
inManifest('identifier-invalid', '<item identifier="I2"', '<item identifier="2 items"');
inManifest('item-empty', '<item identifier="I2" identifierref="R2">', '<item identifier="I2">');
inManifest('item-title', '<title>Lesson two</title>', '');
inManifest('item-unknown', 'identifierref="R2"', 'identifierref="R22"');
recipe('launch-absent', () => zip(entries(without(good.scorm12(), 'two.html'))));
inManifest('launch-elsewhere', 'href="two.html">', 'href="https://example.org/two.html">');
inManifest('launch-missing', ' href="two.html">', '>');
inManifest('launch-unlisted', '<file href="two.html"/>', '');
in2004('manifest-namespace', 'http://www.adlnet.org/xsd/adlcp_v1p3', 'http://www.adlnet.org/xsd/adlcp_rootv1p2');
inManifest('manifest-namespace.none', ' xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"', '');
recipe('manifest-prefix', () => zip(entries({ ...good.scorm12(),
	'imsmanifest.xml': good.scorm12()['imsmanifest.xml'].replaceAll('adlcp:', 'adl:').replace('xmlns:adl:', 'xmlns:adl=').replace('xmlns:adlcp=', 'xmlns:adl=') })));
recipe('manifest-prefix.imsss', () => zip(entries({ ...good.scorm2004(),
	'imsmanifest.xml': good.scorm2004()['imsmanifest.xml'].replaceAll('imsss:', 'seq:').replace('xmlns:imsss=', 'xmlns:seq=') })));
inManifest('manifest-schema', '</organization>', '<surprise/></organization>');
in2004('manifest-schema.2004', 'flow="true"', 'flow="maybe"');
in2004('manifest-version', '2004 4th Edition', '2004 4th edition');
inManifest('manifest-version.12', '>1.2<', '>SCORM 1.2<');
inCartridge('manifest-version.cartridge', '1.1.0', '1.0.0');
inManifest('organization-default', 'default="O"', 'default="X"');
inManifest('organization-missing', /\s*<organization id[^]*<\/organization>/.exec(good.scorm12()['imsmanifest.xml'])[0], '');
inManifest('submanifest', '</resources>', '</resources><manifest identifier="M2"><organizations/><resources/></manifest>');
inManifest('xml-base', 'identifier="R3" type="webcontent"', 'identifier="R3" xml:base="./" type="webcontent"');

/* ---- SCORM ---- */

inManifest('mastery-score', '>80<', '>801<');
inManifest('mastery-score.hex', '>80<', '>0x50<');
inManifest('mastery-score.words', '>80<', '>80%<');
in2004('mastery-score.2004', '<imsss:sequencing>', '<adlcp:masteryscore>80</adlcp:masteryscore><imsss:sequencing>');
inCmi5('mastery-score.cmi5', 'masteryScore="0.8"', 'masteryScore="80"');
inCmi5('mastery-score.decimals', 'masteryScore="0.8"', 'masteryScore="0.81234"');
// an objective may have the id of an AU, so nothing else is told
const sameIds = edited(edited(good.cmi5(), 'cmi5.xml', 'id="https://example.org/objective"', 'id="https://example.org/one"'),
	'cmi5.xml', 'idref="https://example.org/objective"', 'idref="https://example.org/one"');
recipe('mastery-score.cmi5-hex', () => packed(edited(sameIds, 'cmi5.xml', 'masteryScore="0.8"', 'masteryScore="0x0.8p0"')));
inCmi5('mastery-score.power', 'masteryScore="0.8"', 'masteryScore="8e-1"');
in2004('objective-duplicate', '</imsss:objectives>', '<imsss:objective objectiveID="near"/><imsss:objective objectiveID="near"/></imsss:objectives>');
recipe('schema-files', () => zip(entries(without(good.scorm2004(), 'imsss_v1p0.xsd'))));
inManifest('scorm-asset', ' adlcp:scormtype="sco" href="two.html"', ' href="two.html"');
recipe('scorm-place', () => zip(entries({ ...good.scorm2004(), 'imsmanifest.xml': good.scorm2004()['imsmanifest.xml']
	.replace('<item ', '<item identifier="I0"><title>Part</title><item ')
	.replace('</item>', '</item><adlcp:timeLimitAction>exit,message</adlcp:timeLimitAction></item>') })));
inManifest('scorm-type', 'adlcp:scormtype="sco" href="two.html"', 'adlcp:scormType="sco" href="two.html"');
inManifest('scorm-type.value', 'adlcp:scormtype="sco" href="two.html"', 'adlcp:scormtype="SCO" href="two.html"');
inManifest('scorm-type.prefix', 'adlcp:scormtype="sco" href="two.html"', 'scormtype="sco" href="two.html"');
in2004('scorm-type.2004', 'adlcp:scormType', 'adlcp:scormtype');
in2004('sequencing-content', ' objectiveSetByContent="true"', '');
in2004('sequencing-progress', '<imsss:sequencing>',
	'<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.9"/><imsss:sequencing>');
in2004('title-cut', '<title>Lesson', `<title>${'Lesson '.repeat(40)}`);
inManifest('title-long', 'Lesson two', 'Lesson two '.repeat(20));

/* ---- cmi5 ---- */

inCmi5('cmi5-course', /<course id[^]*<\/course>/.exec(good.cmi5()['cmi5.xml'])[0], '');
inCmi5('cmi5-course.namespace', 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd', 'https://example.org/cmi5');
inCmi5('cmi5-id', 'id="https://example.org/one"', 'id="lesson one"');
inCmi5('cmi5-id.escape', 'id="https://example.org/one"', 'id="https://example.org/100%"');
inCmi5('cmi5-id-duplicate.objective', '</objectives>', '<objective id="https://example.org/objective"><title><langstring>Two</langstring></title></objective></objectives>');
inCmi5('cmi5-id-duplicate', 'au id="https://example.org/one"', 'au id="https://example.org/block"');
inCmi5('cmi5-move-on', 'CompletedOrPassed', 'Finished');
inCmi5('cmi5-move-on-missing', ' moveOn="CompletedOrPassed"', '');
inCmi5('cmi5-objective', 'idref="https://example.org/objective"', 'idref="https://example.org/other"');
inCmi5('cmi5-parameter', '?lang=en', '?lang=en&amp;endpoint=x');
inCmi5('launch-absent.cmi5', 'one/index.html', 'two/index.html');
inCmi5('launch-elsewhere.cmi5', 'one/index.html', 'https://example.org/index.html');

/* ---- Common Cartridge ---- */

recipe('cartridge-moodle', () => zip(entries({ ...good.cartridge(),
	'imsmanifest.xml': good.cartridge()['imsmanifest.xml'].replaceAll('imsccv1p1', 'imsccv1p3').replace('1.1.0', '1.3.0') })));
inCartridge('cartridge-organization', '<item identifier="top">', '<item identifier="top"><title>All</title>');
inCartridge('cartridge-organization.second', '</organization>', '<item identifier="more"/></organization>');
broken('cartridge-qti', good.cartridge, 'quiz.xml', /<assessment[^]*<\/assessment>/.exec(good.cartridge()['quiz.xml'])[0], '');
inCartridge('cartridge-type', 'type="webcontent"', 'type="web page"');
inCartridge('item-title.folder', '<item identifier="I1"', '<item identifier="I0"><item identifier="I3" identifierref="R1"><title>One</title></item></item><item identifier="I1"');
broken('xml-syntax.questions', good.cartridge, 'quiz.xml', '</assessment>', '');

/* ---- EPUB, H5P, websites ---- */

broken('epub-container', good.epub, 'META-INF/container.xml', 'OEBPS/package.opf', 'OEBPS/other.opf');
inBook('epub-metadata', '<dc:language>en</dc:language>', '');
recipe('epub-mimetype', () => zip(entries(good.epub())));
recipe('epub-mimetype.late', () => book({ ...without(good.epub(), 'mimetype'), mimetype: 'application/epub+zip' }));
recipe('epub-mimetype.text', () => book({ ...good.epub(), mimetype: 'application/epub+zip\n' }));
recipe('epub-mimetype.none', () => book(without(good.epub(), 'mimetype')));
inBook('epub-navigation', ' properties="nav"', '');
inBook('epub-spine', 'idref="c1"', 'idref="c7"');
inBook('file-absent.epub', '</manifest>', '<item id="c2" href="two.xhtml" media-type="application/xhtml+xml"/></manifest>');
recipe('file-unlisted.epub', () => book({ ...good.epub(), 'OEBPS/extra.txt': 'x' }));
recipe('h5p-content', () => zip(entries(without(good.h5p(), 'content/content.json'))));
broken('h5p-content.library', good.h5p, 'h5p.json', '"mainLibrary": "H5P.MultiChoice",', '');
recipe('h5p-library', () => zip(entries(without(good.h5p(), 'H5P.MultiChoice-1.16/library.json'))));
recipe('website-start', () => zip(entries(moved(good.website(), (path) => path.replace('index', 'welcome')))));

/* ---- what pages load ---- */

const inPage = (name, more, options) => broken(name, good.website, 'index.html', '</body>', `${more}</body>`, options);
inPage('request-elsewhere', '<script src="https://cdn.example.org/a.js"></script>');
inPage('request-elsewhere.insecure', '<iframe title="Film" src="http://video.example.org/1"></iframe>');
inPage('request-elsewhere.set', '<img alt="" src="data:," srcset="//img.example.org/a.png 1x">');
inPage('request-elsewhere.style', '<style>/* url(https://no.example.org) */ @import url("https://fonts.example.org/a.css");</style>');
inPage('request-elsewhere.escaped', '<style>a { background: \\75 rl(https://img.example.org/a.png) }</style>');
inPage('request-elsewhere.attribute', '<p style="background:url(&quot;https://img.example.org/a.png&quot;)">x</p>');
recipe('request-elsewhere.css', () => zip(entries({ ...good.website(), 'a.css': '\n  @import "https://fonts.example.org/a.css";\n' })));
inPage('request-file-absent', '<script src="missing.js"></script>');
inPage('file-name-case.page', '<iframe title="About" src="About.HTML"></iframe>');
recipe('request-script', () => zip(entries({ ...good.website(), 'a.js': 'var n = 1;\nfetch("https://tracker.example.org/?u=" + n);\n' })));
recipe('request-script.later', () => zip(entries({ ...good.website(),
	'a.js': '// see https://docs.example.org\nvar lrs = "https://lrs.example.org/x", verb = "http://adlnet.gov/expapi/verbs/passed";\nfetch(lrs + verb);\n' })));
