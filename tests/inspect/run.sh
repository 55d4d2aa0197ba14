#!/bin/sh
# `waymark inspect`: damaged packages and what it says of each, hostile ones in bounded time and memory, our own without a finding, and the
# command line around it.
#
#   run.sh [--update]     --update rewrites expected.txt; read the difference
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$WAYMARK_WORK/inspect
mkdir -p "$work"

# ran NAME COMMAND…: a suite in node, whose own counts are added to ours.
ran() {
	ran_name=$1
	shift
	"$@" >"$work/log" 2>&1
	sed '$d' "$work/log"
	counts=$(tail -n 1 "$work/log" | sed -n 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p')
	if [ -z "$counts" ]; then
		fail "$ran_name" "it did not run to its end: $(tail -n 12 "$work/log")"
		return
	fi
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
}

ran recipes node "$here/inspect.mjs" "$@"
[ "${1:-}" = --update ] && { finish; exit; }
ran hostile node "$here/hostile.mjs"

# What we make ourselves is fine.
for kit in content tests/browser/kit; do
	name=$(printf '%s' "$kit" | tr / -)
	"$WAYMARK_FAST" build "$WAYMARK_ROOT/$kit" -o "$work/$name" --quiet 2>/dev/null || fail "$kit" 'it does not build'
done
packages=$(find "$work" \( -name '*.zip' -o -name '*.imscc' -o -name '*.epub' \) | sort)
[ -n "$packages" ] || fail packages 'there is none'
is_fine() {
	"$WAYMARK_FAST" inspect "$1" >"$work/said" 2>&1 && grep -q ', fine$' "$work/said" && return
	cat "$work/said"
	return 1
}
for package in $packages; do check "$(basename "$package")" is_fine "$package"; done

# The command line.
exits() {
	wanted=$1
	shift
	(cd "$work" && "$WAYMARK" "$@" >said 2>&1)
	status=$?
	[ "$status" -eq "$wanted" ] && return
	echo "exit status $status instead of $wanted: $(cat "$work/said")"
	return 1
}
says() { grep -q -- "$1" "$work/said" || { cat "$work/said"; return 1; }; }
echo text >"$work/text.zip"
mkfifo "$work/pipe.zip"
check 'a file that is not there' exits 3 inspect absent.zip
check 'a file that is not there is told' says 'cannot read absent.zip: No such file'
check 'a folder' exits 3 inspect .
check 'a pipe is not waited for' timeout 10 sh -c "cd '$work' && '$WAYMARK' inspect pipe.zip >/dev/null 2>&1; [ \$? -eq 3 ]"
some=$(printf '%s\n' "$packages" | head -n 1)
check 'no descriptor left' sh -c "cd '$work' && (ulimit -n 4 && exec '$WAYMARK' inspect '$some') >said 2>&1; [ \$? -eq 3 ]"
check 'no descriptor left is told' says 'Too many open files'
check 'no zip' exits 1 inspect text.zip
check 'no argument' exits 2 inspect
check 'no argument is told' says "write 'waymark inspect FILE.zip'"
check 'two arguments' exits 2 inspect text.zip text.zip
check 'an option of another command' exits 2 inspect text.zip --strict
# A program without the schema files beside it says so where it matters.
cp "$WAYMARK_FAST" "$work/alone"
package=$(printf '%s\n' "$packages" | head -n 1)
if "$work/alone" inspect "$package" >/dev/null 2>"$work/said" && [ -s "$work/said" ]; then
	check 'missing schemas are told' says 'not held against all official schemas'
else
	ok 'schemas are installed elsewhere, so none are missing'
fi
check 'help' exits 0 inspect --help
check 'rules' exits 0 rules --packages
check 'rules are listed' says '^scorm-type  *error'
finish
