#!/bin/sh
# run.sh SECONDS: each harness looks for new inputs that long. What it finds lands in build/fuzz/ as crash-…, timeout-… or oom-…: keep
# it below corpus/<harness>/ once it is mended, `make test` replays it from then on.
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
out=$here/../../build/fuzz
seconds=${1:-60}
export WAYMARK_TEMPLATES=$here/../../templates
status=0
for source in "$here"/fuzz_*.c; do
	name=$(basename "$source" .c)
	mkdir -p "$out/corpus/$name"
	echo "== $name, $seconds s"
	"$out/$name" -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
		-dict="$here/markers.dict" -artifact_prefix="$out/" "$out/corpus/$name" "$here/corpus/$name" 2>"$out/$name.log" || status=1
	grep -E '^(stat::number_of_executed_units|SUMMARY|Test unit written|==.*ERROR)' "$out/$name.log"
done
exit $status
