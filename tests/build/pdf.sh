# PDF files: printed by a browser that is named or installed; here by a stand-in that notes what it was asked for, and once by the real one. Sourced by run.sh.

kit=$WAYMARK_ROOT/tests/browser/kit
mkdir -p pdf-bin
cat >pdf-bin/stand-in <<'END'
#!/bin/sh
for argument; do
	case $argument in
	--print-to-pdf=*) output=${argument#*=} ;;
	file://*) page=${argument#file://} ;;
	esac
done
grep -c '<a [^>]*href' "${page%%#*}" >>"$STAND_IN_LOG.links"
printf '%s %s\n' "${page##*#}" "$(cat "$(dirname "$page")"/.print-*.css | sort -u)" >>"$STAND_IN_LOG"
printf '%%PDF-1.4\n/CreationDate (D:%s+00)\n/ModDate (D:%s+00)\n' "$(date +%Y%m%d%H%M%S)" "$(date +%Y%m%d%H%M%S)" >"$output"
END
printf '#!/bin/sh\nexit 7\n' >pdf-bin/broken
chmod +x pdf-bin/*
export STAND_IN_LOG="$WAYMARK_WORK/stand-in.log"

with_browser() { # with_browser NAME OUTPUT OPTION…
	browser=$1 output=$2
	shift 2
	WAYMARK_CHROMIUM=$WAYMARK_WORK/pdf-bin/$browser "$WAYMARK" build "$kit" -l en -t pdf -o "$output" --templates "$WAYMARK_TEMPLATES" --quiet "$@" 2>pdf.log
}
printed() {
	with_browser stand-in pdf-one --paper A4 && ls pdf-one/pdf/en >pdf.names &&
		for name in before plan-30 plan-60 slides-60 pack-60 pack-m01; do grep -qx "$name.pdf" pdf.names || return 1; done
}
check 'every plan, deck and pack is printed' printed
check 'on the paper that was asked for' sh -c '[ "$(grep -c "size: A4" stand-in.log)" -eq "$(wc -l <pdf.names)" ]'
check 'each plan at its own session' grep -q '^60 ' stand-in.log
check 'without the addresses of links, which would be those of this machine' sh -c '[ "$(sort -u stand-in.log.links)" = 0 ]'
check 'the day of printing is not in it' sh -c '! grep -aL "D:19800101000000" pdf-one/pdf/en/*.pdf | grep .'
check 'nothing that was made for printing stays' sh -c '! find pdf-one -name ".print*" | grep .'
check 'a browser that fails is told' status_is 3 with_browser broken pdf-none
check 'by its name and status' grep -q 'broken. ended with status 7' pdf.log
check 'and nothing is published' test ! -e pdf-none
no_browser() { PATH=$WAYMARK_WORK/nowhere WAYMARK_CHROMIUM= "$WAYMARK" build "$kit" -l en -t pdf -o pdf-none --templates "$WAYMARK_TEMPLATES" --quiet 2>pdf.log; }

# A browser that hangs, with a child of its own. A shell lets what it starts in the background ignore SIGINT.
cat >pdf-bin/hanging <<'END'
#!/bin/sh
sleep 300 &
printf '%s\n' "$$" "$!" >>"$STAND_IN_LOG.running"
wait
END
chmod +x pdf-bin/hanging
is_running() { case $(ps -o stat= -p "$1") in '' | Z*) return 1 ;; esac; }
told_to_end() { # told_to_end SIGNAL STATUS
	rm -f stand-in.log.running
	WAYMARK_CHROMIUM=$WAYMARK_WORK/pdf-bin/hanging env --default-signal=INT "$WAYMARK" build "$kit" -l en -m m01 -t pdf -o pdf-ended --templates "$WAYMARK_TEMPLATES" --quiet 2>pdf.log &
	waymark=$!
	for _ in $(seq 600); do
		[ -s stand-in.log.running ] && break
		sleep 0.1
	done
	kill -"$1" $waymark
	wait $waymark
	got=$?
	[ $got -eq "$2" ] || { echo "exit status $got, not $2"; cat pdf.log; return 1; }
	sleep 0.2
	for process in $(cat stand-in.log.running); do
		! is_running "$process" || { echo "process $process still runs"; return 1; }
	done
	[ ! -e pdf-ended ] && ! ls -d .pdf-ended.new-* 2>/dev/null
}
check 'told to end while it prints: with it the browser and what that started, and no folder stays' told_to_end TERM 143
check 'by the keyboard too' told_to_end INT 130
check 'and it says so' grep -q "ended by signal 2 while '.*/hanging' ran" pdf.log
check 'where there is none it is told' status_is 3 no_browser
check 'with what to do' grep -q "no Chromium was found; install the package 'chromium'" pdf.log
check 'without being asked for nothing is printed' test ! -d "$WAYMARK_WORK/a/one/pdf"
if command -v chromium >/dev/null; then
	real() {
		for output in pdf-first pdf-second; do
			"$WAYMARK_FAST" build "$kit" -l en -m m01 -t pdf -o $output --templates "$WAYMARK_TEMPLATES" --quiet || return 1
		done
		for file in pdf-first/pdf/en/*.pdf; do
			pdftotext -layout "$file" pdf-first.txt && pdftotext -layout "pdf-second/pdf/en/${file##*/}" pdf-second.txt && [ -s pdf-first.txt ] && cmp pdf-first.txt pdf-second.txt || return 1
		done
		! grep -rla 'file:' pdf-first/pdf
	}
	check 'printed twice by Chromium: the same pages, and no path of this machine' real
	# Names are asked for where somebody ticks it; help numbers and cards are those of one region.
	as_ticked() {
		pdftotext -layout pdf-first/pdf/en/pack-m01.pdf pdf-pack.txt && grep -q 'One mark for each person' pdf-pack.txt && ! grep -q 'This list stays in this room' pdf-pack.txt &&
			[ "$(grep -c 'My own number' pdf-pack.txt)" -eq 2 ]
	}
	check 'of a pack no more is printed than is ticked when it is opened' as_ticked
else
	printf 'skip what Chromium prints: it is not installed\n'
fi
