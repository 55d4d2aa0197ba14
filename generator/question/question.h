/*
 * Question types. Each is one file that defines `const struct question_type question_<name>` and one line in types.def; its
 * script is templates/js/question/<name>.js.
 *
 * A type reads its answers from the blocks below a question's heading, writes its controls, its answer key for people without
 * script, and its data for the grader in the page. It knows nothing about lessons, pages, trackers or LMSs.
 */
#ifndef WAYMARK_QUESTION_QUESTION_H
#define WAYMARK_QUESTION_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "model/model.h"

/* What stands below a question's heading, while it is read. */
struct question_source {
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct question *question; /* id, place, title, attributes are set */
	struct node *blocks;       /* parent of the answer blocks only: title, stem, hint and explanation are already taken out */
};

/* What a gap in the text shows. */
enum gap_form {
	GAP_CONTROL, /* the input */
	GAP_ANSWER   /* its best answer */
};

/* How a type writes text without knowing the renderer. */
struct question_writer {
	struct strbuf *out;
	const struct words *words;
	enum gap_form gaps; /* how type->write_gap() is to write the gaps below what inlines() and blocks() are given */
	bool on_paper;      /* for a book: nothing can be pressed or typed, so no element of a form; answers name what the question shows */
	void (*inlines)(struct question_writer *writer, const struct node *parent); /* the children, as phrasing content */
	void (*blocks)(struct question_writer *writer, const struct node *parent);  /* the children, as flow content */
	void *context;
};

struct item;
struct item_maker;

struct question_type {
	const char *name;        /* "choice": class question--choice, script question/choice.js */
	const char *const *classes;    /* classes of the heading that this type understands, beside "q"; NULL-terminated */
	const char *const *attributes; /* attribute keys it understands, beside points and objective; NULL-terminated */
	bool takes_votes;              /* a room can choose by raising hands: what it offers is told apart by letters */
	bool is_scored;                /* otherwise nothing is right or wrong: it cannot stand in a check and needs no explanation */

	/* Does this shape belong to the type? Exactly one type should say so; the first in types.def wins. */
	bool (*claims)(const struct question_source *source);

	/* Read the answers into question->data; report everything that is wrong. False: the question is unusable. */
	bool (*parse)(struct question_source *source);

	/* Inside the <div> of the question's fieldset; on paper what there is to choose from, or room to write. */
	void (*write_controls)(const struct question *question, struct question_writer *writer);

	/* One gap of the answers' text, in the form that writer->gaps asks for. NULL: the type has none. */
	void (*write_gap)(const struct question *question, size_t index, struct question_writer *writer);

	/* Inside <details class="question__answer">: the best answer and the reasons, complete without script. */
	void (*write_answer)(const struct question *question, struct question_writer *writer);

	/* The best answer alone, as flow content, for the key that is printed apart from the questions. NULL: it has none. */
	void (*write_key)(const struct question *question, struct question_writer *writer);

	/* The question as other formats take it: its kind and what is answered; the rest of the item is set. See question/item.h. */
	void (*fill_item)(const struct question *question, const struct item_maker *maker, struct item *item);

	/* Members of the question's JSON object, each with a leading comma: ,"options":["a","b"],"right":["b"] */
	void (*write_data)(const struct question *question, struct strbuf *out);

	/* Text that stands for the answers: when it changes, saved answers to the question are no longer valid. */
	void (*write_signature)(const struct question *question, struct strbuf *out);

	/* The longest answer in the saved state, in characters; 0 for types that are never saved. */
	size_t (*state_size)(const struct question *question);
};

/* The type that claims the source, or NULL. */
const struct question_type *question_type_for(const struct question_source *source);

const struct question_type *const *question_types(size_t *count);

/* The classes that say of which type a question is, each once, into `names`; returns how many there are, at most `limit`. */
size_t question_type_classes(const char **names, size_t limit);

#endif
