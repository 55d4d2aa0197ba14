/*
 * Chrome: what every page has around its content: parts/head.html, parts/header.html, parts/footer.html.
 *
 *     struct view *view = view_new(arena);
 *     chrome_view(arena, view, &(struct chrome){ .theme = theme, .kit = kit, .edition = edition, … });
 *     chrome_add_language(view, other, "../es/glossary.html");
 *     template_render(theme->templates, "glossary", view, edition->words, diagnostics, &out);
 *
 * A page starts like this (its own values besides those of the chrome):
 *
 *     <!DOCTYPE html>
 *     <html lang="{{language}}" dir="{{direction}}">
 *     <head>
 *     {{>head}}
 *     </head>
 *     <body class="…">
 *     {{>header}}
 *     <main id="main" class="main">…</main>
 *     {{>footer}}
 *     </body>
 *     </html>
 */
#ifndef WAYMARK_RENDER_CHROME_H
#define WAYMARK_RENDER_CHROME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "model/model.h"
#include "render/theme.h"
#include "render/view.h"

struct chrome {
	const struct theme *theme;
	const struct kit *kit;
	const struct edition *edition;
	const char *title;        /* what the tab shows; NULL: the discreet title, and what follows */
	const char *title_tail;   /* "Help" in "Community course – Help"; NULL: the discreet title alone */
	const char *theme_prefix; /* "../s/" or "s/" */
	bool inlines_theme;
	const struct theme_part *theme_part; /* style and script besides the theme's own; NULL: none */
	bool has_lms_script;
	const char *home;         /* address of the start page; NULL: there is none */
	const char *pages;        /* prefix of the kit's pages: "", or "en/" on the start page; NULL: there are none */
	const char *help;         /* "#m07-help", "help.html" */
	const char *settings;     /* "#m07-settings", "settings.html" */
	const char *data;         /* the JSON of script#waymark-data */
	size_t data_length;
};

/* Sets every value that head, header and footer use:
 *
 *     language direction page-title course discreet-course inline-theme theme-part style style-hash script script-hash
 *     theme-prefix lms-script exit near-exit home pages-prefix has-site help settings data
 *     languages (each: other-language, other-direction, other-name, other-address)
 *     menu-links (each: link-address, link-words)
 *     menu-title menu-pages (each: address, title)
 *
 * The last three lines stay empty here. */
void chrome_view(struct arena *arena, struct view *view, const struct chrome *chrome);

/* The same page in another language. */
void chrome_add_language(struct view *view, const struct edition *other, const char *address);

/* An entry of the menu, before the ones that every page has; in the order of the calls. */
void chrome_add_link(struct view *view, const char *address, const char *words);

/* The JSON of a page of the kit: the words of both scripts ("script.", and "pages-script." of the part "pages") and the course, under
 * whose name the browser keeps things. */
void chrome_kit_data(const struct kit *kit, const struct edition *edition, const struct theme_part *part,
                     struct strbuf *out);

/* "words":{…}: the member of a module document's JSON that holds what its script says, and what trackers say, for it is the same
 * in packages for LMSs ("script.", "lms-script."). */
void chrome_script_words(const struct words *words, struct strbuf *out);

#endif
