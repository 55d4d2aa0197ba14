// XML as a tree, for tests: well-formed or an error. Pages, bare HTML and Moodle XML are all read with it.
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decode(text) {
	return text.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, (whole, name) => {
		if (name[0] === '#')
			return String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
		if (!(name in ENTITIES)) throw new Error(`unknown reference ${whole}`);
		return ENTITIES[name];
	});
}

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!doctype[^>]*>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>|[^<]+|</gi;

// { name, attributes, children } with children nodes and strings; `name` is "" for the document.
export function parse(xml) {
	const root = { name: '', attributes: {}, children: [] };
	const open = [root];
	for (const [token, cdata, closing, name, attributes, empty] of xml.matchAll(TOKEN)) {
		const top = open[open.length - 1];
		if (token === '<') throw new Error(`a lone "<" in ${top.name}`);
		if (cdata !== undefined) top.children.push(cdata);
		else if (name === undefined) {
			if (token[0] !== '<') top.children.push(decode(token));
		} else if (closing) {
			if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
			open.pop();
		} else {
			const node = { name, attributes: {}, children: [] };
			for (const [, key, value] of attributes.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g)) node.attributes[key] = decode(value);
			top.children.push(node);
			if (!empty) open.push(node);
		}
	}
	if (open.length > 1) throw new Error(`<${open[open.length - 1].name}> is not closed`);
	return root;
}

export const elements = (node) => node.children.filter((child) => typeof child !== 'string');
export const child = (node, name) => elements(node).find((each) => each.name === name);
export const childrenOf = (node, name) => elements(node).filter((each) => each.name === name);
export const hasClass = (node, name) => (node.attributes.class ?? '').split(' ').includes(name);

export function all(node, wanted, found = []) {
	for (const each of elements(node)) {
		if (wanted(each)) found.push(each);
		all(each, wanted, found);
	}
	return found;
}
export const first = (node, wanted) => all(node, wanted)[0];

// The words below a node. `instead(node)` may give other words for an element, or null to leave it to its own.
export function words(node, instead = () => null) {
	if (typeof node === 'string') return node;
	return instead(node) ?? node.children.map((each) => words(each, instead)).join('');
}
