// An LMS that speaks cmi5, on 127.0.0.1: it launches, hands out tokens, and has a record store (LRS) that knows the rules of cmi5 1.0 and
// says of each statement which of them it breaks. What breaks one is answered with 400, and kept in `findings`. It ends with the process.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { judgeStatement } from './lrs-rules.mjs';

const CORS = {
	'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, PUT, POST, DELETE, OPTIONS',
	'access-control-allow-headers': 'authorization, content-type, x-experience-api-version, if-match, if-none-match',
	'access-control-expose-headers': 'etag, x-experience-api-version', 'access-control-max-age': '0'
};
const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

export async function startLrs() {
	const lms = new Lms();
	const server = createServer((request, response) => {
		const parts = [];
		request.on('data', (part) => parts.push(part));
		request.on('end', () => lms.answer(request, Buffer.concat(parts).toString('utf8'), response));
		request.on('error', () => {});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	server.unref();
	lms.base = `http://127.0.0.1:${server.address().port}`;
	lms.close = () => { server.closeAllConnections(); server.close(); };
	return lms;
}

class Lms {
	findings = [];
	launches = [];
	requests = [];    // "PUT activities/state waymark"
	state = new Map(); // key: { text, etag }
	isDown = false;   // nobody answers
	failsWith = 0;    // a status for all that is asked of the store
	wait = 0;         // milliseconds before it says that a page may ask
	refusesTokens = false;
	preferences = null;
	statementsAreSecret = false;
	isCatapult = false; // as ADL's reference LMS: a list is judged by the session before it, with 403; a relaunch ends a session; versions are not shared
	fails = {};       // { "PUT activities/state": status }: one resource in trouble, for one method
	hidesState = false; // the learner's state cannot be read: 500
	refuses = {};     // { passed: status }: a verb that it does not take, whatever else is in the list
	patience = 0;     // milliseconds for "initialized" to come after what was sent behind it: two requests can overtake each other
	versions = (etag) => etag; // what becomes of an etag on its way
	extraPages = {};  // { path: text }

	// Options: launchMode, moveOn, masteryScore, returnURL, of the launch data; registration and activityId of an earlier launch.
	// Resolves to what the launch is, with `query`: what is added to the package's address.
	launch({ launchMode = 'Normal', moveOn = 'Passed', masteryScore, returnURL, registration = randomUUID(), activityId = `${this.base}/au/${randomUUID()}`,
		publisherId = 'urn:waymark:kit:m02' } = {}) {
		const launch = {
			registration, activityId, launchMode, masteryScore, key: randomUUID(), session: randomUUID(), token: null, asked: new Set(), statements: [],
			actor: { objectType: 'Agent', account: { homePage: `${this.base}/`, name: 'learner & +1' } }
		};
		if (this.isCatapult) {
			this.launches.filter((each) => each.registration === registration && each.activityId === activityId).forEach((each) => { each.isAbandoned = true; });
		}
		launch.template = {
			contextActivities: { grouping: [{ objectType: 'Activity', id: publisherId }] },
			extensions: { [SESSION]: launch.session, 'https://lms.example/extensions/keep': { as: ['it', 'is'] } }
		};
		this.put(launch, 'LMS.LaunchData', JSON.stringify({ contextTemplate: launch.template, launchMode, moveOn, masteryScore, returnURL }));
		// In another order than the standard's.
		launch.query = '?' + [['registration', registration], ['actor', JSON.stringify(launch.actor)], ['fetch', `${this.base}/fetch?key=${launch.key}&a=b`],
			['activityId', activityId], ['endpoint', `${this.base}/lrs/`]].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
		this.launches.push(launch);
		return launch;
	}

	// All statements of a registration, of whatever session.
	recorded(registration) {
		return this.launches.filter((each) => each.registration === registration).flatMap((each) => each.statements);
	}

	stateOf(launch, id) {
		return this.state.get(stateKey(launch.activityId, launch.registration, id));
	}

	put(launch, id, text) {
		this.state.set(stateKey(launch.activityId, launch.registration, id), { text, etag: `"${randomUUID()}"` });
	}

	find(...what) {
		this.findings.push(...what);
		return what.length > 0;
	}

	answer(request, body, response) {
		const url = new URL(request.url, this.base);
		if (this.isDown) {
			request.socket.destroy();
			return;
		}
		const reply = (status, text = '', headers = {}) => {
			response.writeHead(status, { ...CORS, ...headers });
			response.end(text);
		};
		if (request.method === 'OPTIONS') {
			setTimeout(reply, this.wait, 204);
		} else if (url.pathname === '/fetch') {
			this.handOut(request, url, reply);
		} else if (url.pathname.startsWith('/lrs/')) {
			this.store(request, url, body, reply);
		} else {
			const page = this.extraPages[url.pathname];
			reply(page === undefined ? 404 : 200, page, { 'content-type': 'text/html; charset=utf-8' });
		}
	}

	handOut(request, url, reply) {
		const launch = this.launches.find((each) => each.key === url.searchParams.get('key'));
		const json = { 'content-type': 'application/json' };
		this.requests.push(`${request.method} fetch`);
		if (request.method !== 'POST') {
			this.find(`fetch: ${request.method} instead of POST`);
		}
		if (!launch || launch.token || this.refusesTokens) {
			if (launch?.token) {
				this.find('fetch: asked twice');
			}
			reply(200, JSON.stringify({ 'error-code': '1', 'error-text': 'used or expired' }), json);
			return;
		}
		launch.token = Buffer.from(`user:${randomUUID()}`).toString('base64');
		reply(200, JSON.stringify({ 'auth-token': launch.token }), json);
	}

	store(request, url, body, reply) {
		const path = url.pathname.slice('/lrs/'.length);
		const launch = this.launches.find((each) => each.token && request.headers.authorization === `Basic ${each.token}`);
		const wrong = [];
		this.requests.push(`${request.method} ${path} ${url.searchParams.get('stateId') ?? url.searchParams.get('profileId') ?? url.searchParams.get('verb') ?? ''}`.trim());
		const failure = this.failsWith || this.fails[`${request.method} ${path}`];
		if (failure) {
			launch?.asked.add(url.searchParams.get('profileId'));
			reply(failure);
			return;
		}
		if (!launch) {
			wrong.push(`${path}: not the token of a session`);
		}
		if (!/^1\.0\.\d+$/.test(request.headers['x-experience-api-version'] ?? '')) {
			wrong.push(`${path}: no version in the headers`);
		}
		const resource = { 'activities/state': this.document, 'agents/profile': this.profile, statements: this.statements }[path];
		if (!resource) {
			wrong.push(`${path}: no such resource`);
		}
		if (this.find(...wrong)) {
			reply(launch ? 400 : 401, wrong.join('\n'));
			return;
		}
		resource.call(this, launch, request, url.searchParams, body, reply);
	}

	// ---- resources

	document(launch, request, query, body, reply) {
		const id = query.get('stateId');
		const wrong = [];
		if (query.get('activityId') !== launch.activityId || query.get('registration') !== launch.registration || query.get('agent') !== JSON.stringify(launch.actor)) {
			wrong.push(`state ${id}: of another activity, registration or learner`);
		}
		if (request.method !== 'GET' && id === 'LMS.LaunchData') {
			wrong.push(`state ${id}: ${request.method}`);
		}
		if (request.method !== 'GET' && launch.launchMode !== 'Normal') {
			wrong.push(`state ${id}: ${request.method} in mode ${launch.launchMode}`);
		}
		if (this.find(...wrong)) {
			reply(400, wrong.join('\n'));
			return;
		}
		const known = this.stateOf(launch, id);
		if (this.hidesState && request.method === 'GET' && id !== 'LMS.LaunchData') {
			reply(500);
			return;
		}
		if (request.method === 'GET') {
			launch.asked.add(id);
			reply(known ? 200 : 404, known?.text, known ? { 'content-type': 'application/json', ...this.version(known) } : {});
		} else if (request.headers['if-match'] && request.headers['if-match'] !== known?.etag) {
			reply(412);
		} else {
			this.put(launch, id, body);
			reply(204, '', this.version(this.stateOf(launch, id)));
		}
	}

	version(document) {
		return this.isCatapult ? {} : { etag: this.versions(document.etag) };
	}

	profile(launch, request, query, body, reply) {
		launch.asked.add(query.get('profileId'));
		if (request.method !== 'GET') {
			this.find(`profile: ${request.method}`);
		}
		reply(this.preferences ? 200 : 404, this.preferences ? JSON.stringify(this.preferences) : '', { 'content-type': 'application/json' });
	}

	statements(launch, request, query, body, reply) {
		if (request.method === 'GET') {
			this.search(launch, query, reply);
			return;
		}
		let list;
		try {
			list = [JSON.parse(body)].flat();
		} catch {
			this.find('statements: not JSON');
			reply(400);
			return;
		}
		const refused = this.isCatapult && launch.isAbandoned ? 403 : list.map((statement) => this.refuses[String(statement.verb?.id).split('/').pop()]).find(Boolean);
		if (refused) {
			reply(refused);
			return;
		}
		if (this.patience && !launch.statements.length && !String(list[0].verb?.id).endsWith('/initialized')) {
			setTimeout(() => this.take(launch, list, reply), this.patience);
		} else {
			this.take(launch, list, reply);
		}
	}

	take(launch, list, reply) {
		const recorded = this.recorded(launch.registration);
		const wrong = [];
		const fresh = [];
		for (const statement of list) {
			const known = recorded.find((each) => each.id === statement.id);
			if (!known) {
				wrong.push(...judgeStatement(launch, statement, this.isCatapult ? launch.statements : [...launch.statements, ...fresh], recorded));
				fresh.push(statement);
			} else if (JSON.stringify(known) !== JSON.stringify(statement)) {
				wrong.push(`statement ${statement.id}: another one has this id`);
			}
		}
		if (this.find(...wrong)) {
			reply(this.isCatapult ? 403 : 400, wrong.join('\n'));
			return;
		}
		launch.statements.push(...fresh);
		reply(200, JSON.stringify(list.map((statement) => statement.id)), { 'content-type': 'application/json' });
	}

	search(launch, query, reply) {
		if (this.statementsAreSecret) {
			reply(403);
			return;
		}
		if (query.has('statementId')) {
			const one = this.recorded(launch.registration).find((statement) => statement.id === query.get('statementId'));
			reply(one ? 200 : 404, JSON.stringify(one), { 'content-type': 'application/json' });
			return;
		}
		const found = this.recorded(query.get('registration')).filter((statement) => statement.verb.id === query.get('verb') &&
			statement.object.id === query.get('activity')).reverse().slice(0, Number(query.get('limit')) || undefined);
		reply(200, JSON.stringify({ statements: found, more: '' }), { 'content-type': 'application/json' });
	}
}

const stateKey = (...parts) => parts.join('\n');
