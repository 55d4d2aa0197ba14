// XML as a tree, for documents that xmllint has found well-formed: elements without their prefix, attributes, text.
const references = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const decoded = (text) => text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, name) => {
	if (name[0] !== '#') {
		return references[name] ?? whole;
	}
	return String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
});

export class Element {
	constructor(name, attributes) {
		Object.assign(this, { name, attributes, children: [], text: '' });
	}

	// Children of that name; below: at any depth.
	all(name) {
		return this.children.filter((child) => child.name === name);
	}

	below(name) {
		return this.children.flatMap((child) => [...(child.name === name ? [child] : []), ...child.below(name)]);
	}

	one(...path) {
		return path.reduce((element, name) => element?.all(name)[0], this);
	}
}

export function readXml(source) {
	const root = new Element('', {});
	const open = [root];
	for (const [, tag, text] of source.replace(/<\?.*?\?>|<!--.*?-->/gs, '').matchAll(/<([^>]+)>|([^<]+)/g)) {
		const current = open[open.length - 1];
		if (text !== undefined) {
			current.text += decoded(text);
		} else if (tag[0] === '/') {
			open.pop();
			current.text = current.children.length && !current.text.trim() ? '' : current.text;
		} else {
			const [, name, rest] = tag.match(/^(?:[\w.-]+:)?([\w.-]+)(.*?)\/?$/s);
			const attributes = Object.fromEntries([...rest.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key, decoded(value)]));
			const element = new Element(name, attributes);
			current.children.push(element);
			if (!tag.endsWith('/')) {
				open.push(element);
			}
		}
	}
	return root.children[0];
}

// HTML's words, as one line: without citations, what only screen readers are told, and what is hidden.
export const words = (html) => decoded(html.replace(/<a href="#ref-[^>]*>.*?<\/a>|<span (class="visually-hidden"|hidden="hidden")>.*?<\/span>/gs, '').replace(/<(?!\/?(em|strong|code|b|a|span)\b)[^>]*>/g, ' ')
	.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ').trim();
