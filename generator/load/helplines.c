/*
 * Helplines: the sections of a region's file.
 */
#include <string.h>

#include "base/strbuf.h"
#include "load/fields.h"
#include "load/loader.h"
#include "load/markdown.h"
#include "load/module_load.h"
#include "load/parts.h"
#include "load/regions.h"
#include "load/suggest.h"
#include "load/values.h"

/* A line's fields, and what becomes of them only after a second look. */
struct line_record {
	struct help_line line;
	const char *source;
};

#define FIELD(key, type, member)                                                                                       \
	{                                                                                                              \
		key, type, offsetof(struct line_record, member)                                                        \
	}

static const struct field fields[] = {
	FIELD("card", FIELD_TEXT, line.card),
	FIELD("call", FIELD_PHONE, line.call),
	FIELD("text", FIELD_PHONE, line.text),
	FIELD("text-word", FIELD_TEXT, line.text_word),
	FIELD("chat", FIELD_WEB_ADDRESS, line.chat),
	FIELD("relay", FIELD_PHONE, line.relay),
	FIELD("abroad", FIELD_PHONE, line.abroad),
	FIELD("languages", FIELD_TEXT, line.languages),
	FIELD("hours", FIELD_TEXT, line.hours),
	FIELD("answered-by", FIELD_TEXT, line.answered_by),
	FIELD("may-report", FIELD_TEXT, line.may_report),
	FIELD("source", FIELD_TEXT, source),
	FIELD("checked", FIELD_DATE, line.checked),
	FIELD("unconfirmed", FIELD_TEXT, line.unconfirmed),
};

static void check_dates(struct loader *loader, const struct help_line *line)
{
	const char *year = line->unconfirmed;
	if (!line->checked && !year)
		diag_report(loader->diagnostics, DIAG_REGION_UNDATED, line->place,
			    "the line does not say when it was confirmed; add '- checked: 2026-11-22', or '- "
			    "unconfirmed: 2018' with the "
			    "year its source speaks of");
	else if (line->checked && year)
		diag_report(loader->diagnostics, DIAG_REGION_UNDATED, line->place,
			    "the line is both checked and unconfirmed; keep the one that is true");
	else if (year && !value_is_year(year) && strcmp(year, "n.d.") != 0)
		diag_report(
		    loader->diagnostics, DIAG_REGION_UNDATED, line->place,
		    "'%s' is not a year; write '- unconfirmed: 2018' with the year its source speaks of, or 'n.d.'",
		    year);
}

/* A line without a number is for places that have one each: then its notes say how to find it. */
static void check_contact(struct loader *loader, const struct help_line *line)
{
	if (!line->call && !line->text && !line->chat && !line->notes)
		diag_report(loader->diagnostics, DIAG_LINE_CONTACT, line->place,
			    "nobody can reach this line; add '- call: …', '- text: …' or '- chat: …', or say below how "
			    "to find it");
	else if (line->text_word && !line->text)
		diag_report(loader->diagnostics, DIAG_LINE_CONTACT, line->place,
			    "'text-word' says what to send, but not where; add '- text: …'");
	else if (line->card && !line->call && !line->text)
		diag_report(loader->diagnostics, DIAG_LINE_CONTACT, line->place,
			    "'card' puts the line on the pocket card, but there is no number to print; add '- call: …' or "
			    "'- text: …', or remove 'card'");
}

static const char *group_of(struct loader *loader, const struct part *part)
{
	static const char *const known[] = { "danger", "talk", "local", "other" };
	const char *group = attributes_value(&part->heading->as.heading.attributes, "group");
	for (size_t i = 0; group && i < sizeof known / sizeof *known; i++) {
		if (strcmp(group, known[i]) == 0)
			return known[i];
	}
	if (group)
		loader_report_unknown(loader, DIAG_VALUE_UNKNOWN, part->place, "group", group, known,
				      sizeof known / sizeof *known);
	return "other";
}

static const struct reference *source_of(struct loader *loader, const struct part *part, const char *key)
{
	const struct kit *kit = loader->kit;
	const struct reference *reference = kit_find_reference(kit, key);
	if (reference)
		return reference;
	const char **keys = arena_calloc(&loader->scratch, kit->reference_name_count, sizeof *keys);
	for (size_t i = 0; i < kit->reference_name_count; i++)
		keys[i] = kit->reference_names[i].key;
	loader_report_unknown(loader, DIAG_CITATION_UNKNOWN, part->place, "source", key, keys,
			      kit->reference_name_count);
	return NULL;
}

static void refuse_duplicate(struct loader *loader, const struct region *region, const struct help_line *line)
{
	for (const struct help_line *other = region->lines; other < line; other++) {
		if (strcmp(other->id, line->id) == 0)
			diag_report(loader->diagnostics, DIAG_ID_DUPLICATE, line->place,
				    "the id '%s' is already in line %d; give this line another: {#other-id}", line->id,
				    other->place.line);
	}
}

static void read_line(struct loader *loader, struct region *region, const struct part *part)
{
	struct line_record record = { 0 };
	struct help_line *line = &record.line;
	const char *id = part->heading->as.heading.attributes.id;
	fields_read(loader->arena, parts_take(part->body, NODE_LIST), fields, sizeof fields / sizeof *fields, &record,
		    loader->diagnostics);
	line->id = id ? id : ids_slug(loader->arena, part->name);
	line->place = part->place;
	line->name = part->name;
	line->group = group_of(loader, part);
	line->source = record.source ? source_of(loader, part, record.source) : NULL;
	line->notes = parts_or_null(part->body);
	parts_check_attributes(part, NULL, "group", loader->diagnostics);
	check_dates(loader, line);
	check_contact(loader, line);
	region->lines[region->line_count] = *line;
	refuse_duplicate(loader, region, &region->lines[region->line_count++]);
}

static void read_expectation(struct loader *loader, struct region *region, const struct part *part)
{
	parts_check_attributes(part, "expect", NULL, loader->diagnostics);
	if (region->expect)
		diag_report(loader->diagnostics, DIAG_TEXT_LOST, part->place,
			    "a second section '.expect' is shown nowhere; join it with the first");
	region->expect = parts_or_null(part->body);
}

static void read_region(struct loader *loader, const struct edition *edition, struct region *region,
			const struct region_text *text)
{
	struct markdown_context context = {
		.arena = loader->arena,
		.diagnostics = loader->diagnostics,
		.kit = loader->kit,
		.edition = edition,
	};
	size_t count;
	struct part *parts = parts_read(&context, &text->source, text->parts.body, text->parts.body_length,
					text->parts.body_line, &count);
	region->lines = arena_calloc(loader->arena, count, sizeof *region->lines);
	for (size_t i = 0; i < count; i++) {
		if (attributes_has_class(&parts[i].heading->as.heading.attributes, "expect"))
			read_expectation(loader, region, &parts[i]);
		else
			read_line(loader, region, &parts[i]);
	}
}

void regions_read_lines(struct loader *loader, struct edition *edition, const struct region_text *texts)
{
	for (size_t i = 0; i < edition->region_count; i++) {
		if (texts[i].is_readable)
			read_region(loader, edition, &edition->regions[i], &texts[i]);
	}
	arena_reset(&loader->scratch);
}
