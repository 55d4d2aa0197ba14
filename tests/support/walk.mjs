// A full walk through a module: every view, every practice question, each scenario to an ending, the check. On a page or in the frame of an LMS.
import { answerShown, choose, data, goTo, kinds, pick, playScenario, press, restart, shownQuestion } from './learner.mjs';

export const viewsOf = (frame) => frame.evaluate(() => [...document.querySelectorAll('.view')].map((view) => view.id));

export async function answerPractice(frame, question, outcome) {
	if (question.options || kinds[question.type]?.put) {
		await pick(frame, question.id, choose(question, outcome));
	} else {
		await frame.locator(`#${question.id} textarea`).fill('my own words');
	}
	if (await frame.locator(`#${question.id} .question__buttons button`).isVisible()) {
		await press(frame, question.id);
	}
}

// look(what) is called at each view, after each answer and each ending.
export async function walk(frame, look = () => {}) {
	const page = await data(frame);
	for (const id of await viewsOf(frame)) {
		await goTo(frame, id);
		await look(id);
		for (const question of page.questions.filter((each) => each.practice && each.section === id)) {
			await answerPractice(frame, question, 'wrong');
			await look(question.id);
		}
		for (const scenario of page.scenarios.filter((each) => each.section === id)) {
			await restart(frame, scenario);
			await playScenario(frame, scenario);
			await look(scenario.id);
		}
		// The tab may know some answers already, of the same module in another language.
		while (page.sections.some((section) => section.id === id && section.kind === 'check') && await shownQuestion(frame)) {
			await press(frame, (await answerShown(frame, page.questions, 'right')).id);
			await look('check');
		}
	}
}
