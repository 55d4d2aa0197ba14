/*
 * Moodle XML: https://docs.moodle.org/en/Moodle_XML_format and what Moodle's importer really reads. All that Moodle asks is in it; ordering is
 * a type of Moodle itself since 4.4.
 *
 * Several gaps, and gaps to choose in, are a question whose text holds its answers in braces: {1:SHORTANSWER:=coercion~=control}. What
 * stands there is read with its character references decoded, so each character with a meaning is written as one.
 */
#include "target/bank.h"

#include <string.h>

#include "base/escape.h"
#include "base/xmlout.h"

/* ---- elements ------------------------------------------------------------------------------------------------------ */

static void write_text(struct xmlout *xml, const char *name, const char *text)
{
	xmlout_open(xml, name);
	xmlout_text_element(xml, "text", text);
	xmlout_close(xml);
}

static void write_html(struct xmlout *xml, const char *name, const char *html)
{
	xmlout_open(xml, name);
	xmlout_attribute(xml, "format", "html");
	xmlout_text_element(xml, "text", html);
	xmlout_close(xml);
}

/* "1", "0.67" */
static const char *points_text(struct arena *arena, int hundredths)
{
	if (hundredths % 100 == 0)
		return arena_printf(arena, "%d", hundredths / 100);
	return arena_printf(arena, "%d.%02d", hundredths / 100, hundredths % 100);
}

/* ---- options ------------------------------------------------------------------------------------------------------- */

static void write_answer(struct xmlout *xml, const char *percent, const char *format, const char *text,
			 const char *feedback)
{
	xmlout_open(xml, "answer");
	xmlout_attribute(xml, "fraction", percent);
	xmlout_attribute(xml, "format", format);
	xmlout_text_element(xml, "text", text);
	write_html(xml, "feedback", feedback);
}

static void write_options(struct xmlout *xml, const struct item *item)
{
	xmlout_text_element(xml, "single", item->kind == ITEM_CHOICE ? "true" : "false");
	xmlout_text_element(xml, "shuffleanswers", item->shuffle ? "true" : "false");
	xmlout_text_element(xml, "answernumbering", "abc");
	for (size_t i = 0; i < item->option_count; i++) {
		write_answer(xml, bank_percent(item, i), "html", item->options[i].words.html,
			     item->options[i].feedback.html);
		xmlout_close(xml);
	}
}

static void write_true_false(struct xmlout *xml, const struct item *item)
{
	for (size_t i = 0; i < 2; i++) {
		write_answer(xml, bank_percent(item, i), "moodle_auto_format", i == 0 ? "true" : "false",
			     item->options[i].feedback.html);
		xmlout_close(xml);
	}
}

/* ---- gaps ----------------------------------------------------------------------------------------------------------- */

static void write_spellings(struct arena *arena, struct xmlout *xml, const struct item *item)
{
	size_t count;
	const char **spellings = item_gap_spellings(arena, &item->gaps[0], &count);
	xmlout_text_element(xml, "usecase", "0");
	for (size_t i = 0; i < count; i++) {
		write_answer(xml, "100", "moodle_auto_format", bank_without_wildcards(arena, spellings[i]), "");
		xmlout_close(xml);
	}
}

/* The unit stands in the text, so none is asked for (3). */
static void write_number(struct xmlout *xml, const struct item *item)
{
	write_answer(xml, "100", "moodle_auto_format", item->gaps[0].best, "");
	xmlout_text_element(xml, "tolerance", item->gaps[0].tolerance);
	xmlout_close(xml);
	xmlout_text_element(xml, "unitgradingtype", "0");
	xmlout_text_element(xml, "unitpenalty", "0.1000000");
	xmlout_text_element(xml, "showunits", "3");
	xmlout_text_element(xml, "unitsleft", "0");
}

/* ---- lists ----------------------------------------------------------------------------------------------------------- */

static void write_pair(struct xmlout *xml, const char *premise, const char *answer)
{
	xmlout_open(xml, "subquestion");
	xmlout_attribute(xml, "format", "html");
	xmlout_text_element(xml, "text", premise);
	write_text(xml, "answer", answer);
	xmlout_close(xml);
}

/* An answer without a question is a decoy. */
static void write_pairs(struct xmlout *xml, const struct item *item)
{
	xmlout_text_element(xml, "shuffleanswers", item->shuffle ? "true" : "false");
	for (size_t i = 0; i < item->pair_count; i++)
		write_pair(xml, item->pairs[i].premise.html, item->answers[item->pairs[i].answer].words.plain);
	for (size_t i = 0; i < item->answer_count; i++)
		if (item->answers[i].is_decoy)
			write_pair(xml, "", item->answers[i].words.plain);
}

