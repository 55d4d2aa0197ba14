#!/bin/sh
# What a build promises whatever its content: same input, same bytes; one error publishes nothing; killed at any instant, dist/ is whole;
# hostile kits end in a clear message and bounded time; names give no topic away.
. "$(dirname "$0")/../support/suite.sh"
cd "$WAYMARK_WORK" || exit 3
content=$WAYMARK_ROOT/content
base=$WAYMARK_ROOT/tests/diagnostics/base/kit

build() { "$WAYMARK" build "$@" --templates "$WAYMARK_TEMPLATES" --quiet; }

# --- same input, same bytes ---------------------------------------------------------------------------------
mkdir -p "$WAYMARK_WORK/a" "$WAYMARK_WORK/some where/else"
cp -R "$content" "$WAYMARK_WORK/some where/else/content"
find "$WAYMARK_WORK/some where/else" -exec touch -d '2031-05-06 07:08:09' {} +
same_bytes() {
	TZ=UTC LC_ALL=C build "$content" -o a/one -j1 &&
		(cd "$WAYMARK_WORK/some where/else" && TZ=Asia/Kathmandu LC_ALL=C.UTF-8 build content -o two -j2) &&
		TZ=America/New_York "$WAYMARK_FAST" build "$content" -o a/three -j2 --quiet &&
		diff -r a/one "some where/else/two" && diff -r a/one a/three
}
check 'same bytes: folder, clock, time zone, locale, threads, compiler flags' same_bytes
check 'no path of this machine in the output' sh -c "! grep -rlaF '$WAYMARK_WORK' a/one && ! grep -rlaF '$WAYMARK_ROOT' a/one"

