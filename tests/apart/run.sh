#!/bin/sh
# What is for people who lead a session stays apart: nothing that authors wrote for them is in anything that learners get, in packages, search
# indexes, books or banks, for the curriculum and for the made kit; and for a copy of that with a made-up word in everything that can be written.
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# look KIT NAME COMMAND…: builds the kit as NAME, and adds what the command says of it.
look() {
	kit=$1
	name=$2
	shift 2
	check "$name: is built" "$WAYMARK_FAST" build "$kit" -o "$WAYMARK_WORK/$name" --templates "$WAYMARK_TEMPLATES" --quiet
	"$@" >"$WAYMARK_WORK/$name.log" 2>&1
	counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$WAYMARK_WORK/$name.log")
	[ -n "$counts" ] || fail "$name" "it did not run to its end: $(tail -n 5 "$WAYMARK_WORK/$name.log")"
	sed '$d' "$WAYMARK_WORK/$name.log" | sed "s#^\(ok\|FAIL\) #\1 $name: #"
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
}

# apart KIT NAME
apart() {
	look "$1" "$2" node "$here/apart.mjs" "$1" "$WAYMARK_WORK/$2" "$WAYMARK_TEMPLATES" "$WAYMARK_WORK/$2-unpacked"
}

made=$WAYMARK_ROOT/tests/browser/kit
marked=$WAYMARK_WORK/marked-kit
apart "$WAYMARK_ROOT/content" curriculum
apart "$made" made-kit
check 'the made kit is marked' node "$here/marked.mjs" make "$made" "$marked"
look "$marked" marked node "$here/marked.mjs" look "$marked.json" "$WAYMARK_WORK/marked" "$WAYMARK_WORK/marked-unpacked"
finish
