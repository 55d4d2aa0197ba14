#!/bin/sh
# The browser suites. In plain node: the learner's script as it was written and as it is published, graders and records. In Chromium, over the
# real content and over a made kit that has every construct (kit/): site, accessibility, paper, SCORM packages and scenarios; with the made kit
# alone the question types and what a check does. The two kits are played side by side.
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
logs=$WAYMARK_WORK/browser-logs
mkdir -p "$logs"

# play NAME COMMAND…: runs a suite and keeps what it said.
play() {
	suite_name=$1
	shift
	"$@" >"$logs/$suite_name.log" 2>&1
	printf '%s\n' "$?" >"$logs/$suite_name.status"
}

# build KIT: as WAYMARK_DIST; kept as a suite that failed when it does not build.
build() {
	name=$(basename "$1")
	export WAYMARK_DIST="$WAYMARK_WORK/dist-$name"
	"$WAYMARK_FAST" build "$1" -o "$WAYMARK_DIST" --quiet >"$logs/$name-build.log" 2>&1 && return
	printf '1\n' >"$logs/$name-build.status"
	return 1
}

play_kit() {
	for suite in site axe scorm print scenario; do
		play "$1-$suite" node "$here/$suite.mjs"
	done
}

# What depends on the script alone is played once, with the made kit.
play_content() {
	export WAYMARK_BRIEF=yes
	build "$WAYMARK_ROOT/content" && play_kit content
}

play_made_kit() {
	export WAYMARK_BRIEF=
	build "$here/kit" || return
	for suite in squeezed types lists gaps check; do
		play "$suite" node "$here/$suite.mjs"
	done
	play squeezed-script env WAYMARK_SCRIPT="$WAYMARK_DIST/site/s/waymark.js" node "$here/script.mjs"
	play_kit kit
}

play_script() {
	play script node "$here/script.mjs"
	play records node "$here/records.mjs"
	for file in "$here"/graders-*.mjs; do
		play "$(basename "$file" .mjs)" node "$file"
	done
}

# count STATUS-FILE: adds the closing line of a suite to ours, passes its failures on.
count() {
	suite_name=$(basename "$1" .status)
	log=$logs/$suite_name.log
	counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$log")
	if [ -z "$counts" ] || [ "$counts" = '0 0' ]; then
		fail "$suite_name" "it did not run to its end (exit status $(cat "$1")): $(tail -n 5 "$log")"
		return
	fi
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
	sed '$d' "$log" | sed -e "s/^ok /ok $suite_name: /" -e "s/^FAIL /FAIL $suite_name: /"
}

(play_script && play_content) &
play_made_kit
wait
for status in "$logs"/*.status; do
	count "$status"
done
[ "$(ls "$logs" | grep -c '\.status$')" -ge 20 ] || fail suites 'some were not played'
finish
