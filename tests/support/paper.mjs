// What a page says on paper: printed into a file by the browser and read back by poppler, which set-up installs.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from './folders.mjs';

const file = join(temporaryFolder('paper'), 'sheets.pdf');

// Blanks are one each; marks of direction are not read.
export const plain = (text) => text.replace(/[\s\u200b-\u200f\u2066-\u2069]+/g, ' ').trim();

// The sheets as text, one after the other. size: "A4", "Letter" or { width, height }.
export async function sheets(page, size) {
	await page.pdf({ path: file, ...(typeof size === 'string' ? { format: size } : size) });
	return execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1).map(plain);
}

// The sheets as pages with their words and where these stand, in points from the upper left corner: { width, height, words: [{ text, box }] }.
export async function layout(page, size) {
	await page.pdf({ path: file, ...(typeof size === 'string' ? { format: size } : size) });
	const read = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
	return read.split('<page ').slice(1).map((part) => {
		const [width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(part).slice(1).map(Number);
		const words = [...part.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g)]
			.map(([, left, top, right, bottom, text]) => ({ text, box: [left, top, right, bottom].map(Number) }));
		return { width, height, words };
	});
}
