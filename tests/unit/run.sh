#!/bin/sh
# Every cmocka program in build/tests/unit, under the sanitizers. Counts cmocka's own verdicts.
. "$(dirname "$0")/../support/suite.sh"

for source in "$WAYMARK_ROOT"/tests/unit/*_test.c; do
	stem=$(basename "$source" .c)
	program=$WAYMARK_ROOT/build/tests/unit/$stem
	log=$WAYMARK_WORK/$stem.log
	if [ ! -x "$program" ]; then
		fail "$stem" "it was not built"
		continue
	fi
	CMOCKA_MESSAGE_OUTPUT=stdout "$program" >"$log" 2>&1
	status=$?
	here_passed=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s).*/\1/p' "$log" | awk '{n += $1} END {print n + 0}')
	here_failed=$(sed -n 's/^ *\([0-9]*\) FAILED TEST(S)$/\1/p' "$log" | awk '{n += $1} END {print n + 0}')
	passed=$((passed + here_passed))
	failed=$((failed + here_failed))
	if [ "$status" -ne 0 ]; then
		grep -v '^\[\(  PASSED\| RUN \|       OK\|=====\)' "$log" | head -n 40
		[ "$here_failed" -gt 0 ] || fail "$stem" "exit status $status"
	elif [ "$here_passed" -eq 0 ]; then
		fail "$stem" "it ran no test"
	else
		printf 'ok %s (%s)\n' "$stem" "$here_passed"
	fi
done
finish
