#include "inspect/report.h"

#include <inttypes.h>
#include <string.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "inspect/standard.h"

/* escape_json() takes valid UTF-8, and titles may come from any bytes. */
static void add_string(struct strbuf *out, const struct inspection *inspection, const char *text)
{
	const size_t length = strlen(text);
	char *copy = arena_strndup(inspection->arena, text, length);
	if (utf8_first_invalid(copy, length) < length)
		utf8_make_printable(copy, length);
	escape_json(out, copy, length);
}

static void add_member(struct strbuf *out, const struct inspection *inspection, const char *name, const char *value)
{
	strbuf_addf(out, ",\"%s\":", name);
	add_string(out, inspection, value);
}

static void add_facts(struct strbuf *out, const struct inspection *inspection, const struct fact_list *facts)
{
	strbuf_addstr(out, ",\"facts\":{");
	for (size_t i = 0; i < facts->count; i++) {
		bool again = false; /* the first of two with one name counts, as in the text */
		for (size_t k = 0; k < i && !again; k++)
			again = strcmp(facts->items[k].name, facts->items[i].name) == 0;
		if (again)
			continue;
		strbuf_addstr(out, i > 0 ? "," : "");
		add_string(out, inspection, facts->items[i].name);
		strbuf_addch(out, ':');
		add_string(out, inspection, facts->items[i].value);
	}
	strbuf_addch(out, '}');
}

static void add_largest(struct strbuf *out, const struct inspection *inspection)
{
	strbuf_addstr(out, ",\"largest\":[");
	for (size_t i = 0; i < LARGEST_FILES && inspection->largest[i]; i++) {
		strbuf_addf(out, "%s{\"size\":%" PRIu64, i > 0 ? "," : "", inspection->largest[i]->size);
		add_member(out, inspection, "path", inspection->largest[i]->path);
		strbuf_addch(out, '}');
	}
	strbuf_addch(out, ']');
}

static void add_outline(struct strbuf *out, const struct inspection *inspection)
{
	strbuf_addstr(out, ",\n\"outline\":[");
	for (size_t i = 0; i < inspection->outline_count; i++) {
		const struct outline_row *row = &inspection->outline[i];
		strbuf_addf(out, "%s{\"level\":%d", i > 0 ? ",\n " : "\n ", row->level);
		add_member(out, inspection, "kind", row->kind);
		add_member(out, inspection, "identifier", row->identifier);
		add_member(out, inspection, "title", row->title);
		add_member(out, inspection, "launch", row->launch);
		add_member(out, inspection, "type", row->type);
		strbuf_addf(out, ",\"default\":%s,\"hidden\":%s", row->is_default ? "true" : "false",
			    row->is_hidden ? "true" : "false");
		add_facts(out, inspection, &row->facts);
		strbuf_addch(out, '}');
	}
	strbuf_addf(out, "],\"outlineMore\":%zu", inspection->outline_more);
}

static void add_hosts(struct strbuf *out, const struct inspection *inspection)
{
	const struct host_list *hosts = &inspection->hosts;
	strbuf_addstr(out, ",\n\"hosts\":[");
	for (size_t i = 0; i < hosts->count; i++) {
		strbuf_addstr(out, i > 0 ? "," : "");
		add_string(out, inspection, hosts->names[i]);
	}
	strbuf_addf(out, "],\"hostsMore\":%s", hosts->has_more ? "true" : "false");
}

static void add_findings(struct strbuf *out, const struct inspection *inspection)
{
	strbuf_addstr(out, ",\n\"findings\":[");
	for (size_t i = 0; i < inspection->findings.count; i++) {
		const struct finding *finding = &inspection->findings.items[i];
		const struct inspect_rule_info *rule = inspect_rule_info(finding->rule);
		strbuf_addf(out, "%s{\"line\":%d,\"column\":%d", i > 0 ? ",\n " : "\n ", finding->line,
			    finding->column);
		add_member(out, inspection, "path", finding->path);
		add_member(out, inspection, "severity", finding_severity_name(rule->severity));
		add_member(out, inspection, "rule", rule->id);
		add_member(out, inspection, "message", finding->message);
		strbuf_addch(out, '}');
	}
	strbuf_addch(out, ']');
}

void report_json(struct strbuf *out, const struct inspection *inspection, const char *file, uint64_t size)
{
	const size_t *counts = inspection->findings.severities;
	struct strbuf name = STRBUF_INIT;
	report_add_name(&name, inspection);
	strbuf_addstr(out, "{\"file\":");
	add_string(out, inspection, file);
	strbuf_addf(out, ",\"fine\":%s,\"usable\":%s,\"errors\":%zu,\"warnings\":%zu,\"notes\":%zu",
		    counts[FINDING_ERROR] + counts[FINDING_WARNING] == 0 ? "true" : "false",
		    counts[FINDING_ERROR] == 0 ? "true" : "false", counts[FINDING_ERROR], counts[FINDING_WARNING],
		    counts[FINDING_NOTE]);
	add_member(out, inspection, "standard", inspection->standard ? inspection->standard->id : "unknown");
	add_member(out, inspection, "edition", inspection->edition);
	add_member(out, inspection, "name", name.text);
	add_member(out, inspection, "title", inspection->title);
	add_member(out, inspection, "madeWith", inspection->made_with);
	add_member(out, inspection, "manifest", inspection->manifest ? inspection->manifest->path : "");
	add_facts(out, inspection, &inspection->facts);
	strbuf_addf(out, ",\"files\":%zu,\"packedSize\":%" PRIu64 ",\"unpackedSize\":%" PRIu64, inspection->file_count,
		    size, inspection->unpacked_size);
	add_largest(out, inspection);
	add_outline(out, inspection);
	add_hosts(out, inspection);
	add_findings(out, inspection);
	strbuf_addstr(out, "}\n");
	strbuf_release(&name);
}
