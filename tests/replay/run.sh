#!/bin/sh
# Every kept fuzzing input once more, under the sanitizers and a time limit. A harness without inputs is a failure.
. "$(dirname "$0")/../support/suite.sh"
fuzz=$WAYMARK_ROOT/tests/fuzz
for source in "$fuzz"/fuzz_*.c; do
	name=$(basename "$source" .c)
	for input in "$fuzz/corpus/$name"/*; do
		check "$name $(basename "$input")" timeout 20 "$WAYMARK_ROOT/build/tests/$name" "$input"
	done
done
finish
