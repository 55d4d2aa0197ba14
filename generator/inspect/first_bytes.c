#include "inspect/first_bytes.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#define WORDS(text) text, sizeof text - 1

/* ---- by a signature at a fixed place ---- */

static const struct {
	size_t offset;
	const char *bytes;
	size_t length;
	const char *told;
} signatures[] = {
	{ 0, WORDS("%PDF-"),
	  "this is a PDF document, no package; add it to the course as a file, or ask its maker for the SCORM export" },
	{ 0, WORDS("Rar!\x1a\x07"),
	  "this is a RAR archive, no zip; unpack it and zip its content, or upload the zip in it" },
	{ 0, WORDS("7z\xbc\xaf\x27\x1c"),
	  "this is a 7z archive, no zip; unpack it and zip its content, or upload the zip in it" },
	{ 0, WORDS("\x1f\x8b"),
	  "this is a gzip archive, no zip; a Moodle backup (.mbz) belongs into Moodle's Restore, of anything else "
	  "unpack it "
	  "and zip its content" },
	{ 257, WORDS("ustar"), "this is a tar archive, no zip; unpack it and zip its content" },
	{ 0, WORDS("BZh"), "this is a bzip2 archive, no zip; unpack it and zip its content" },
	{ 0,
	  WORDS("\xfd"
		"7zXZ"),
	  "this is an xz archive, no zip; unpack it and zip its content" },
	{ 0, WORDS("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
	  "this is an old Word, PowerPoint or Excel document, or one with a password, no package; add it to the course "
	  "as a "
	  "file, or export it as SCORM" },
	{ 0, WORDS("\x89PNG"), "this is a picture, no package; add it to the course as a file" },
	{ 0, WORDS("\xff\xd8\xff"), "this is a picture, no package; add it to the course as a file" },
	{ 0, WORDS("GIF8"), "this is a picture, no package; add it to the course as a file" },
	{ 4, WORDS("ftyp"), "this is a film or sound, no package; add it to the course as a file" },
	{ 0, WORDS("MZ"), "this is a program for Windows, no package; do not open it unless you know who made it" },
};

static const char *by_signature(const char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++)
		if (length >= signatures[i].offset + signatures[i].length &&
		    memcmp(bytes + signatures[i].offset, signatures[i].bytes, signatures[i].length) == 0)
			return signatures[i].told;
	return NULL;
}

/* ---- by words ---- */

static bool begins(const char *text, const char *word)
{
	return strncmp(text, word, strlen(word)) == 0;
}

static bool has(const char *text, const char *word)
{
	return strstr(text, word) != NULL;
}

static const char *markup_tell(const char *text)
{
	if (has(text, "<!doctype html") || has(text, "<html"))
		return "this is a web page, no zip, probably the sign-in or error page of the site it was downloaded "
		       "from; "
		       "sign in there and download the package again";
	if (has(text, "<quiz>") || has(text, "<quiz "))
		return "these are questions in Moodle XML, no package; import them into a question bank";
	if (has(text, "<questestinterop") || has(text, "<assessmentitem"))
		return "these are QTI questions, no package; import them into a question bank, or upload the zip that "
		       "they "
		       "came in";
	if (has(text, "<manifest"))
		return "this is the manifest of a package by itself, no zip; upload the whole zip that it came in";
	if (has(text, "<coursestructure"))
		return "this is the course structure of a cmi5 package by itself, no zip; upload the whole zip that it "
		       "came "
		       "in";
	return "this is an XML file, no zip; upload the package as your authoring program exported it, not a file of "
	       "it";
}

/* A title between "::" at the start of a line, or a question with its answers in braces: "{=right ~wrong}", "{TRUE}", "{#4}". */
static bool is_gift(const char *text)
{
	const char *brace = strchr(text, '{');
	if (begins(text, "::") || begins(text, "$category:") || has(text, "\n::") || has(text, "\n$category:"))
		return true;
	if (!brace)
		return false;
	brace++;
	brace += strspn(brace, " \t\r\n");
	return *brace == '~' || *brace == '#' || (*brace == '=' && strchr(brace, '}')) || begins(brace, "true}") ||
	       begins(brace, "false}") || begins(brace, "t}") || begins(brace, "f}");
}

static const char *text_tell(const char *text)
{
	if (begins(text, "[course]"))
		return "this is one of several files of an AICC course, no zip; ask its maker for SCORM or cmi5";
	if (is_gift(text))
		return "these are questions in GIFT format, no package; import them into a question bank";
	return "this is a text, no zip; upload the package as your authoring program exported it";
}

/* Text in an old code page has bytes beyond ASCII; what text never has are control characters. */
static bool is_text(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] < ' ' && !strchr("\t\r\n\f", bytes[i]))
			return false;
	return !memchr(bytes, '\0', length);
}

/* In small letters. UTF-16 has a null character beside each letter of English, and a mark at its start. */
static size_t copy_text(char *out, const char *bytes, size_t length)
{
	const bool is_wide = length > 1 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
	size_t copied = 0;
	if (is_wide)
		bytes += 2, length -= 2;
	else if (length > 2 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		bytes += 3, length -= 3;
	for (size_t i = 0; i < length; i++)
		if (!is_wide || bytes[i] != '\0')
			out[copied++] = (char)tolower((unsigned char)bytes[i]);
	out[copied] = '\0';
	return copied;
}

const char *first_bytes_tell(const char *bytes, size_t length)
{
	static const char unknown[] =
	    "this is no zip; upload the package as your authoring program exported it, not its "
	    "content or another archive";
	char text[FIRST_BYTES + 1];
	const char *told = by_signature(bytes, length);
	if (told)
		return told;
	const size_t copied = copy_text(text, bytes, length < FIRST_BYTES ? length : FIRST_BYTES);
	if (!is_text(text, copied))
		return unknown;
	const char *start = text + strspn(text, " \t\r\n");
	return *start == '<' ? markup_tell(start) : text_tell(start);
}
