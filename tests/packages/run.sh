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

# make_schema STANDARD PREFIX…: one schema that knows all namespaces of a manifest of the standard, beside a copy of the official files. Each
# namespace is the address of its file without ".xsd", but for a version of IMS's sequencing.
make_schema() {
	standard=$1
	shift
	mkdir -p "$WAYMARK_WORK/schemas-$standard"
	cp "$WAYMARK_SCHEMAS/$standard"/* "$WAYMARK_WORK/schemas-$standard/"
	{
		echo '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
		for address; do
			printf ' <xs:import namespace="%s" schemaLocation="%s"/>\n' "${address%_v1p0}" "$(basename "$address").xsd"
		done
		echo '</xs:schema>'
	} >"$WAYMARK_WORK/schemas-$standard/all.xsd"
}
make_schema scorm12 http://www.imsproject.org/xsd/imscp_rootv1p1p2 http://www.adlnet.org/xsd/adlcp_rootv1p2 \
	http://www.imsglobal.org/xsd/imsmd_rootv1p2p1
for standard in scorm2004 scorm2004-3; do
	make_schema $standard http://www.imsglobal.org/xsd/imscp_v1p1 http://www.adlnet.org/xsd/adlcp_v1p3 http://www.adlnet.org/xsd/adlseq_v1p3 \
		http://www.adlnet.org/xsd/adlnav_v1p3 http://www.imsglobal.org/xsd/imsss_v1p0
done

# valid_manifest FOLDER STANDARD
valid_manifest() { xmllint --nonet --noout --schema "$WAYMARK_WORK/schemas-$2/all.xsd" "$1/imsmanifest.xml"; }

# values FOLDER XPATH: one a line
values() { xmllint --xpath "$2" "$1/imsmanifest.xml" 2>/dev/null | sed 's/^[^"]*"//; s/"$//' | grep -v '^$'; }

files_equal_list() {
	values "$1" '//*[local-name()="file"]/@href' | sort -u >"$1.listed"
	(cd "$1" && find . -type f | sed 's|^\./||' | grep -v -e '^imsmanifest\.xml$' -e '^[^/]*\.xsd$' -e '^[^/]*\.dtd$' | sort) >"$1.present"
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

# every_resource_is_sco FOLDER COUNT ATTRIBUTE
every_resource_is_sco() {
	resources=$(xmllint --xpath 'count(//*[local-name()="resource"])' "$1/imsmanifest.xml")
	scos=$(grep -o "adlcp:$3=\"sco\"" "$1/imsmanifest.xml" | wc -l)
	[ "$resources" -eq "$scos" ] && [ "$scos" -eq "$2" ]
}

# schema_files_official FOLDER STANDARD
schema_files_official() {
	for file in "$WAYMARK_SCHEMAS/$2"/*; do
		cmp "$file" "$1/$(basename "$file")" || return 1
	done
}

# Content alone says what is completed and passed: an LMS that has a threshold overrides it.
content_decides() {
	scos=$(grep -c '<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>' "$1/imsmanifest.xml")
	[ "$scos" -eq "$2" ] && ! grep -e completionThreshold -e 'satisfiedByMeasure="true"' -e minNormalizedMeasure -e timeLimit "$1/imsmanifest.xml"
}

# Official files keep the names that others refer to them by.
names_portable() { ! unzip -Z1 "$1" | grep -v -x -e '[a-z0-9][A-Za-z0-9._/-]*' -e 'XMLSchema\.dtd'; }
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

# judge ZIP STANDARD VERSION ATTRIBUTE: unpacked into a folder of its name.
judge() {
	zip=$1
	name=$(basename "$zip" .zip)
	folder=$WAYMARK_WORK/$2/$name
	mkdir -p "$folder"
	check "$2 $name archive" unzip -tq "$zip"
	unzip -q -o -d "$folder" "$zip"
	case $name in
	*-all-*) count=$modules ;;
	*)
		count=1
		check "$2 $name index" test -f "$folder/index.html"
		check "$2 $name size" under "$zip" 102400
		;;
	esac
	check "$2 $name manifest" valid_manifest "$folder" "$2"
	check "$2 $name version" grep -q "<schemaversion>$3</schemaversion>" "$folder/imsmanifest.xml"
	check "$2 $name files" files_equal_list "$folder"
	check "$2 $name references" references_resolve "$folder"
	check "$2 $name SCOs" every_resource_is_sco "$folder" "$count" "$4"
	check "$2 $name schema files" schema_files_official "$folder" "$2"
	check "$2 $name names" names_portable "$zip"
	check "$2 $name learner text" no_facilitator_text "$folder"
	[ "$2" = scorm12 ] || check "$2 $name content decides" content_decides "$folder" "$count"
}

# judge_all DIST TARGET STANDARD VERSION ATTRIBUTE PATTERN
judge_all() {
	zips=$(find "$1/$2" -name "$6" | sort)
	[ -n "$zips" ] || fail "$3" "there is no package"
	for zip in $zips; do
		judge "$zip" "$3" "$4" "$5"
	done
}

judge_all "$dist" scorm12 scorm12 1.2 scormtype '*.zip'
judge_all "$dist" scorm2004 scorm2004 '2004 4th Edition' scormType '*.zip'
if "$WAYMARK_FAST" build "$WAYMARK_ROOT/content" -o "$dist-3" -t scorm2004 --edition 3 --quiet; then
	judge_all "$dist-3" scorm2004 scorm2004-3 '2004 3rd Edition' scormType '*-all-*.zip'
	judge_all "$dist-3" scorm2004 scorm2004-3 '2004 3rd Edition' scormType '*-m01-*.zip'
else
	fail build "content/ does not build for the 3rd edition"
fi

# One document, byte for byte, in the package of a module, in the package of all, and in those of other standards.
for folder in "$WAYMARK_WORK"/scorm12/*-scorm12; do
	case $folder in *-all-*) continue ;; esac
	name=$(basename "$folder")
	module=$(printf '%s\n' "$name" | sed 's/.*-\(m[0-9]*\)-[a-z]*-scorm12$/\1/')
	language=$(printf '%s\n' "$name" | sed 's/.*-\([a-z]*\)-scorm12$/\1/')
	for all in "$WAYMARK_WORK"/scorm12/*-all-"$language"-scorm12; do
		check "$name is the document of the whole package" cmp "$folder/index.html" "$all/$module.html"
	done
	check "$name is the document of SCORM 2004" cmp "$folder/index.html" "$WAYMARK_WORK/scorm2004/${name%12}2004/index.html"
done

# cmi5: the structure against its schema, and what that lacks; and the same documents as in the SCORM packages.
more=${WAYMARK_MORE_SCHEMAS:-$WAYMARK_ROOT/../shared/schemas}
count_of() { xmllint --xpath "count($2)" "$1"; }
units_say_what_counts() {
	units=$(count_of "$1/cmi5.xml" '//*[local-name()="au"]')
	[ "$units" -eq "$2" ] && [ "$(count_of "$1/cmi5.xml" '//*[local-name()="au"][@moveOn="Passed"][@masteryScore="0.80"]')" -eq "$units" ]
}
launches_exist() {
	for url in $(xmllint --xpath '//*[local-name()="url"]/text()' "$1/cmi5.xml"); do
		[ -f "$1/$url" ] || { echo "no launch file $url"; return 1; }
	done
}
structures=
for zip in $(find "$dist/cmi5" -name '*.zip' | sort); do
	name=$(basename "$zip" .zip)
	folder=$WAYMARK_WORK/cmi5/$name
	mkdir -p "$folder"
	unzip -q -o -d "$folder" "$zip"
	structures="$structures $folder/cmi5.xml"
	scorm=$WAYMARK_WORK/scorm12/${name%-cmi5}-scorm12
	case $name in *-all-*) count=$modules ;; *) count=1 ;; esac
	check "[check 25] $name units" units_say_what_counts "$folder" "$count"
	check "$name launch files" launches_exist "$folder"
	check "$name has the documents of SCORM 1.2" diff -r -x imsmanifest.xml -x '*.xsd' -x cmi5.xml -x lms.js "$scorm" "$folder"
	check "$name no manifest of SCORM" test ! -e "$folder/imsmanifest.xml"
	check "$name learner text" no_facilitator_text "$folder"
done
[ -n "$structures" ] || fail cmi5 "there is no package"
if [ -f "$more/cmi5-1.0/CourseStructure.xsd" ]; then
	# shellcheck disable=SC2086  # names without blanks
	check 'cmi5.xml is valid' xmllint --nonet --noout --schema "$more/cmi5-1.0/CourseStructure.xsd" $structures
else
	printf 'skip validation of cmi5.xml: there is no schema of cmi5\n'
fi

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
check '[check 26] epubcheck finds no error and nothing to warn of in any book' no_finding $books
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
