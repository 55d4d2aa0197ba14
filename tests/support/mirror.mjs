// What of a page has a left and a right side, element by element, in words that can be compared. Runs inside the page; with `isMirrored` left
// and right have changed places, so that a page that was mirrored well gives the same words as the one it mirrors. What is turned has its sides
// elsewhere and gives no words.
export function pageFacts(isMirrored) {
	const [start, end] = isMirrored ? ['Right', 'Left'] : ['Left', 'Right'];
	const facts = [];
	// Lengths that depend on how long the words are have no place here.
	const px = (value) => /px$/.test(value) ? Math.round(parseFloat(value)) : value;
	const turned = { left: isMirrored ? 'right' : 'left', right: isMirrored ? 'left' : 'right' };
	const margins = (element, style) => {
		const centred = element.matches('.main, .steps__next, .figure__drawing, .figure img, table, svg *') || /flex|grid/.test(getComputedStyle(element.parentNode).display);
		return centred ? '' : `${px(style[`margin${start}`])} ${px(style[`margin${end}`])}`;
	};
	const side = (style, at) => [px(style[`border${at}Width`]), style[`border${at}Style`], style[`border${at}Color`], px(style[`padding${at}`])].join(' ');
	const corners = (style, at) => [style[`borderTop${at}Radius`], style[`borderBottom${at}Radius`]].join(' ');
	const describe = (element, part, style) => {
		if (style.transform !== 'none') {
			return '';
		}
		const isPlaced = part && /absolute|fixed/.test(style.position);
		return [
			side(style, start), side(style, end), corners(style, start), corners(style, end), part ? '' : margins(element, style),
			isPlaced ? px(style[start.toLowerCase()]) : '', turned[style.textAlign] ?? style.textAlign, turned[style.float] ?? style.float
		].join(' | ');
	};
	const add = (element, name, part) => {
		const style = getComputedStyle(element, part);
		if (!part || style.content !== 'none') {
			facts.push({ name: name + (part ?? ''), look: describe(element, part, style) });
		}
	};
	document.querySelectorAll('.view').forEach((view) => { view.hidden = false; });
	for (const element of document.body.querySelectorAll('*')) {
		if (element.closest('svg, bdi, script, noscript') || element.closest('[dir]:not(html)')) {
			continue;
		}
		const name = `${element.nodeName.toLowerCase()}.${element.className}`;
		add(element, name);
		add(element, name, '::before');
		add(element, name, '::after');
	}
	return facts;
}
