#include "target/qti.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmlout.h"

#define RESPONSE    "response"
#define GENERAL     "general_fb"
#define HINT        "hint"
#define NAME_LENGTH 32

struct writing {
	struct arena *arena;
	struct xmlout *xml;
};

/* ---- points ----------------------------------------------------------------------------------------------- */

#define MOST_MULTIPLE 24

/* How far an item may be from its share of the whole, in hundredths of a point: thirds are never exact. */
#define CLOSE_ENOUGH 1

static int rounded(int numerator, int denominator)
{
	return (numerator + denominator / 2) / denominator;
}

static int most_hundredths(const struct item *const *items, size_t count)
{
	int most = 1;

	for (size_t i = 0; i < count; i++)
		most = items[i]->hundredths > most ? items[i]->hundredths : most;
	return most;
}

static bool multiple_fits(const struct item *const *items, size_t count, int multiple)
{
	for (size_t i = 0; i < count; i++) {
		const int weight = rounded(items[i]->hundredths * multiple, 100);
		const int miss = items[i]->hundredths * multiple - weight * 100;

		if (weight < 1 || weight > QTI_WEIGHT_LIMIT || miss > CLOSE_ENOUGH * multiple ||
		    miss < -CLOSE_ENOUGH * multiple)
			return false;
	}
	return true;
}

void qti_weigh(const struct item *const *items, size_t count, int *weights)
{
	const int most = most_hundredths(items, count);
	int multiple = 1;

	while (multiple <= MOST_MULTIPLE && !multiple_fits(items, count, multiple))
		multiple++;
	for (size_t i = 0; i < count; i++) {
		if (multiple <= MOST_MULTIPLE)
			weights[i] = rounded(items[i]->hundredths * multiple, 100);
		else
			weights[i] = rounded(items[i]->hundredths * QTI_WEIGHT_LIMIT, most);
		weights[i] = weights[i] < 1 ? 1 : weights[i];
	}
}

/* ---- text ------------------------------------------------------------------------------------------------- */

/* The same HTML with character references for what is not ASCII. */
static const char *in_ascii(struct arena *arena, const char *html)
{
	const size_t length = strlen(html);
	struct strbuf out = STRBUF_INIT;
	const char *result;

	for (size_t at = 0; at < length;) {
		size_t size = 1;
		const uint32_t character = utf8_decode(html + at, length - at, &size);

		if (character < 0x80)
			strbuf_addch(&out, (char)character);
		else
			strbuf_addf(&out, "&#%lu;", (unsigned long)character);
		at += size;
	}
	result = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return result;
}

static void write_material(struct writing *writing, const char *html)
{
	xmlout_open(writing->xml, "material");
	xmlout_open(writing->xml, "mattext");
	xmlout_attribute(writing->xml, "texttype", "text/html");
	xmlout_text(writing->xml, in_ascii(writing->arena, html));
	xmlout_close(writing->xml);
	xmlout_close(writing->xml);
}

static void write_field(struct writing *writing, const char *label, const char *entry)
{
	xmlout_open(writing->xml, "qtimetadatafield");
	xmlout_text_element(writing->xml, "fieldlabel", label);
	xmlout_text_element(writing->xml, "fieldentry", entry);
	xmlout_close(writing->xml);
}

static void write_number_field(struct writing *writing, const char *label, int number)
{
	write_field(writing, label, arena_printf(writing->arena, "%d", number));
}

/* ---- what an item is -------------------------------------------------------------------------------------- */

static const char *profile_of(const struct item *item)
{
	if (item->kind == ITEM_TRUE_FALSE)
		return "cc.true_false.v0p1";
	if (item->kind == ITEM_TEXT)
		return "cc.fib.v0p1";
	return item->kind == ITEM_CHOICE ? "cc.multiple_choice.v0p1" : "cc.multiple_response.v0p1";
}

