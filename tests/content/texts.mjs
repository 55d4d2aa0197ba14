// The texts of content/ as blocks of Markdown with what they cite: read here by our own few rules, so that the generator does not judge itself.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const CONTENT = process.env.WAYMARK_CONTENT ?? join(process.env.WAYMARK_ROOT, 'content');

export const files = (folder = '') =>
	readdirSync(join(CONTENT, folder)).sort().flatMap((name) => {
		const inside = folder ? `${folder}/${name}` : name;
		if (statSync(join(CONTENT, inside)).isDirectory())
			return files(inside);
		return name.endsWith('.md') ? [inside] : [];
	});

export const read = (inside) => readFileSync(join(CONTENT, inside), 'utf8');

// { front, body, line }: front matter as text, and where the body starts.
const divide = (text) => {
	const match = /^---\n(.*?)\n---\n/s.exec(text);
	if (!match)
		return { front: '', body: text, line: 1 };
	return { front: match[1], body: text.slice(match[0].length), line: match[0].split('\n').length };
};

export const frontMatter = (inside) => divide(read(inside)).front;

export const citations = (text) => [...text.matchAll(/\[@([a-z0-9-]+)[^\]]*\]/g)].map((match) => match[1]);

const indent = (line) => /^[\s>]*/.exec(line)[0].replace(/ /g, '').length;
const startsItem = (line) => /^[\s>]*(?:[-*]|\d+\.)\s/.test(line);

// Blocks: paragraphs, list items, rows of tables, each { text, line, heading }. A heading with an id and .q opens a question, which goes on to the
// next heading; `unit` is equal for all blocks of one question, and the block's own number elsewhere.
export const blocks = (inside) => {
	const { body, line: first } = divide(read(inside));
	const found = [];
	let question = null, story = false, open = null;
	const close = () => {
		if (open && open.text.trim())
			found.push(open);
		open = null;
	};
	body.split('\n').forEach((line, index) => {
		const heading = /^(#{1,6}) (.*)$/.exec(line);
		const blank = /^[\s>]*$/.test(line);
		if (heading || blank || startsItem(line) || /^[\s>]*\|/.test(line) || (open && indent(line) !== open.indent))
			close();
		if (heading)
			question = /\{#[^}]*\.q\b/.test(line) ? index : null;
		if (/^\s*> \[!/.test(line))
			story = /^\s*> \[!STORY\]/.test(line);
		else if (!line.startsWith('>'))
			story = false;
		if (blank || /^\s*<!--.*-->\s*$/.test(line) || /^[\s>]*\[!/.test(line) || /^[|\s>:-]+$/.test(line))
			return;
		if (open)
			open.text += ` ${line}`;
		else
			open = { inside, line: first + index, indent: indent(line), text: line, heading: Boolean(heading), story, unit: question ?? `${index}` };
	});
	close();
	return found;
};