# --- the site in one file ---------------------------------------------------------------------------------------
one_file() {
	build "$base" -t site -o a/zipped && unzip -q a/zipped/*-site.zip -d a/unzipped &&
		cmp a/unzipped/index.html a/zipped/site/START-HERE.html && rm a/unzipped/index.html && diff -r a/zipped/site a/unzipped
}
check 'the site in one zip file is the site, file by file, with the start page where servers look for it too' one_file
without_area() {
	build "$base" -t site,facilitator -o a/beside && unzip -q a/beside/*-site.zip -d a/alone && rm a/alone/index.html && diff -r a/unzipped a/alone &&
		grep -q 'href="../facilitator/' a/beside/site/START-HERE.html
}
check 'beside the facilitator area the start page leads into it, and the zip file does not' without_area

# --- a part of the kit: sessions that show what is left out are left out too ----------------------------------------
part_of_kit() {
	build "$WAYMARK_ROOT/tests/browser/kit" -m m03 -l en -t facilitator -o a/part && [ -f a/part/facilitator/en/slides-m03.html ] &&
		! find a/part/facilitator -name '*-60.html' -o -name plan.html | grep .
}
check 'a session is built with all that it shows, or not at all' part_of_kit

# --- exit status ----------------------------------------------------------------------------------------------
status_is() {
	want=$1
	shift
	"$@" >"$WAYMARK_WORK/status.log" 2>&1
	got=$?
	[ "$got" -eq "$want" ] || { echo "exit status $got, not $want"; cat "$WAYMARK_WORK/status.log"; return 1; }
}
check 'no command is wrong usage' status_is 2 "$WAYMARK"
check 'an unknown command is wrong usage' status_is 2 "$WAYMARK" biuld
check 'an unknown option is wrong usage' status_is 2 "$WAYMARK" build --traget site
check 'an unknown target is wrong usage' status_is 2 "$WAYMARK" build "$base" -t sight
check 'a kit that is not there has errors' status_is 1 "$WAYMARK" build "$WAYMARK_WORK/nowhere" -o out
check 'an output that cannot be made is the system' status_is 3 "$WAYMARK" build "$base" -o /proc/nowhere/dist
check 'help' status_is 0 "$WAYMARK" --help
check 'version' status_is 0 "$WAYMARK" --version
check 'targets' status_is 0 "$WAYMARK" targets
check 'rules' status_is 0 "$WAYMARK" rules
check 'a full disk is told' status_is 3 sh -c '"$WAYMARK" rules >/dev/full'

# --- time passes: only `check` looks at the clock, and --strict refuses what is 180 days old ----------------------
day() { echo $((1795305600 + $1 * 86400)); } # as many days after 2026-11-22, the day of the kit's helplines
build_on() { SOURCE_DATE_EPOCH=$(day "$1") build "$base" -o in-time --strict; }
check_on() { SOURCE_DATE_EPOCH=$(day "$1") "$WAYMARK" check "$base" ${2:+"$2"} --templates "$WAYMARK_TEMPLATES"; }
check '[check 19] after 179 days a strict check passes' status_is 0 check_on 179 --strict
check '[check 19] after 180 days it does not' status_is 1 check_on 180 --strict
check 'a check that is not strict only warns' status_is 0 check_on 9999
check 'a strict build never fails because time has passed' status_is 0 build_on 9999

# --- marks of translations ------------------------------------------------------------------------------------
two=$WAYMARK_ROOT/tests/browser/kit
translate() { "$WAYMARK" translate "$@" --templates "$WAYMARK_TEMPLATES" --quiet; }
files_but_marks() { (cd "$1" && find . -name '*.md' | sort | xargs grep -hv -e '^translates:' -e '^---$'); }
marks_add_one_line() {
	rm -rf marked && cp -R "$two" marked && translate mark es marked && files_but_marks marked >marked.after &&
		files_but_marks "$two" | diff - marked.after && diff -r "$two/en" marked/en && ! diff -rq "$two/es" marked/es >/dev/null
}
marks_stay() {
	cp -R marked again && translate mark es again && diff -r marked again &&
		build marked -o out-marked && build "$two" -o out-plain && diff -r out-plain/site out-marked/site
}
marks_find_changes() {
	printf '\nOne more.\n' >>again/en/m01-text/02-blocks.md
	"$WAYMARK" check again --templates "$WAYMARK_TEMPLATES" 2>&1 | grep -c 'translation-outdated' | grep -qx 1
}
no_folder_to_write() { chmod a-w again/es/m01-text && status_is 3 translate mark es again -m m01; chmod u+w again/es/m01-text; }
marks_may_be_wrapped() {
	cp -R marked wrapped && sed 's/^\(translates: ....\) /\1\n  /' marked/es/m02-check/check.md >wrapped/es/m02-check/check.md &&
		! cmp -s marked/es/m02-check/check.md wrapped/es/m02-check/check.md &&
		! "$WAYMARK" check wrapped --templates "$WAYMARK_TEMPLATES" 2>&1 | grep outdated &&
		translate mark es wrapped && diff -r marked wrapped
}
marks_lose_nothing() {
	cp -R marked odd && { printf '<!-- kept -->\n' && cat marked/es/m03-gaps/module.md; } >odd/es/m03-gaps/module.md &&
		printf 'kept\n' >odd/es/m02-check/check.md.marked && cp odd/es/m03-gaps/module.md odd.before &&
		printf 'One more.\n' >>odd/en/m02-check/check.md &&
		! translate mark es odd 2>/dev/null && cmp odd.before odd/es/m03-gaps/module.md && grep -qx kept odd/es/m02-check/check.md.marked
}
check 'a mark is one line in each text of the language, and nothing else' marks_add_one_line
check 'marks stay as they are, and no page shows them' marks_stay
check 'what changes after a mark is found' marks_find_changes
check 'a mark may be wrapped over lines' marks_may_be_wrapped
check 'what cannot be marked is left as it is' marks_lose_nothing
check 'a module that the kit does not have is wrong usage' status_is 2 translate mark es marked -m m99
check 'a language that the kit does not have is wrong usage' status_is 2 translate mark fr marked
check 'the language that is translated from is wrong usage' status_is 2 translate mark en marked
[ "$(id -u)" -eq 0 ] || check 'a folder that cannot be written is the system' no_folder_to_write

# --- one error, nothing published --------------------------------------------------------------------------
cp -R "$base" broken
build broken -o old >/dev/null 2>&1
(cd old && find . -type f -exec sha256sum {} + | sort) >old.before
lesson=$(find broken/en -name '01-*.md' | head -n 1)
printf '\n![](media/nowhere.png)\n\n[dead](nowhere.md)\n\n## Twice {#m01-same}\n\n## Twice {#m01-same}\n\n## Odd {#m01-odd .qq}\n\n[out](../../../../etc/passwd)\n' >>"$lesson"
printf 'title: "unclosed\n' >>broken/kit.yaml
broken_kit() {
	status_is 1 "$WAYMARK" build broken -o old --templates "$WAYMARK_TEMPLATES" || return 1
	(cd old && find . -type f -exec sha256sum {} + | sort) | diff old.before -
}
check 'errors leave the old output as it was' broken_kit
check 'no staging folder is left' sh -c '! ls -d .old.new-* 2>/dev/null'

# Of these nine mistakes each must be told, with its place.
rm -rf broken
cp -R "$base" broken
lesson=$(find broken/en -name '01-*.md' | head -n 1)
printf '\n![](media/nowhere.png)\n\n[dead](nowhere.md)\n\n## Twice {#m01-same}\n\n## Twice {#m01-same}\n\n## Odd {#m01-odd .qq}\n\n[out](../../../../etc/passwd)\n\nNo [@nosuch] source.\n' >>"$lesson"
printf -- '---\ntitle: "unclosed\n---\n# X\n' >"$(dirname "$lesson")/02-yaml.md"
printf -- '---\nminutes: 3\n---\n# X\n\n\377\376\n' >"$(dirname "$lesson")/03-bytes.md"
"$WAYMARK" check broken --templates "$WAYMARK_TEMPLATES" >broken.log 2>&1
for rule in alt-missing asset-missing link-broken id-duplicate class-unknown path-outside citation-unknown yaml utf8-invalid; do
	check "[check 36] a broken kit tells of $rule" grep -E -q "^[^:]+:[0-9]+(:[0-9]+)?: error: .+ \[$rule\]\$" broken.log
done

# --- what is not ours is not replaced -------------------------------------------------------------------------
mkdir precious
echo keep >precious/file
check 'a folder of somebody else is refused' status_is 3 "$WAYMARK" build "$base" -o precious --templates "$WAYMARK_TEMPLATES"
check 'and kept' grep -q keep precious/file
carried() {
	build "$base" -o carry -t site && build "$base" -o carry -t single && [ -f carry/site/START-HERE.html ] && [ -d carry/single ]
}
check 'targets that are not built now stay' carried

# --- killed at any instant ------------------------------------------------------------------------------------
whole() {
	"$WAYMARK_FAST" build "$content" -o killed --quiet || return 1
	(cd killed && find . -type f -exec sha256sum {} + | sort) >killed.want
	round=0
	while [ $round -lt 40 ]; do
		round=$((round + 1))
		"$WAYMARK_FAST" build "$content" -o killed --quiet &
		pid=$!
		sleep "0.0$((round * 2 / 10))$((round * 2 % 10))"
		kill -9 $pid 2>/dev/null
		wait $pid 2>/dev/null
		(cd killed && find . -type f -exec sha256sum {} + | sort) | diff killed.want - || return 1
	done
	"$WAYMARK_FAST" build "$content" -o killed --quiet
	! ls -d .killed.new-* 2>/dev/null
}
check 'killed at forty instants the output is whole' whole

# --- hostile kits ---------------------------------------------------------------------------------------------
hostile() { # hostile NAME PATTERN: kit in hostile-NAME ends with status 1, a message like PATTERN, within 20 s
	check "hostile: $1" sh -c "timeout 20 '$WAYMARK' check 'hostile-$1' --templates '$WAYMARK_TEMPLATES' >'hostile-$1.log' 2>&1
		status=\$?; [ \$status -eq 1 ] && grep -E -q '$2' 'hostile-$1.log' || { echo \"status \$status\"; head -n 5 'hostile-$1.log'; false; }"
}
new_hostile() {
	cp -R "$base" "hostile-$1"
	lesson=$(find "hostile-$1/en" -name '01-*.md' | head -n 1)
}
new_hostile link && rm "$lesson" && ln -s /etc/passwd "$lesson"
hostile link 'path-outside'
new_hostile fifo && rm "$lesson" && mkfifo "$lesson"
hostile fifo 'file-unreadable'
new_hostile huge && head -c 3000000 /dev/zero | tr '\0' a >>"$lesson"
hostile huge 'file-too-large'
new_hostile nested && { awk 'BEGIN {for (i = 0; i < 3000; i++) printf "> "; print "deep"}' >>"$lesson"; }
hostile nested 'nesting'
new_hostile zero && printf 'a\0b\n' >>"$lesson"
hostile zero 'control-character'
new_hostile loop && printf '\n[x](../loop.md "include")\n' >>"$lesson" && printf '[x](loop.md "include")\n' >hostile-loop/en/loop.md
hostile loop 'include-cycle'
new_hostile brackets && awk 'BEGIN {for (i = 0; i < 9000; i++) printf "![[]("; print ""}' >>"$lesson"
hostile brackets 'markup-lost'

. "$WAYMARK_ROOT/tests/build/names.sh"
. "$WAYMARK_ROOT/tests/build/pdf.sh"
finish
