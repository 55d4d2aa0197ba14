#include "inspect/report.h"

#include <string.h>

#include "base/utf8.h"
#include "inspect/standard.h"

enum {
	ROWS_SHOWN = 200, /* of the outline; the rest is counted */
	TITLE_WIDTH = 44, /* where the second column begins */
};

/* What comes from the package is shown without control characters. */
static void add_printable(struct strbuf *out, const char *text)
{
	const size_t start = out->length;
	strbuf_addstr(out, text);
	utf8_make_printable(out->text + start, out->length - start);
}

void report_add_name(struct strbuf *out, const struct inspection *inspection)
{
	const struct standard *standard = inspection->standard;
	if (!standard)
		strbuf_addstr(out, inspection->is_unreadable ? "Package that cannot be read"
				   : inspection->package     ? "Unknown package"
							     : "No package");
	else
		strbuf_addstr(out, standard->name);
	/* "SCORM 1.2" has its edition in its name */
	if (standard && *inspection->edition && !strstr(standard->name, inspection->edition)) {
		strbuf_addch(out, ' ');
		add_printable(out, shortened(inspection->arena, inspection->edition));
	}
}

static void add_size(struct strbuf *out, uint64_t size)
{
	static const char *const units[] = { "KB", "MB", "GB", "TB" };
	double shown = (double)size / 1024;
	size_t unit = 0;
	if (size < 1024) {
		strbuf_addf(out, "%u bytes", (unsigned)size);
		return;
	}
	while (shown >= 1024 && unit < 3) {
		shown /= 1024;
		unit++;
	}
	strbuf_addf(out, "%.1f %s", shown, units[unit]);
}

static void add_count(struct strbuf *out, size_t count, const char *what, const char **joint)
{
	if (count == 0)
		return;
	strbuf_addf(out, "%s%zu %s%s", *joint, count, what, count == 1 ? "" : "s");
	*joint = ", ";
}

/* ---- the first line ---- */

static void add_verdict(struct strbuf *out, const struct inspection *inspection)
{
	const size_t *counts = inspection->findings.severities;
	const bool is_book = inspection->standard && strcmp(inspection->standard->id, "epub") == 0;
	const char *joint = " ";
	report_add_name(out, inspection);
	if (counts[FINDING_ERROR] > 0)
		strbuf_addf(out, ". %s will refuse this, or part of it will not work:",
			    is_book ? "E-book readers" : "Your LMS");
	else if (counts[FINDING_WARNING] > 0)
		strbuf_addstr(out, ", usable, with");
	else
		strbuf_addstr(out, counts[FINDING_NOTE] > 0 ? ", fine, with" : ", fine");
	add_count(out, counts[FINDING_ERROR], "error", &joint);
	add_count(out, counts[FINDING_WARNING], "warning", &joint);
	add_count(out, counts[FINDING_NOTE], "note", &joint);
	strbuf_addch(out, '\n');
}

/* ---- what it is ---- */

static void add_fact(struct strbuf *out, struct arena *arena, const char *name, const char *value)
{
	if (*value == '\0')
		return;
	strbuf_addf(out, "  %-14s", name);
	add_printable(out, shortened(arena, value));
	strbuf_addch(out, '\n');
}

static void add_sizes(struct strbuf *out, const struct inspection *inspection, uint64_t size)
{
	strbuf_addf(out, "  %-14s%zu, ", "Files", inspection->file_count);
	add_size(out, size);
	strbuf_addstr(out, " packed, ");
	add_size(out, inspection->unpacked_size);
	strbuf_addstr(out, " unpacked\n");
	for (size_t i = 0; i < LARGEST_FILES && inspection->largest[i] && inspection->file_count > 1; i++) {
		strbuf_addf(out, "  %-14s", i == 0 ? "Largest" : "");
		const size_t start = out->length;
		add_size(out, inspection->largest[i]->size);
		strbuf_addf(out, "%*s", (int)(12 - (out->length - start)), "");
		add_printable(out, shortened(inspection->arena, inspection->largest[i]->path));
		strbuf_addch(out, '\n');
	}
}

static void add_facts(struct strbuf *out, const struct inspection *inspection, uint64_t size)
{
	add_fact(out, inspection->arena, "Title", inspection->title);
	add_fact(out, inspection->arena, "Made with", inspection->made_with);
	if (inspection->manifest)
		add_fact(out, inspection->arena, "Manifest", inspection->manifest->path);
	for (size_t i = 0; i < inspection->facts.count; i++)
		add_fact(out, inspection->arena, inspection->facts.items[i].name, inspection->facts.items[i].value);
	if (inspection->package)
		add_sizes(out, inspection, size);
}

