// Chromium, with the few hands that a walk in every engine has: see tests/browser/engines.mjs.
import { openBrowser, openContext } from '../browser.mjs';

export const name = 'Chromium';
export const missing = () => null;

export async function open() {
	const browser = await openBrowser(true);
	const { context, watch } = await openContext(browser);
	const page = await context.newPage();
	return {
		goto: (address) => page.goto(address),
		evaluate: (run, value) => page.evaluate(run, value),
		waitForFunction: (run, value) => page.waitForFunction(run, value),
		click: (selector) => page.click(selector),
		type: async (selector, text) => { await page.focus(selector); await page.keyboard.type(text); },
		press: (key) => page.keyboard.press(key),
		reload: () => page.reload(),
		back: () => page.goBack().catch(() => null),
		address: async () => page.url(),
		pdf: () => page.pdf(),
		errors: async () => watch.bad,
		close: () => browser.close()
	};
}
