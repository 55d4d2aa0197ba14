#!/bin/sh
# Every rule of generator/diagnostics.def has a folder here that breaks it and says what is printed then.
#
#   run.sh [--update] [WAYMARK [TEMPLATES]] [RULE…]     --update rewrites expected.txt; read the difference
#
# A fixture is laid over base/kit, the smallest kit that nothing is wrong with:
#   kit/           files that differ             expected.txt   what is printed on standard error
#   remove.txt     files of the base to remove   arguments.txt  in place of "check kit"
#   setup.sh       run in the temporary folder (kit/, templates/) for what git or an editor would not keep as it is
#
# internal.txt lists rules that no author can break, each with the reason; unit tests cover those.
set -u
export SOURCE_DATE_EPOCH=1795305600 # the day that `check` takes for today: 2026-11-22

update=false
if [ "${1:-}" = --update ]; then
	update=true
	shift
fi
absolute() { (CDPATH='' cd -- "$(dirname -- "$1")" && printf '%s/%s\n' "$(pwd)" "$(basename -- "$1")"); }
[ $# -gt 0 ] && WAYMARK=$(absolute "$1") && shift
[ $# -gt 0 ] && WAYMARK_TEMPLATES=$(absolute "$1") && shift

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/../support/suite.sh"
definitions=$WAYMARK_ROOT/generator/diagnostics.def
work=$WAYMARK_WORK/diagnostics
mkdir -p "$work"

is_internal() { grep -q "^$1 " "$here/internal.txt"; }

# The kit of a fixture, and templates that it may change, in $work/run.
lay_out() {
	rm -rf "$work/run"
	mkdir -p "$work/run"
	cp -R "$here/base/kit" "$work/run/kit"
	ln -s "$WAYMARK_TEMPLATES" "$work/run/templates"
	[ -d "$1/kit" ] && cp -R "$1/kit/." "$work/run/kit"
	if [ -f "$1/remove.txt" ]; then
		(cd "$work/run" && xargs rm -r <"$1/remove.txt") || return 1
	fi
	if [ -f "$1/setup.sh" ]; then
		rm "$work/run/templates"
		cp -RL "$WAYMARK_TEMPLATES" "$work/run/templates"
		(cd "$work/run" && sh "$1/setup.sh") || return 1
	fi
}

# Print what the fixture in $1 prints; the exit status goes to $work/status.
run_fixture() {
	arguments='check kit'
	[ -f "$1/arguments.txt" ] && arguments=$(cat "$1/arguments.txt")
	# shellcheck disable=SC2086  # the arguments are words
	(cd "$work/run" && "$WAYMARK" $arguments --templates templates >/dev/null 2>"$work/actual.txt")
	echo $? >"$work/status"
}

# Errors end with 1, and so do warnings with --strict; warnings alone with 0, and 3 is a crash or a failure of the system.
expected_status() {
	if grep -q ': error: ' "$1/expected.txt" || grep -qs -e --strict "$1/arguments.txt"; then echo 1; else echo 0; fi
}

# Every line names a place, a severity and a rule; what an author wrote also gets a remedy after a semicolon.
malformed() {
	grep -Ev '^[^:]+(:[0-9]+(:[0-9]+)?)?: (error|warning): .* \[[a-z0-9-]+\]$' "$1" ||
		grep -E '^(kit|templates)/' "$1" | grep -v '; '
}

# The checks of ../forty.txt that the fixture of a rule decides.
decides() {
	case $1 in
	base) ;;
	citation-* | reference-* | figure-uncited) printf '[check 36] [check 37] ' ;;
	reading-level | wording | answer-length | waiver-syntax) printf '[check 36] [check 38] ' ;;
	*) printf '[check 36] ' ;;
	esac
}

run_case() {
	name=$1 folder=$2
	label=$(decides "$1")$1
	if ! lay_out "$folder"; then
		fail "$label" 'the fixture cannot be laid out'
		return
	fi
	run_fixture "$folder"
	if $update && [ "$name" != base ]; then
		cp "$work/actual.txt" "$folder/expected.txt"
	fi
	status=$(cat "$work/status")
	if ! difference=$(diff -u "$folder/expected.txt" "$work/actual.txt"); then
		fail "$label" "$difference"
	elif [ "$status" -ne "$(expected_status "$folder")" ]; then
		fail "$label" "exit status $status"
	elif [ "$name" != base ] && ! grep -q "\[$name\]\$" "$folder/expected.txt"; then
		fail "$label" 'expected.txt does not hold the rule'
	elif wrong=$(malformed "$folder/expected.txt"); then
		fail "$label" "no remedy or no rule in: $wrong"
	else
		ok "$label"
	fi
}

check_rule() {
	if [ -d "$here/$1" ] && is_internal "$1"; then
		fail "$1" 'it has a fixture: take it out of internal.txt'
	elif [ -d "$here/$1" ]; then
		run_case "$1" "$here/$1"
	elif is_internal "$1"; then
		ok "$1 (internal)"
	else
		fail "$1" "no fixture: make tests/diagnostics/$1/"
	fi
}

rules=$(sed -n 's/^DIAGNOSTIC([A-Z0-9_]*, *"\([a-z0-9-]*\)".*/\1/p' "$definitions" | sort)
if [ $# -gt 0 ]; then
	for rule in "$@"; do check_rule "$rule"; done
	finish
	exit
fi

run_case base "$here/base"
for rule in $rules; do check_rule "$rule"; done
for folder in "$here"/*/; do
	name=$(basename "$folder")
	[ "$name" = base ] || printf '%s\n' "$rules" | grep -qx -- "$name" || fail "$name" 'there is no such rule'
done
for name in $(sed -n 's/^\([a-z0-9-]*\) .*/\1/p' "$here/internal.txt"); do
	printf '%s\n' "$rules" | grep -qx -- "$name" || fail "$name" 'internal.txt names a rule that there is not'
done
finish
