# Sourced by the suites that are written in shell: counting, comparing, and a temporary folder.
#
#   ok NAME · fail NAME REASON · check NAME COMMAND… (passes when the command does) · finish

passed=0 failed=0

ok() {
	passed=$((passed + 1))
	printf 'ok %s\n' "$1"
}

fail() {
	failed=$((failed + 1))
	printf 'FAIL %s: %s\n' "$1" "$2"
}

# check NAME COMMAND…: its output is shown only when it fails.
check() {
	check_name=$1
	shift
	if check_output=$("$@" 2>&1); then
		ok "$check_name"
	else
		fail "$check_name" "$(printf '%s\n' "$check_output" | head -n 12)"
	fi
}

finish() {
	printf '%s passed, %s failed\n' "$passed" "$failed"
	[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

# Where a suite is run alone, without tests/run.sh around it.
: "${WAYMARK_ROOT:=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)}"
: "${WAYMARK:=$WAYMARK_ROOT/build/tests/waymark}"
: "${WAYMARK_FAST:=$WAYMARK_ROOT/build/waymark}"
: "${WAYMARK_TEMPLATES:=$WAYMARK_ROOT/templates}"
: "${WAYMARK_SCHEMAS:=$WAYMARK_ROOT/build/schemas}"
if [ -z "${WAYMARK_WORK:-}" ]; then
	WAYMARK_WORK=$(mktemp -d "${TMPDIR:-/tmp}/waymark-tests.XXXXXX")
	trap 'rm -rf "$WAYMARK_WORK"' EXIT
fi
export WAYMARK_ROOT WAYMARK WAYMARK_FAST WAYMARK_TEMPLATES WAYMARK_SCHEMAS WAYMARK_WORK
