#!/bin/sh
# Reports, never fails: how long the kit takes, and how a made kit of 1,000 and 2,000 modules (six lessons of 700 words) compares with bare
# cmark parsing, rendering and writing as many bytes with as many threads. The two are timed in turn, in one run.
#
#   BENCH_ROUNDS=5 rounds · BENCH_MODULES='1000 2000'
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/waymark-bench.XXXXXX") || exit 0
trap 'rm -rf "$work"' EXIT
waymark=$root/build/waymark
threads=$(getconf _NPROCESSORS_ONLN)
rounds=${BENCH_ROUNDS:-5}

now() { date +%s%N; }

# milliseconds COMMAND…
milliseconds() {
	start=$(now)
	"$@" >/dev/null 2>"$work/errors" || { echo "failed: $*" >&2; head -n 5 "$work/errors" >&2; }
	echo $((($(now) - start) / 1000000))
}

# The peak of the resident set while COMMAND runs, in KB, asked from the system until it ends.
peak() {
	"$@" >/dev/null 2>&1 &
	pid=$!
	top=0
	while kill -0 $pid 2>/dev/null; do
		seen=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$pid/status" 2>/dev/null)
		[ "${seen:-0}" -gt "$top" ] && top=$seen
		sleep 0.02
	done
	wait $pid
	echo "$top"
}

median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

echo "content/, all targets:"
i=0
while [ $i -lt "$rounds" ]; do
	milliseconds "$waymark" build "$root/content" -o "$work/content" --quiet
	i=$((i + 1))
done | median | sed 's/^/  median ms: /'

for modules in ${BENCH_MODULES:-1000 2000}; do
	kit=$work/kit$modules
	awk -v modules="$modules" -v lessons=6 -v words=700 -v kit="$kit" -f "$root/tests/bench/make_kit.awk" </dev/null
	out=$work/out$modules
	bytes=$work/bytes
	echo "made kit of $modules modules, target site, $threads threads:"
	echo "  peak of resident memory, KB: $(peak "$waymark" build "$kit" -o "$out" -t site --quiet)"
	for folder in "$kit"/en/*/; do
		id=$(basename "$folder" -made)
		echo "$(wc -c <"$out/site/en/$id.html") $(ls "$folder"*.md | tr '\n' ' ')"
	done >"$work/list"
	mkdir -p "$bytes"
	: >"$work/ours"
	: >"$work/cmark"
	: >"$work/ratios"
	i=0
	while [ $i -lt "$rounds" ]; do
		rm -rf "$out"
		a=$(milliseconds "$waymark" build "$kit" -o "$out" -t site --quiet)
		rm -rf "$bytes" && mkdir "$bytes"
		b=$(milliseconds "$root/build/tests/bench_cmark" "$work/list" "$bytes" "$threads")
		echo "$a" >>"$work/ours"
		echo "$b" >>"$work/cmark"
		awk -v a="$a" -v b="$b" 'BEGIN {printf "%.2f\n", a / b}' >>"$work/ratios"
		i=$((i + 1))
	done
	echo "  median ms: waymark $(median <"$work/ours"), cmark $(median <"$work/cmark"); ratio, pair by pair, median: $(median <"$work/ratios")"
	rm -rf "$kit" "$out" "$bytes"
done
exit 0
