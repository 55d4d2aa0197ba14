// Calls to the record store (LRS) of an LMS, as xAPI 1.0.3 has them.
(function (waymark) {
	"use strict";

	var PATIENCE = 20000;

	// "a=1&b=2"
	waymark.query = function (values) {
		return Object.keys(values).map(function (name) {
			return name + "=" + encodeURIComponent(values[name]);
		}).join("&");
	};

	// All of `from` into `target`, which is given back.
	waymark.mix = function (target, from) {
		Object.keys(from).forEach(function (name) {
			target[name] = from[name];
		});
		return target;
	};

	// done({status, text, etag}): status 0 when nobody answered. Gives back what ends the call.
	waymark.call = function (method, address, headers, body, done) {
		var request = new XMLHttpRequest();
		request.onloadend = function () {
			// Asking for a header that the LMS does not share is an error in the console; asking for all is not.
			// Who compresses on the way marks a version as weak, and the store knows it by its own name.
			var etag = /^etag: *(?:W\/)?(.+?) *$/im.exec(request.getAllResponseHeaders() || "");
			done({ status: request.status, text: request.responseText, etag: etag && etag[1] });
		};
		try {
			request.open(method, address);
			request.timeout = PATIENCE;
			Object.keys(headers).forEach(function (name) {
				request.setRequestHeader(name, headers[name]);
			});
			request.send(body);
		} catch (error) {
			// An address or a token that cannot be one.
			window.setTimeout(request.onloadend);
		}
		return request;
	};

	waymark.json = function (answer) {
		try {
			return answer.status === 200 ? JSON.parse(answer.text) : null;
		} catch (error) {
			return null;
		}
	};

	waymark.isTaken = function (answer) {
		return answer.status >= 200 && answer.status < 300;
	};

	// Whether it makes sense to ask again for what was answered so.
	waymark.isPassing = function (answer) {
		return answer.status === 0 || answer.status === 408 || answer.status === 429 || answer.status >= 500;
	};

	// The first of the statements that were asked for.
	waymark.firstOf = function (answer) {
		return ((waymark.json(answer) || {}).statements || [])[0];
	};

	// send(method, path, body, more, done) calls the store of a launch; last(method, path, body, more) does when the page goes, and waits
	// for nothing. `more` are further headers. stop() ends the call that is under way: nobody hears of it.
	waymark.lrs = function (launch, token) {
		var current = null;

		function headers(body, more) {
			var all = waymark.mix({ Authorization: "Basic " + token, "X-Experience-API-Version": "1.0.3" }, more);
			if (body) {
				all["Content-Type"] = "application/json";
			}
			return all;
		}

		return {
			send: function (method, path, body, more, done) {
				var request = waymark.call(method, launch.endpoint + path, headers(body, more), body, function (answer) {
					if (!request.isStopped) {
						done(answer);
					}
				});
				current = request;
			},

			// A beacon could not carry the token. Where this way is missing, what is left is not sent.
			last: function (method, path, body, more) {
				if (window.fetch) {
					window.fetch(launch.endpoint + path, { method: method, headers: headers(body, more), body: body, keepalive: true })
						.then(null, function () {});
				}
			},

			stop: function () {
				if (current) {
					current.isStopped = true;
					current.abort();
				}
			}
		};
	};
}(window.waymark));
