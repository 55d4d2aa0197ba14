#!/bin/sh
# The browser suites: the learner's script in plain node, as it was written and as it is published, then site, accessibility and SCORM packages in Chromium, over the real content and
# over a made kit that has every construct (kit/).
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# count NAME COMMAND…: adds the closing line of a suite to ours, passes its failures on.
count() {
	suite_name=$1
	shift
	log=$WAYMARK_WORK/browser-$suite_name.log
	"$@" >"$log" 2>&1
	status=$?
	counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$log")
	if [ -z "$counts" ] || [ "$counts" = '0 0' ]; then
		fail "$suite_name" "it did not run to its end (exit status $status): $(tail -n 5 "$log")"
		return
	fi
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
	sed '$d' "$log" | sed -e "s/^ok /ok $suite_name: /" -e "s/^FAIL /FAIL $suite_name: /"
}

count script node "$here/script.mjs"
for kit in "$WAYMARK_ROOT/content" "$here/kit"; do
	name=$(basename "$kit")
	export WAYMARK_DIST="$WAYMARK_WORK/dist-$name"
	# What depends on the script alone is played once, with the made kit.
	WAYMARK_BRIEF=
	[ "$name" = content ] && WAYMARK_BRIEF=yes
	export WAYMARK_BRIEF
	if ! "$WAYMARK_FAST" build "$kit" -o "$WAYMARK_DIST" --quiet >"$WAYMARK_WORK/$name.log" 2>&1; then
		fail "$name" "it does not build: $(head -n 5 "$WAYMARK_WORK/$name.log")"
		continue
	fi
	if [ -z "$WAYMARK_BRIEF" ]; then
		count squeezed node "$here/squeezed.mjs"
		count squeezed-script env WAYMARK_SCRIPT="$WAYMARK_DIST/site/s/waymark.js" node "$here/script.mjs"
	fi
	for suite in site axe scorm; do
		count "$name-$suite" node "$here/$suite.mjs"
	done
done
finish
