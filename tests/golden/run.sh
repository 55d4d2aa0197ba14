#!/bin/sh
# Golden kits: each folder here holds `kit/` and `expected/`, the whole output. With --update the expectation is written anew: read the
# diff before you commit it.
#
# Zips are compared unpacked. Left out, because other suites judge them: the site in one file, what the facilitator area has of the site's pages, the style sheet and the scripts (they are copies of
# templates/, and inlined in the single file), the official schema files, checksums and the report with its sizes.
. "$(dirname "$0")/../support/suite.sh"
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

unpack_zips() {
	find "$1" \( -name '*.zip' -o -name '*.epub' -o -name '*.imscc' \) | while read -r zip; do
		unzip -q -d "$zip.d" "$zip" && rm "$zip"
	done
}

# What is the same in every case, or differs with the version of a library, is not part of an expectation.
reduce() {
	rm -f "$1"/*-site.zip
	for page in card glossary help references settings units; do
		rm -f "$1"/facilitator/*/$page.html
	done
	unpack_zips "$1"
	rm -f "$1/SHA256SUMS" "$1/build-report.html" "$1/.waymark"
	find "$1" \( -name '*.xsd' -o -name '*.dtd' -o -name 'waymark.css' -o -path '*.epub.d/EPUB/style.css' -o -name 'waymark.js' -o -name 'pages.css' -o -name 'pages.js' -o -name 'facilitator.css' -o -name 'facilitator.js' -o -name 'search-*.js' -o -name 'units.css' -o -name 'units.js' -o -name 'lms.js' \) -exec rm {} +
	find "$1" -type d -empty -delete
	find "$1" -path "$1/*/*/*-*.html" ! -path '*.d/*' | while read -r sheet; do
		awk '/<style>/ {print "(the style sheet)"; skip = 1} !skip {print} /<\/style>/ {skip = 0}' "$sheet" |
			sed -e "s/sha256-[A-Za-z0-9+\/=]*/sha256-…/g" -e 's/[0-9a-f]\{64\}<\/span> ([0-9]* KB)/…<\/span> (… KB)/' >"$sheet.reduced" && mv "$sheet.reduced" "$sheet"
	done
	find "$1" -path '*/single/*' -name '*.html' | while read -r page; do
		awk '/<style>/ {print "(the style sheet)"; skip = 1} /<script>/ {print "(the script)"; skip = 1}
		     !skip {print} /<\/style>|<\/script>/ {skip = 0}' "$page" |
			sed "s/sha256-[A-Za-z0-9+\/=]*/sha256-…/g" >"$page.reduced" && mv "$page.reduced" "$page"
	done
}

# What packages have several times over stands in the expectation once; a list says where else it is.
drop_copies() {
	(cd "$1" && find . -type f -size +0 -path '*.d/*' | sort | xargs sha256sum | while read -r hash path; do
		if [ -f "../copies-$name/$hash" ]; then
			printf '%s is %s\n' "${path#./}" "$(cat "../copies-$name/$hash")" >>copies.txt
			rm "$path"
		else
			printf '%s\n' "${path#./}" >"../copies-$name/$hash"
		fi
	done
	find . -type d -empty -delete)
}

for folder in "$here"/*/; do
	name=$(basename "$folder")
	out=$WAYMARK_WORK/golden-$name
	rm -rf "$out"
	if ! (cd "$folder" && "$WAYMARK" build kit -o "$out" --templates "$WAYMARK_TEMPLATES") >"$out.log" 2>&1; then
		fail "$name" "$(head -n 20 "$out.log")"
		continue
	fi
	reduce "$out"
	rm -rf "$WAYMARK_WORK/copies-$name"
	mkdir "$WAYMARK_WORK/copies-$name"
	drop_copies "$out"
	if [ "${1:-}" = --update ]; then
		rm -rf "${folder}expected"
		cp -R "$out" "${folder}expected"
	fi
	if diff -r "${folder}expected" "$out" >"$out.diff" 2>&1; then
		ok "$name"
	else
		fail "$name" "$(head -n 40 "$out.diff")"
	fi
done
finish
