#include "render/page.h"

#include <string.h>

#include "base/base64.h"
#include "base/escape.h"
#include "base/file.h"

#define MEDIA_READ_LIMIT ((size_t)64 * 1024 * 1024)

static bool shows_media(const struct fragment_form *form, const struct asset *asset)
{
	return !form->embeds_media || (asset->kind != ASSET_VIDEO && asset->size <= PAGE_EMBED_LIMIT);
}

/* Where the link leads in this output; NULL: only its words stand there. */
static const char *link_address(const struct fragment_form *form, const struct slot *open)
{
	bool exists = open->link->kind == LINK_MODULE ? form->links_modules : form->links_pages;

	return exists ? open->address : open->within;
}

static bool write_embedded(const struct asset *asset, struct strbuf *out)
{
	struct arena arena = ARENA_INIT;
	char *data;
	size_t length;
	bool done = false;

	if (file_read(&arena, asset->source, MEDIA_READ_LIMIT, &data, &length) == FILE_OK) {
		strbuf_addstr(out, "data:");
		strbuf_addstr(out, asset->type);
		strbuf_addstr(out, ";base64,");
		base64_encode(out, data, length);
		done = true;
	}
	arena_release(&arena);
	return done;
}

static bool write_asset(const struct fragment_form *form, const struct asset *asset, struct strbuf *out)
{
	if (form->embeds_media)
		return write_embedded(asset, out);
	escape_url_path(out, form->media_prefix, strlen(form->media_prefix));
	escape_url_path(out, asset->published, strlen(asset->published));
	return true;
}

/* Is the link that the slot closes one in this output? Links do not nest: the last one opened is meant. */
static bool write_link_end(const struct fragment *fragment, size_t index, const struct fragment_form *form)
{
	while (index > 0 && fragment->slots[index].kind != SLOT_LINK_OPEN)
		index--;
	return link_address(form, &fragment->slots[index]) != NULL;
}

/* Go on behind the slot of this kind that follows `index`. */
static size_t skip_to(const struct fragment *fragment, size_t index, enum slot_kind kind)
{
	while (index + 1 < fragment->slot_count && fragment->slots[index].kind != kind)
		index++;
	return index;
}

static void write_link_start(const struct fragment_form *form, const struct slot *slot, struct strbuf *out)
{
	const char *address = link_address(form, slot);

	if (address == NULL)
		return;
	strbuf_addstr(out, "<a href=\"");
	escape_attribute(out, address, strlen(address));
	strbuf_addstr(out, "\">");
}

bool fragment_write(const struct fragment *fragment, const struct fragment_form *form, struct strbuf *out,
		    const struct asset **unread)
{
	size_t written = 0;
	bool done = true;

	for (size_t i = 0; i < fragment->slot_count; i++) {
		const struct slot *slot = &fragment->slots[i];

		strbuf_add(out, fragment->markup + written, slot->offset - written);
		switch (slot->kind) {
		case SLOT_LINK_OPEN:
			write_link_start(form, slot, out);
			break;
		case SLOT_LINK_CLOSE:
			if (write_link_end(fragment, i, form))
				strbuf_addstr(out, "</a>");
			break;
		case SLOT_ASSET:
			if (!write_asset(form, slot->asset, out)) {
				done = false;
				if (unread != NULL)
					*unread = slot->asset;
			}
			break;
		case SLOT_MEDIA_OPEN:
			if (!shows_media(form, slot->asset))
				i = skip_to(fragment, i, SLOT_MEDIA_ELSE);
			break;
		case SLOT_MEDIA_ELSE:
			i = skip_to(fragment, i, SLOT_MEDIA_CLOSE);
			break;
		case SLOT_MEDIA_CLOSE:
			break;
		}
		written = fragment->slots[i].offset;
	}
	strbuf_add(out, fragment->markup + written, fragment->length - written);
	return done;
}
