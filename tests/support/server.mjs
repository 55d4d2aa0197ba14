// Folders and made-up files on 127.0.0.1, at a port that is free. It ends with the process.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
	'.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
	'.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.gif': 'image/gif', '.mp3': 'audio/mpeg', '.wav': 'audio/wav',
	'.webm': 'video/webm', '.mp4': 'video/mp4', '.xml': 'application/xml', '.xsd': 'application/xml'
};

// mounts: { '/pkg/': '/folder', '/page.html': () => 'text' }. Resolves to { base, requests, missing, close }.
export async function serve(mounts) {
	const requests = [];
	const missing = [];
	const server = createServer(async (request, response) => {
		const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
		requests.push(path);
		const body = await find(mounts, path);
		if (body === null) {
			if (path !== '/favicon.ico') {
				missing.push(path);
			}
			response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
		} else {
			response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
			response.end(body);
		}
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	server.unref();
	return {
		base: `http://127.0.0.1:${server.address().port}`,
		port: server.address().port,
		requests,
		missing,
		close: () => { server.closeAllConnections(); server.close(); }
	};
}

async function find(mounts, path) {
	if (mounts[path]) {
		return typeof mounts[path] === 'function' ? mounts[path]() : readFile(mounts[path]);
	}
	for (const [prefix, folder] of Object.entries(mounts)) {
		if (prefix.endsWith('/') && path.startsWith(prefix)) {
			const file = normalize(join(folder, path.slice(prefix.length)));
			if (file.startsWith(normalize(folder) + sep)) {
				return readFile(file).catch(() => null);
			}
		}
	}
	return null;
}
