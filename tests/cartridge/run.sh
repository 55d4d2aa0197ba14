#!/bin/sh
# Common Cartridges of content/ and of the made kit that has every construct, in both versions: judged by the official schemas and the rules
# behind them where they lie beside the project, by rules of our own that need none, and as importers read them.
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# build NAME KIT OPTION…
build() {
	name=$1
	shift
	"$WAYMARK_FAST" build "$@" -o "$WAYMARK_WORK/$name" --quiet >"$WAYMARK_WORK/cartridge-$name.log" 2>&1 && return
	fail "build of $name" "$(grep -v ': warning: ' "$WAYMARK_WORK/cartridge-$name.log" | head -n 3)"
	finish
	exit 1
}
build content "$WAYMARK_ROOT/content" -t site,imscc
build kit "$WAYMARK_ROOT/tests/browser/kit" -t site,imscc
build kit-1.3 "$WAYMARK_ROOT/tests/browser/kit" -t imscc --cartridge 1.3
build discreet "$WAYMARK_ROOT/tests/browser/kit" -t imscc --discreet
cp -R "$WAYMARK_ROOT/tests/diagnostics/base/kit" "$WAYMARK_WORK/bundled-kit"
sed -i 's/^exit:.*/exit: bundled/' "$WAYMARK_WORK/bundled-kit/kit.yaml"
build bundled "$WAYMARK_WORK/bundled-kit" -t site,imscc
export WAYMARK_MORE_SCHEMAS="${WAYMARK_MORE_SCHEMAS:-$WAYMARK_ROOT/../shared/schemas}"
exec node "$here/cartridge.mjs" content kit kit-1.3 discreet bundled