/* ---- what an LMS will show ---- */

static void add_details(struct strbuf *out, const struct inspection *inspection, const struct outline_row *row)
{
	const char *joint = "";
	if (*row->launch) {
		add_printable(out, shortened(inspection->arena, row->launch));
		joint = ", ";
	}
	if (*row->type) {
		strbuf_addstr(out, joint);
		add_printable(out, shortened(inspection->arena, row->type));
		joint = ", ";
	}
	if (row->is_hidden) {
		strbuf_addf(out, "%shidden", joint);
		joint = ", ";
	}
	for (size_t i = 0; i < row->facts.count; i++) {
		strbuf_addf(out, "%s%s ", joint, row->facts.items[i].name);
		add_printable(out, shortened(inspection->arena, row->facts.items[i].value));
		joint = ", ";
	}
}

static void add_row(struct strbuf *out, const struct inspection *inspection, const struct outline_row *row, int level)
{
	struct strbuf details = STRBUF_INIT;
	const size_t start = out->length;
	const int indent = level < 12 ? 2 * level : 24;
	strbuf_addf(out, "  %*s", indent, "");
	add_printable(out, *row->title ? shortened(inspection->arena, row->title) : "(no title)");
	add_details(&details, inspection, row);
	if (details.length > 0) {
		const size_t width = utf8_count(out->text + start, out->length - start);
		strbuf_addf(out, "%*s%s", width < TITLE_WIDTH ? (int)(TITLE_WIDTH - width) : 2, "", details.text);
	}
	strbuf_addch(out, '\n');
	strbuf_release(&details);
}

/* What cannot be imported shows nothing. */
static const char *outline_heading(const struct inspection *inspection)
{
	if (inspection->findings.severities[FINDING_ERROR] == 0)
		return "What will be shown";
	return inspection->manifest ? "What the manifest lists" : "What it holds";
}

static void add_outline(struct strbuf *out, const struct inspection *inspection)
{
	const size_t count = inspection->outline_count;
	int hidden = 0; /* levels without title, around what follows */
	if (count == 0)
		return;
	strbuf_addf(out, "\n%s:\n\n", outline_heading(inspection));
	for (size_t i = 0; i < count && i < ROWS_SHOWN; i++) {
		const struct outline_row *row = &inspection->outline[i];
		if (row->level < hidden)
			hidden = row->level;
		if (row->is_container && row->level == hidden)
			hidden++;
		else
			add_row(out, inspection, row, row->level - hidden);
	}
	if (count + inspection->outline_more > ROWS_SHOWN)
		strbuf_addf(out, "  ... and %zu more\n", count + inspection->outline_more - ROWS_SHOWN);
}

/* ---- whom it talks to ---- */

static void add_hosts(struct strbuf *out, const struct host_list *hosts)
{
	if (hosts->count == 0)
		return;
	strbuf_addstr(out, "\nOther sites it may contact:\n\n");
	for (size_t i = 0; i < hosts->count; i++) {
		strbuf_addstr(out, "  ");
		add_printable(out, hosts->names[i]);
		strbuf_addch(out, '\n');
	}
	if (hosts->has_more)
		strbuf_addstr(out, "  ... and more\n");
}

/* ---- what is wrong ---- */

static void add_finding(struct strbuf *out, const struct finding *finding, const char *file)
{
	const struct inspect_rule_info *rule = inspect_rule_info(finding->rule);
	add_printable(out, file);
	if (*finding->path)
		strbuf_addf(out, ":%s", finding->path);
	if (finding->line > 0)
		strbuf_addf(out, ":%d", finding->line);
	if (finding->line > 0 && finding->column > 0)
		strbuf_addf(out, ":%d", finding->column);
	strbuf_addf(out, ": %s: %s [%s]\n", finding_severity_name(rule->severity), finding->message, rule->id);
}

void report_text(struct strbuf *out, const struct inspection *inspection, const char *file, uint64_t size)
{
	add_printable(out, file);
	strbuf_addstr(out, ": ");
	add_verdict(out, inspection);
	if (inspection->package)
		strbuf_addch(out, '\n');
	add_facts(out, inspection, size);
	add_outline(out, inspection);
	add_hosts(out, &inspection->hosts);
	if (inspection->findings.count > 0)
		strbuf_addch(out, '\n');
	for (size_t i = 0; i < inspection->findings.count; i++)
		add_finding(out, &inspection->findings.items[i], file);
}
