// Debian's Firefox, spoken to by puppeteer (WebDriver BiDi). On file:// it is as users have it: each file is an origin of its own. Puppeteer
// would switch that off, and everything would pass that fails for them.
import { existsSync } from 'node:fs';
import { tool } from '../tools.mjs';

const EXECUTABLE = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
const PATIENCE = 8000;

export const name = 'Firefox';
export const missing = () => EXECUTABLE ? null : 'firefox-esr is not installed';

export async function open() {
	const puppeteer = tool('puppeteer-core');
	const browser = await puppeteer.launch({
		browser: 'firefox', executablePath: EXECUTABLE, headless: true,
		extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true }
	});
	const page = await browser.newPage();
	const seen = [];
	page.setDefaultTimeout(PATIENCE);
	page.on('pageerror', (error) => seen.push(`exception ${error.message}`));
	page.on('request', (request) => {
		if (!/^(file|data|blob|about):|^http:\/\/127\.0\.0\.1[:/]/.test(request.url())) {
			seen.push(`request ${request.url()}`);
		}
	});
	await page.setViewport({ width: 1280, height: 900 });
	return {
		goto: (address) => page.goto(address),
		evaluate: (run, value) => page.evaluate(run, value),
		waitForFunction: (run, value) => page.waitForFunction(run, {}, value),
		click: (selector) => page.click(selector),
		type: (selector, text) => page.type(selector, text),
		press: (key) => page.keyboard.press(key),
		reload: () => page.reload(),
		back: () => page.goBack().catch(() => null),
		address: async () => page.url(),
		pdf: () => page.pdf(),
		errors: async () => seen,
		close: () => browser.close()
	};
}
