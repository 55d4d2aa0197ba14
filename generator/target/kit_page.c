#include "target/kit_page.h"

#include "render/chrome.h"

/* Path of the start page in the bundle. */
static const char *start_of(const struct kit_page_frame *frame, struct arena *arena, const struct edition *edition)
{
	return frame->start_word ? words_get(edition->words, frame->start_word)
	                         : arena_printf(arena, "%s/index.html", edition->code);
}

static const char *tab_of(const struct kit_page_frame *frame, const struct kit_page_row *row, struct arena *arena,
                          const struct edition *edition)
{
	const char *word = row->tab_word ? words_get(edition->words, row->tab_word) : NULL;

	return word && frame->tab_which ? arena_printf(arena, "%s %s", word, frame->tab_which) : word;
}

static void set_chrome(struct kit_page *page, const struct kit_page_frame *frame, const struct kit_page_row *row,
                       const struct strbuf *data)
{
	struct target_job *job = page->job;
	const struct edition *edition = job->edition;
	const char *start = start_of(frame, page->arena, edition);

	chrome_view(page->arena, page->view, &(struct chrome){
		.theme = job->theme,
		.kit = job->kit,
		.edition = edition,
		.title_tail = tab_of(frame, row, page->arena, edition),
		.theme_prefix = row->file ? "../s/" : "s/",
		.theme_part = frame->part,
		.home = row->file ? arena_printf(page->arena, "../%s", start) : start,
		.pages = frame->has_kit_pages ? page->prefix : NULL,
		.help = arena_printf(page->arena, "%shelp.html", page->prefix),
		.settings = arena_printf(page->arena, "%ssettings.html", page->prefix),
		.data = data->text,
		.data_length = data->length,
	});
	for (size_t i = 0; i < frame->menu_count; i++)
		chrome_add_link(page->view, frame->menu[i].address, words_get(edition->words, frame->menu[i].word));
	for (size_t i = 0; i < job->kit->edition_count; i++) {
		const struct edition *other = &job->kit->editions[i];

		if (other != edition && (!frame->is_in || frame->is_in(other, page->subject)))
			chrome_add_language(page->view, other,
			                    row->file ? arena_printf(page->arena, "../%s/%s", other->code, row->file)
			                              : start_of(frame, page->arena, other));
	}
}

static void render(struct kit_page *page, const struct kit_page_frame *frame, const struct kit_page_row *row,
                   struct bundle *bundle)
{
	struct target_job *job = page->job;
	const struct edition *edition = job->edition;
	struct strbuf data = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;
	const char *path = row->file ? arena_printf(job->arena, "%s/%s", edition->code, row->file)
	                             : start_of(frame, job->arena, edition);

	chrome_kit_data(job->kit, edition, frame->part, &data);
	set_chrome(page, frame, row, &data);
	if (row->fill)
		row->fill(page);
	if (template_render(job->theme->templates, row->template, page->view, edition->words, job->diagnostics, &text))
		bundle_add(job->arena, bundle, path, blob_from_strbuf(job->arena, &text), frame->source);
	strbuf_release(&data);
	strbuf_release(&text);
}

void kit_page_add_about(struct target_job *job, struct bundle *bundle, const struct kit_page_frame *frame,
                        const struct kit_page_row *row, const void *subject)
{
	struct arena arena = ARENA_INIT;
	struct kit_page page = {
		.job = job,
		.arena = &arena,
		.page = page_new(&arena, job->theme->templates, job->kit, job->edition, NULL, job->diagnostics),
		.view = view_new(&arena),
		.prefix = row->file ? "" : arena_printf(&arena, "%s/", job->edition->code),
		.subject = subject,
	};

	if (!frame->has_kit_pages)
		page_set_apart(page.page);
	render(&page, frame, row, bundle);
	arena_release(&arena);
}

void kit_page_add(struct target_job *job, struct bundle *bundle, const struct kit_page_frame *frame,
                  const struct kit_page_row *row)
{
	kit_page_add_about(job, bundle, frame, row, NULL);
}
