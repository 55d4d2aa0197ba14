// The LMSs of the tests. Each kind makes {api, refused, committed(), next()} from launch data; every call goes into `log`.
/* global makeStrict, Scorm12API */
/* exported startLms */
var log = [];
var lms = null;

var KINDS = {
	strict: function (data) {
		return makeStrict(data);
	},

	// Commits fail a few times with an error.
	flaky: function (data) {
		var commits = 0;
		return makeStrict(data, {
			commitFails: function () {
				commits += 1;
				return commits === 2 || commits === 3;
			}
		});
	},

	// Knows nothing of interactions.
	bare: function (data) {
		var strict = makeStrict(data);
		var error = null;
		function without(name, other) {
			var known = strict.api[name];
			strict.api[name] = function (element, value) {
				error = /^cmi\.interactions/.test(element) ? '401' : null;
				return error ? other : known(element, value);
			};
		}
		without('LMSGetValue', '');
		without('LMSSetValue', 'false');
		var code = strict.api.LMSGetLastError;
		strict.api.LMSGetLastError = function () {
			return error || code();
		};
		return strict;
	},

	empty: function () {
		return { api: answering(function () { return ''; }), refused: [] };
	},

	refusing: function () {
		return { api: answering(function (name) { return name === 'LMSGetLastError' ? '0' : 'false'; }), refused: [] };
	},

	undefinedly: function () {
		return { api: answering(function () {}), refused: [] };
	},

	throwing: function () {
		return { api: answering(function () { throw new Error('no'); }), refused: [] };
	},

	none: function () {
		return { api: null, refused: [] };
	},

	again: function (data) {
		var again = new Scorm12API({ autocommit: false, logLevel: 5 });
		again.loadFromJSON(data || { core: {
			student_id: 's1', student_name: 'Doe, Jo', entry: 'ab-initio', credit: 'credit', lesson_mode: 'normal', lesson_status: 'not attempted'
		} }, 'cmi');
		return {
			api: again,
			refused: [],
			next: function () {
				var cmi = again.renderCommitCMI(true).cmi;
				cmi.core.entry = cmi.core.exit === 'suspend' ? 'resume' : '';
				delete cmi.core.exit;
				delete cmi.core.session_time;
				return cmi;
			}
		};
	}
};

var NAMES = ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish', 'LMSGetLastError', 'LMSGetErrorString', 'LMSGetDiagnostic'];

function answering(answer) {
	var api = {};
	NAMES.forEach(function (name) {
		api[name] = function (first, second) {
			return answer(name, first, second);
		};
	});
	return api;
}

// Calls with their arguments and answers; after SetValue also the error that the LMS holds.
function logged(api) {
	var result = {};
	NAMES.forEach(function (name) {
		result[name] = function () {
			var entry = { call: name.slice(3), args: Array.prototype.slice.call(arguments), at: Date.now() };
			if (name !== 'LMSGetLastError') {
				log.push(entry);
			}
			entry.answer = api[name].apply(api, arguments);
			return entry.answer;
		};
	});
	return result;
}

function startLms(kind, data) {
	lms = KINDS[kind](data);
	return lms.api ? logged(lms.api) : null;
}