static const char *option_name(const struct item *item, size_t index, char name[NAME_LENGTH])
{
	if (item->kind == ITEM_TRUE_FALSE)
		return index == 0 ? "true" : "false";
	snprintf(name, NAME_LENGTH, "answer%zu", index + 1);
	return name;
}

static void write_item_metadata(struct writing *writing, const struct item *item, int weight)
{
	xmlout_open(writing->xml, "itemmetadata");
	xmlout_open(writing->xml, "qtimetadata");
	write_field(writing, "cc_profile", profile_of(item));
	write_number_field(writing, "cc_weighting", weight);
	xmlout_close(writing->xml);
	xmlout_close(writing->xml);
}

/* ---- presentation ----------------------------------------------------------------------------------------- */

static void write_options(struct writing *writing, const struct item *item)
{
	struct xmlout *xml = writing->xml;
	const bool is_one = item->kind == ITEM_TRUE_FALSE || item->kind == ITEM_CHOICE;
	char name[NAME_LENGTH];

	xmlout_open(xml, "response_lid");
	xmlout_attribute(xml, "rcardinality", is_one ? "Single" : "Multiple");
	xmlout_attribute(xml, "ident", RESPONSE);
	xmlout_open(xml, "render_choice");
	xmlout_attribute(xml, "shuffle", item->shuffle ? "Yes" : "No");
	for (size_t i = 0; i < item->option_count; i++) {
		xmlout_open(xml, "response_label");
		xmlout_attribute(xml, "ident", option_name(item, i, name));
		write_material(writing, item->options[i].words.html);
		xmlout_close(xml);
	}
	xmlout_close(xml);
	xmlout_close(xml);
}

static void write_blank(struct writing *writing)
{
	xmlout_open(writing->xml, "response_str");
	xmlout_attribute(writing->xml, "rcardinality", "Single");
	xmlout_attribute(writing->xml, "ident", RESPONSE);
	xmlout_open(writing->xml, "render_fib");
	xmlout_attribute(writing->xml, "prompt", "Box");
	xmlout_close(writing->xml);
	xmlout_close(writing->xml);
}

static void write_presentation(struct writing *writing, const struct item *item)
{
	xmlout_open(writing->xml, "presentation");
	write_material(writing, item_asked(writing->arena, item, "_____"));
	if (item->kind == ITEM_TEXT)
		write_blank(writing);
	else
		write_options(writing, item);
	xmlout_close(writing->xml);
}

/* ---- what is right ---------------------------------------------------------------------------------------- */

static void write_is(struct writing *writing, const char *value, bool minds_case)
{
	xmlout_open(writing->xml, "varequal");
	xmlout_attribute(writing->xml, "respident", RESPONSE);
	xmlout_attribute(writing->xml, "case", minds_case ? "Yes" : "No");
	xmlout_text(writing->xml, value);
	xmlout_close(writing->xml);
}

static void open_condition(struct writing *writing, bool continues)
{
	xmlout_open(writing->xml, "respcondition");
	xmlout_attribute(writing->xml, "continue", continues ? "Yes" : "No");
	xmlout_open(writing->xml, "conditionvar");
}

/* `score` and `feedback` may be NULL. */
static void close_condition(struct writing *writing, const char *score, const char *feedback)
{
	struct xmlout *xml = writing->xml;

	xmlout_close(xml); /* conditionvar */
	if (score) {
		xmlout_open(xml, "setvar");
		xmlout_attribute(xml, "action", "Set");
		xmlout_attribute(xml, "varname", "SCORE");
		xmlout_text(xml, score);
		xmlout_close(xml);
	}
	if (feedback) {
		xmlout_open(xml, "displayfeedback");
		xmlout_attribute(xml, "feedbacktype", "Response");
		xmlout_attribute(xml, "linkrefid", feedback);
		xmlout_close(xml);
	}
	xmlout_close(xml);
}

