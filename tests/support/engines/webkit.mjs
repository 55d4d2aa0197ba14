// WebKitGTK's small browser on a screen of its own, spoken to by plain WebDriver. It is not Safari: media, storage and focus have rules of
// their own there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE = 8000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const KEYS = { Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Escape: '\uE00C' };

const onPath = (program) => (process.env.PATH ?? '').split(':').map((folder) => join(folder, program)).find((path) => existsSync(path));

// /usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser
function smallBrowser() {
	const below = (folder, pattern) => existsSync(folder) ? readdirSync(folder).filter((entry) => pattern.test(entry)).map((entry) => join(folder, entry)) : [];
	return below('/usr/lib', /-linux-gnu/).flatMap((folder) => below(folder, /^webkit2gtk-/)).map((folder) => join(folder, 'MiniBrowser'))
		.find((path) => existsSync(path));
}

export const name = 'WebKitGTK';

export function missing() {
	const absent = ['WebKitWebDriver', 'Xvfb'].filter((program) => !onPath(program)).concat(smallBrowser() ? [] : ['MiniBrowser']);
	return absent.length ? `${absent.join(' and ')} not found (packages webkit2gtk-driver and xvfb)` : null;
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function freePort() {
	const server = createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address();
	server.close();
	return port;
}

// Whatever happens, the processes end with us: the browser outlives its driver, but not its screen.
function start(program, options, settings) {
	const child = spawn(program, options, settings);
	process.on('exit', () => child.kill('SIGKILL'));
	return child;
}

// Its processes may still write there while they end: what cannot be removed at once is tried again, and at last left.
function homeFolder() {
	const folder = mkdtempSync(join(process.env.WAYMARK_WORK ?? tmpdir(), 'webkit-'));
	const remove = () => {
		try {
			rmSync(folder, { recursive: true, force: true });
		} catch {
			// still written to
		}
		return !existsSync(folder);
	};
	process.on('exit', remove);
	return { folder, remove };
}

async function startDriver() {
	const { folder: home, remove } = homeFolder();
	const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
	const [line] = await once(screen.stdio[3], 'data');
	const port = await freePort();
	const driver = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
		stdio: 'ignore',
		env: { ...process.env, DISPLAY: `:${String(line).trim()}`, LC_ALL: 'en_US.UTF-8', XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home }
	});
	const stop = async () => {
		driver.kill('SIGKILL');
		screen.kill('SIGKILL');
		for (let i = 0; i < 40 && !remove(); i += 1) {
			await wait(50);
		}
	};
	return { base: `http://127.0.0.1:${port}`, stop };
}

async function call(base, method, path, body = {}) {
	const response = await fetch(base + path, { method, body: method === 'POST' ? JSON.stringify(body) : undefined });
	const { value } = await response.json();
	if (!response.ok) {
		throw new Error(`${value.error}: ${value.message}`);
	}
	return value;
}

async function startSession(base) {
	const end = Date.now() + PATIENCE;
	while (!await call(base, 'GET', '/status').catch(() => null)) {
		if (Date.now() > end) {
			throw new Error('the driver of WebKitGTK does not answer');
		}
		await wait(50);
	}
	const wanted = { 'webkitgtk:browserOptions': { binary: smallBrowser(), args: ['--automation'] } };
	return `/session/${(await call(base, 'POST', '/session', { capabilities: { alwaysMatch: wanted } })).sessionId}`;
}

// The browser tells nobody of exceptions: the page collects them, from when it is loaded.
const collect = () => {
	if (!window.seenErrors) {
		window.seenErrors = [];
		window.addEventListener('error', (event) => window.seenErrors.push(String(event.message)));
		document.addEventListener('securitypolicyviolation', (event) => window.seenErrors.push(`policy ${event.violatedDirective} ${event.blockedURI}`));
	}
};

// The driver's own click looks at an element's first box, which is empty where a link begins with a block.
const middleOf = (selector) => {
	const element = document.querySelector(selector);
	element.scrollIntoView({ block: 'center' });
	const box = [...element.getClientRects()].find((rect) => rect.width > 1 && rect.height > 1);
	return [Math.round((box.left + box.right) / 2), Math.round((box.top + box.bottom) / 2)];
};

export async function open() {
	const { base, stop } = await startDriver();
	const session = await startSession(base);
	const post = (path, body) => call(base, 'POST', session + path, body);
	const seen = [];
	const evaluate = (run, value) => post('/execute/sync', { script: `return (${run}).apply(null, arguments)`, args: [value ?? null] });
	const element = async (selector) => (await post('/element', { using: 'css selector', value: selector }))[ELEMENT];
	const keepErrors = async () => seen.push(...await evaluate(() => window.seenErrors ?? []).catch(() => []));
	const leave = async (path, body) => {
		await keepErrors();
		await post(path, body);
		await evaluate(collect);
	};
	return {
		goto: (address) => leave('/url', { url: address }),
		evaluate,
		waitForFunction: async (run, value) => {
			const end = Date.now() + PATIENCE;
			while (!await evaluate(run, value).catch(() => false)) {
				if (Date.now() > end) {
					throw new Error(`it never comes true: ${run}`);
				}
				await wait(30);
			}
		},
		click: async (selector) => {
			const [x, y] = await evaluate(middleOf, selector);
			const press = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
			await post('/actions', { actions: [{ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', x, y, duration: 0 }, ...press] }] });
		},
		type: async (selector, text) => post(`/element/${await element(selector)}/value`, { text }),
		press: (key) => post('/actions', { actions: [{ type: 'key', id: 'keys', actions: ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[key] ?? key })) }] }),
		reload: () => leave('/refresh'),
		back: () => post('/back').catch(() => null),
		address: () => call(base, 'GET', `${session}/url`),
		pdf: null, // the driver has no printer
		errors: async () => { await keepErrors(); return seen; },
		close: async () => { await call(base, 'DELETE', session).catch(() => null); await stop(); }
	};
}
