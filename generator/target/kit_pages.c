#include "target/kit_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "render/kit_view.h"

/* ---- glossary ------------------------------------------------------------------------------------------- */

struct lettered_term {
	const struct term *term;
	size_t order;      /* among the terms as they are sorted */
	char letter[5];    /* one character, UTF-8 */
};

/* The letter below a diacritic, so that "Á" stands under A; '#' for what is no letter. */
static void set_letter(struct lettered_term *entry, const char *name)
{
	const size_t available = strlen(name);
	size_t length = 0;
	const uint32_t first = utf8_decode(name, available, &length);
	struct strbuf folded = STRBUF_INIT;
	const char *letter;

	fold_letter(available > 0 ? first : '#', FOLD_LOOKALIKES, &folded);
	letter = folded.text;
	if (*letter >= 'a' && *letter <= 'z')
		entry->letter[0] = (char)(*letter - 'a' + 'A');
	else if (first < 0x80)
		entry->letter[0] = '#';
	else
		memcpy(entry->letter, name, length);
	strbuf_release(&folded);
}

static int compare_letters(const void *a, const void *b)
{
	const struct lettered_term *first = a, *second = b;
	const int order = strcmp(first->letter, second->letter);

	return order != 0 ? order : (first->order > second->order) - (first->order < second->order);
}

static struct lettered_term *sort_terms(struct arena *arena, const struct edition *edition)
{
	struct lettered_term *entries = arena_calloc(arena, edition->term_count + 1, sizeof *entries);
	struct strbuf name = STRBUF_INIT;

	for (size_t i = 0; i < edition->term_count; i++) {
		entries[i].term = &edition->terms[i];
		entries[i].order = i;
		strbuf_reset(&name);
		node_plain_text(edition->terms[i].name, &name);
		set_letter(&entries[i], name.text);
	}
	strbuf_release(&name);
	if (edition->term_count > 1)
		qsort(entries, edition->term_count, sizeof *entries, compare_letters);
	return entries;
}

static void fill_glossary(struct kit_page *page)
{
	struct arena *arena = page->arena;
	const struct edition *edition = page->job->edition;
	const struct lettered_term *entries = sort_terms(arena, edition);
	struct view *group = NULL;
	long number = 0;

	view_list(page->view, "letters");
	view_flag(page->view, "has-letters", edition->term_count > 0);
	for (size_t i = 0; i < edition->term_count; i++) {
		if (i == 0 || strcmp(entries[i - 1].letter, entries[i].letter) != 0) {
			group = view_append(page->view, "letters");
			view_text(group, "letter", entries[i].letter);
			view_text(group, "anchor", arena_printf(arena, "letter-%ld", ++number));
			view_list(group, "terms");
		}
		kit_view_term(page->page, view_append(group, "terms"), entries[i].term);
	}
}

/* ---- references, help ------------------------------------------------------------------------------------- */

static void fill_references(struct kit_page *page)
{
	const struct kit *kit = page->job->kit;

	view_list(page->view, "sources");
	for (size_t i = 0; i < kit->reference_count; i++)
		kit_view_source(page->page, view_append(page->view, "sources"), &kit->references[i], NULL);
}

static void fill_help(struct kit_page *page)
{
	const struct edition *edition = page->job->edition;

	view_list(page->view, "regions");
	view_flag(page->view, "has-choice", edition->region_count > 1);
	for (size_t i = 0; i < edition->region_count; i++) {
		struct view *view = view_append(page->view, "regions");

		view_text(view, "anchor", arena_printf(page->arena, "region-%s", edition->regions[i].id));
		view_text(view, "title", edition->regions[i].title);
		kit_view_help(page->page, view, &edition->regions[i]);
	}
}

static void fill_card(struct kit_page *page)
{
	kit_view_card(page->page, page->view, kit_view_region(page->job->kit, page->job->edition));
}

/* ---- all of them ---------------------------------------------------------------------------------------- */

static const struct kit_page_row rows[] = {
	{ "glossary", "glossary.html", "glossary.tab", fill_glossary },
	{ "references", "references.html", "references.tab", fill_references },
	{ "help", "help.html", "help.tab", fill_help },
	{ "card", "card.html", "card.tab", fill_card },
	{ "settings", "settings.html", "settings.tab", NULL },
};

void kit_pages_add(struct target_job *job, struct bundle *bundle, const struct kit_page_frame *frame)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		kit_page_add(job, bundle, frame, &rows[i]);
}
