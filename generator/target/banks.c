/*
 * Target banks: the questions of a language for an LMS's own question bank, one file a format. Those of the checks lie in a category a
 * module, those of the lessons below it: a teacher may want them for a warm-up.
 *
 * What is written for a module waits in the spool until the files are put together.
 */
#include "target/target.h"

#include <errno.h>
#include <string.h>

#include "base/xmlread.h"
#include "render/item_text.h"
#include "render/titles.h"
#include "target/bank.h"

static const struct bank_format *const formats[] = { &bank_gift, &bank_moodle };

enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

/* What is kept of a module: its piece of each file. */
struct kept_module {
	struct blob *pieces[FORMAT_COUNT];
};

static const char *file_name(struct target_job *job, const struct bank_format *format)
{
	if (job->kit->is_discreet)
		return arena_printf(job->arena, "all-%s%s", job->edition->code, format->extension);
	return arena_printf(job->arena, "%s-%s%s", job->kit->id, job->edition->code, format->extension);
}

/* ---- what people are told ------------------------------------------------------------------------------------------ */

static const char *own_word(const struct bank_format *format, const char *word)
{
	for (const struct bank_change *change = format->own_changes; change && change->word; change++)
		if (strcmp(change->word, word) == 0)
			return change->own;
	return word;
}

static void tell_changes(struct target_job *job, const struct bank_format *format, const struct reshape *reshape)
{
	for (size_t i = 0; i < reshape->change_count; i++) {
		const struct item_change *change = &reshape->changes[i];

		target_note_change(job, change->question, own_word(format, change->word));
	}
}

/* ---- a module -------------------------------------------------------------------------------------------------------- */

static void drop_unfit(const struct bank_format *format, struct reshape *reshape)
{
	size_t kept = 0;

	for (size_t i = 0; i < reshape->item_count; i++)
		if (format->prepare == NULL || format->prepare(reshape, reshape->items[i]))
			reshape->items[kept++] = reshape->items[i];
	reshape->item_count = kept;
}

static void add_question(struct target_job *job, const struct question *question, struct reshape *reshape)
{
	struct item *item;

	if (question->not_in_banks) {
		reshape_note(reshape, question->id, "item.change.not-in-banks");
		return;
	}
	item = item_text_make(job->arena, job->edition, question);
	if (item)
		reshape_add(reshape, item);
}

/* The questions of the check, or those of the lessons. */
static void collect(struct target_job *job, const struct bank_format *format, bool practice, struct reshape *reshape)
{
	*reshape = (struct reshape){ .arena = job->arena, .words = job->edition->words, .format = format->items };
	for (size_t i = 0; i < job->module->question_count; i++)
		if (job->module->questions[i]->practice == practice)
			add_question(job, job->module->questions[i], reshape);
	drop_unfit(format, reshape);
}

static void write_category(struct target_job *job, const struct bank_format *format, bool practice, struct strbuf *out)
{
	struct reshape reshape;
	const struct bank_category category = {
		.names = { title_heading(job->kit, job->edition),
			   arena_printf(job->arena, "%s %s", job->module->entry->id,
					title_menu(job->arena, job->kit, job->edition, job->module->entry)),
			   words_get(job->edition->words, "bank.practice") },
		.depth = practice ? 3 : 2,
		.questions = &reshape,
	};

	collect(job, format, practice, &reshape);
	tell_changes(job, format, &reshape);
	if (reshape.item_count > 0)
		format->write(job->arena, &category, out);
}

/* The module's piece between head and tail, as it will be read. */
struct reading {
	struct target_job *job;
	const char *file;
};

static void report_xml(void *context, int line, int column, const char *message)
{
	const struct reading *reading = context;

	(void)column;
	diag_report(reading->job->diagnostics, DIAG_PAGE_NOT_XML, reading->job->module->entry->place,
		    "line %d of this module's part of %s: %s", line, reading->file, message);
}

static void read_back(struct target_job *job, const struct bank_format *format, const struct strbuf *piece)
{
	struct strbuf whole = STRBUF_INIT;
	struct reading reading = { .job = job, .file = file_name(job, format) };
	const struct xmlread_handler handler = { .error = report_xml, .context = &reading };

	strbuf_addf(&whole, "%s%s%s", format->head, piece->text, format->tail);
	xmlread_parse(whole.text, whole.length, &handler);
	strbuf_release(&whole);
}

static struct blob *keep_piece(struct target_job *job, struct strbuf *text)
{
	const struct blob *blob = blob_from_strbuf(job->arena, text);
	struct blob *kept;

	if (!job->spool)
		return blob_of(job->keep_arena, NULL, blob->length);
	kept = spool_keep_plain(job->spool, job->keep_arena, blob);
	if (!kept)
		job->system_error = errno;
	return kept;
}

static void banks_module(struct target_job *job)
{
	struct kept_module *kept = arena_alloc(job->keep_arena, sizeof *kept);
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < FORMAT_COUNT && job->system_error == 0; i++) {
		strbuf_reset(&text);
		write_category(job, formats[i], false, &text);
		write_category(job, formats[i], true, &text);
		if (formats[i]->is_xml)
			read_back(job, formats[i], &text);
		if (formats[i]->lacks && text.length > 0)
			target_note_change(job, job->module->entry->id, formats[i]->lacks);
		kept->pieces[i] = keep_piece(job, &text);
	}
	strbuf_release(&text);
	*job->keep = kept;
}

/* ---- all modules of a language -------------------------------------------------------------------------------------------- */

static size_t collect_pieces(struct target_job *job, size_t format, const struct blob **pieces)
{
	size_t count = 0;

	for (size_t i = 0; i < job->outline->module_count; i++) {
		const struct kept_module *kept = job->outline->modules[i].kept[job->target];

		if (kept && kept->pieces[format] && kept->pieces[format]->length > 0)
			pieces[count++] = kept->pieces[format];
	}
	return count;
}

static struct blob *join(struct target_job *job, const struct blob *const *pieces, size_t count)
{
	size_t length = 0;
	struct blob *joined;

	for (size_t i = 0; i < count; i++)
		length += pieces[i]->length;
	if (!job->spool)
		return blob_of(job->arena, NULL, length);
	joined = spool_join(job->spool, job->arena, pieces, count);
	if (!joined)
		job->system_error = errno;
	return joined;
}

static void add_file(struct target_job *job, size_t index, struct bundle *bundle)
{
	const struct bank_format *format = formats[index];
	const struct blob **pieces = arena_calloc(job->arena, job->outline->module_count + 2, sizeof *pieces);
	const size_t count = collect_pieces(job, index, pieces + 1);
	struct blob *file;

	if (count == 0)
		return;
	pieces[0] = blob_of(job->arena, format->head, strlen(format->head));
	pieces[count + 1] = blob_of(job->arena, format->tail, strlen(format->tail));
	file = join(job, pieces, count + 2);
	if (!file)
		return;
	bundle_add(job->arena, bundle, file_name(job, format), file, NULL);
}

static void banks_kit(struct target_job *job)
{
	struct bundle *bundle;

	if (!job->edition || job->outline->module_count == 0)
		return;
	bundle = target_add_bundle(job, arena_printf(job->arena, "banks/%s", job->edition->code), false);
	for (size_t i = 0; i < FORMAT_COUNT && job->system_error == 0; i++)
		add_file(job, i, bundle);
}

const struct target target_banks = {
	.name = "banks",
	.summary = "the questions for an LMS's own bank (GIFT, Moodle XML)",
	.module = banks_module,
	.kit = banks_kit,
};
