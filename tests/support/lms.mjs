// LMS stand-ins in a browser: a page with the LMS's API and the package in a frame; see lms/kinds.js, lms/strict12.js and lms/strict2004.js.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './server.mjs';
import { toolFile } from './tools.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

const SCRIPTS = ['/scorm-again.js', '/lms/strict12.js', '/lms/strict2004.js', '/lms/kinds.js'].map((src) => `<script src="${src}"></script>`).join('');

// Launch data and kind come in window.name, so that the address stays plain.
const START = `var launch = JSON.parse(window.name);
startLms(launch);`;

const page = (body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>LMS</title>${SCRIPTS}</head><body>${body}</body></html>`;

const FRAME = `<iframe id="sco" title="content" width="1000" height="700"></iframe>
<script>${START} document.getElementById('sco').src = launch.sco;</script>`;
const NESTED = `<iframe id="middle" title="player" width="1050" height="750" srcdoc='<iframe id="sco" title="content" width="1000" height="700"></iframe>'></iframe>
<script>${START} document.getElementById('middle').onload = function () {
	this.contentDocument.getElementById('sco').src = launch.sco; };</script>`;
const POPUP = `<button id="open">open</button>
<script>${START} document.getElementById('open').onclick = function () { window.open(launch.sco, 'sco'); };</script>`;
const SANDBOX = `<iframe id="sco" title="content" width="1000" height="700" sandbox="allow-scripts allow-forms"></iframe>
<script>${START} document.getElementById('sco').src = launch.sco;</script>`;

export async function serveLms(packages) {
	const mounts = {
		'/scorm-again.js': toolFile('scorm-again/dist/scorm-again.min.js'),
		'/lms/': join(HERE, 'lms'),
		'/lms.html': () => page(FRAME),
		'/nested.html': () => page(NESTED),
		'/popup.html': () => page(POPUP),
		'/sandbox.html': () => page(SANDBOX)
	};
	for (const [name, folder] of Object.entries(packages)) {
		mounts[`/${name}/`] = folder;
	}
	return serve(mounts);
}

// Starts a package as the LMS `kind` of the standard ("scorm12", "scorm2004") would. Resolves to { page, sco, log, refused, committed, next, values, removeFrame, close }.
export async function launch(context, server, address, kind, { standard = 'scorm12', data = null, host = 'lms', both = false, hash = '', base = '' } = {}) {
	const page = await context.newPage();
	const settings = JSON.stringify({ kind, data, both, standard, sco: base + address + hash });
	await page.addInitScript((text) => { if (window === top && !window.opener) window.name = text; }, settings);
	await page.goto(`${server.base}/${host}.html`);
	const sco = await frameOf(page, host);
	await sco.waitForSelector('html.js .view:not([hidden])');
	return {
		page,
		sco,
		log: () => page.evaluate(() => log),
		refused: () => page.evaluate(() => lms.refused),
		committed: () => page.evaluate(() => lms.committed()),
		next: () => page.evaluate(() => lms.next()),
		removeFrame: () => page.evaluate(() => document.getElementById('sco').remove()),
		close: () => page.close()
	};
}

async function frameOf(page, host) {
	if (host === 'popup') {
		const [popup] = await Promise.all([page.waitForEvent('popup'), page.click('#open')]);
		return popup;
	}
	if (host === 'nested') {
		const middle = await (await page.waitForSelector('#middle')).contentFrame();
		return (await middle.waitForSelector('#sco')).contentFrame();
	}
	return (await page.waitForSelector('#sco')).contentFrame();
}

// ---- reading a log

export const values = (log, name) => log.filter((entry) => entry.call === 'SetValue' && entry.args[0] === name).map((entry) => entry.args[1]);

export const count = (log, call) => log.filter((entry) => entry.call === call).length;

// How many characters of a value LMSs take.
function limitOf(name) {
	if (name === 'cmi.suspend_data') {
		return 4000;
	}
	// Of answers in several parts each has its own: the strict LMS counts them.
	return /(learner_response|pattern)$/.test(name) ? 4000 : 255;
}

// What must hold for every session, whatever was done in it: a list of what is wrong.
export function faults(log) {
	const wrong = [];
	const changes = log.filter((entry) => (entry.call === 'SetValue' && entry.args[0] !== 'adl.nav.request') || entry.call === 'Commit');
	const end = log.findIndex((entry) => entry.call === 'Finish');
	const last = changes[changes.length - 1];
	if (count(log, 'Initialize') !== 1) {
		wrong.push(`${count(log, 'Initialize')} Initialize`);
	}
	if (log[0]?.call !== 'Initialize') {
		wrong.push('Initialize is not the first call');
	}
	if (count(log, 'Finish') > 1) {
		wrong.push(`${count(log, 'Finish')} Finish`);
	}
	if (end >= 0 && end !== log.length - 1) {
		wrong.push(`${log[log.length - 1].call} after the end`);
	}
	if (last && last.call !== 'Commit') {
		wrong.push(`no commit after ${last.args[0]}`);
	}
	for (const entry of log) {
		if (entry.call === 'SetValue' && entry.answer !== 'true') {
			wrong.push(`${entry.args.join(' = ')} -> ${entry.answer}`);
		}
		if (entry.call === 'SetValue' && String(entry.args[1]).length > limitOf(entry.args[0])) {
			wrong.push(`${entry.args[0]} is ${entry.args[1].length} long`);
		}
		if (/(student|learner)_(id|name)/.test(entry.args?.[0])) {
			wrong.push(`asks for ${entry.args[0]}`);
		}
	}
	return wrong;
}
