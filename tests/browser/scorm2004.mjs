// The SCORM 2004 packages of WAYMARK_DIST: the scripts of scorm.mjs, and what 1.2 has not.
import { suite } from '../support/report.mjs';
import { playAnswers } from '../support/scorm/answers.mjs';
import { playHosts } from '../support/scorm/hosts.mjs';
import { playAgain, playEnd, playPackage } from '../support/scorm/packages.mjs';
import { openRoom } from '../support/scorm/room.mjs';
import { scorm2004 } from '../support/scorm/standards.mjs';

await suite(async () => {
	const room = await openRoom(scorm2004);
	for (const item of room.packages.filter(({ data }) => data.language === 'en')) {
		await playPackage(room, item);
	}
	await playAnswers(room);
	await playHosts(room);
	await playAgain(room);
	await playEnd(room);
});
