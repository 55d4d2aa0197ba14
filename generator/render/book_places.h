/*
 * Book places: which file of a book holds what, so that links lead there.
 *
 * A section of a module is a file of its own, named after its id, so that old readers need not load much at a time. What belongs to
 * the whole kit has names with a dot after "kit", which no id has; long lists are cut into several files of so many entries.
 */
#ifndef WAYMARK_RENDER_BOOK_PLACES_H
#define WAYMARK_RENDER_BOOK_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/model.h"

struct page;

#define BOOK_SECTION_FILE "%s.xhtml" /* id of the section */
#define BOOK_COVER        "kit.cover.xhtml"
#define BOOK_TITLE        "kit.title.xhtml"
#define BOOK_ABOUT        "kit.about.xhtml"
#define BOOK_HELP         "kit.help.xhtml"
#define BOOK_TERMS        "kit.glossary-%zu.xhtml"   /* from 1 */
#define BOOK_SOURCES      "kit.references-%zu.xhtml" /* from 1 */
#define BOOK_ANSWERS      "%s.answers-%zu.xhtml"     /* id of the module, from 1 */
#define BOOK_NAV          "nav.xhtml"
#define BOOK_STYLE        "style.css"
#define BOOK_MEDIA        "media/"

/* Of one file: some 40 KB of what authors usually write. */
enum { BOOK_TERMS_A_FILE = 50, BOOK_SOURCES_A_FILE = 50 };

/* An id in the text of a module, and the section that it stands in. */
struct book_place {
	const char *id;
	const char *section;
};

/* The book, as the text of one module or (all empty) of the kit sees it. */
struct book {
	struct book_place *places; /* sorted by id */
	size_t place_count;
	size_t place_capacity;
	const size_t
	    *answer_files; /* as module->questions: the number of the file with its answer, 0 where there is none */
};

/* Fill `book->places`. */
void book_find_places(struct book *book, struct arena *arena, const struct module *module);

/* NULL: the link leads to nothing that a book has, so only its words stand there. */
const char *book_link_address(struct page *page, const struct link *link);

const char *book_term_address(struct page *page, const struct term *term);
const char *book_source_address(struct page *page, const struct reference *reference);

/* The place of a question among those of its module, from 0: its number is one more. How many there are when it is none of them. */
size_t book_question_index(const struct page *page, const struct question *question);
const char *book_question_address(struct page *page, const struct question *question);
const char *book_answer_address(struct page *page, size_t index);

/* Pictures of the core media types of EPUB 3.2 (section 3.3) are in the book; sounds and films are not, their words are. */
bool book_holds(const struct asset *asset);

#endif
