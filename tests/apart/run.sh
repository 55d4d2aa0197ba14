#!/bin/sh
# What is for people who lead a session stays apart: nothing that authors wrote for them is in anything that learners get, in packages, search
# indexes, books or banks, for the curriculum and for the made kit.
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# look KIT NAME
look() {
	check "$2: is built" "$WAYMARK_FAST" build "$1" -o "$WAYMARK_WORK/$2" --templates "$WAYMARK_TEMPLATES" --quiet
	node "$here/apart.mjs" "$1" "$WAYMARK_WORK/$2" "$WAYMARK_TEMPLATES" "$WAYMARK_WORK/$2-unpacked" >"$WAYMARK_WORK/$2.log" 2>&1
	counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$WAYMARK_WORK/$2.log")
	[ -n "$counts" ] || fail "$2" "it did not run to its end: $(tail -n 5 "$WAYMARK_WORK/$2.log")"
	sed '$d' "$WAYMARK_WORK/$2.log" | sed "s|^\(ok\|FAIL\) |\1 $2: |"
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
}

look "$WAYMARK_ROOT/content" curriculum
look "$WAYMARK_ROOT/tests/browser/kit" made-kit
finish