static void write_rows(struct arena *arena, struct xmlout *xml, const struct item *item)
{
	xmlout_text_element(xml, "layouttype", "VERTICAL");
	xmlout_text_element(xml, "selecttype", "ALL");
	xmlout_text_element(xml, "selectcount", arena_printf(arena, "%zu", item->row_count));
	xmlout_text_element(xml, "gradingtype", item->all_or_nothing ? "ALL_OR_NOTHING" : "ABSOLUTE_POSITION");
	xmlout_text_element(xml, "showgrading", "SHOW");
	xmlout_text_element(xml, "numberingstyle", "none");
	for (size_t i = 0; i < item->row_count; i++) {
		write_answer(xml, arena_printf(arena, "%zu.0000000", i + 1), "html", item->rows[i].words.html, "");
		xmlout_close(xml);
	}
}

/* ---- gaps in the text --------------------------------------------------------------------------------------------------- */

/* A character that has a meaning in an answer's place, as the reference that is decoded there. */
static void put_coded(struct strbuf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("~#={}%\\:&<>\"'*", *text) != NULL)
			strbuf_addf(out, "&#%d;", (int)*text);
		else
			strbuf_addch(out, *text);
	}
}

static void put_gap_spellings(struct arena *arena, const struct item_gap *gap, struct strbuf *out)
{
	size_t count;
	const char **spellings = item_gap_spellings(arena, gap, &count);
	for (size_t i = 0; i < count; i++) {
		strbuf_addstr(out, i > 0 ? "~=" : "=");
		put_coded(out, bank_without_wildcards(arena, spellings[i]));
	}
}

/* What is offered is HTML once it is decoded. */
static void put_gap_options(const struct item_gap *gap, struct strbuf *out)
{
	struct strbuf html = STRBUF_INIT;
	for (size_t i = 0; i < gap->form_count; i++) {
		strbuf_reset(&html);
		escape_text(&html, gap->forms[i], strlen(gap->forms[i]));
		strbuf_addstr(out, i > 0 ? "~" : "");
		strbuf_addstr(out, i == gap->right ? "=" : "");
		put_coded(out, html.text);
	}
	strbuf_release(&html);
}

/* Points of each gap of a cloze: whole numbers. */
static int gap_points(const struct item *item)
{
	int points = item->hundredths / 100 / (int)item->gap_count;
	return points > 0 ? points : 1;
}

static const char *gap_code(struct arena *arena, const struct item *item, const struct item_gap *gap)
{
	static const char *const types[] = {
		[ITEM_GAP_TEXT] = "SHORTANSWER", [ITEM_GAP_CHOICE] = "MULTICHOICE", [ITEM_GAP_NUMBER] = "NUMERICAL"
	};
	struct strbuf out = STRBUF_INIT;
	strbuf_addf(&out, "{%d:%s:", gap_points(item), types[gap->kind]);
	if (gap->kind == ITEM_GAP_TEXT)
		put_gap_spellings(arena, gap, &out);
	else if (gap->kind == ITEM_GAP_CHOICE)
		put_gap_options(gap, &out);
	else
		strbuf_addf(&out, "=%s:%s", gap->best, gap->tolerance);
	strbuf_addch(&out, '}');
	const char *code = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return code;
}

/* Braces of the author's are no gaps. */
static const char *without_braces(struct arena *arena, const char *html)
{
	struct strbuf out = STRBUF_INIT;
	for (; *html != '\0'; html++) {
		if (*html == '{' || *html == '}')
			strbuf_addf(&out, "&#%d;", (int)*html);
		else
			strbuf_addch(&out, *html);
	}
	const char *safe = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return safe;
}

static const char *cloze_text(struct arena *arena, const struct item *item)
{
	struct item before = *item, safe = *item;
	const char **codes = arena_calloc(arena, item->gap_count, sizeof *codes);
	before.pieces = NULL;
	safe.pieces = arena_calloc(arena, item->gap_count + 1, sizeof *safe.pieces);
	for (size_t i = 0; i <= item->gap_count; i++)
		safe.pieces[i] = without_braces(arena, item->pieces[i]);
	for (size_t i = 0; i < item->gap_count; i++)
		codes[i] = gap_code(arena, item, &item->gaps[i]);
	return arena_printf(arena, "%s\n%s", without_braces(arena, item_asked(arena, &before, "")),
			    item_join_pieces(arena, &safe, codes));
}

/* ---- questions ------------------------------------------------------------------------------------------------------------ */

static const char *const types[] = {
	[ITEM_CHOICE] = "multichoice", [ITEM_MULTIPLE] = "multichoice", [ITEM_TRUE_FALSE] = "truefalse",
	[ITEM_TEXT] = "shortanswer",   [ITEM_NUMBER] = "numerical",     [ITEM_CLOZE] = "cloze",
	[ITEM_MATCHING] = "matching",  [ITEM_ORDERING] = "ordering",
};

