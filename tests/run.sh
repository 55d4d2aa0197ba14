#!/bin/sh
# Runs every suite and adds up what they counted. Ends with one line `N passed, N failed`; a suite that ran nothing or
# did not come to its own closing line counts as a failure.
#
#   run.sh [SUITE…]     all suites, or those named: unit diagnostics content golden packages inspect banks cartridge build replay browser. After all of them forty.sh
#                       looks whether every check of forty.txt was decided.
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")

# The sanitized generator is the one that is tested: what it writes must be what the fast one writes (suite build).
export WAYMARK="$root/build/tests/waymark"
export WAYMARK_FAST="$root/build/waymark"
export WAYMARK_ROOT="$root"
export WAYMARK_TEMPLATES="$root/templates"
export WAYMARK_SCHEMAS="$root/build/schemas"
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
export LC_ALL=C.UTF-8

work=$(mktemp -d "${TMPDIR:-/tmp}/waymark-tests.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
export WAYMARK_WORK="$work"

# run NAME COMMAND…: plays a suite and adds what it counted to ours.
passed=0 failed=0
run() {
	suite=$1
	shift
	printf '== %s\n' "$suite"
	"$@" >"$work/$suite.log" 2>&1
	status=$?
	grep -v '^ok ' "$work/$suite.log" | sed '$d'
	closing=$(tail -n 1 "$work/$suite.log")
	printf '%s\n' "$closing"
	counts=$(printf '%s\n' "$closing" | sed -n 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed.*/\1 \2/p')
	if [ -z "$counts" ] || [ "$counts" = '0 0' ]; then
		printf 'FAIL %s: the suite did not run to its end (exit status %s)\n' "$suite" "$status"
		counts='0 1'
	elif [ "$status" -ne 0 ] && [ "${counts#* }" -eq 0 ]; then
		printf 'FAIL %s: exit status %s though nothing failed\n' "$suite" "$status"
		counts="${counts% *} 1"
	fi
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
}

all='unit diagnostics content golden packages inspect banks cartridge build replay browser'
for suite in ${*:-$all}; do
	mkdir -p "$work/$suite"
	run "$suite" "$here/$suite/run.sh"
done

# What all of them together decide.
if [ $# -eq 0 ]; then
	# shellcheck disable=SC2086  # the suites are words
	run forty "$here/forty.sh" "$work" $all
fi

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
