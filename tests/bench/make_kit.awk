# Writes a made kit: awk -v modules=1000 -v lessons=6 -v words=700 -v kit=FOLDER -f make_kit.awk
# The text is invented from a fixed list of words with a fixed random start, so every run makes the same kit.
function word() {
	return list[int(rand() * count) + 1]
}
function sentence(length_,    i, text) {
	text = word()
	text = toupper(substr(text, 1, 1)) substr(text, 2)
	for (i = 1; i < length_; i++)
		text = text (rand() < 0.04 ? " *" word() "*" : rand() < 0.02 ? " **" word() " " word() "**" : " " word())
	return text "."
}
function paragraph(length_,    text, n) {
	while (length_ > 0) {
		n = length_ < 18 ? length_ : 8 + int(rand() * 10)
		text = text (text == "" ? "" : " ") sentence(n)
		length_ -= n
	}
	return text
}
function lesson(file, module, number,    left, part) {
	print "---\nminutes: 5\nobjectives: [" module "-o1]\n---\n# Page " number " of " module "\n" > file
	left = words
	while (left > 0) {
		if (left % 4 == 0)
			print "## " sentence(4) "\n" > file
		part = left < 70 ? left : 70
		if (rand() < 0.15) {
			print "- " paragraph(int(part / 3)) "\n- " paragraph(int(part / 3)) "\n- " paragraph(part - 2 * int(part / 3)) "\n" > file
		} else if (rand() < 0.1) {
			print "> [!NOTE]\n> " paragraph(part) "\n" > file
		} else {
			print paragraph(part) (rand() < 0.2 ? " [@source]" : "") (rand() < 0.2 ? " See [care](../glossary.md#care)." : "") "\n" > file
		}
		left -= part
	}
	question(file, module, "try" number, "###")
	close(file)
}
function question(file, module, name, level) {
	print level " " sentence(8) " {#" module "-" name " .q objective=" module "-o1}" > file
	print "- [ ] " paragraph(6) "\n  > " paragraph(10) "\n- [x] " paragraph(6) "\n  > " paragraph(10) > file
	print "- [ ] " paragraph(6) "\n  > " paragraph(10) "\n> " paragraph(16) "\n" > file
}
BEGIN {
	count = split("open door care time listen person choice plan kitchen field river path stone light morning table window garden bread " \
	              "water street number letter friend worker teacher nurse driver question answer support safety trust respect offer " \
	              "the a to of and in with from when while because before after under over near", list, " ")
	srand(7)
	system("mkdir -p " kit "/en " kit "/regions")
	file = kit "/kit.yaml"
	print "id: bench\nversion: 1.0.0\nlanguages: [en]\ntitle: {en: Made kit}\ndiscreet-title: {en: Made kit}" > file
	print "summary: {en: Made for measuring.}\nregion: us\nlicence: CC BY 4.0\nexit: https://example.org/\npass: 80" > file
	close(file)
	file = kit "/references.md"
	print "# References\n\n## source\nA source.\n\n- accessed: 2026-01-01" > file
	close(file)
	file = kit "/regions/us.md"
	print "---\ntitle: Region\nchecked: 2026-01-01\n---\n## Line {#line group=talk}\n- call: 1-800-555-0100\n- source: source\n- checked: 2026-01-01" > file
	close(file)
	file = kit "/en/glossary.md"
	print "# Glossary\n\n## care {#care}\nLooking after somebody." > file
	close(file)
	for (m = 1; m <= modules; m++) {
		id = "m" m
		folder = kit "/en/" id "-made"
		system("mkdir " folder)
		file = folder "/module.md"
		print "---\ntitle: Module " m "\nsummary: A made module.\nminutes: 30\nobjectives:\n  " id "-o1: Measure\nstatus: draft\n---" > file
		close(file)
		for (l = 1; l <= lessons; l++)
			lesson(folder "/" sprintf("%02d", l) "-page.md", id, l)
		file = folder "/check.md"
		print "---\ndraw: 2\n---\n# Check\n" > file
		for (q = 1; q <= 4; q++)
			question(file, id, "q" q, "##")
		close(file)
	}
}
