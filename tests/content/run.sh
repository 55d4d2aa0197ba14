#!/bin/sh
# The curriculum: is it whole, does every figure stand in the fact that it cites, and does the strictest check find nothing but the reviews that
# are missing?
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
export SOURCE_DATE_EPOCH=1795392000 # the day that `check` takes for today: 2026-11-23
export WAYMARK_CONTENT="${WAYMARK_CONTENT:-$WAYMARK_ROOT/content}" WAYMARK_DIST="$WAYMARK_WORK/content-dist"

# What `check` says beside the reviews that are missing, of which there is one for each module and language.
strict() {
	"$WAYMARK" check "$WAYMARK_CONTENT" --strict --templates "$WAYMARK_TEMPLATES" 2>&1 >/dev/null |
		tee "$WAYMARK_WORK/strict.log" | grep -v '\[review-pending\]$'
	[ "$(grep -c '\[review-pending\]$' "$WAYMARK_WORK/strict.log")" -eq 24 ] && ! grep -qv '\[review-pending\]$' "$WAYMARK_WORK/strict.log"
}
for_schools() {
	"$WAYMARK" check "$WAYMARK_CONTENT" --school --templates "$WAYMARK_TEMPLATES" 2>&1 >/dev/null | grep . && return 1
	return 0
}
# Text for one region is left out elsewhere: what is left must stand by itself.
for_region() {
	"$WAYMARK_FAST" build "$WAYMARK_CONTENT" -r "$1" -o "$WAYMARK_WORK/region-dist" -t site --quiet 2>&1 | grep . && return 1
	return 0
}
for file in "$WAYMARK_CONTENT"/regions/*.md; do
	region=$(basename "$file" .md)
	case $region in *.*) continue ;; esac
	check "nothing is wrong where the helplines and law of '$region' are taken" for_region "$region"
done
check '[check 37] [check 38] the strictest check finds nothing but missing reviews' strict
check 'no question about the lives of learners' for_schools

# count NAME COMMAND…: adds what a script in node counted to ours, and shows its failures.
count() {
	log=$WAYMARK_WORK/$1.log
	node "$here/$1.mjs" >"$log" 2>&1
	counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$log")
	if [ -z "$counts" ]; then
		fail "$1" "it did not run to its end: $(tail -n 5 "$log")"
		return
	fi
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
	sed '$d' "$log"
}

count figures
if "$WAYMARK_FAST" build "$WAYMARK_CONTENT" -o "$WAYMARK_DIST" -t site --quiet >"$WAYMARK_WORK/content-build.log" 2>&1; then
	count inventory
else
	fail build "$(head -n 5 "$WAYMARK_WORK/content-build.log")"
fi
finish
