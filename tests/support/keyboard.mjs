// A learner without a mouse: Tab, Shift+Tab, Space, Enter and the arrows, and letters where there is something to type.
import { hasGaps, typeGaps } from './learner-gaps.mjs';

export const order = (page, id) => page.locator(`#${id} .order__item`).evaluateAll((all) => all.map((item) => item.dataset.option));

// What has the focus: where it is, and what is wrong with that. Runs inside the page. A heading that is longer than the screen, or a table that
// scrolls, may reach beyond it; everything else has to be on the screen as a whole, and below the header.
function stop() {
	const element = document.activeElement;
	const box = element.getBoundingClientRect();
	const header = document.querySelector('.header');
	const top = header.contains(element) || element.matches('.skip') ? 0 : header.getBoundingClientRect().bottom;
	const faults = [];
	if (element === document.body) {
		return { name: 'body', faults };
	}
	if (box.width === 0 || box.height === 0 || !element.checkVisibility({ visibilityProperty: true })) {
		faults.push('is not there to see');
	}
	if (box.top < top - 1) {
		faults.push(`begins ${Math.round(top - box.top)} px under the header or above the screen`);
	}
	if (box.bottom > innerHeight + 1 && (box.height < innerHeight - top || box.top > innerHeight - 40)) {
		faults.push(`ends ${Math.round(box.bottom - innerHeight)} px below the screen`);
	}
	if (box.left < -1 || box.right > innerWidth + 1) {
		faults.push('is beyond the side of the screen');
	}
	// A small control is shown by the ring around its label, a button of a player by the browser's own.
	const isInside = element.matches('audio, video');
	const ring = [element, element.closest('label')].filter(Boolean).map((each) => getComputedStyle(each));
	if (!isInside && !ring.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(style.outlineColor))) {
		faults.push('has no ring around it');
	}
	const [x, y] = [Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)), Math.min(innerHeight - 1, Math.max(top, box.top + Math.min(box.height / 2, 20)))];
	const covered = document.elementFromPoint(x, y);
	if (covered && covered.closest('.header, .side') && !covered.closest('.header, .side').contains(element)) {
		faults.push(`is covered by ${covered.className || covered.nodeName}`);
	}
	return { name: `${element.outerHTML.slice(0, 70)} in ${location.hash}`, faults };
}

// The keys of a page. After each one that moves the focus, judge({name, faults}) hears where it is now; without it nobody looks.
export function keyboard(page, judge = null) {
	const isOn = (selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);

	async function press(key) {
		await page.keyboard.press(key);
		if (judge) {
			judge(await page.evaluate(stop));
		}
	}

	async function tabTo(selector) {
		for (let i = 0; i < 250; i += 1) {
			if (await isOn(selector)) {
				return;
			}
			await press('Tab');
		}
		throw new Error(`Tab never reaches ${selector}`);
	}

	async function options({ id, type }, answer) {
		const letters = await page.locator(`#${id} .option input`).evaluateAll((all) => all.map((input) => input.value));
		await tabTo(`#${id} .option input`);
		for (const [i, letter] of letters.entries()) {
			const isChosen = answer.includes(letter);
			if (isChosen && (type === 'multiple' || i === 0)) {
				await press('Space');
			} else if (isChosen) {
				for (let steps = 0; steps < i; steps += 1) {
					await press('ArrowDown');
				}
			}
			if (type === 'multiple' && i + 1 < letters.length) {
				await press('Tab');
			}
		}
	}

	async function matching({ id }, answer) {
		await tabTo(`#${id} select`);
		for (const [i, letter] of answer.entries()) {
			const values = await page.evaluate(() => [...document.activeElement.options].map((option) => option.value));
			await press('Home');
			for (let steps = values.indexOf(letter); steps > 0; steps -= 1) {
				await press('ArrowDown');
			}
			if (i + 1 < answer.length) {
				await press('Tab');
			}
		}
	}

	async function ordering({ id }, answer) {
		await tabTo(`#${id} .order__move`);
		for (const [place, letter] of answer.entries()) {
			const up = `#${id} .order__item[data-option="${letter}"] [data-move="-1"]`;
			if ((await order(page, id)).indexOf(letter) > place) {
				// Shift and Tab lead back to the first button, Tab from there to the item.
				while (!await isOn(`#${id} .order__item:first-child .order__move:first-of-type`)) {
					await press('Shift+Tab');
				}
				await tabTo(up);
				for (let at = (await order(page, id)).indexOf(letter); at > place; at -= 1) {
					await press('Enter');
				}
			}
		}
	}

	// An answer is a place on the scale for each statement, from 1 up; 0 is the last one, "prefer not to say".
	async function likert({ id }, answer) {
		for (const [i, place] of answer.entries()) {
			const statement = page.locator(`#${id} .likert`).nth(i);
			const values = await statement.locator('input').evaluateAll((all) => all.map((input) => input.value));
			await tabTo(`#${id} [name="${await statement.locator('input').first().getAttribute('name')}"]`);
			await press('Space');
			for (let steps = values.indexOf(place); steps > 0; steps -= 1) {
				await press('ArrowDown');
			}
		}
	}

	async function reflection({ id }, words) {
		await tabTo(`#${id} textarea`);
		await page.keyboard.type(words);
	}

	// Answers a question and presses its button, where it has one.
	async function answer(question, value) {
		const field = `#${question.id} .gap__field`;
		const button = `#${question.id} .question__buttons button`;
		if (hasGaps(question)) {
			await tabTo(field);
			await typeGaps(page, question, value);
		} else {
			await ({ matching, ordering, likert, reflection }[question.type] ?? options)(question, value);
		}
		if (await page.locator(button).isVisible()) {
			await tabTo(button);
			await press('Enter');
		}
	}

	return { press, tabTo, answer };
}
