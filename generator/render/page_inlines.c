#include "render/page_writer.h"

#include <string.h>

#include "base/escape.h"
#include "base/fill.h"
#include "render/book_places.h"

/* ---- links ---- */

static const char *with_anchor(struct page *page, const char *address, const char *anchor)
{
	if (anchor == NULL || anchor[0] == '\0')
		return address;
	return arena_printf(page->arena, "%s#%s", address, anchor);
}

/* The address in a site, where the kit's pages and all modules of a language lie in one folder. */
static const char *site_address(struct page *page, const struct link *link)
{
	if (link->kind == LINK_MODULE)
		return with_anchor(page, arena_printf(page->arena, "%s.html", link->module), link->anchor);
	if (strcmp(link->page, "home") == 0)
		return arena_printf(page->arena, "../%s", words_get(page->words, "page.start-file"));
	return with_anchor(page, arena_printf(page->arena, "%s.html", link->page), link->anchor);
}

/* The view of the module's own document that stands for a page of the kit, or NULL. */
static const char *own_view(struct page *page, const struct link *link)
{
	static const struct {
		const char *page, *view;
	} views[] = {
		{ "help", "help" },
		{ "glossary", "terms" },
		{ "references", "sources" },
		{ "settings", "settings" },
	};

	if (link->kind != LINK_PAGE)
		return NULL;
	for (size_t i = 0; i < sizeof views / sizeof *views; i++)
		if (strcmp(link->page, views[i].page) == 0)
			return arena_printf(page->arena, "#%s-%s", page->module->entry->id, views[i].view);
	return NULL;
}

static void open_anchor(struct page *page, const char *class_name, const char *prefix, const char *address)
{
	PAGE_PUT(page, "<a");
	if (class_name != NULL) {
		PAGE_PUT(page, " class=\"");
		strbuf_addstr(page->out, class_name);
		PAGE_PUT(page, "\"");
	}
	PAGE_PUT(page, " href=\"");
	strbuf_addstr(page->out, prefix);
	page_put_attribute(page, address);
	PAGE_PUT(page, "\"");
}

static bool leads_to_own_module(const struct page *page, const struct link *link)
{
	return link->kind == LINK_MODULE && page->module != NULL && strcmp(link->module, page->module->entry->id) == 0;
}

static void open_elsewhere(struct page *page, const struct link *link)
{
	const char *address = site_address(page, link);
	struct slot *slot;

	if (page->module == NULL) {
		open_anchor(page, NULL, "", address);
		PAGE_PUT(page, ">");
		return;
	}
	slot = page_add_slot(page, SLOT_LINK_OPEN);
	slot->link = link;
	slot->address = address;
	slot->within = own_view(page, link);
}

static bool is_web_address(const char *url)
{
	return strncmp(url, "http", 4) == 0;
}

static bool open_in_book(struct page *page, const struct link *link)
{
	const char *address = book_link_address(page, link);

	if (address == NULL)
		return false;
	open_anchor(page, NULL, "", address);
	if (link->kind == LINK_EXTERNAL && is_web_address(link->url))
		PAGE_PUT(page, " rel=\"noreferrer\"");
	PAGE_PUT(page, ">");
	return true;
}

/* Beside a page that stands apart are only those of the kit that every output has. */
static bool is_out_of_reach(const struct page *page, const struct link *link)
{
	static const char *const near[] = { "help", "glossary", "references", "settings", "before" };

	if (!page->is_apart || link->kind == LINK_EXTERNAL)
		return false;
	for (size_t i = 0; link->kind == LINK_PAGE && i < sizeof near / sizeof *near; i++)
		if (strcmp(link->page, near[i]) == 0)
			return false;
	return true;
}

