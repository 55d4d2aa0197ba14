#include "load/suggest.h"

#include "base/diag.h"

/* More names than this do not help any more when they stand in one message. */
#define SUGGEST_LIST_LIMIT 20

static void list_names(struct strbuf *out, const char *const *names, size_t count)
{
	strbuf_addstr(out, "known here: ");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			strbuf_addstr(out, ", ");
		strbuf_addstr(out, names[i]);
	}
}

void suggest(struct strbuf *out, const char *word, const char *const *candidates, size_t count, const char *remedy)
{
	const char *nearest = diag_nearest(word, candidates, count);
	if (nearest)
		strbuf_addf(out, "did you mean '%s'?", nearest);
	else if (count > 0 && count <= SUGGEST_LIST_LIMIT)
		list_names(out, candidates, count);
	else
		strbuf_addstr(out, remedy);
}
