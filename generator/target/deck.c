#include "target/deck.h"

#include <string.h>

#include "render/kit_view.h"
#include "render/page_writer.h"
#include "target/facilitator.h"
#include "target/facilitator_slides.h"

/* More lines are not read from afar. */
enum { SOURCES_A_SLIDE = 8 };

/* ---- the last slides ---- */

/* Of all regions: the script shows those of the address, or of the one that the kit was built for. */
static void view_regions(struct page *page, struct view *view)
{
	const struct region *usual = kit_view_region(page->kit, page->edition);

	view_list(view, "regions");
	for (size_t i = 0; i < page->edition->region_count; i++) {
		const struct region *region = &page->edition->regions[i];
		struct view *element = view_append(view, "regions");

		view_text(element, "region-id", region->id);
		view_flag(element, "is-usual", usual ? region == usual : i == 0);
		kit_view_card(page, element, region);
	}
}

static void add_help(struct deck *deck)
{
	struct page *page = deck->job->page;
	struct view *view = view_new(page->arena);
	struct slide *slide =
	    slides_add_plain(deck->job, &deck->slides, "help", arena_printf(page->arena, "%s.help", deck->id),
			     words_get(page->words, "help.title"));

	view_regions(page, view);
	slide_fill(deck->job, slide, "facilitator/slide-help", view);
}

static bool *list_cited(const struct deck *deck)
{
	const struct kit *kit = deck->job->page->kit;
	bool *cited = arena_calloc(deck->job->page->arena, kit->reference_count + 1, sizeof *cited);

	for (size_t i = 0; i < deck->slides.count; i++)
		for (size_t k = 0; k < deck->slides.items[i].source_count; k++)
			cited[deck->slides.items[i].sources[k] - kit->references] = true;
	return cited;
}

/* Behind the sentence that begins with a year; NULL: there is none. */
static const char *behind_year(const char *words)
{
	for (const char *at = strstr(words, ". "); at; at = strstr(at + 2, ". ")) {
		const char *year = at + 2;

		if (strspn(year, "0123456789") == 4)
			return year + strcspn(year, ".");
	}
	return NULL;
}

/* Whoever wrote it, its title and the year. What follows is for those who look it up. */
static const char *short_name_of(struct page *page, const struct reference *reference)
{
	const struct node *text = edition_reference_text(page->kit, page->edition, reference, NULL);
	const struct node *node = text ? text->first_child : NULL;
	struct strbuf words = STRBUF_INIT;
	size_t title = 0, length;
	const char *end, *name;

	for (node = node ? node->first_child : NULL; node; node = node->next) {
		node_plain_text(node, &words);
		title = title == 0 && node->kind == NODE_EMPHASIS ? words.length : title;
	}
	end = behind_year(words.text);
	if (!end)
		end = words.text + title + strcspn(words.text + title, title > 0 ? "." : "");
	length = (size_t)(end - words.text) + (*end == '.');
	name = arena_strndup(page->arena, words.text, length);
	strbuf_release(&words);
	return name;
}

static void view_source(struct page *page, struct view *view, const struct reference *reference)
{
	view_number(view, "number", (long)page_source_number(page, reference));
	view_text(view, "text", reference->text ? short_name_of(page, reference) : reference->key);
	view_text(view, "site", kit_view_site(page->arena, reference->url));
}

/* The next of them; returns where to go on. */
static size_t add_sources_slide(struct deck *deck, const bool *cited, size_t from, size_t number, size_t most)
{
	struct page *page = deck->job->page;
	struct view *view = view_new(page->arena);
	struct slide *slide = slides_add_plain(deck->job, &deck->slides, "sources",
					       arena_printf(page->arena, "%s.sources-%zu", deck->id, number),
					       words_get(page->words, "sources.title"));
	size_t count = 0;

	view_list(view, "sources");
	for (; from < page->kit->reference_count && count < most; from++) {
		if (!cited[from])
			continue;
		view_source(page, view_append(view, "sources"), &page->kit->references[from]);
		count++;
	}
	slide_fill(deck->job, slide, "facilitator/slide-sources", view);
	return from;
}

/* As many on each of the slides as on the others, so that none is left for a last one. */
static size_t sources_on_each(const bool *cited, size_t count)
{
	size_t all = 0, slides;

	for (size_t i = 0; i < count; i++)
		all += cited[i];
	slides = (all + SOURCES_A_SLIDE - 1) / SOURCES_A_SLIDE;
	return slides > 0 ? (all + slides - 1) / slides : 0;
}

static void add_sources(struct deck *deck)
{
	const size_t count = deck->job->page->kit->reference_count;
	const bool *cited = list_cited(deck);
	const size_t most = sources_on_each(cited, count);
	size_t number = 0;

	for (size_t from = 0; from < count;) {
		if (!cited[from])
			from++;
		else
			from = add_sources_slide(deck, cited, from, ++number, most);
	}
}