static void write_answers(struct arena *arena, struct xmlout *xml, const struct item *item)
{
	switch (item->kind) {
	case ITEM_CHOICE:
	case ITEM_MULTIPLE:
		write_options(xml, item);
		break;
	case ITEM_TRUE_FALSE:
		write_true_false(xml, item);
		break;
	case ITEM_TEXT:
		write_spellings(arena, xml, item);
		break;
	case ITEM_NUMBER:
		write_number(xml, item);
		break;
	case ITEM_MATCHING:
		write_pairs(xml, item);
		break;
	case ITEM_ORDERING:
		write_rows(arena, xml, item);
		break;
	default: /* ITEM_CLOZE: they stand in the text */
		break;
	}
}

static void write_hint_and_tags(struct xmlout *xml, const struct item *item)
{
	if (item->hint.html[0] != '\0')
		write_html(xml, "hint", item->hint.html);
	if (item->objective == NULL)
		return;
	xmlout_open(xml, "tags");
	write_text(xml, "tag", item->objective);
	xmlout_close(xml);
}

static void write_question(struct arena *arena, struct xmlout *xml, const struct item *item)
{
	xmlout_open(xml, "question");
	xmlout_attribute(xml, "type", types[item->kind]);
	write_text(xml, "name", bank_question_name(arena, item));
	write_html(xml, "questiontext",
		   item->kind == ITEM_CLOZE ? cloze_text(arena, item) : item_asked(arena, item, ITEM_BLANK));
	write_html(xml, "generalfeedback", item_explained(arena, item));
	xmlout_text_element(xml, "defaultgrade", points_text(arena, item->hundredths));
	xmlout_text_element(xml, "penalty", item->kind == ITEM_TRUE_FALSE ? "1" : "0.3333333");
	xmlout_text_element(xml, "hidden", "0");
	xmlout_text_element(xml, "idnumber", item->id);
	write_answers(arena, xml, item);
	write_hint_and_tags(xml, item);
	xmlout_close(xml);
}

static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n";
static const char tail[] = "</quiz>\n";

/* A document of its own, of which the head and the tail are those of the whole. */
static void write_category(struct arena *arena, const struct bank_category *category, struct strbuf *out)
{
	struct xmlout *xml = xmlout_new();
	struct strbuf document = STRBUF_INIT;
	xmlout_open(xml, "quiz");
	xmlout_open(xml, "question");
	xmlout_attribute(xml, "type", "category");
	write_text(xml, "category", bank_category_path(arena, category));
	xmlout_close(xml);
	for (size_t i = 0; i < category->questions->item_count; i++)
		write_question(arena, xml, category->questions->items[i]);
	xmlout_finish(xml, &document);
	strbuf_add(out, document.text + sizeof head - 1, document.length - (sizeof head - 1) - (sizeof tail - 1));
	strbuf_release(&document);
}

static bool prepare(struct reshape *reshape, struct item *item)
{
	if (item->kind == ITEM_MULTIPLE && !bank_has_equal_shares(item))
		reshape_note(reshape, item->question, "bank.change.shares");
	if (item->kind == ITEM_CLOZE && gap_points(item) * (int)item->gap_count * 100 != item->hundredths) {
		item->hundredths = gap_points(item) * (int)item->gap_count * 100;
		reshape_note(reshape, item->question, "bank.moodle.points");
	}
	return true;
}

static const struct item_format items = {
	.kinds = ITEM_SET(ITEM_CHOICE) | ITEM_SET(ITEM_MULTIPLE) | ITEM_SET(ITEM_TRUE_FALSE) | ITEM_SET(ITEM_TEXT) |
		 ITEM_SET(ITEM_NUMBER) | ITEM_SET(ITEM_CLOZE) | ITEM_SET(ITEM_MATCHING) | ITEM_SET(ITEM_ORDERING),
	.gap_kinds = ITEM_SET(ITEM_GAP_TEXT) | ITEM_SET(ITEM_GAP_CHOICE) | ITEM_SET(ITEM_GAP_NUMBER),
	.parts = ITEM_SET(ITEM_MULTIPLE) | ITEM_SET(ITEM_MATCHING) | ITEM_SET(ITEM_ORDERING),
	.whole = ITEM_SET(ITEM_ORDERING),
	.matching_lines = BANK_MATCHING_LINES,
	.right_options = BANK_RIGHT_OPTIONS,
};

const struct bank_format bank_moodle = {
	.extension = ".moodle.xml",
	.head = head,
	.tail = tail,
	.is_xml = true,
	.items = &items,
	.prepare = prepare,
	.write = write_category,
};