static void write_general(struct writing *writing)
{
	open_condition(writing, true);
	xmlout_open(writing->xml, "other");
	xmlout_close(writing->xml);
	close_condition(writing, NULL, GENERAL);
}

static void write_whole_answer(struct writing *writing, const struct item *item)
{
	char name[NAME_LENGTH];

	open_condition(writing, true);
	xmlout_open(writing->xml, "and");
	for (size_t i = 0; i < item->option_count; i++) {
		if (!item->options[i].right)
			xmlout_open(writing->xml, "not");
		write_is(writing, option_name(item, i, name), true);
		if (!item->options[i].right)
			xmlout_close(writing->xml);
	}
	xmlout_close(writing->xml);
	close_condition(writing, "100", NULL);
}

static const char *feedback_name(struct writing *writing, const struct item *item, size_t index)
{
	char name[NAME_LENGTH];

	if (item->options[index].feedback.html[0] == '\0')
		return NULL;
	return arena_printf(writing->arena, "%s_fb", option_name(item, index, name));
}

/* Every option has its condition, also without feedback: the profile asks for it (rule 9a). */
static void write_option_conditions(struct writing *writing, const struct item *item)
{
	const bool scores = item->kind == ITEM_TRUE_FALSE || item->kind == ITEM_CHOICE;
	char name[NAME_LENGTH];

	if (!scores)
		write_whole_answer(writing, item);
	for (size_t i = 0; i < item->option_count; i++) {
		const char *score = item->options[i].right ? "100" : "0";

		open_condition(writing, false);
		write_is(writing, option_name(item, i, name), true);
		close_condition(writing, scores ? score : NULL, feedback_name(writing, item, i));
	}
}

/* With the ways of writing that the course accepts too, such as without accents: an LMS compares letter by letter. */
static void write_form_conditions(struct writing *writing, const struct item_gap *gap)
{
	size_t count;
	const char **spellings = item_gap_spellings(writing->arena, gap, &count);

	open_condition(writing, false);
	for (size_t i = 0; i < count; i++)
		write_is(writing, spellings[i], false);
	close_condition(writing, "100", NULL);
	for (size_t i = 0; i < count && count > 1; i++) {
		open_condition(writing, false);
		write_is(writing, spellings[i], false);
		close_condition(writing, "100", NULL);
	}
}

static void write_outcomes(struct writing *writing)
{
	xmlout_open(writing->xml, "outcomes");
	xmlout_open(writing->xml, "decvar");
	xmlout_attribute(writing->xml, "varname", "SCORE");
	xmlout_attribute(writing->xml, "vartype", "Decimal");
	xmlout_attribute(writing->xml, "minvalue", "0");
	xmlout_attribute(writing->xml, "maxvalue", "100");
	xmlout_close(writing->xml);
	xmlout_close(writing->xml);
}

static void write_processing(struct writing *writing, const struct item *item)
{
	xmlout_open(writing->xml, "resprocessing");
	write_outcomes(writing);
	if (item->explanation.html[0])
		write_general(writing);
	if (item->kind == ITEM_TEXT)
		write_form_conditions(writing, &item->gaps[0]);
	else
		write_option_conditions(writing, item);
	xmlout_close(writing->xml);
}

/* ---- what is said to it ----------------------------------------------------------------------------------- */

static void write_feedback(struct writing *writing, const char *name, const char *html)
{
	if (!name || html[0] == '\0')
		return;
	xmlout_open(writing->xml, "itemfeedback");
	xmlout_attribute(writing->xml, "ident", name);
	xmlout_open(writing->xml, "flow_mat");
	write_material(writing, html);
	xmlout_close(writing->xml);
	xmlout_close(writing->xml);
}

static void write_hint(struct writing *writing, const struct item *item)
{
	if (item->hint.html[0] == '\0')
		return;
	xmlout_open(writing->xml, "itemfeedback");
	xmlout_attribute(writing->xml, "ident", HINT);
	xmlout_open(writing->xml, "hint");
	xmlout_open(writing->xml, "hintmaterial");
	write_material(writing, item->hint.html);
	xmlout_close(writing->xml);
	xmlout_close(writing->xml);
	xmlout_close(writing->xml);
}

