#!/bin/sh
# The browser suites. In plain node: the learner's script as it was written and as it is published, graders and records. In Chromium, over the
# real content and over a made kit that has every construct (kit/): site, accessibility, paper, SCORM and cmi5 packages, and what takes a
# whole walk: every edition, with the keyboard alone; with the made kit alone what works without script, the question types, scenarios, what a check does, the
# languages, and leaving; the core of it in Firefox and WebKitGTK too. The made kit once more from right to left, in a language that nobody
# speaks: languages, accessibility, e-books. One suite more than there are processors is played at a time, for each waits now and then.
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
logs=$WAYMARK_WORK/browser-logs
mkdir -p "$logs"

# play NAME COMMAND…: runs a suite; keeps what it said, its exit status and how long it took.
play() {
	suite_name=$1
	shift
	started=$(date +%s)
	"$@" >"$logs/$suite_name.log" 2>&1
	printf '%s\n' "$?" >"$logs/$suite_name.status"
	printf '%s %s\n' "$(($(date +%s) - started))" "$suite_name" >"$logs/$suite_name.seconds"
}

# build NAME KIT OPTION…: kept as a suite that failed when it does not build.
build() {
	name=$1
	shift
	"$WAYMARK_FAST" build "$@" -o "$WAYMARK_WORK/dist-$name" --quiet >"$logs/$name-build.log" 2>&1 && return
	printf '1\n' >"$logs/$name-build.status"
	return 1
}

# one JOB: a suite, over its own copy of what was built, for some write there. JOB is kit-suite. What depends on the script alone is played once, with the made kit.
one() {
	suite=${1#*-}
	export WAYMARK_DIST="$WAYMARK_WORK/played-$1" WAYMARK_BRIEF=
	cp -R "$WAYMARK_WORK/dist-${1%%-*}" "$WAYMARK_DIST"
	[ "${1%%-*}" = content ] && WAYMARK_BRIEF=yes
	if [ "$suite" = squeezed_script ]; then
		export WAYMARK_SCRIPT="$WAYMARK_DIST/site/s/waymark.js"
		suite=script
	fi
	play "$1" node "$here/$suite.mjs"
	rm -rf "$WAYMARK_DIST"
}

if [ "${1:-}" = --one ]; then
	one "$2"
	exit 0
fi

# The long ones first, so that no processor is left with one at the end.
jobs() {
	cat <<-'END'
		kit-axe pseudo-axe content-axe kit-engines kit-scorm kit-cmi5 content-scorm kit-scorm2004 kit-site content-site kit-walk kit-senses content-walk
		kit-plain kit-keyboard content-keyboard content-slides kit-slides content-pack kit-lists kit-gaps kit-scenario kit-types kit-check
		pseudo-epub pseudo-slides kit-print kit-search kit-help kit-certificate kit-leaving kit-memory kit-languages pseudo-languages content-print
		content-search content-help kit-pack kit-plan content-plan kit-tally kit-leading content-leading kit-sheet content-sheet
		kit-squeezed_script kit-squeezed kit-script kit-records kit-lrs kit-tally-figures
	END
	for file in "$here"/graders-*.mjs; do
		printf 'kit-%s\n' "$(basename "$file" .mjs)"
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

build content "$WAYMARK_ROOT/content"
build kit "$here/kit"
pseudo=$WAYMARK_WORK/pseudo
node "$here/../support/pseudo.mjs" "$pseudo" && build pseudo "$pseudo/kit" --templates "$pseudo/templates"
jobs | tr ' ' '\n' | xargs -P "$(($(getconf _NPROCESSORS_ONLN) + 1))" -I '{}' "$0" --one '{}'
for status in "$logs"/*.status; do
	count "$status"
done
for job in $(jobs); do
	[ -f "$logs/$job.status" ] || fail "$job" 'it was not played'
done
printf 'seconds: %s\n' "$(sort -rn "$logs"/*.seconds | tr '\n' ',' | sed 's/,$//; s/,/, /g')"
finish
