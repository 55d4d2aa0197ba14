// The tools from the npm registry stay out of the tree: set-up puts them into build/npm.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = process.env.WAYMARK_ROOT ?? join(dirname(fileURLToPath(import.meta.url)), '../..');

const require = createRequire(join(ROOT, 'build/npm/package.json'));

export const tool = (name) => require(name);
export const toolFile = (path) => join(ROOT, 'build/npm/node_modules', path);
