#!/bin/sh
# Runs every suite and adds up what they counted. Ends with one line `N passed, N failed`; a suite that ran nothing or
# did not come to its own closing line counts as a failure.
#
#   run.sh [SUITE…]     all suites, or those named: unit diagnostics content golden packages inspect banks cartridge apart build replay browser. After all of them forty.sh
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

all='unit diagnostics content golden packages inspect banks cartridge apart build replay browser'

# play SUITE: in a folder of its own. What it said goes to SUITE.log, what went wrong and its closing line to the terminal when it has ended,
# what it counted to SUITE.counts.
play() {
	suite=$1
	export WAYMARK_WORK="$work/$suite"
	mkdir -p "$WAYMARK_WORK"
	"$here/$suite/run.sh" >"$work/$suite.log" 2>&1
	report "$suite" $? "$work/$suite.log" >"$work/$suite.report"
	cat "$work/$suite.report"
}

# report SUITE STATUS LOG: how it ended.
report() {
	printf '== %s\n' "$1"
	grep -v '^ok ' "$3" | sed '$d'
	closing=$(tail -n 1 "$3")
	printf '%s\n' "$closing"
	counts=$(printf '%s\n' "$closing" | sed -n 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed.*/\1 \2/p')
	if [ -z "$counts" ] || [ "$counts" = '0 0' ]; then
		printf 'FAIL %s: the suite did not run to its end (exit status %s)\n' "$1" "$2"
		counts='0 1'
	elif [ "$2" -ne 0 ] && [ "${counts#* }" -eq 0 ]; then
		printf 'FAIL %s: exit status %s though nothing failed\n' "$1" "$2"
		counts="${counts% *} 1"
	fi
	printf '%s\n' "$counts" >"$work/$1.counts"
}

if [ "${1:-}" = --play ]; then
	work=$2
	play "$3"
	exit 0
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/waymark-tests.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# One a processor at a time; the browser's suites share them out themselves.
# shellcheck disable=SC2048,SC2086  # the suites are words
suites=$(printf '%s\n' ${*:-$all})
printf '%s\n' "$suites" | grep -v '^browser$' | xargs -r -n 1 -P "$(nproc)" "$0" --play "$work"
if printf '%s\n' "$suites" | grep -q '^browser$'; then
	play browser
fi

# What all of them together decide.
if [ $# -eq 0 ]; then
	suites="$suites forty"
	# shellcheck disable=SC2086  # the suites are words
	WAYMARK_WORK=$work "$here/forty.sh" "$work" $all >"$work/forty.log" 2>&1
	report forty $? "$work/forty.log"
fi

passed=0 failed=0
for suite in $suites; do
	read -r suite_passed suite_failed <"$work/$suite.counts" || suite_passed=0 suite_failed=1
	passed=$((passed + suite_passed))
	failed=$((failed + suite_failed))
done
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