bool page_open_link(struct page *page, const struct link *link)
{
	bool own = leads_to_own_module(page, link);

	if (page->plain || page->sheet != NULL || page->is_projected || link->kind == LINK_NOWHERE ||
	    is_out_of_reach(page, link))
		return false;
	if (page->book != NULL)
		return open_in_book(page, link);
	if (link->kind == LINK_WITHIN || own) {
		bool at_start = link->anchor == NULL || link->anchor[0] == '\0';

		open_anchor(page, NULL, "#", own && at_start ? link->module : link->anchor);
		PAGE_PUT(page, ">");
	} else if (link->kind == LINK_EXTERNAL) {
		bool web = is_web_address(link->url);

		open_anchor(page, NULL, "", link->url);
		if (web) /* and no opener, see HTML's link types; the script and the style know such links by it */
			PAGE_PUT(page, " rel=\"noreferrer\"");
		PAGE_PUT(page, ">");
	} else {
		open_elsewhere(page, link);
	}
	return true;
}

void page_close_link(struct page *page, const struct link *link)
{
	bool elsewhere = (link->kind == LINK_MODULE && !leads_to_own_module(page, link)) || link->kind == LINK_PAGE;

	if (elsewhere && page->module != NULL && page->book == NULL) {
		page_add_slot(page, SLOT_LINK_CLOSE)->link = link;
		return;
	}
	if (link->kind == LINK_EXTERNAL && is_web_address(link->url) && page->book == NULL) {
		PAGE_PUT(page, "<span class=\"visually-hidden\"> ");
		page_put_word(page, "link.external");
		PAGE_PUT(page, "</span>");
	}
	PAGE_PUT(page, "</a>");
}

/* What can be typed from paper. */
static void write_address(struct page *page, const struct link *link)
{
	if (page->plain || link->kind != LINK_EXTERNAL || !is_web_address(link->url))
		return;
	PAGE_PUT(page, " (<bdi dir=\"ltr\">");
	page_put_text(page, link->url);
	PAGE_PUT(page, "</bdi>)");
}

static void write_link(struct page *page, const struct node *node)
{
	bool is_link = page_open_link(page, &node->as.link.link);

	page_write_inlines(page, node);
	if (is_link)
		page_close_link(page, &node->as.link.link);
	else if (page->sheet != NULL)
		write_address(page, &node->as.link.link);
}

const char *page_term_address(struct page *page, const struct term *term)
{
	if (page->book != NULL)
		return book_term_address(page, term);
	return arena_printf(page->arena, "%s#term-%s", page->module != NULL ? "" : "glossary.html", term->id);
}

const char *page_source_address(struct page *page, const struct reference *reference)
{
	if (page->book != NULL)
		return book_source_address(page, reference);
	return arena_printf(page->arena, "%s#ref-%s", page->module != NULL ? "" : "references.html",
			    page_source_anchor(page, reference));
}

const char *page_section_address(struct page *page, const char *section)
{
	return arena_printf(page->arena, page->book != NULL ? BOOK_SECTION_FILE : "#%s", section);
}

static void write_term(struct page *page, const struct node *node)
{
	const struct term *term = node->as.term.term;

	if (page->plain || page->sheet != NULL || page->is_projected || term == NULL) {
		page_write_inlines(page, node);
		return;
	}
	page->uses_term[term - page->edition->terms] = true;
	open_anchor(page, NULL, "", page_term_address(page, term));
	strbuf_addstr(page->out, page->book != NULL ? " role=\"doc-glossref\">" : ">");
	page_write_inlines(page, node);
	PAGE_PUT(page, "</a>");
}

static bool ends_with(const struct strbuf *out, size_t end, const struct strbuf *text)
{
	return end >= text->length && memcmp(out->text + end - text->length, text->text, text->length) == 0;
}

/* On a slide: it goes to the next line with the word before it, and the same one does not stand there twice. */
static void write_small_citation(struct strbuf *out, const char *shown)
{
	const bool has_space = out->length > 0 && strchr(" \n", out->text[out->length - 1]) != NULL;
	const size_t end = out->length - has_space;
	struct strbuf markup = STRBUF_INIT;

	strbuf_addstr(&markup, "<small>[");
	escape_text(&markup, shown, strlen(shown));
	strbuf_addstr(&markup, "]</small>");
	if (!ends_with(out, end, &markup)) {
		strbuf_truncate(out, end);
		strbuf_addstr(out, has_space ? "\xc2\xa0" : "");
		strbuf_add(out, markup.text, markup.length);
	}
	strbuf_release(&markup);
}

