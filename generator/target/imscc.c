/*
 * Target imscc: a Common Cartridge with all modules of a language, for LMSs to take apart: lessons become their pages, checks their quizzes,
 * all questions a question bank. What is in it is told in cartridge.h.
 *
 * Pages and checks are written with their module; until the cartridge is written their compressed form waits in the spool.
 */
#include "target/target.h"

#include <errno.h>
#include <string.h>

#include "model/scenario.h"
#include "render/titles.h"
#include "target/cartridge.h"
#include "target/cartridge_checks.h"
#include "target/cartridge_manifest.h"
#include "target/package_check.h"

/* What the cartridge needs of a module, in job->keep_arena. */
struct kept_module {
	struct cartridge_part part;
	struct cartridge_item *pages;
	struct cartridge_item check;
	struct bundle_file *media;
	const char *bank_head;
	struct blob *bank_items; /* NULL: it has no check, or none of its questions may stand in a bank */
};

/* ---- a module --------------------------------------------------------------------------------------------- */

static bool keep_item(struct target_job *job, const struct cartridge_item *item, struct cartridge_item *kept)
{
	kept->id = arena_strdup(job->keep_arena, item->id);
	kept->title = arena_strdup(job->keep_arena, item->title);
	return target_keep_file(job, &item->file, &kept->file);
}

static bool keep_pages(struct target_job *job, const struct cartridge_items *pages, struct kept_module *kept)
{
	kept->pages = arena_calloc(job->keep_arena, pages->count + 1, sizeof *kept->pages);
	for (size_t i = 0; i < pages->count; i++)
		if (!keep_item(job, &pages->list[i], &kept->pages[i]))
			return false;
	kept->part.pages = kept->pages;
	kept->part.page_count = pages->count;
	return true;
}

static bool keep_media(struct target_job *job, const struct bundle *media, struct kept_module *kept)
{
	kept->media = arena_calloc(job->keep_arena, media->count + 1, sizeof *kept->media);
	kept->part.media = arena_calloc(job->keep_arena, media->count + 1, sizeof *kept->part.media);
	for (size_t i = 0; i < media->count; i++) {
		if (!target_keep_file(job, &media->files[i], &kept->media[i]))
			return false;
		kept->part.media[i] = kept->media[i].path;
	}
	kept->part.media_count = media->count;
	return true;
}

/* Without a spool nothing is written, and a length says enough. */
static struct blob *keep_bank(struct target_job *job, const char *items)
{
	struct blob *text = blob_of(job->arena, items, strlen(items));
	struct blob *kept = job->spool ? spool_keep_plain(job->spool, job->keep_arena, text)
				       : blob_of(job->keep_arena, NULL, text->length);

	if (!kept)
		job->system_error = errno;
	return kept;
}

static bool keep_check(struct target_job *job, const struct cartridge_check *check, struct kept_module *kept)
{
	if (!check->item.id)
		return true;
	kept->part.check = &kept->check;
	if (check->bank_items) {
		kept->bank_head = arena_strdup(job->keep_arena, check->bank_head);
		kept->bank_items = keep_bank(job, check->bank_items);
		if (!kept->bank_items)
			return false;
	}
	return keep_item(job, &check->item, &kept->check);
}

static void note_pages(struct target_job *job)
{
	const struct module *module = job->module;
	bool has_practice = false;

	for (size_t i = 0; i < module->question_count; i++)
		has_practice = has_practice || module->questions[i]->practice;
	if (has_practice)
		target_note_change(job, module->entry->id, "cartridge.practice");
	for (size_t i = 0; i < module->scenario_count; i++)
		target_note_change(job, module->scenarios[i]->id, "cartridge.gamebook");
}

static void imscc_module(struct target_job *job)
{
	const struct module_entry *entry = job->module->entry;
	struct kept_module *kept = arena_calloc(job->keep_arena, 1, sizeof *kept);
	struct bundle *media = bundle_new(job->arena, CARTRIDGE_NAME, true);
	struct cartridge_items pages = { 0 };
	struct cartridge_check check = { 0 };

	cartridge_add_module_pages(job, &pages);
	target_add_media(job, media, CARTRIDGE_MEDIA);
	cartridge_write_check(job, &check);
	note_pages(job);
	kept->part.id = arena_strdup(job->keep_arena, entry->id);
	kept->part.title =
	    arena_strdup(job->keep_arena, title_of_module(job->arena, job->kit, job->edition, entry, TITLE_IN_LMS));
	if (keep_pages(job, &pages, kept) && keep_media(job, media, kept) && keep_check(job, &check, kept))
		*job->keep = kept;
}

/* ---- the cartridge ---------------------------------------------------------------------------------------- */

struct cartridge {
	struct target_job *job;
	struct bundle *package;
	struct cartridge_manifest manifest;
	struct cartridge_part *parts;
	const char **shared;
	const struct blob **bank; /* head, the questions of each module, tail */
	size_t bank_count;
};

static const char *package_name(struct target_job *job)
{
	const char *kit = job->kit->is_discreet ? "all" : job->kit->id;
	const char *language = job->edition->code;

	return arena_printf(job->arena, CARTRIDGE_NAME "/%s/%s-%s.imscc", language, kit, language);
}

static void add_file(struct cartridge *cartridge, const struct bundle_file *file)
{
	bundle_add(cartridge->job->arena, cartridge->package, file->path, file->blob, file->source);
}

static void add_part(struct cartridge *cartridge, const struct cartridge_part *part)
{
	for (size_t i = 0; i < part->page_count; i++)
		add_file(cartridge, &part->pages[i].file);
	if (part->check)
		add_file(cartridge, &part->check->file);
	cartridge->parts[cartridge->manifest.part_count++] = *part;
}

