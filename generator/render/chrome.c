#include "render/chrome.h"

#include <string.h>

#include "base/escape.h"
#include "render/titles.h"
#include "render/units.h"

static void theme_values(struct view *view, const struct chrome *chrome)
{
	const struct theme *theme = chrome->theme;

	view_flag(view, "inline-theme", chrome->inlines_theme);
	view_text(view, "theme-part", chrome->theme_part ? chrome->theme_part->name : NULL);
	view_flag(view, "lms-script", chrome->has_lms_script);
	view_text(view, "theme-prefix", chrome->theme_prefix);
	view_markup(view, "style", theme->inline_style.text, theme->inline_style.length);
	view_text(view, "style-hash", theme->inline_style.hash);
	view_markup(view, "script", theme->inline_script.text, theme->inline_script.length);
	view_text(view, "script-hash", theme->inline_script.hash);
}

/* A single file has no other beside it. */
static void exit_values(struct arena *arena, struct view *view, const struct chrome *chrome)
{
	const char *near = chrome->inlines_theme ? "about:blank"
						 : arena_printf(arena, "%s%s", chrome->pages ? chrome->pages : "",
								UNITS_PAGE);

	view_text(view, "near-exit", near);
	view_text(view, "exit", chrome->kit->exit_url ? chrome->kit->exit_url : near);
}

static const char *tab_title(struct arena *arena, const struct chrome *chrome)
{
	if (chrome->title)
		return chrome->title;
	if (!chrome->title_tail)
		return chrome->edition->discreet_title;
	return arena_printf(arena, "%s \xe2\x80\x93 %s", chrome->edition->discreet_title, chrome->title_tail);
}

void chrome_view(struct arena *arena, struct view *view, const struct chrome *chrome)
{
	const struct edition *edition = chrome->edition;

	view_text(view, "language", edition->code);
	view_text(view, "direction", edition->direction);
	view_text(view, "course", title_heading(chrome->kit, edition));
	view_text(view, "discreet-course", edition->discreet_title);
	view_text(view, "page-title", tab_title(arena, chrome));
	theme_values(view, chrome);
	exit_values(arena, view, chrome);
	view_text(view, "home", chrome->home);
	view_flag(view, "has-site", chrome->pages != NULL);
	view_text(view, "pages-prefix", chrome->pages);
	view_text(view, "help", chrome->help);
	view_text(view, "settings", chrome->settings);
	view_markup(view, "data", chrome->data, chrome->data_length);
	view_list(view, "languages");
	view_list(view, "menu-links");
	view_text(view, "menu-title", NULL);
	view_list(view, "menu-pages");
}

void chrome_add_language(struct view *view, const struct edition *other, const char *address)
{
	struct view *entry = view_append(view, "languages");

	view_text(entry, "other-language", other->code);
	view_text(entry, "other-direction", other->direction);
	view_text(entry, "other-name", words_get(other->words, "language.name"));
	view_text(entry, "other-address", address);
}

void chrome_add_link(struct view *view, const char *address, const char *words)
{
	struct view *entry = view_append(view, "menu-links");

	view_text(entry, "link-address", address);
	view_text(entry, "link-words", words);
}

/* Members of a JSON object, keys without the prefix. */
static void write_words(const struct words *words, const char *prefix, struct strbuf *out)
{
	size_t count;
	const struct word *list = words_with_prefix(words, prefix, &count);

	for (size_t i = 0; i < count; i++) {
		const char *key = list[i].key + strlen(prefix);

		if (out->text[out->length - 1] != '{')
			strbuf_addch(out, ',');
		escape_json(out, key, strlen(key));
		strbuf_addch(out, ':');
		escape_json(out, list[i].text, strlen(list[i].text));
	}
}

void chrome_script_words(const struct words *words, struct strbuf *out)
{
	strbuf_addstr(out, "\"words\":{");
	write_words(words, "script.", out);
	write_words(words, "lms-script.", out);
	strbuf_addch(out, '}');
}

void chrome_kit_data(const struct kit *kit, const struct edition *edition, const struct theme_part *part,
		     struct strbuf *out)
{
	struct strbuf prefix = STRBUF_INIT;

	strbuf_addf(&prefix, "%s-script.", part->name);
	strbuf_addstr(out, "{\"words\":{");
	write_words(edition->words, "script.", out);
	write_words(edition->words, prefix.text, out);
	strbuf_release(&prefix);
	strbuf_addstr(out, "},\"course\":");
	escape_json(out, kit->id, strlen(kit->id));
	strbuf_addch(out, '}');
}
