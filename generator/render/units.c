#include "render/units.h"

#include "render/template.h"
#include "render/view.h"

bool units_write(struct arena *arena, const struct theme *theme, const struct edition *edition,
		 const char *theme_prefix, struct diagnostics *diagnostics, struct strbuf *out)
{
	struct view *view = view_new(arena);

	view_text(view, "language", edition->code);
	view_text(view, "direction", edition->direction);
	view_text(view, "theme-prefix", theme_prefix);
	return template_render(theme->templates, "units", view, edition->words, diagnostics, out);
}
