# What names give away: titles, file names, names inside packages, manifests and icons, in each of the three ways that
# generator/render/titles.h describes. Every name of this kit that an author is free to choose holds the word "Telltale"; ids do not,
# because they are addresses in each edition. Sourced by run.sh.

cp -R "$base" telling
mv telling/en/m01-start telling/en/m01-telltale
sed -i -e 's/The base of all fixtures/Telltale course/' -e 's/A kit about nothing/A telltale kit/' \
	-e 's/There is only one way/The telltale way/' telling/kit.yaml
sed -i -e 's/^title: Start/title: Telltale module/' -e 's/^summary: .*/summary: A telltale summary./' \
	-e 's/^status: draft/status: draft\ncontent-note: A telltale note./' telling/en/m01-telltale/module.md
sed -i -e 's/^# Lesson/# Telltale lesson/' telling/en/m01-telltale/01-lesson.md
mv telling/en/m01-telltale/01-lesson.md telling/en/m01-telltale/01-telltale.md

# What was built, unpacked, without what is for the people who build.
unpack() {
	rm -f "$1/build-report.html" "$1/SHA256SUMS"
	find "$1" -name '*.zip' | while read -r zip; do
		unzip -q -d "${zip%.zip}" "$zip" && rm "$zip"
	done
}
build telling -o names-default && unpack names-default
sed 's/^exit:/titles: plain\nexit:/' telling/kit.yaml >plain.yaml
cp -R telling telling-plain && mv plain.yaml telling-plain/kit.yaml
build telling-plain -o names-plain && unpack names-plain
mv telling-plain/en/m01-telltale/media/square.png telling-plain/en/m01-telltale/media/telltale.png
sed -i 's/media\/square/media\/telltale/' telling-plain/en/m01-telltale/01-telltale.md
build telling-plain -o names-discreet --discreet && unpack names-discreet

titles() { grep -rhoiE '<title>[^<]*</title>' "$@"; }
silent() { # silent COMMAND…: it prints nothing about the topic, and it prints something
	"$@" >names.log
	[ -s names.log ] && ! grep -i telltale names.log
}

for way in default discreet; do
	check "[check 17] $way: no file, no folder and no file in a package has a telling name" silent find "names-$way"
	check "[check 17] $way: no page and no manifest has a telling title" silent titles "names-$way"
done
check 'plain: file names do not tell' silent find names-plain
check 'plain: titles of the site and the single files do not tell' silent titles names-plain/site names-plain/single
check 'plain: manifests and pages of packages say the names' sh -c '
	[ "$(grep -rhoE --exclude=units.html --exclude="*-scorm12.html" "<title>[^<]*</title>" names-plain/scorm12 | sort -u | tr -d "\n")" = \
		"<title>Telltale course</title><title>Telltale module – 1</title>" ]'
check 'discreet: the start page tells nothing at all' silent cat names-discreet/site/START-HERE.html
check 'the start page says the name otherwise' grep -q 'Telltale course' names-default/site/START-HERE.html
check 'discreet: the menu has no name' sh -c '! grep -rh menu__title names-discreet | grep -i telltale'
check 'discreet: packages have numbers' sh -c 'cd names-discreet/scorm12/en && [ "$(echo *)" = "all-en-scorm12 all-en-scorm12.html m01-en-scorm12 m01-en-scorm12.html" ]'
check 'the manifest of a package keeps its identifier' sh -c '
	[ "$(grep -rhoE "manifest identifier=\"[^\"]*" names-discreet/scorm12 | sort)" = \
		"$(grep -rhoE "manifest identifier=\"[^\"]*" names-default/scorm12 | sort)" ]'
blank_icons() {
	find "$1" -name '*.html' >names.pages
	[ "$(xargs cat <names.pages | grep -c 'rel="icon" href="data:,"')" -eq "$(wc -l <names.pages)" ] &&
		! xargs grep -liE 'apple-touch-icon|theme-color|og:|application-name|rel="manifest"' <names.pages
}
check 'the icon of every page is blank and inside it' blank_icons names-default
check 'a way that there is not is refused' sh -c "
	sed 's/^exit:/titles: loud\nexit:/' telling/kit.yaml >telling-plain/kit.yaml
	'$WAYMARK' check telling-plain --templates '$WAYMARK_TEMPLATES' 2>&1 | grep -q \"there is no way of titles 'loud'\""
