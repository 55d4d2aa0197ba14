// The LMSs of the tests. Each kind makes {api, refused, committed(), next()} from launch data; every call goes into `log`.
/* global makeStrict12, makeStrict2004, Scorm12API, Scorm2004API */
/* exported startLms */
var log = [];
var lms = null;

// What differs between the standards: the object's name, and those of its functions. In the log they are those of 2004, but for "Finish".
var STANDARDS = {
	scorm12: { api: 'API', other: 'API_1484_11', prefix: 'LMS', end: 'Finish', unknown: '401', makeStrict: makeStrict12 },
	scorm2004: { api: 'API_1484_11', other: 'API', prefix: '', end: 'Terminate', unknown: '401', makeStrict: makeStrict2004 }
};

function namesOf(standard) {
	return ['Initialize', 'GetValue', 'SetValue', 'Commit', standard.end, 'GetLastError', 'GetErrorString', 'GetDiagnostic'].map(function (name) {
		return standard.prefix + name;
	});
}

var KINDS = {
	strict: function (data, standard) {
		return standard.makeStrict(data);
	},

	// Commits fail a few times with an error.
	flaky: function (data, standard) {
		var commits = 0;
		return standard.makeStrict(data, {
			commitFails: function () {
				commits += 1;
				return commits === 2 || commits === 3;
			}
		});
	},

	// Commits fail for as long as `refuseCommits` of this window is true.
	stubborn: function (data, standard) {
		return standard.makeStrict(data, {
			commitFails: function () {
				return Boolean(window.refuseCommits);
			}
		});
	},

	// Every call throws for as long as `away` of this window is true.
	shaky: function (data, standard) {
		var strict = standard.makeStrict(data);
		namesOf(standard).forEach(function (name) {
			var known = strict.api[name];
			strict.api[name] = function (first, second) {
				if (window.away) {
					throw new Error('away');
				}
				return known(first, second);
			};
		});
		return strict;
	},

	// Knows nothing of interactions and objectives.
	bare: function (data, standard) {
		var strict = standard.makeStrict(data);
		var error = null;
		function without(name, other) {
			var known = strict.api[standard.prefix + name];
			strict.api[standard.prefix + name] = function (element, value) {
				error = /^cmi\.(interactions|objectives)/.test(element) ? standard.unknown : null;
				return error ? other : known(element, value);
			};
		}
		without('GetValue', '');
		without('SetValue', 'false');
		var code = strict.api[standard.prefix + 'GetLastError'];
		strict.api[standard.prefix + 'GetLastError'] = function () {
			return error || code();
		};
		return strict;
	},

	empty: function (data, standard) {
		return { api: answering(standard, function () { return ''; }), refused: [] };
	},

	refusing: function (data, standard) {
		return { api: answering(standard, function (name) { return /GetLastError$/.test(name) ? '0' : 'false'; }), refused: [] };
	},

	undefinedly: function (data, standard) {
		return { api: answering(standard, function () {}), refused: [] };
	},

	throwing: function (data, standard) {
		return { api: answering(standard, function () { throw new Error('no'); }), refused: [] };
	},

	none: function () {
		return { api: null, refused: [] };
	},

	again: function (data, standard) {
		return standard.api === 'API' ? again12(data) : again2004(data);
	}
};

function again12(data) {
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

function again2004(data) {
	var again = new Scorm2004API({ autocommit: false, logLevel: 5 });
	again.loadFromJSON(data || { learner_id: 's1', learner_name: 'Doe, Jo', entry: 'ab-initio', credit: 'credit', mode: 'normal' }, 'cmi');
	return {
		api: again,
		refused: [],
		next: function () {
			var cmi = again.renderCommitCMI(true).cmi;
			cmi.entry = cmi.exit === 'suspend' ? 'resume' : '';
			delete cmi.exit;
			delete cmi.session_time;
			return cmi;
		}
	};
}

function answering(standard, answer) {
	var api = {};
	namesOf(standard).forEach(function (name) {
		api[name] = function (first, second) {
			return answer(name, first, second);
		};
	});
	return api;
}

// Calls with their arguments and answers.
function logged(api, standard) {
	var result = {};
	namesOf(standard).forEach(function (name) {
		var call = name.slice(standard.prefix.length);
		result[name] = function () {
			var entry = { call: call === standard.end ? 'Finish' : call, args: Array.prototype.slice.call(arguments), at: Date.now() };
			if (call !== 'GetLastError') {
				log.push(entry);
			}
			entry.answer = api[name].apply(api, arguments);
			return entry.answer;
		};
	});
	return result;
}

// The object of the other standard, which a package must leave alone.
function foreign() {
	function initialize() {
		log.push({ call: 'Initialize of the other' });
		return 'true';
	}
	return { Initialize: initialize, LMSInitialize: initialize };
}

// Puts the LMS into this window, as launch = {kind, data, standard, both} wants it.
function startLms(launch) {
	var standard = STANDARDS[launch.standard];
	lms = KINDS[launch.kind](launch.data, standard);
	if (lms.api) {
		window[standard.api] = logged(lms.api, standard);
	}
	if (launch.both) {
		window[standard.other] = foreign();
	}
}
