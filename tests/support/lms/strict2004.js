// An LMS for SCORM 2004 that takes nothing which is not to the letter: the standard's rules, those of Moodle 4.5 where they are narrower,
// and second launches. makeStrict2004(data) gives {api, refused, committed(), next()}; data as of an earlier next().
/* exported makeStrict2004 */
function makeStrict2004(data, options) {
	'use strict';

	var SHORT = /^[\w.]{1,250}$/;
	var DECIMAL = /^-?\d{1,5}(\.\d{1,7})?$/;
	var TIMESTAMP = /^(19[7-9]\d|20[0-2]\d|203[0-8])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
	var DURATION = /^PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/;
	var LINE250 = /^(?!\{)[^\n\r\t]{0,250}$/;
	var COMPLETION = /^(completed|incomplete|not attempted|unknown)$/;
	var SUCCESS = /^(passed|failed|unknown)$/;

	function between(lowest, highest) {
		return { test: function (value) { return DECIMAL.test(value) && Number(value) >= lowest && Number(value) <= highest; } };
	}

	// As many parts as LMSs take, each different where `once`.
	function list(part, once) {
		return { test: function (value) {
			var parts = value.split('[,]');
			return parts.length <= 36 && parts.every(function (each, i) {
				return part.test(each) && (!once || parts.indexOf(each) === i);
			});
		} };
	}

	// name: [reads, format of what may be written or null]
	var ELEMENTS = {
		'cmi._version': [true, null], 'cmi.learner_id': [true, null], 'cmi.learner_name': [true, null], 'cmi.credit': [true, null],
		'cmi.mode': [true, null], 'cmi.entry': [true, null], 'cmi.launch_data': [true, null], 'cmi.total_time': [true, null],
		'cmi.completion_threshold': [true, null], 'cmi.scaled_passing_score': [true, null], 'cmi.score._children': [true, null],
		'cmi.interactions._children': [true, null], 'cmi.objectives._children': [true, null],
		'cmi.completion_status': [true, COMPLETION], 'cmi.success_status': [true, SUCCESS], 'cmi.progress_measure': [true, between(0, 1)],
		'cmi.score.scaled': [true, between(-1, 1)], 'cmi.score.raw': [true, DECIMAL], 'cmi.score.min': [true, DECIMAL], 'cmi.score.max': [true, DECIMAL],
		'cmi.location': [true, /^[^]{0,1000}$/], 'cmi.suspend_data': [true, /^[^]{0,64000}$/],
		'cmi.exit': [false, /^(time-out|suspend|logout|normal|)$/], 'cmi.session_time': [false, DURATION],
		'adl.nav.request': [false, /^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=.+\}(choice|jump))$/]
	};
	var LISTS = {
		interactions: {
			id: SHORT, type: /^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$/, timestamp: TIMESTAMP,
			'objectives.n.id': SHORT, 'correct_responses.n.pattern': true, learner_response: true,
			result: { test: function (value) { return DECIMAL.test(value) || /^(correct|incorrect|unanticipated|neutral)$/.test(value); } },
			weighting: DECIMAL, latency: DURATION, description: LINE250
		},
		objectives: {
			id: SHORT, description: LINE250, 'score.scaled': between(-1, 1), 'score.raw': DECIMAL, 'score.min': DECIMAL, 'score.max': DECIMAL,
			success_status: SUCCESS, completion_status: COMPLETION, progress_measure: between(0, 1)
		}
	};
	// [what a learner may answer, what a pattern may be]
	var TEXTS = list(/^[^\[\]{}]{1,250}$/);
	var ANSWERS = {
		choice: [list(SHORT, true)], 'true-false': [/^(true|false)$/], numeric: [DECIMAL, /^(-?\d{1,5}(\.\d+)?)?\[:\](-?\d{1,5}(\.\d+)?)?$/],
		matching: [list(/^[\w.]+?\[\.\][\w.]+$/)], sequencing: [list(SHORT)], likert: [SHORT], performance: [list(/^[\w.]*\[\.\][\w.]+$/)],
		'fill-in': [TEXTS, { test: function (value) {
			return /^\{case_matters=(true|false)\}/.test(value) && TEXTS.test(value.slice(value.indexOf('}') + 1));
		} }]
	};
	var store = {
		'cmi._version': '1.0', 'cmi.learner_id': 's1', 'cmi.learner_name': 'Doe, Jo', 'cmi.credit': 'credit', 'cmi.mode': 'normal',
		'cmi.entry': 'ab-initio', 'cmi.completion_status': 'unknown', 'cmi.success_status': 'unknown', 'cmi.total_time': 'PT0H0M0S',
		'cmi.score._children': 'scaled,min,max,raw',
		'cmi.interactions._children': 'id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description',
		'cmi.objectives._children': 'id,score,success_status,completion_status,description,progress_measure'
	};
	var lists = { interactions: [], objectives: [] };
	var state = 'before';
	var error = 0;
	var refused = [];
	var committed = null;

	Object.keys(data || {}).forEach(function (name) {
		if (lists[name]) {
			lists[name] = data[name];
		} else {
			store[name] = data[name];
		}
	});

	function answer(code, value) {
		error = code;
		return value;
	}

	function refuse(code, name, value) {
		refused.push([code, name, value]);
		return answer(code, 'false');
	}

	// {entry, field, form} of an element of a list; a string is the error.
	function place(name) {
		var match = /^cmi\.(interactions|objectives)\.(0|[1-9]\d*)\.(.+)$/.exec(name);
		var form = match && LISTS[match[1]][match[3].replace(/^(correct_responses|objectives)\.(0|[1-9]\d*)\./, '$1.n.')];
		if (!form) {
			return null;
		}
		return { all: lists[match[1]], index: Number(match[2]), field: match[3], form: form, list: match[1] };
	}

	function setInList(name, value) {
		var at = place(name);
		var entry, form;
		if (!at) {
			return refuse(401, name, value);
		}
		if (at.index > at.all.length) {
			return refuse(351, name, value);
		}
		entry = at.all[at.index];
		if (!entry && at.field !== 'id' || /response/.test(at.field) && !entry.type) {
			return refuse(408, name, value);
		}
		form = at.form === true ? ANSWERS[entry.type] : [at.form];
		if (!(/pattern$/.test(at.field) && form[1] || form[0]).test(value)) {
			return refuse(at.list === 'objectives' && /score|progress/.test(at.field) ? 407 : 406, name, value);
		}
		if (at.list === 'objectives' && at.field === 'id' && (entry ? entry.id !== value : at.all.some(function (other) { return other.id === value; }))) {
			return refuse(351, name, value);
		}
		at.all[at.index] = entry || {};
		at.all[at.index][at.field] = value;
		return answer(0, 'true');
	}

	function getFromList(name) {
		var count = /^cmi\.(interactions|objectives)\._count$/.exec(name);
		var at = place(name);
		if (count) {
			return answer(0, String(lists[count[1]].length));
		}
		if (!at) {
			return answer(401, '');
		}
		if (!at.all[at.index]) {
			return answer(301, '');
		}
		return at.all[at.index][at.field] === undefined ? answer(403, '') : answer(0, at.all[at.index][at.field]);
	}

	function snapshot() {
		return JSON.parse(JSON.stringify({ store: store, interactions: lists.interactions, objectives: lists.objectives }));
	}

	function isOpen(before, after) {
		error = state === 'before' ? before : state === 'after' ? after : 0;
		return state === 'open';
	}

	var api = {
		Initialize: function (text) {
			if (text !== '' || state !== 'before') {
				return refuse(state === 'open' ? 103 : state === 'after' ? 104 : 201, 'Initialize', text);
			}
			state = 'open';
			return answer(0, 'true');
		},
		GetValue: function (name) {
			if (!isOpen(122, 123)) {
				return '';
			}
			if (/^cmi\.(interactions|objectives)\.(\d|_count)/.test(name)) {
				return getFromList(name);
			}
			if (!ELEMENTS[name]) {
				return answer(401, '');
			}
			if (!ELEMENTS[name][0]) {
				return answer(405, '');
			}
			return store[name] === undefined ? answer(403, '') : answer(0, store[name]);
		},
		SetValue: function (name, value) {
			if (!isOpen(132, 133)) {
				return refuse(error, name, value);
			}
			if (typeof value !== 'string') {
				return refuse(406, name + ' is no text', value);
			}
			if (/^cmi\.(interactions|objectives)\.\d/.test(name)) {
				return setInList(name, value);
			}
			if (!ELEMENTS[name]) {
				return refuse(401, name, value);
			}
			if (!ELEMENTS[name][1]) {
				return refuse(404, name, value);
			}
			if (!ELEMENTS[name][1].test(value)) {
				return refuse(406, name, value);
			}
			store[name] = value;
			return answer(0, 'true');
		},
		Commit: function (text) {
			if (text !== '' || !isOpen(142, 143)) {
				return refuse(error || 201, 'Commit', text);
			}
			if (options && options.commitFails && options.commitFails()) {
				return answer(391, 'false');
			}
			committed = snapshot();
			return answer(0, 'true');
		},
		Terminate: function (text) {
			if (text !== '' || !isOpen(112, 113)) {
				return refuse(error || 201, 'Terminate', text);
			}
			// Who says nothing has completed.
			if (store['cmi.completion_status'] === 'unknown') {
				store['cmi.completion_status'] = 'completed';
			}
			committed = snapshot();
			state = 'after';
			return answer(0, 'true');
		},
		GetLastError: function () { return String(error); },
		GetErrorString: function () { return ''; },
		GetDiagnostic: function () { return ''; }
	};

	return {
		api: api,
		refused: refused,
		// What is safely on the LMS's side: as of the last commit or the end.
		committed: function () { return committed; },
		// Launch data for the next time. After an exit other than "suspend" the content is told nothing of before.
		next: function () {
			var from = committed || snapshot();
			var result = from.store;
			if (result['cmi.exit'] !== 'suspend') {
				return null;
			}
			result['cmi.entry'] = 'resume';
			delete result['cmi.exit'];
			delete result['cmi.session_time'];
			delete result['adl.nav.request'];
			result.interactions = from.interactions;
			result.objectives = from.objectives;
			return result;
		}
	};
}
