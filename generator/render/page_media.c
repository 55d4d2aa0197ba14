#include "render/page_writer.h"

#include <string.h>

#include "render/book_places.h"
#include "render/view.h"

/* ---- drawings and pictures ---- */

/* Does the root element of the drawing carry this attribute already? */
static bool root_has(const char *svg, const char *attribute)
{
	const char *found = strstr(svg, attribute);
	const char *end = strchr(svg, '>');

	return found != NULL && end != NULL && found < end;
}

/* A drawing may stand on several sheets of one page: there its ids, which nothing else has in it, begin with the sheet's. */
static void write_for_sheet(struct page *page, const char *svg)
{
	static const char *const marks[] = { " id=\"", " href=\"#", "url(#" };

	while (*svg != '\0') {
		size_t length = 1;

		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (strncmp(svg, marks[i], strlen(marks[i])) == 0)
				length = strlen(marks[i]);
		strbuf_add(page->out, svg, length);
		if (length > 1)
			strbuf_addf(page->out, "%s-", page->sheet);
		svg += length;
	}
}

/* The loader cleaned the drawing; its root element gets the class, the role and the name it needs in a page. */
static void write_drawing(struct page *page, const struct asset *asset, const char *alt)
{
	const char *svg = asset->svg;

	if (strncmp(svg, "<svg", 4) != 0)
		return;
	PAGE_PUT(page, "<svg");
	/* Style sheets of books may not say it (EPUB Content Documents 3.2, section 4.3.1): a drawing keeps its places in every language. */
	if (page->book != NULL)
		PAGE_PUT(page, " direction=\"ltr\"");
	if (!root_has(svg, " class="))
		PAGE_PUT(page, " class=\"figure__drawing\"");
	if (!root_has(svg, " role="))
		PAGE_PUT(page, " role=\"img\"");
	if (!root_has(svg, " aria-label")) {
		PAGE_PUT(page, " aria-label=\"");
		page_put_attribute(page, alt != NULL ? alt : "");
		PAGE_PUT(page, "\"");
	}
	if (page->sheet != NULL)
		write_for_sheet(page, svg + 4);
	else
		strbuf_addstr(page->out, svg + 4);
}

static bool may_stay_outside(const struct asset *asset)
{
	return asset->kind == ASSET_VIDEO || asset->size > PAGE_EMBED_LIMIT;
}

static void open_media(struct page *page, const struct asset *asset)
{
	if (may_stay_outside(asset))
		page_add_slot(page, SLOT_MEDIA_OPEN)->asset = asset;
}

/* `element` is what may stand here: a <span> in running text, a <p> otherwise. */
static void close_media(struct page *page, const struct asset *asset, const char *element)
{
	if (!may_stay_outside(asset))
		return;
	page_add_slot(page, SLOT_MEDIA_ELSE)->asset = asset;
	strbuf_addf(page->out, "<%s class=\"media-outside\">", element);
	page_put_word(page, "media.outside");
	strbuf_addf(page->out, "</%s>", element);
	page_add_slot(page, SLOT_MEDIA_CLOSE)->asset = asset;
}

static void write_address(struct page *page, const struct asset *asset)
{
	PAGE_PUT(page, " src=\"");
	page_add_slot(page, SLOT_ASSET)->asset = asset;
	PAGE_PUT(page, "\"");
}

static void write_picture(struct page *page, const struct node *node, const char *otherwise)
{
	const struct asset *asset = node->as.figure.asset;

	if (asset == NULL)
		return;
	if (asset->kind == ASSET_DRAWING) {
		if (asset->svg != NULL)
			write_drawing(page, asset, node->as.figure.alt);
		return;
	}
	if (page->book != NULL && !book_holds(asset)) {
		PAGE_PUT(page, "<span class=\"figure__words\">");
		page_put_text(page, node->as.figure.alt != NULL ? node->as.figure.alt : "");
		PAGE_PUT(page, "</span>");
		return;
	}
	open_media(page, asset);
	PAGE_PUT(page, "<img");
	write_address(page, asset);
	PAGE_PUT(page, " alt=\"");
	page_put_attribute(page, node->as.figure.alt != NULL ? node->as.figure.alt : "");
	PAGE_PUT(page, "\"");
	if (asset->width > 0 && asset->height > 0)
		strbuf_addf(page->out, " width=\"%d\" height=\"%d\"", asset->width, asset->height);
	PAGE_PUT(page, " />");
	close_media(page, asset, otherwise);
}

void page_write_image(struct page *page, const struct node *image)
{
	if (page->plain)
		page_put_text(page, image->as.figure.alt != NULL ? image->as.figure.alt : "");
	else
		write_picture(page, image, "span");
}

/* ---- parts: values that are written when the part asks for them ---- */

struct media_part {
	struct page *page;
	const struct node *node;
};

static const struct media_part *media_part(struct page *page, const struct node *node)
{
	struct media_part *part = arena_alloc(page->arena, sizeof *part);

	part->page = page;
	part->node = node;
	return part;
}

static void write_figure_picture(const void *context, struct strbuf *out)
{
	const struct media_part *part = context;

	(void)out; /* the page's own */
	write_picture(part->page, part->node, "p");
}

void page_write_figure(struct page *page, const struct node *figure)
{
	struct view *view = view_new(page->arena);
	const struct asset *asset = figure->as.figure.asset;

	view_write(view, "picture", write_figure_picture, media_part(page, figure));
	page_view_inlines(page, view, "caption", figure->first_child != NULL ? figure : NULL);
	page_view_blocks(page, view, "description", asset != NULL ? asset->description : NULL);
	page_write_part(page, "parts/figure", view);
	PAGE_PUT(page, "\n");
}

/* ---- sound and video ---- */

static void write_controls(const void *context, struct strbuf *out)
{
	const struct media_part *part = context;
	struct page *page = part->page;
	const struct asset *asset = part->node->as.figure.asset;
	const char *element = asset->kind == ASSET_VIDEO ? "video" : "audio";

	open_media(page, asset);
	strbuf_addf(out, "<%s class=\"player__media\" controls=\"controls\" preload=\"none\"", element);
	if (asset->cue_count > 0) {
		PAGE_PUT(page, " data-cues=\"");
		page_put_attribute(page, asset->published);
		PAGE_PUT(page, "\"");
	}
	write_address(page, asset);
	strbuf_addf(out, "></%s>", element);
	close_media(page, asset, "p");
}

/* People decide by it whether they can afford to load the file. Whole numbers, which every language writes alike. */
static const char *size_words(struct page *page, size_t size)
{
	size_t kilobytes = size / 1024 + 1;

	if (kilobytes < 1000)
		return arena_printf(page->arena, "%zu KB", kilobytes);
	return arena_printf(page->arena, "%zu MB", (kilobytes + 512) / 1024);
}

void page_write_player(struct page *page, const struct node *player)
{
	const struct asset *asset = player->as.figure.asset;
	struct view *view;

	if (asset == NULL) {
		page_write_inlines(page, player);
		return;
	}
	view = view_new(page->arena);
	page_view_inlines(page, view, "title", player);
	view_flag(view, "is-video", asset->kind == ASSET_VIDEO);
	view_text(view, "size", size_words(page, asset->size));
	view_write(view, "controls", write_controls, media_part(page, player));
	page_view_blocks(page, view, "transcript", asset->description);
	page_write_part(page, "parts/player", view);
	PAGE_PUT(page, "\n");
}
