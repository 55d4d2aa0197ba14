#!/bin/sh
# Do the tests decide what forty.txt says they do? Reads what all suites printed: each check of a machine has a test that passed and none that
# failed; a tag [check N] is of such a check.
#
#   forty.sh FOLDER SUITE…     what a suite printed is FOLDER/SUITE.log
. "$(dirname "$0")/support/suite.sh"
list=$(dirname "$0")/forty.txt
said=$WAYMARK_WORK/forty.said

# numbers STATUS: the checks of that status, one a line.
numbers() { sed -n "s/^\([0-9][0-9]*\) $1 .*/\1/p" "$list"; }
count() { numbers "$1" | wc -l; }
together() { numbers "$1" | tr '\n' ' ' | sed 's/ $//; s/ /, /g'; }

# Each tag of a test, with how the test ended: "ok 12", "FAIL 12".
folder=$1
shift
for suite in "$@"; do
	grep -E '^(ok|FAIL) .*\[check ' "$folder/$suite.log"
done | awk '{
	rest = $0
	while (match(rest, /\[check [^]]*\]/)) {
		print $1, substr(rest, RSTART + 7, RLENGTH - 8)
		rest = substr(rest, RSTART + RLENGTH)
	}
}' | sort | uniq -c >"$said"

tests() { awk -v how="$1" -v number="$2" '$2 == how && $3 == number && NF == 3 { print $1 }' "$said"; }

for number in $(seq 40); do
	[ "$(grep -cE "^$number (machine|person|later) ." "$list")" -eq 1 ] || fail "check $number" "forty.txt does not have it once, as machine, person or later"
done
[ "$(grep -cE '^[0-9]' "$list")" -eq 40 ] || fail forty "forty.txt has $(grep -cE '^[0-9]' "$list") checks"

for number in $(numbers machine); do
	if [ -n "$(tests FAIL "$number")" ]; then
		fail "check $number" "$(tests FAIL "$number") of its tests failed"
	elif [ -z "$(tests ok "$number")" ]; then
		fail "check $number" "no test has [check $number] in its name; forty.txt says that a machine decides it"
	else
		ok "check $number ($(tests ok "$number"))"
	fi
done
for number in $(numbers person); do
	grep -A1 "^$number " "$list" | grep -q '^    ' || fail "check $number" "forty.txt does not say what a person has to do"
done
for tag in $(awk '{ $1 = $2 = ""; gsub(/^ */, ""); gsub(/ /, "_"); print }' "$said" | sort -u); do
	numbers machine | grep -qx -- "$tag" || fail "[check $tag]" "a test has this tag, and forty.txt has no such check for machines"
done

printf 'checks: %s by machine, %s by a person alone (%s), %s later (%s)\n' "$(count machine)" "$(count person)" "$(together person)" \
	"$(count later)" "$(together later)"
finish
