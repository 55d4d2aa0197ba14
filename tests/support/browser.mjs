// Debian's Chromium, one for a whole suite. Every page that is opened is watched: requests that leave this machine, errors in the
// console and exceptions are collected in `watch.bad`; requests at all in `watch.requests`.
import { existsSync } from 'node:fs';
import { tool } from './tools.mjs';

const { chromium } = tool('playwright-core');

const first = (...paths) => paths.find((path) => existsSync(path));
const WHOLE = first('/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome');
// Chromium's engine without the windows around it, which opens pages in half the time. One walk is in the whole browser: engines.mjs.
const SHELL = first('/usr/bin/chromium-headless-shell');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
	'--no-first-run', '--disable-quic'];

// isWhole: with all that stands around the engine.
export async function openBrowser(isWhole = false) {
	const executablePath = isWhole ? WHOLE : SHELL ?? WHOLE;
	if (!executablePath) {
		throw new Error('there is no Chromium on this machine');
	}
	return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

// options: those of newContext. Resolves to { context, watch }.
export async function openContext(browser, options = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const watch = { bad: [], requests: [] };
	context.setDefaultTimeout(8000);
	context.on('request', (request) => {
		watch.requests.push(request.url());
		if (!/^(file|data|blob|about):|^http:\/\/127\.0\.0\.1[:/]/.test(request.url())) {
			watch.bad.push(`request ${request.url()}`);
		}
	});
	context.on('requestfailed', (request) => {
		// What was on its way when a page was left.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED') {
			watch.bad.push(`failed ${request.url()} ${request.failure()?.errorText}`);
		}
	});
	context.on('weberror', (error) => watch.bad.push(`exception ${error.error()}`));
	context.on('console', (message) => {
		if (message.type() === 'error') {
			watch.bad.push(`console ${message.text()}`);
		}
	});
	return { context, watch };
}
