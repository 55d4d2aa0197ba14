/*
 * Captions: the cues of a WebVTT file. Pages carry them as data, because a <track> does not load from file://.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/strbuf.h"
#include "load/assets.h"

#define CUE_LIMIT 5000

struct captions {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const char *path;
	const char *at, *end;
	int line; /* of the line that was read last */
	struct asset *asset;
	size_t capacity;
	bool wrong;
};

static void report(struct captions *captions, const char *what)
{
	captions->wrong = true;
	diag_report(captions->diagnostics, DIAG_CAPTIONS_SYNTAX,
		    (struct place){ .path = captions->path, .line = captions->line, .column = 1 }, "%s", what);
}

/* The next line, in the arena; NULL at the end. */
static char *next_line(struct captions *captions)
{
	if (captions->at >= captions->end)
		return NULL;
	const char *feed = memchr(captions->at, '\n', (size_t)(captions->end - captions->at));
	const char *stop = feed != NULL ? feed : captions->end;
	char *line = arena_strndup(captions->arena, captions->at, (size_t)(stop - captions->at));
	captions->at = feed != NULL ? feed + 1 : captions->end;
	captions->line++;
	return line;
}

static bool is_blank(const char *line)
{
	return line[strspn(line, " \t")] == '\0';
}

static void skip_block(struct captions *captions)
{
	const char *line;
	while ((line = next_line(captions)) != NULL && !is_blank(line))
		continue;
}

/* A number of `digits` or more figures followed by `after`; -1 when it is none. */
static int read_number(const char **at, int digits, char after)
{
	int value = 0, count = 0;
	while (isdigit((unsigned char)**at) && count < 6) {
		value = value * 10 + (*(*at)++ - '0');
		count++;
	}
	if (count < digits || (after != '\0' && **at != after))
		return -1;
	*at += after != '\0';
	return value;
}

/* "00:01.500" or "00:00:01.500"; a negative number when it is no time. */
static double read_time(const char **at)
{
	const char *start = *at;
	int hours = read_number(at, 2, ':'), minutes = read_number(at, 2, ':');
	if (minutes < 0) {
		*at = start;
		hours = 0;
		minutes = read_number(at, 2, ':');
	}
	int seconds = read_number(at, 2, '.');
	int thousandths = seconds >= 0 ? read_number(at, 3, '\0') : -1;
	if (hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || thousandths < 0 ||
	    thousandths > 999)
		return -1;
	return hours * 3600.0 + minutes * 60.0 + seconds + thousandths / 1000.0;
}

static bool read_timing(const char *line, double *start, double *end)
{
	line += strspn(line, " \t");
	*start = read_time(&line);
	size_t gap = strspn(line, " \t");
	if (*start < 0 || gap == 0 || strncmp(line + gap, "-->", 3) != 0)
		return false;
	line += gap + 3;
	line += strspn(line, " \t");
	*end = read_time(&line);
	return *end > *start && (*line == '\0' || *line == ' ' || *line == '\t');
}

/* A line of a cue without tags (<v Ana>, <i>), character references resolved. */
static void add_words(struct strbuf *out, const char *line)
{
	static const struct {
		const char *name, *text;
	} references[] = {
		{ "&amp;", "&" },         { "&lt;", "<" }, { "&gt;", ">" },
		{ "&nbsp;", "\xC2\xA0" }, { "&lrm;", "" }, { "&rlm;", "" },
	};
	while (*line != '\0') {
		size_t length = strcspn(line, "<&");
		strbuf_add(out, line, length);
		line += length;
		if (*line == '<') {
			const char *close = strchr(line, '>');
			line = close != NULL ? close + 1 : line + strlen(line);
		} else if (*line == '&') {
			size_t i = 0, count = sizeof references / sizeof references[0];
			while (i < count && strncmp(line, references[i].name, strlen(references[i].name)) != 0)
				i++;
			strbuf_addstr(out, i < count ? references[i].text : "&");
			line += i < count ? strlen(references[i].name) : 1;
		}
	}
}

static void read_cue(struct captions *captions, const char *timing)
{
	struct cue cue = { 0 };
	if (!read_timing(timing, &cue.start, &cue.end)) {
		report(captions, "this is no timing; write 00:00:01.500 --> 00:00:04.000, the later time second");
		skip_block(captions);
		return;
	}
	size_t count = captions->asset->cue_count;
	if (count > 0 && cue.start < captions->asset->cues[count - 1].start)
		report(captions, "this cue starts before the one above it; put cues in the order of their time");
	struct strbuf words = STRBUF_INIT;
	for (const char *line; (line = next_line(captions)) != NULL && !is_blank(line);) {
		if (words.length > 0)
			strbuf_addch(&words, '\n');
		add_words(&words, line);
	}
	cue.text = arena_strndup(captions->arena, words.text, words.length);
	strbuf_release(&words);
	*ARRAY_PUSH(captions->arena, captions->asset->cues, captions->asset->cue_count, captions->capacity) = cue;
}

/* A cue, with or without an identifier before it, or a block that is no cue. */
static void read_block(struct captions *captions, const char *line)
{
	if (strstr(line, "-->") != NULL) {
		read_cue(captions, line);
		return;
	}
	if (strncmp(line, "NOTE", 4) == 0 || strcmp(line, "STYLE") == 0 || strcmp(line, "REGION") == 0) {
		skip_block(captions);
		return;
	}
	const char *timing = next_line(captions);
	if (timing != NULL && strstr(timing, "-->") != NULL) {
		read_cue(captions, timing);
		return;
	}
	report(captions, "this belongs to no cue; start each with a line like 00:00:01.500 --> 00:00:04.000");
	if (timing != NULL && !is_blank(timing))
		skip_block(captions);
}

bool captions_read(struct arena *arena, const struct source *source, struct diagnostics *diagnostics,
		   struct asset *asset)
{
	struct captions captions = {
		.arena = arena,
		.diagnostics = diagnostics,
		.path = source->path,
		.at = source->text,
		.end = source->text + source->length,
		.asset = asset,
	};
	const char *line = next_line(&captions);
	if (line == NULL || strncmp(line, "WEBVTT", 6) != 0 || (line[6] != '\0' && line[6] != ' ' && line[6] != '\t')) {
		captions.line = 1;
		report(&captions, "the first line of captions is WEBVTT; write it");
		return false;
	}
	if (!is_blank(line))
		skip_block(&captions);
	while (!captions.wrong || asset->cue_count < CUE_LIMIT) {
		line = next_line(&captions);
		if (line == NULL)
			break;
		if (!is_blank(line))
			read_block(&captions, line);
		if (asset->cue_count > CUE_LIMIT) {
			report(&captions, "there are more than 5000 cues; split the video");
			break;
		}
	}
	if (asset->cue_count == 0 && !captions.wrong)
		report(&captions, "there are no cues in these captions; write what is said");
	return !captions.wrong;
}
