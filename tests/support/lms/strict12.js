// An LMS for SCORM 1.2 that takes nothing which is not to the letter, after what Moodle 4.5 does: refused values, errors, second
// launches, what it makes of a status at the end. makeStrict12(data) gives {api, store, refused, next}; data as of an earlier next().
/* exported makeStrict12 */
function makeStrict12(data, options) {
	'use strict';

	var TIME = /^\d{2}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
	var SPAN = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
	var ID = /^[\x21-\x7e]{1,255}$/;
	var DECIMAL = /^-?\d{1,3}(\.\d{1,2})?$/;
	var SCORE = { test: function (value) { return DECIMAL.test(value) && Number(value) >= 0 && Number(value) <= 100; } };
	var TEXT255 = /^[\x20-\x7e]{0,255}$/;
	var WORDS255 = /^[\x20-\x7e\u00a0-\uffff]{0,255}$/;
	var STATUS = /^(passed|completed|failed|incomplete|browsed)$/;
	// name: [reads, format of what may be written or null]
	var ELEMENTS = {
		'cmi._version': [true, null],
		'cmi.core._children': [true, null], 'cmi.core.student_id': [true, null], 'cmi.core.student_name': [true, null],
		'cmi.core.credit': [true, null], 'cmi.core.entry': [true, null], 'cmi.core.lesson_mode': [true, null],
		'cmi.core.total_time': [true, null], 'cmi.core.lesson_location': [true, TEXT255],
		'cmi.core.lesson_status': [true, STATUS], 'cmi.core.score._children': [true, null],
		'cmi.core.score.raw': [true, SCORE], 'cmi.core.score.min': [true, SCORE], 'cmi.core.score.max': [true, SCORE],
		'cmi.core.exit': [false, /^(time-out|suspend|logout|)$/], 'cmi.core.session_time': [false, SPAN],
		'cmi.suspend_data': [true, /^[\x20-\x7e]{0,4096}$/], 'cmi.launch_data': [true, null],
		'cmi.student_data.mastery_score': [true, null], 'cmi.interactions._children': [true, null], 'cmi.interactions._count': [true, null]
	};
	var FIELDS = {
		id: ID, type: /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/, time: TIME,
		student_response: WORDS255, 'correct_responses.n.pattern': WORDS255,
		result: /^(correct|wrong|unanticipated|neutral|\d{0,3}(\.\d{1,2})?)$/, weighting: DECIMAL, latency: SPAN, 'objectives.0.id': ID
	};
	var ANSWERS = {
		choice: /^[0-9a-z](,[0-9a-z])*$/, 'true-false': /^[tf]$/, 'fill-in': WORDS255, numeric: /^-?\d{1,5}(\.\d{1,5})?$/,
		matching: /^[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*$/, sequencing: /^[0-9a-z](,[0-9a-z])*$/, likert: /^[0-9a-z]$/,
		performance: /^[a-z0-9_]+\.[a-z](,[a-z0-9_]+\.[a-z])*$/
	};
	var store = {
		'cmi._version': '3.4',
		'cmi.core._children': 'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
		'cmi.core.score._children': 'raw,min,max',
		'cmi.core.student_id': 's1', 'cmi.core.student_name': 'Doe, Jo', 'cmi.core.credit': 'credit', 'cmi.core.lesson_mode': 'normal',
		'cmi.core.entry': 'ab-initio', 'cmi.core.lesson_status': 'not attempted', 'cmi.core.total_time': '0000:00:00.00',
		'cmi.interactions._children': 'id,objectives,time,type,correct_responses,weighting,student_response,result,latency'
	};
	var state = 'before';
	var error = 0;
	var refused = [];
	var interactions = [];
	var committed = null;

	Object.keys(data || {}).forEach(function (name) {
		if (name === 'interactions') {
			interactions = data.interactions;
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

	function setInteraction(name, value) {
		var match = /^cmi\.interactions\.(0|[1-9]\d*)\.(.+)$/.exec(name);
		var index, field, entry;
		var kind = match && match[2].replace(/^(correct_responses)\.(0|[1-9]\d*)\./, '$1.n.');
		if (!match || !FIELDS[kind]) {
			return refuse(201, name, value);
		}
		index = Number(match[1]);
		field = match[2];
		if (index > interactions.length || index === interactions.length && field !== 'id') {
			return refuse(201, name, value);
		}
		entry = interactions[index] || {};
		if (!FIELDS[kind].test(value) || !answersFit(entry, field, value)) {
			return refuse(405, name, value);
		}
		entry[field] = value;
		interactions[index] = entry;
		return answer(0, 'true');
	}

	function answersFit(entry, field, value) {
		var format = ANSWERS[entry.type];
		return !/response/.test(field) || Boolean(format) && format.test(value);
	}

	function finish() {
		var raw = store['cmi.core.score.raw'];
		var mastery = store['cmi.student_data.mastery_score'];
		if (store['cmi.core.lesson_status'] === 'not attempted') {
			store['cmi.core.lesson_status'] = 'completed';
		}
		if (mastery && raw) {
			store['cmi.core.lesson_status'] = Number(raw) >= Number(mastery) ? 'passed' : 'failed';
		}
		committed = snapshot();
	}

	function snapshot() {
		return JSON.parse(JSON.stringify({ store: store, interactions: interactions }));
	}

	var api = {
		LMSInitialize: function (text) {
			if (text !== '' || state !== 'before') {
				return refuse(101, 'LMSInitialize', text);
			}
			state = 'open';
			return answer(0, 'true');
		},
		LMSGetValue: function (name) {
			if (state !== 'open') {
				return answer(301, '');
			}
			if (name === 'cmi.interactions._count') {
				return answer(0, String(interactions.length));
			}
			if (/^cmi\.interactions\.\d/.test(name)) {
				return answer(404, '');
			}
			if (!ELEMENTS[name]) {
				return answer(201, '');
			}
			return ELEMENTS[name][0] ? answer(0, store[name] === undefined ? '' : store[name]) : answer(404, '');
		},
		LMSSetValue: function (name, value) {
			if (state !== 'open') {
				return refuse(301, name, value);
			}
			if (typeof value !== 'string') {
				return refuse(405, name + ' is no text', value);
			}
			if (/^cmi\.interactions\.\d/.test(name)) {
				return setInteraction(name, value);
			}
			if (!ELEMENTS[name]) {
				return refuse(201, name, value);
			}
			if (!ELEMENTS[name][1]) {
				return refuse(403, name, value);
			}
			if (!ELEMENTS[name][1].test(value)) {
				return refuse(405, name, value);
			}
			store[name] = value;
			return answer(0, 'true');
		},
		LMSCommit: function () {
			if (state !== 'open') {
				return refuse(301, 'LMSCommit', '');
			}
			if (options && options.commitFails && options.commitFails()) {
				return answer(101, 'false');
			}
			committed = snapshot();
			return answer(0, 'true');
		},
		LMSFinish: function () {
			if (state !== 'open') {
				return refuse(301, 'LMSFinish', '');
			}
			finish();
			state = 'after';
			return answer(0, 'true');
		},
		LMSGetLastError: function () { return String(error); },
		LMSGetErrorString: function () { return ''; },
		LMSGetDiagnostic: function () { return ''; }
	};

	return {
		api: api,
		refused: refused,
		// What is safely on the LMS's side: as of the last commit or the end.
		committed: function () { return committed; },
		// Launch data for the next time.
		next: function () {
			var result = {};
			var from = committed || snapshot();
			Object.keys(from.store).forEach(function (name) {
				result[name] = from.store[name];
			});
			result['cmi.core.entry'] = from.store['cmi.core.exit'] === 'suspend' ? 'resume' : '';
			delete result['cmi.core.exit'];
			delete result['cmi.core.session_time'];
			result.interactions = from.interactions;
			return result;
		}
	};
}
