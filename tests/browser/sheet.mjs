// The settings sheets beside the packages: what they say is so, they are accessible, and each fits one sheet of paper.
import { createHash } from 'node:crypto';
import { readFileSync, existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, openContext } from '../support/browser.mjs';
import { distFolder, filesBelow } from '../support/folders.mjs';
import { sheets } from '../support/paper.mjs';
import { none, same, suite, test, truth } from '../support/report.mjs';
import { toolFile } from '../support/tools.mjs';

const dist = distFolder();
const AXE = readFileSync(toolFile('axe-core/axe.min.js'), 'utf8');
const packages = filesBelow(dist, '.zip').filter((path) => /-(scorm12|scorm2004|cmi5)\.zip$/.test(path));
const sheetOf = (path) => path.replace(/\.[a-z]+$/, '.html');
const hash = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
// The longest of each kind: of all modules.
const longest = packages.filter((path) => /-all-/.test(basename(path))).map(sheetOf);

await suite(async () => {
	await test(`every package has a sheet with its name and checksum: ${packages.length}`, () => {
		truth(packages.length > 0, 'there are no packages');
		none(packages.filter((path) => !existsSync(sheetOf(path))).map((path) => relative(dist, path)), 'without a sheet');
		none(packages.filter((path) => {
			const page = readFileSync(sheetOf(path), 'utf8');
			return !page.includes(hash(path)) || !page.includes(basename(path)) || /<script|<a |<form/.test(page);
		}).map((path) => relative(dist, path)), 'wrong');
	});

	const browser = await openBrowser();
	const { context, watch } = await openContext(browser, { offline: true });
	const page = await context.newPage();

	await test(`a sheet fits one page, A4 and Letter: ${longest.length}`, async () => {
		const long = [];
		for (const path of longest) {
			await page.goto(pathToFileURL(path).href);
			for (const size of ['A4', 'Letter']) {
				const count = (await sheets(page, size)).length;
				if (count !== 1) {
					long.push(`${relative(dist, path)} on ${size}: ${count}`);
				}
			}
		}
		none(long, 'too long');
	});

	await test('[check 8] axe: sheets, light and dark, on a phone', async () => {
		const found = [];
		await page.setViewportSize({ width: 320, height: 640 });
		for (const path of longest) {
			await page.goto(pathToFileURL(path).href);
			await page.evaluate(AXE);
			for (const colorScheme of ['light', 'dark']) {
				await page.emulateMedia({ colorScheme });
				const result = await page.evaluate(() => axe.run(document));
				truth(result.passes.length > 10, 'axe looked at next to nothing');
				found.push(...[...result.violations, ...result.incomplete].map((rule) => `${basename(path)} ${colorScheme} ${rule.id} ${rule.nodes[0].html.slice(0, 100)}`));
			}
			same(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `${basename(path)} fits 320 px`);
		}
		none(found, 'findings');
	});

	await test('sheets ask for nothing', () => none([...watch.bad, ...watch.requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))], 'requests'));
	await browser.close();
});
