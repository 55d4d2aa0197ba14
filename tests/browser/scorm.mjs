// The SCORM 1.2 packages of WAYMARK_DIST in LMSs of several kinds: a strict one, scorm-again, and those that answer nonsense. SCORM 2004
// plays the same scripts: see scorm2004.mjs.
import { byTurns } from '../support/brief.mjs';
import { suite } from '../support/report.mjs';
import { playAnswers } from '../support/scorm/answers.mjs';
import { playHosts } from '../support/scorm/hosts.mjs';
import { playAgain, playEnd, playPackage, playWhole } from '../support/scorm/packages.mjs';
import { openRoom } from '../support/scorm/room.mjs';
import { scorm12 } from '../support/scorm/standards.mjs';

const isBrief = Boolean(process.env.WAYMARK_BRIEF);

await suite(async () => {
	const room = await openRoom(scorm12);
	// The same script with other words: every third module and one whole package are enough where the made kit plays the rest.
	for (const item of byTurns(room.packages).filter((_, i) => !isBrief || i % 3 === 0)) {
		await playPackage(room, item);
	}
	if (!isBrief) {
		await playAnswers(room);
		await playHosts(room);
	}
	await playAgain(room);
	for (const whole of isBrief ? room.wholes.slice(0, 1) : room.wholes) {
		await playWhole(room, whole);
	}
	await playEnd(room);
});