static void write_citation(struct page *page, const struct node *node)
{
	const struct reference *reference = node->as.citation.reference;
	const char *locator = node->as.citation.locator;
	const char *shown;
	size_t number;

	if (page->plain || reference == NULL)
		return;
	number = page_source_number(page, reference);
	shown = locator != NULL ? arena_printf(page->arena, "%zu, %s", number, locator)
				: arena_printf(page->arena, "%zu", number);
	if (page->is_projected) {
		write_small_citation(page->out, shown);
		return;
	}
	if (page->sheet != NULL) {
		PAGE_PUT(page, "[");
		page_put_text(page, shown);
		PAGE_PUT(page, "]");
		return;
	}
	open_anchor(page, NULL, "", page_source_address(page, reference));
	strbuf_addstr(page->out, page->book != NULL ? " role=\"doc-biblioref\"" : "");
	PAGE_PUT(page, " aria-label=\"");
	fill_word_with(page->out, words_get(page->words, "citation.label"), shown);
	PAGE_PUT(page, "\">[");
	page_put_text(page, shown);
	PAGE_PUT(page, "]</a>");
}

/* ---- text ---- */

/* Underscores from which on they are room for words, and for a sentence; fewer are for a letter or a number. */
enum { WORD_BLANK = 10, SENTENCE_BLANK = 20 };

static size_t blank_length(const char *text, const char *end)
{
	size_t length = 0;

	while (text + length < end && text[length] == '_')
		length++;
	return length;
}

/* On a sheet a hand writes into it: it needs more height than a line of print has. */
static void write_blank(struct page *page, const char *text, size_t length)
{
	if (length >= SENTENCE_BLANK)
		PAGE_PUT(page, "<span class=\"blank blank--long\"></span>");
	else if (length >= WORD_BLANK)
		PAGE_PUT(page, "<span class=\"blank\"></span>");
	else
		escape_text(page->out, text, length);
}

static void write_sheet_text(struct page *page, const char *text, const char *end)
{
	while (text < end) {
		const char *blank = memchr(text, '_', (size_t)(end - text));
		const char *stop = blank != NULL ? blank : end;

		escape_text(page->out, text, (size_t)(stop - text));
		text = stop + blank_length(stop, end);
		write_blank(page, stop, (size_t)(text - stop));
	}
}

static void write_text(struct page *page, const char *text, size_t length)
{
	if (page->sheet != NULL)
		write_sheet_text(page, text, text + length);
	else
		escape_text(page->out, text, length);
}

static void write_code(struct page *page, const struct node *node)
{
	strbuf_addstr(page->out, page->book != NULL ? "<code dir=\"ltr\">" : "<code>");
	escape_text(page->out, node->as.text.text, node->as.text.length);
	PAGE_PUT(page, "</code>");
}

static void write_emphasis(struct page *page, const struct node *node)
{
	PAGE_PUT(page, "<em>");
	page_write_inlines(page, node);
	PAGE_PUT(page, "</em>");
}

static void write_strong(struct page *page, const struct node *node)
{
	PAGE_PUT(page, "<strong>");
	page_write_inlines(page, node);
	PAGE_PUT(page, "</strong>");
}

static void write_inline(struct page *page, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		write_text(page, node->as.text.text, node->as.text.length);
		break;
	case NODE_SOFT_BREAK:
		PAGE_PUT(page, "\n");
		break;
	case NODE_HARD_BREAK:
		PAGE_PUT(page, "<br />\n");
		break;
	case NODE_CODE:
		write_code(page, node);
		break;
	case NODE_EMPHASIS:
		write_emphasis(page, node);
		break;
	case NODE_STRONG:
		write_strong(page, node);
		break;
	case NODE_LINK:
		write_link(page, node);
		break;
	case NODE_TERM:
		write_term(page, node);
		break;
	case NODE_CITATION:
		write_citation(page, node);
		break;
	case NODE_IMAGE:
		page_write_image(page, node);
		break;
	case NODE_GAP:
		page_write_gap(page, node);
		break;
	default:
		/* A paragraph that only holds inlines (a title, a caption). */
		page_write_inlines(page, node);
	}
}

void page_write_inlines(struct page *page, const struct node *parent)
{
	for (const struct node *node = parent->first_child; node != NULL; node = node->next)
		write_inline(page, node);
}