/* ---- the page ---- */

static const struct slide *find(const struct deck *deck, const char *id)
{
	for (size_t i = 0; id && i < deck->slides.count; i++)
		if (strcmp(deck->slides.items[i].id, id) == 0)
			return &deck->slides.items[i];
	return NULL;
}

/* The slide that follows when nobody chooses; NULL behind the last one. */
static const struct slide *slide_after(const struct deck *deck, size_t index)
{
	const struct slide *slide = &deck->slides.items[index];
	const struct slide *next = find(deck, slide->next);
	size_t after = index + 1;

	if (next)
		return next;
	while (slide->ends_story && after < deck->slides.count && deck->slides.items[after].story &&
	       strcmp(deck->slides.items[after].story, slide->story) == 0)
		after++;
	return after < deck->slides.count ? &deck->slides.items[after] : NULL;
}

static const struct slide *slide_before(const struct deck *deck, size_t index)
{
	const struct slide *previous = find(deck, deck->slides.items[index].previous);

	return previous ? previous : index > 0 ? &deck->slides.items[index - 1] : NULL;
}

static void view_notes(struct view *view, const struct slide *slide)
{
	view_list(view, "notes");
	for (size_t i = 0; i < slide->note_count; i++) {
		struct view *note = view_append(view, "notes");

		view_text(note, "label", slide->notes[i].label);
		view_markup(note, "text", slide->notes[i].markup, slide->notes[i].length);
	}
}

static void view_ways(const struct deck *deck, struct view *view, size_t index)
{
	const struct slide *slide = &deck->slides.items[index];
	const struct slide *next = slide_after(deck, index), *previous = slide_before(deck, index);
	const bool is_chosen = slide->asks && slide->story;
	const bool is_answer = next && !is_chosen && slide->asks;

	view_text(view, "next", next ? next->id : NULL);
	view_text(view, "previous", previous ? previous->id : NULL);
	view_flag(view, "is-chosen", is_chosen);
	view_flag(view, "is-on", next && !is_chosen);
	view_flag(view, "is-past", next && is_chosen);
	view_flag(view, "is-answer", is_answer);
	view_text(view, "next-title", next && !is_chosen && !is_answer ? next->title : NULL);
	view_text(view, "warning", next ? next->warning : NULL);
}

static void view_slide(const struct deck *deck, struct view *view, size_t index)
{
	const struct slide *slide = &deck->slides.items[index];

	view_text(view, "id", slide->id);
	view_text(view, "kind", slide->kind);
	view_flag(view, "asks", slide->asks);
	view_markup(view, "heading", slide->heading, strlen(slide->heading));
	view_text(view, "kicker", slide->kicker);
	view_text(view, "names", slide->audience);
	view_markup(view, "body", slide->markup, slide->length);
	view_number(view, "begins", slide->minutes);
	view_flag(view, "tells-minutes", slide->tells_minutes && slide->minutes > 0);
	view_ways(deck, view, index);
	view_notes(view, slide);
}

static void fill(struct kit_page *page)
{
	const struct deck *deck = page->subject;
	int from = 0, until = 0, total = 0;

	for (size_t i = 0; i < deck->slides.count; i++)
		total += deck->slides.items[i].minutes;
	view_text(page->view, "deck", deck->id);
	view_number(page->view, "total", total);
	view_number(page->view, "count", (long)deck->slides.count);
	view_list(page->view, "slides");
	for (size_t i = 0; i < deck->slides.count; i++) {
		struct view *view = view_append(page->view, "slides");

		from = deck->slides.items[i].minutes > 0 ? until : from;
		until += deck->slides.items[i].minutes;
		view_slide(deck, view, i);
		view_number(view, "n", (long)i + 1);
		view_flag(view, "has-begun", until > 0); /* a title before that takes no time */
		view_number(view, "from", from);
		view_number(view, "until", until);
	}
}

static bool is_in(const struct edition *other, const void *subject)
{
	const struct deck *deck = subject;

	return deck->is_in(other, deck->id);
}

/* "60" as it is, "7" of "m07". */
static const char *short_name(const char *id)
{
	return id + (id[0] == 'm') + (id[0] == 'm' && id[1] == '0');
}

void deck_add(struct target_job *job, struct bundle *bundle, struct deck *deck)
{
	const struct kit_page_row row = { "facilitator/slides", arena_printf(job->arena, FACILITATOR_SLIDES, deck->id),
					  "slides.tab", fill };
	struct kit_page_frame frame = facilitator_frame(job);

	frame.is_in = is_in;
	frame.tab_which = short_name(deck->id);
	frame.source = deck->source;
	add_help(deck);
	add_sources(deck);
	kit_page_add_about(job, bundle, &frame, &row, deck);
}
