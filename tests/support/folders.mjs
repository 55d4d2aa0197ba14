// Temporary folders and the outputs under test.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function temporaryFolder(name) {
	const folder = mkdtempSync(join(process.env.WAYMARK_WORK ?? tmpdir(), `${name}-`));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}

// The folder that `waymark build` wrote.
export function distFolder() {
	const dist = process.env.WAYMARK_DIST;
	if (!dist || !existsSync(join(dist, 'site'))) {
		throw new Error(`WAYMARK_DIST (${dist}) is not a folder with a site`);
	}
	return dist;
}

// Pages of the course, when they are asked for as ".html": the neutral page, units.html, has nothing of it, no data and no header.
export function filesBelow(folder, suffix) {
	return readdirSync(folder).sort().flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesBelow(path, suffix) : name.endsWith(suffix) && (suffix !== '.html' || name !== 'units.html') ? [path] : [];
	});
}

export function unzip(archive, folder) {
	execFileSync('unzip', ['-q', '-o', archive, '-d', folder]);
	return folder;
}