/* Bytes of a name in lists; Moodle has no room for more than 255 characters. */
#define TITLE_LIMIT 120

static void write_item(struct writing *writing, const struct item *item, int weight)
{
	xmlout_open(writing->xml, "item");
	xmlout_attribute(writing->xml, "ident", item->id);
	xmlout_attribute(writing->xml, "title", item_name(writing->arena, item, TITLE_LIMIT));
	write_item_metadata(writing, item, weight);
	write_presentation(writing, item);
	write_processing(writing, item);
	write_feedback(writing, GENERAL, item->explanation.html);
	for (size_t i = 0; i < item->option_count; i++)
		write_feedback(writing, feedback_name(writing, item, i), item->options[i].feedback.html);
	write_hint(writing, item);
	xmlout_close(writing->xml);
}

/* ---- documents -------------------------------------------------------------------------------------------- */

static void open_document(struct writing *writing)
{
	xmlout_open(writing->xml, "questestinterop");
	xmlout_attribute(writing->xml, "xmlns", "http://www.imsglobal.org/xsd/ims_qtiasiv1p2");
	xmlout_attribute(writing->xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
	xmlout_attribute(writing->xml, "xsi:schemaLocation",
			 "http://www.imsglobal.org/xsd/ims_qtiasiv1p2 "
			 "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd");
}

static void write_assessment_metadata(struct writing *writing, int attempts)
{
	xmlout_open(writing->xml, "qtimetadata");
	write_field(writing, "cc_profile", "cc.exam.v0p1");
	write_field(writing, "qmd_assessmenttype", "Examination");
	write_field(writing, "qmd_scoretype", "Percentage");
	write_field(writing, "qmd_feedbackpermitted", "Yes");
	if (attempts > 0)
		write_number_field(writing, "cc_maxattempts",
				   attempts > QTI_ATTEMPT_LIMIT ? QTI_ATTEMPT_LIMIT : attempts);
	else
		write_field(writing, "cc_maxattempts", "unlimited");
	xmlout_close(writing->xml);
}

static void write_introduction(struct writing *writing, const char *html)
{
	xmlout_open(writing->xml, "presentation_material");
	xmlout_open(writing->xml, "flow_mat");
	write_material(writing, html);
	xmlout_close(writing->xml);
	xmlout_close(writing->xml);
}

void qti_write_assessment(struct arena *arena, const struct qti_assessment *assessment, struct strbuf *out)
{
	struct writing writing = { .arena = arena, .xml = xmlout_new() };

	open_document(&writing);
	xmlout_open(writing.xml, "assessment");
	xmlout_attribute(writing.xml, "ident", assessment->id);
	xmlout_attribute(writing.xml, "title", assessment->title);
	xmlout_attribute(writing.xml, "xml:lang", assessment->language);
	write_assessment_metadata(&writing, assessment->attempts);
	if (assessment->introduction)
		write_introduction(&writing, assessment->introduction);
	xmlout_open(writing.xml, "section");
	xmlout_attribute(writing.xml, "ident", "questions");
	for (size_t i = 0; i < assessment->count; i++)
		write_item(&writing, assessment->items[i], assessment->weights[i]);
	xmlout_finish(writing.xml, out);
}

void qti_write_bank(struct arena *arena, const char *id, const struct item *const *items, const int *weights,
		    size_t count, struct strbuf *out)
{
	struct writing writing = { .arena = arena, .xml = xmlout_new() };

	open_document(&writing);
	xmlout_open(writing.xml, "objectbank");
	xmlout_attribute(writing.xml, "ident", id);
	for (size_t i = 0; i < count; i++)
		write_item(&writing, items[i], weights[i]);
	xmlout_finish(writing.xml, out);
}
