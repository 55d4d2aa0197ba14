/*
 * Checking one page: it parses, its own anchors resolve, it runs nothing and loads nothing that it should not.
 * What it says about other files is collected for later.
 */
#ifndef WAYMARK_OUTPUT_PAGE_CHECK_H
#define WAYMARK_OUTPUT_PAGE_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "output/code_check.h"
#include "output/hashset.h"

/* A reference to another file of the output. */
struct page_link {
	const char *written; /* as it stands in the page */
	uint64_t file;       /* hash_text() of the path below the output's root */
	uint64_t anchor;     /* hash_text() of the anchor, 0 when there is none */
	int line;
	bool loads; /* the page needs the file to be shown; otherwise somebody follows a link */
};

struct page_facts {
	struct hashset ids; /* hash_text() of each; belongs to the caller, emptied here */
	struct page_link *links;
	size_t link_count;
	size_t link_capacity;
	bool readable; /* the whole page was read: `ids` is complete */
};

/* A page of a book (*.xhtml) has no content security policy: reading systems show it from addresses of their own, and add their style to
 * it. Instead it has no script, no style and no form at all. */
bool page_is_of_book(const char *path);

/* Links and their texts live in `arena`. */
void page_check(struct arena *arena, struct diagnostics *diagnostics, const struct checked_file *page,
		struct page_facts *facts);

#endif
