#!/bin/sh
# Question banks: what a learning platform reads in them is what pages ask. The files are read by readers of their formats' descriptions
# and compared with the pages' data and markup: all questions of content/, every construct of the made kit, and a kit whose texts mean
# something else to these formats.
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# add LOG…: what a script in node counted, and its failures.
add() {
	counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$1")
	if [ -z "$counts" ]; then
		fail "$2" "it did not run to its end: $(tail -n 5 "$1")"
		return
	fi
	sed '$d' "$1" | sed "s|^\(ok\|FAIL\) |\1 $2: |"
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
}

# compare KIT NAME LANGUAGE…
compare() {
	kit=$1 name=$2
	shift 2
	dist=$WAYMARK_WORK/banks-$name
	check "$name: is built" "$WAYMARK" build "$kit" -o "$dist" -t site,banks --templates "$WAYMARK_TEMPLATES" --quiet
	for language in "$@"; do
		gift=$(ls "$dist/banks/$language"/*.gift.txt)
		xml=${gift%.gift.txt}.moodle.xml
		check "$name: $language: the XML is well-formed" xmllint --nonet --noout "$xml"
		check "$name: $language: UTF-8 without a mark of byte order" sh -c "iconv -f UTF-8 -t UTF-8 '$gift' >/dev/null && [ \"\$(head -c 9 '$gift')\" = '\$CATEGORY' ]"
		left_out=$(sed -n 's/^##* .*{#\([a-z0-9-]*\) [^}]*bank=no.*/\1/p' "$kit/$language"/*/*.md)
		check "$name: $language: the report names what is left out" sh -c "for id in \$1; do grep -q \"\$id\" '$dist/build-report.html' || exit 1; done" sh "$left_out"
		# shellcheck disable=SC2086 # one word an id
		node "$here/compare.mjs" "$dist" "$language" "$gift" "$xml" $left_out >"$WAYMARK_WORK/banks-$name-$language.log" 2>&1
		add "$WAYMARK_WORK/banks-$name-$language.log" "$name"
	done
}

compare "$WAYMARK_ROOT/content" content en es
compare "$WAYMARK_ROOT/tests/browser/kit" made en es
compare "$here/kit" nasty en

# Whatever is made for the readers has to be what they were given: a bank alone, and banks of some modules.
check 'banks of one module' sh -c "'$WAYMARK' build '$WAYMARK_ROOT/content' -o '$WAYMARK_WORK/banks-one' -t banks -m m02 -l en --templates '$WAYMARK_TEMPLATES' --quiet &&
	[ \"\$(grep -c '^.CATEGORY' '$WAYMARK_WORK'/banks-one/banks/en/*.gift.txt)\" -eq 2 ]"
check 'a discreet bank has a name that does not tell' sh -c "'$WAYMARK' build '$WAYMARK_ROOT/content' -o '$WAYMARK_WORK/banks-discreet' -t banks -m m02 -l en --discreet --templates '$WAYMARK_TEMPLATES' --quiet &&
	[ -f '$WAYMARK_WORK/banks-discreet/banks/en/all-en.gift.txt' ] && [ -f '$WAYMARK_WORK/banks-discreet/banks/en/all-en.moodle.xml' ]"

finish
