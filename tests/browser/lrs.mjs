// The LMS of the cmi5 tests, proved before it judges: a client that keeps the rules is taken at its word, and one that breaks one rule, each
// rule in turn, is told of that rule.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLrs } from '../support/lrs.mjs';
import { none, same, suite, test } from '../support/report.mjs';
import { ROOT } from '../support/tools.mjs';

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const CONTEXT = 'https://w3id.org/xapi/cmi5/context/';
const CMI5 = { id: `${CONTEXT}categories/cmi5` };
const MOVE_ON = { id: `${CONTEXT}categories/moveon` };
const TIME = { duration: 'PT1S' };

// A client that keeps the rules; `change` makes it break one.
class Client {
	constructor(launch) {
		this.launch = launch;
		const query = new URLSearchParams(launch.query);
		this.values = Object.fromEntries(query);
		this.headers = { 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' };
		this.clock = Date.parse('2026-01-02T03:04:05Z');
	}

	async open({ reads = ['LMS.LaunchData', 'cmi5LearnerPreferences'] } = {}) {
		const answer = await fetch(this.values.fetch, { method: 'POST' });
		this.headers.authorization = `Basic ${(await answer.json())['auth-token']}`;
		for (const id of reads) {
			const path = id === 'LMS.LaunchData' ? this.statePath(id) : `agents/profile?${new URLSearchParams({ profileId: id, agent: this.values.actor })}`;
			const found = await this.call('GET', path);
			this.setting = id === 'LMS.LaunchData' ? await found.json() : this.setting;
		}
		this.setting ??= { contextTemplate: this.launch.template };
		return this;
	}

	statePath(id, more = {}) {
		const { activityId, actor, registration } = this.values;
		return `activities/state?${new URLSearchParams({ activityId, agent: actor, registration, stateId: id, ...more })}`;
	}

	call(method, path, body, headers = {}) {
		return fetch(this.values.endpoint + path, { method, body, headers: { ...this.headers, ...headers } });
	}

	make(verb, { result, categories = [CMI5], extensions = {}, object = this.values.activityId } = {}) {
		const template = structuredClone(this.setting.contextTemplate);
		this.clock += 1000;
		return {
			id: randomUUID(), actor: JSON.parse(this.values.actor), verb: { id: VERBS + verb, display: { en: verb } },
			object: { objectType: 'Activity', id: object }, ...(result ? { result } : {}), timestamp: new Date(this.clock).toISOString(),
			context: { ...template, registration: this.values.registration, extensions: { ...template.extensions, ...extensions },
				contextActivities: { ...template.contextActivities, ...(categories.length ? { category: categories } : {}) } }
		};
	}

	// The five of cmi5, and an answer.
	said = {
		initialized: () => this.make('initialized'),
		answered: () => this.make('answered', { categories: [], object: 'urn:waymark:kit:q1', result: { response: 'a', success: true, score: { scaled: 1 } } }),
		completed: () => this.make('completed', { result: { ...TIME, completion: true }, categories: [CMI5, MOVE_ON] }),
		passed: (scaled = 0.9) => this.judged('passed', true, scaled),
		failed: (scaled = 0.1) => this.judged('failed', false, scaled),
		terminated: () => this.make('terminated', { result: TIME })
	};

	judged(verb, success, scaled) {
		const mastery = this.setting.masteryScore;
		return this.make(verb, { result: { ...TIME, success, score: { scaled } }, categories: [CMI5, MOVE_ON],
			extensions: mastery === undefined ? {} : { [`${CONTEXT}extensions/masteryscore`]: mastery } });
	}

	async send(...statements) {
		let status = 0;
		for (const statement of statements) {
			({ status } = await this.call('POST', 'statements', JSON.stringify(statement)));
		}
		return status;
	}

	say(verb, ...more) {
		return this.send(this.said[verb](...more));
	}
}

// What a client does wrong after "initialized", and what it is told. `change` works on the statement of the verb.
const statement = (verb, change) => async (client) => {
	const made = client.said[verb]();
	change(made);
	await client.send(made);
};

const BROKEN = [
	['initialized: not valid xAPI', statement('initialized', (made) => { made.verb.id = 'initialized'; }), { silent: true, told: /not valid xAPI: /, name: 'a verb that is no IRI' }],
	['its id is no UUID of version 4', statement('answered', (made) => { made.id = '00000000-0000-1000-8000-000000000000'; })],
	['another actor than the launch', statement('answered', (made) => { made.actor.account.name = 'somebody'; })],
	['its timestamp is not in UTC', statement('answered', (made) => { made.timestamp = '2027-01-02T03:04:05+02:00'; })],
	['another registration than the launch', statement('answered', (made) => { made.context.registration = randomUUID(); })],
	['the context template is not in its context', statement('answered', (made) => { delete made.context.extensions[`${CONTEXT}extensions/sessionid`]; })],
	['the context template is not in its context', statement('answered', (made) => { made.context.contextActivities.grouping = []; })],
	['said before the launch data were read', (client) => client.say('initialized'), { silent: true, reads: ['cmi5LearnerPreferences'] }],
	['said before the preferences were read', (client) => client.say('initialized'), { silent: true, reads: ['LMS.LaunchData'] }],
	['it is not "initialized", and the first', (client) => client.say('answered'), { silent: true }],
	['said after "terminated"', async (client) => { await client.say('terminated'); await client.say('answered'); }],
	['its timestamp is before the last one\\\'s', statement('answered', (made) => { made.timestamp = '2020-01-02T03:04:05Z'; })],
	['said twice in a session', (client) => client.say('initialized')],
	['passed and failed in a session', async (client) => { await client.say('failed'); await client.say('passed'); }],
	['said twice in a registration', async (client) => { await client.say('completed'); }, { before: 'completed' }],
	['said twice in a registration', async (client) => { await client.say('passed'); }, { before: 'passed' }],
	['failed after passed', async (client) => { await client.say('failed'); }, { before: 'passed' }],
	['said in mode ${launch.launchMode}', (client) => client.say('completed'), { launch: { launchMode: 'Review' }, told: /said in mode Review/ }],
	['said in mode ${launch.launchMode}', (client) => client.say('answered'), { launch: { launchMode: 'Browse' }, told: /said in mode Browse/ }],
	['not a verb of cmi5', statement('terminated', (made) => { made.verb.id = `${VERBS}experienced`; })],
	['its object is not the AU', statement('completed', (made) => { made.object.id = 'urn:other:1'; })],
	['no duration', statement('terminated', (made) => { delete made.result; })],
	['success', statement('passed', (made) => { delete made.result.success; })],
	['success', statement('completed', (made) => { made.result.success = true; })],
	['completion', statement('completed', (made) => { delete made.result.completion; })],
	['the category moveon', statement('completed', (made) => { made.context.contextActivities.category.pop(); })],
	['the category moveon', statement('terminated', (made) => { made.context.contextActivities.category.push(MOVE_ON); })],
	['the category moveon', statement('answered', (made) => { made.context.contextActivities.category = [MOVE_ON]; })],
	['a score', statement('completed', (made) => { made.result.score = { scaled: 1 }; })],
	['the extension masteryscore', statement('passed', (made) => { delete made.context.extensions[`${CONTEXT}extensions/masteryscore`]; })],
	['a scaled score beyond 0 to 1', (client) => client.say('failed', -0.5)],
	['a raw score that is no integer between min and max', statement('passed', (made) => { made.result.score.raw = 90; })],
	['a raw score that is no integer between min and max', statement('passed', (made) => { Object.assign(made.result.score, { raw: 90.5, min: 0, max: 100 }); })],
	['against the mastery score', (client) => client.say('passed', 0.7)],
	['against the mastery score', (client) => client.say('failed', 0.8)],
	['no category cmi5', statement('completed', (made) => { made.context.contextActivities.category = []; })],
	// The store around the statements.
	['fetch: ${request.method} instead of POST', (client, lms) => fetch(new URLSearchParams(lms.launch().query).get('fetch')), { told: /GET instead of POST/ }],
	['fetch: asked twice', (client) => fetch(client.values.fetch, { method: 'POST' })],
	['${path}: not the token of a session', (client) => client.call('GET', client.statePath('x'), undefined, { authorization: 'Basic eA==' }), { told: /not the token/ }],
	['${path}: no version in the headers', (client) => client.call('GET', client.statePath('x'), undefined, { 'x-experience-api-version': '0.9' }), { told: /no version/ }],
	['${path}: no such resource', (client) => client.call('GET', 'activities'), { told: /no such resource/ }],
	['state ${id}: of another activity, registration or learner', (client) => client.call('GET', client.statePath('x', { registration: randomUUID() })), { told: /of another activity/ }],
	['state ${id}: ${request.method}', (client) => client.call('DELETE', client.statePath('LMS.LaunchData')), { told: /LaunchData: DELETE/ }],
	['state ${id}: ${request.method} in mode ${launch.launchMode}', (client) => client.call('PUT', client.statePath('x'), '{}'), { launch: { launchMode: 'Review' }, told: /PUT in mode Review/ }],
	['profile: ${request.method}', (client) => client.call('PUT', 'agents/profile?profileId=x', '{}'), { told: /profile: PUT/ }],
	['statements: not JSON', (client) => client.call('POST', 'statements', '{')],
	['statement ${statement.id}: another one has this id', async (client) => {
		const made = client.said.answered();
		await client.send(made, { ...made, verb: { id: `${VERBS}asked` } });
	}, { told: /another one has this id/ }]
];

// Every rule, as the files have it.
const rules = ['lrs-rules', 'lrs'].flatMap((name) => {
	const text = readFileSync(join(ROOT, `tests/support/${name}.mjs`), 'utf8');
	return [...text.matchAll(/, ('[^'\\]*(?:\\.[^'\\]*)*'|`[^`]*`)\](?:[,)]|\n)|(?:wrong\.push|this\.find)\(('[^']*'|`[^`]*`)\)/g)].map(([, one, other]) => (one ?? other).slice(1, -1)).filter((rule) => !rule.startsWith('${this.base}'));
});

await suite(async () => {
	const lms = await startLrs();
	const start = async (launch = {}, how = {}) => new Client(lms.launch({ masteryScore: 0.8, ...launch })).open(how);

	await test('a client that keeps the rules has nothing to be told', async () => {
		const first = await start();
		for (const verb of ['initialized', 'answered', 'failed', 'terminated']) {
			same(await first.say(verb), 200, verb);
		}
		const { registration, activityId } = first.launch;
		const second = await start({ registration, activityId });
		for (const verb of ['initialized', 'answered', 'completed', 'passed', 'terminated']) {
			same(await second.say(verb), 200, verb);
		}
		same((await second.call('PUT', second.statePath('own'), '{"a":1}')).status, 204, 'PUT');
		const answer = await second.call('GET', second.statePath('own'));
		same(await answer.json(), { a: 1 }, 'the state');
		same((await second.call('PUT', second.statePath('own'), '{}', { 'if-match': '"old"' })).status, 412, 'an older version');
		same((await second.call('PUT', second.statePath('own'), '{}', { 'if-match': answer.headers.get('etag') })).status, 204, 'the right version');
		const found = await (await second.call('GET', `statements?${new URLSearchParams({ verb: `${VERBS}passed`, activity: activityId, registration, limit: 1 })}`)).json();
		same(found.statements.length, 1, 'statements found');
		none(lms.findings, 'findings');
	});

	await test('the same statement once more is no other one', async () => {
		const client = await start();
		const made = client.said.initialized();
		same([await client.send(made), await client.send(made), client.launch.statements.length], [200, 200, 1], 'statuses, statements');
		none(lms.findings, 'findings');
	});

	for (const [rule, act, { silent = false, before, launch = {}, reads, told, name } = {}] of BROKEN) {
		await test(`broken: ${name ?? rule}`, async () => {
			let earlier = {};
			if (before) {
				const first = await start();
				await first.say('initialized');
				await first.say(before);
				earlier = { registration: first.launch.registration, activityId: first.launch.activityId };
			}
			const client = await start({ ...earlier, ...launch }, { reads });
			if (!silent) {
				await client.say('initialized');
			}
			none(lms.findings, 'findings before');
			await act(client, lms);
			const found = lms.findings.splice(0);
			same([...new Set(found)].length, 1, `findings (${found.join('; ')})`);
			same((told ?? new RegExp(`: ${rule.replace(/\\/g, '').replace(/[.*+?^${}()|[\]]/g, '\\$&')}$|^${rule}$`)).test(found[0]), true, found[0]);
		});
	}

	await test('no rule is left that nobody broke', () => {
		none(rules.filter((rule) => !BROKEN.some(([each]) => each === rule)), 'rules');
		same(rules.length > 30, true, `${rules.length} rules were found`);
	});
	lms.close();
});
