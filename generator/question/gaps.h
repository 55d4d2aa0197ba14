/*
 * Gaps: [[…]] in the text of the answers. Shared by the question types that have them: words to write, words to choose from,
 * a number, lines for a thought.
 *
 * Reading takes each gap out of its text and puts a NODE_GAP in its place; writing the blocks then comes back to the type's
 * write_gap() for each.
 */
#ifndef WAYMARK_QUESTION_GAPS_H
#define WAYMARK_QUESTION_GAPS_H

#include "question/item.h"
#include "question/question.h"

enum {
	GAP_LIMIT = 20,   /* gaps of a question */
	FORM_LIMIT = 20,  /* forms of a gap: one letter each, or a number in the saved state */
	FORM_LENGTH = 100 /* characters of a form */
};

enum gap_kind {
	GAP_NONE,
	GAP_WORDS,  /* [[best|also accepted]] */
	GAP_CHOICE, /* [[one|(right)|other]] */
	GAP_NUMBER, /* [[#27.6:0.5]] */
	GAP_LINES   /* [[___ ___]] */
};

struct gap {
	struct place place;
	struct node *node;  /* its NODE_GAP */
	const char *text;   /* what stands between the brackets, trimmed */
	const char *unit;   /* of a number: the word right behind it, without the punctuation at its end; or NULL */
	const char **forms; /* after gaps_read_forms(): the parts between the bars, trimmed */
	size_t form_count;
};

struct gaps {
	struct gap *items; /* in document order */
	size_t count;
};

/* The first text below `node` that has a gap, whole or cut into pieces by other markup; NULL when there is none. */
const struct node *gaps_find(const struct node *node);

/* What the question's gaps are, by the first of them; GAP_NONE when there are none. */
enum gap_kind gaps_kind(const struct question_source *source);

/* Take the gaps out of the text. False: reported, the question is unusable. */
bool gaps_take(struct question_source *source, enum gap_kind kind, struct gaps *gaps);

/* Divide a gap at its bars. False: reported. */
bool gaps_read_forms(struct question_source *source, struct gap *gap);

/* Does a form stand in parentheses as a whole? "(a) or (b)" does not. Without them it is a copy. */
bool gaps_is_enclosed(const char *form);
char *gaps_without_enclosure(struct arena *arena, const char *form);

/* Report forms that say the same when folded: whoever writes the one has written the other. */
typedef char *gap_fold(struct arena *arena, const char *form);
bool gaps_all_differ(struct question_source *source, const struct gap *gap, gap_fold *fold);

/* Letter case of ASCII and blanks; and for words that are typed also accents, quotes and punctuation at the ends. What the
 * script does with an answer goes further (templates/js/question/text.js): this is for authors' slips. */
char *gaps_fold_case(struct arena *arena, const char *form);
char *gaps_fold_typing(struct arena *arena, const char *form);

/* The same, but consonants keep their marks: how somebody writes it who leaves accents out, for formats that compare letter by letter. */
char *gaps_fold_spelling(struct arena *arena, const char *form);

/* ---- writing: gaps_writing.c ----------------------------------------------------------------------------------------- */

/* The attributes that every control has: class, label, where its mark stands, and what the mark says of another answer. */
void gaps_write_attributes(const struct question *question, const struct gaps *gaps, size_t index, const char *fact,
			   struct question_writer *writer);

/* "Best answer: coercion", owned by the caller. */
char *gaps_best_answer(const char *answer, const struct question_writer *writer);

/* <span class="gap">, and its end with the place for the mark. */
void gaps_open(struct question_writer *writer);
void gaps_close(const struct question *question, size_t index, struct question_writer *writer);

/* On paper: a line to write on, with the name that the control would have. */
void gaps_write_line(const struct gaps *gaps, size_t index, struct question_writer *writer);

/* The best answer inside its sentence. */
void gaps_write_best(const char *answer, struct question_writer *writer);

/* The answers' blocks, with controls or best answers in the gaps as the writer says. */
void gaps_write_blocks(const struct question *question, struct question_writer *writer);

/* The text of an item, cut at its gaps, which are all of that kind and have only their units: the type fills in the rest. Two gaps and
 * more, or gaps to choose in, make a cloze; one makes an item of the kind `alone`. */
void gaps_fill_item(const struct question *question, const struct gaps *gaps, enum item_gap_kind kind,
		    enum item_kind alone, const struct item_maker *maker, struct item *item);

/* The key's paragraph: one answer a gap. */
void gaps_write_key(const char *const *answers, size_t count, struct question_writer *writer);

#endif
