// What the suites on leaving and on memory share: a copy of the site and of the single files as on a stick, the main module, and visitors for
// whom the exit's address is answered here, or not at all.
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openContext } from './browser.mjs';
import { distFolder, filesBelow, temporaryFolder } from './folders.mjs';
import { readData } from './learner.mjs';
import { none } from './report.mjs';

export const dist = distFolder();
export const folder = join(temporaryFolder('leaving'), 'stick');
mkdirSync(folder);
cpSync(join(dist, 'site'), join(folder, 'site'), { recursive: true });
cpSync(join(dist, 'single'), join(folder, 'single'), { recursive: true });

export const pages = filesBelow(join(folder, 'site'), '.html');
export const modules = pages.map((path) => ({ path, data: readData(path) })).filter((item) => item.data.sections);
export const main = modules.filter((item) => item.data.draw > 0).sort((one, other) => other.data.sections.length - one.data.sections.length)[0];
export const other = modules.find((item) => item.data.module !== main.data.module && item.data.language === main.data.language);
export const { exit, words, language } = main.data;
export const starts = pages.filter((path) => dirname(path) === join(folder, 'site'));
export const start = starts.find((path) => readFileSync(path, 'utf8').includes(`<html lang="${language}"`));
export const file = `${language}/${basename(main.path)}`;
export const lessons = main.data.sections.filter((section) => section.kind === 'lesson');
export const check = main.data.sections.find((section) => section.kind === 'check');
export const single = pathToFileURL(join(folder, 'single', language, basename(main.path))).href;

// [keys on the device, keys in the tab]
export const stored = (page) => page.evaluate(() => [localStorage, sessionStorage].map((store) => Object.keys(store)));

// A context where the exit's address is answered: "page", "never", or "none" for a test that must not go there.
export async function visitor(browser, answer = 'page', options = {}) {
	const { context, watch } = await openContext(browser, options);
	const asked = [];
	await context.route(`${exit}**`, (route) => {
		asked.push(route.request().url());
		return answer === 'page' ? route.fulfill({ contentType: 'text/html', body: '<title>weather</title>weather' }) : undefined;
	});
	return { context, watch, asked };
}

// Nothing went elsewhere, and nothing was said in the console, but by the exit.
export const quiet = (watch) => none(watch.bad.filter((line) => !line.includes(exit)), 'seen');
