// Whether all that stands on a page has room there.

// What is wider than the window, or cut off by its own box. Tables and listings scroll inside their box; a menu shortens what was chosen.
export const squeezed = (frame, part = 'body') => frame.evaluate((selector) => {
	const found = [];
	const name = (element) => `${element.nodeName.toLowerCase()}.${element.className.baseVal ?? element.className} "${element.textContent.trim().slice(0, 30)}"`;
	const wide = document.documentElement.scrollWidth - window.innerWidth;
	if (wide > 0) {
		found.push(`${wide} px to scroll sideways`);
	}
	const scrolls = (element) => element.closest('.table, pre, .menu__panel, .side');
	const range = document.createRange();
	for (const element of document.querySelectorAll(`${selector} *`)) {
		if (!element.getClientRects().length || element.closest('select, input, .visually-hidden, .skip, .exit__dots, svg') || scrolls(element)) {
			continue;
		}
		const style = getComputedStyle(element);
		if (/hidden|clip/.test(style.overflowX) && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
			found.push(`cut off: ${name(element)}`);
		}
		const frameOf = element.closest('.button, .exit, .menu__button, .header__course, .steps a, .option, summary, label, th, td') ?? document.documentElement;
		const box = frameOf.getBoundingClientRect();
		for (const node of element.childNodes) {
			if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue.trim()) {
				continue;
			}
			range.selectNodeContents(node);
			for (const rect of range.getClientRects()) {
				if (rect.width > 0 && (rect.left < box.left - 1 || rect.right > box.right + 1)) {
					found.push(`beyond its box: ${name(element)}`);
					break;
				}
			}
		}
	}
	return found;
}, part);
