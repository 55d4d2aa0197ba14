#!/bin/sh
# Every package of content/, reopened and judged as an LMS and its checkers would: archive, manifest against the official schemas,
# the rules behind the schemas, sizes. xmllint and unzip are the judges, not our own code. E-books are judged by epubcheck, and in epub.mjs.
. "$(dirname "$0")/../support/suite.sh"

dist=$WAYMARK_WORK/packages-dist
"$WAYMARK_FAST" build "$WAYMARK_ROOT/content" -o "$dist" --quiet || {
	fail build "content/ does not build"
	finish
	exit
}

# One schema that knows all namespaces of a SCORM 1.2 manifest, beside a copy of the official files.
schemas=$WAYMARK_WORK/scorm12-schemas
mkdir -p "$schemas"
cp "$WAYMARK_SCHEMAS"/scorm12/*.xsd "$schemas/"
cat >"$schemas/all.xsd" <<'X'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
 <xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
 <xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
 <xs:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="imsmd_rootv1p2p1.xsd"/>
</xs:schema>
X

valid_manifest() { xmllint --nonet --noout --schema "$schemas/all.xsd" "$1/imsmanifest.xml"; }

# values FOLDER XPATH: one a line
values() { xmllint --xpath "$2" "$1/imsmanifest.xml" 2>/dev/null | sed 's/^[^"]*"//; s/"$//' | grep -v '^$'; }

files_equal_list() {
	values "$1" '//*[local-name()="file"]/@href' | sort -u >"$1.listed"
	(cd "$1" && find . -type f | sed 's|^\./||' | grep -v -e '^imsmanifest\.xml$' -e '^[^/]*\.xsd$' | sort) >"$1.present"
	diff "$1.listed" "$1.present"
}

references_resolve() {
	for id in $(values "$1" '//*[local-name()="item"]/@identifierref'); do
		values "$1" '//*[local-name()="resource"]/@identifier' | grep -qx "$id" || { echo "no resource $id"; return 1; }
	done
	default=$(values "$1" '//*[local-name()="organizations"]/@default')
	values "$1" '//*[local-name()="organization"]/@identifier' | grep -qx "$default" || { echo "no organization $default"; return 1; }
	for href in $(values "$1" '//*[local-name()="resource"]/@href'); do
		[ -f "$1/$href" ] || { echo "no launch file $href"; return 1; }
	done
}

every_resource_is_sco() {
	resources=$(xmllint --xpath 'count(//*[local-name()="resource"])' "$1/imsmanifest.xml")
	scos=$(grep -o 'adlcp:scormtype="sco"' "$1/imsmanifest.xml" | wc -l)
	[ "$resources" -eq "$scos" ] && [ "$scos" -eq "$2" ]
}

schema_files_official() {
	for file in "$WAYMARK_SCHEMAS"/scorm12/*.xsd; do
		cmp "$file" "$1/$(basename "$file")" || return 1
	done
}

names_portable() { ! unzip -Z1 "$1" | grep -v -x '[a-z0-9][A-Za-z0-9._/-]*'; }
# What authors wrote for trainers: the lines of FACILITATOR, HANDOUT and SLIDE callouts and of facilitator.md, as runs of plain words that
# no learner is told too (the module on leading a session tells some).
lines_of() {
	find "$WAYMARK_ROOT/content" -name '*.md' -exec awk -v wanted="$1" '
		FNR == 1 {own = FILENAME ~ /facilitator\.md$/; quoted = 0}
		/^> \[!(FACILITATOR|HANDOUT|SLIDE)\]/ {quoted = 1; next}
		!/^>/ {quoted = 0}
		(quoted || own) == (wanted == "trainers")' {} +
}
lines_of learners >"$WAYMARK_WORK/learner-lines"
lines_of trainers | awk 'match($0, /[A-Za-z ,]+[.]/) && RLENGTH > 24 {print substr($0, RSTART, RLENGTH)}' | sort -u |
	while read -r line; do grep -qF -- "$line" "$WAYMARK_WORK/learner-lines" || printf '%s\n' "$line"; done >"$WAYMARK_WORK/trainer-lines"
check 'there is text for trainers to look for' test -s "$WAYMARK_WORK/trainer-lines"
no_facilitator_text() { ! grep -rlF -f "$WAYMARK_WORK/trainer-lines" --include='*.html' --include='*.xhtml' "$1"; }
under() { [ "$(wc -c <"$1")" -le "$2" ] || { wc -c "$1"; return 1; }; }

modules=$(find "$WAYMARK_ROOT/content/en" -maxdepth 1 -type d -name 'm[0-9]*' | wc -l)
zips=$(find "$dist/scorm12" -name '*.zip' | sort)
[ -n "$zips" ] || fail packages "there is none"
for zip in $zips; do
	name=$(basename "$zip" .zip)
	folder=$WAYMARK_WORK/$name
	mkdir -p "$folder"
	check "$name archive" unzip -tq "$zip"
	unzip -q -o -d "$folder" "$zip"
	case $name in
	*-all-*) count=$modules ;;
	*)
		count=1
		check "$name index" test -f "$folder/index.html"
		check "$name size" under "$zip" 102400
		;;
	esac
	check "$name manifest" valid_manifest "$folder"
	check "$name version" grep -q '<schemaversion>1.2</schemaversion>' "$folder/imsmanifest.xml"
	check "$name files" files_equal_list "$folder"
	check "$name references" references_resolve "$folder"
	check "$name SCOs" every_resource_is_sco "$folder" "$count"
	check "$name schema files" schema_files_official "$folder"
	check "$name names" names_portable "$zip"
	check "$name learner text" no_facilitator_text "$folder"
done

# One document, byte for byte, in the package of a module and in the package of all.
for folder in "$WAYMARK_WORK"/*-scorm12; do
	case $folder in *-all-*) continue ;; esac
	name=$(basename "$folder")
	module=$(printf '%s\n' "$name" | sed 's/.*-\(m[0-9]*\)-[a-z]*-scorm12$/\1/')
	language=$(printf '%s\n' "$name" | sed 's/.*-\([a-z]*\)-scorm12$/\1/')
	for all in "$WAYMARK_WORK"/*-all-"$language"-scorm12; do
		check "$name is the document of the whole package" cmp "$folder/index.html" "$all/$module.html"
	done
done

check 'site pages are XML' sh -c "find '$dist/site' '$dist/single' -name '*.html' -print0 | xargs -0 xmllint --nonet --noout"
check 'no facilitator text in the site' no_facilitator_text "$dist/site"

# E-books: those of content/, and of the made kit that has every construct, also from right to left in a language that nobody speaks.
pseudo=$WAYMARK_WORK/packages-pseudo
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$pseudo"
node "$here/../support/pseudo.mjs" "$pseudo" &&
	"$WAYMARK_FAST" build "$pseudo/kit" --templates "$pseudo/templates" -t site,epub -o "$pseudo/dist" --quiet >"$pseudo/log" 2>&1 ||
	fail books "the kit in a made-up language does not build: $(head -n 5 "$pseudo/log")"
books=$(find "$dist/epub" "$pseudo/dist/epub" -name '*.epub' | sort)
# The reference checker needs longer to start than to check: once for all, where Java reads its source.
no_finding() {
	if java --list-modules | grep -q '^jdk.compiler'; then
		java -XX:TieredStopAtLevel=1 -cp /usr/share/java/epubcheck.jar "$here/Books.java" "$@"
	else
		for book in "$@"; do java -jar /usr/share/java/epubcheck.jar --failonwarnings "$book" || return 1; done
	fi
}
# shellcheck disable=SC2086  # the books are words
check 'epubcheck finds no error and nothing to warn of in any book' no_finding $books
for book in $books; do
	mkdir -p "$WAYMARK_WORK/books/$(basename "$book")"
	unzip -q -o -d "$WAYMARK_WORK/books/$(basename "$book")" "$book"
done
check 'books: no facilitator text' no_facilitator_text "$WAYMARK_WORK/books"
check 'books: chapters and the package document are XML' sh -c "find '$WAYMARK_WORK/books' \\( -name '*.xhtml' -o -name '*.opf' \\) -print0 | xargs -0 xmllint --nonet --noout"
node "$here/epub.mjs" "$dist" "$pseudo/dist" >"$WAYMARK_WORK/books.log" 2>&1
counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$WAYMARK_WORK/books.log")
if [ -n "$counts" ]; then
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
	sed '$d' "$WAYMARK_WORK/books.log"
else
	fail books "they were not looked at to the end: $(tail -n 5 "$WAYMARK_WORK/books.log")"
fi

check 'checksums' sh -c "cd '$dist' && sha256sum --quiet -c SHA256SUMS"
finish