static void add_text(struct cartridge *cartridge, const char *text)
{
	cartridge->bank[cartridge->bank_count++] = blob_of(cartridge->job->arena, text, strlen(text));
}

static void add_to_bank(struct cartridge *cartridge, const struct kept_module *kept)
{
	if (cartridge->bank_count == 0)
		add_text(cartridge, kept->bank_head);
	cartridge->bank[cartridge->bank_count++] = kept->bank_items;
}

static void add_module(struct cartridge *cartridge, const struct kept_module *kept)
{
	for (size_t i = 0; i < kept->part.media_count; i++)
		add_file(cartridge, &kept->media[i]);
	add_part(cartridge, &kept->part);
	if (kept->bank_items)
		add_to_bank(cartridge, kept);
}

static void add_modules(struct cartridge *cartridge)
{
	const struct outline *outline = cartridge->job->outline;

	for (size_t i = 0; i < outline->module_count; i++)
		if (outline->modules[i].kept[cartridge->job->target])
			add_module(cartridge, outline->modules[i].kept[cartridge->job->target]);
}

static void add_shared(struct cartridge *cartridge, const char *path, struct blob *blob)
{
	bundle_add(cartridge->job->arena, cartridge->package, path, blob, NULL);
	cartridge->shared[cartridge->manifest.shared_count++] = path;
}

/* A kit that names no place to leave for gets the neutral page. */
static void add_theme(struct cartridge *cartridge)
{
	struct target_job *job = cartridge->job;
	struct blob *units = job->kit->exit_url ? NULL : cartridge_units_page(job);

	cartridge->shared = arena_calloc(job->arena, 4, sizeof *cartridge->shared);
	add_shared(cartridge, CARTRIDGE_PAGES "s/waymark.css", job->theme->main.style);
	add_shared(cartridge, CARTRIDGE_PAGES "s/pages.css", job->theme->pages.style);
	if (!units)
		return;
	add_shared(cartridge, CARTRIDGE_PAGES "s/units.css", job->theme->units.style);
	add_shared(cartridge, CARTRIDGE_PAGES UNITS_PAGE, units);
}

static void add_kit_pages(struct cartridge *cartridge)
{
	struct target_job *job = cartridge->job;
	struct cartridge_items items = { 0 };

	cartridge_add_kit_pages(job, &items);
	add_part(cartridge, &(struct cartridge_part){ .id = "about",
						      .title = words_get(job->edition->words, "cartridge.about"),
						      .pages = items.list,
						      .page_count = items.count });
}

static void add_bank(struct cartridge *cartridge)
{
	struct target_job *job = cartridge->job;
	struct blob *bank = blob_of(job->arena, NULL, 0);

	if (cartridge->bank_count == 0)
		return;
	add_text(cartridge, CARTRIDGE_BANK_TAIL);
	if (job->spool)
		bank = spool_join(job->spool, job->arena, cartridge->bank, cartridge->bank_count);
	if (!bank) {
		job->system_error = errno;
		return;
	}
	bundle_add(job->arena, cartridge->package, CARTRIDGE_BANK, bank, NULL);
	cartridge->manifest.bank = CARTRIDGE_BANK;
}

static void describe(struct cartridge *cartridge)
{
	const struct target_job *job = cartridge->job;
	const struct edition *edition = job->edition;
	const bool is_plain = job->kit->has_plain_titles && !job->kit->is_discreet;
	struct cartridge_manifest *manifest = &cartridge->manifest;

	manifest->version = job->options ? job->options->cartridge_version : 11;
	manifest->id = id_for_lms(job->arena, arena_printf(job->arena, "kit_%s_all_%s", job->kit->id, edition->code));
	manifest->title = title_of_course(job->kit, edition, TITLE_IN_LMS);
	manifest->description = is_plain && edition->summary ? edition->summary : manifest->title;
	manifest->language = edition->code;
	manifest->licence = job->kit->licence;
	manifest->parts = cartridge->parts;
	manifest->shared = cartridge->shared;
}

/* The manifest comes first in the zip; its place was kept. */
static void add_manifest(struct cartridge *cartridge)
{
	struct target_job *job = cartridge->job;
	struct strbuf text = STRBUF_INIT;

	describe(cartridge);
	cartridge_manifest_write(job->arena, &cartridge->manifest, &text);
	cartridge->package->files[0].blob = blob_from_strbuf(job->arena, &text);
	strbuf_release(&text);
	package_check(job, cartridge->package);
}

static void imscc_kit(struct target_job *job)
{
	struct cartridge cartridge = { .job = job };

	if (!job->edition || job->outline->module_count == 0)
		return;
	cartridge.package = target_add_bundle(job, package_name(job), true);
	cartridge.package->language = job->edition->code;
	cartridge.parts = arena_calloc(job->arena, job->outline->module_count + 1, sizeof *cartridge.parts);
	cartridge.bank = arena_calloc(job->arena, job->outline->module_count + 2, sizeof *cartridge.bank);
	bundle_add(job->arena, cartridge.package, CARTRIDGE_MANIFEST, blob_of(job->arena, "", 0), NULL);
	add_theme(&cartridge);
	add_modules(&cartridge);
	add_kit_pages(&cartridge);
	add_bank(&cartridge);
	add_manifest(&cartridge);
}

const struct target target_imscc = {
	.name = CARTRIDGE_NAME,
	.summary = "Common Cartridge: pages, quizzes and a question bank that an LMS takes in as its own",
	.sheet = SHEET_IMPORT,
	.module = imscc_module,
	.kit = imscc_kit,
};
