// Cases of a suite: each prints "ok name" or "FAIL name: reason"; the last line counts them.
//
// For work on a case: WAYMARK_ONLY=words runs those whose names contain the words, WAYMARK_TIMES=1 prints how long each took,
// WAYMARK_STACK=1 where it failed.
let passed = 0;
let failed = 0;

export async function test(name, run) {
	if (process.env.WAYMARK_ONLY && !name.includes(process.env.WAYMARK_ONLY)) {
		return;
	}
	const start = Date.now();
	try {
		await run();
		passed += 1;
		console.log(`ok ${name}${process.env.WAYMARK_TIMES ? ` (${Date.now() - start} ms)` : ''}`);
	} catch (error) {
		failed += 1;
		const place = process.env.WAYMARK_STACK ? `\n${error.stack}` : '';
		console.log(`FAIL ${name}: ${String(error.message).split('\n').slice(0, 12).join(' | ')}${place}`);
	}
}

// For what stands in the way of a whole suite, so that it does not end without a word. A browser may still be open: it ends with us.
export async function suite(run) {
	try {
		await run();
	} catch (error) {
		failed += 1;
		console.log(`FAIL suite: ${error.stack}`);
	}
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

export function same(actual, expected, what) {
	const [one, other] = [actual, expected].map((value) => JSON.stringify(value));
	if (one !== other) {
		throw new Error(`${what}: ${one} instead of ${other}`);
	}
}

export function truth(value, what) {
	if (!value) {
		throw new Error(what);
	}
}

export function none(list, what) {
	if (list.length) {
		throw new Error(`${what}: ${list.slice(0, 8).map((item) => typeof item === 'string' ? item : JSON.stringify(item)).join('; ')}`);
	}
}
