#define _GNU_SOURCE /* memmem */
#include "question/gaps.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/utf8.h"

/* ---- finding ----------------------------------------------------------------------------------------- */

/* A piece of text. */
struct piece {
	const char *text;
	size_t length;
};

static struct piece text_of(const struct node *node)
{
	return (struct piece){ node->as.text.text, node->as.text.length };
}

static const char *find_mark(struct piece in, const char *mark)
{
	return memmem(in.text, in.length, mark, 2);
}

static struct piece trimmed(struct piece piece)
{
	while (piece.length > 0 && piece.text[0] == ' ') {
		piece.text++;
		piece.length--;
	}
	while (piece.length > 0 && piece.text[piece.length - 1] == ' ')
		piece.length--;
	return piece;
}

/* The next whole gap: what stands between its brackets. `*rest` becomes what follows it. */
static bool next_gap(struct piece *rest, struct piece *before, struct piece *inside)
{
	const char *open = find_mark(*rest, "[["), *end = rest->text + rest->length;
	if (open == NULL)
		return false;
	const char *close = find_mark((struct piece){ open + 2, (size_t)(end - open - 2) }, "]]");
	if (close == NULL)
		return false;
	*before = (struct piece){ rest->text, (size_t)(open - rest->text) };
	*inside = trimmed((struct piece){ open + 2, (size_t)(close - open - 2) });
	*rest = (struct piece){ close + 2, (size_t)(end - close - 2) };
	return true;
}

struct search {
	const struct node *found;
	const struct node *open; /* a text of the same block that begins a gap and does not end it */
};

static void look(const struct node *node, void *context)
{
	struct search *search = context;
	if (node->kind < NODE_TEXT)
		search->open = NULL;
	if (node->kind != NODE_TEXT || search->found != NULL)
		return;
	struct piece rest = text_of(node), before, inside;
	if (next_gap(&rest, &before, &inside))
		search->found = node;
	else if (search->open != NULL && find_mark(rest, "]]") != NULL)
		search->found = search->open;
	else if (find_mark(rest, "[[") != NULL)
		search->open = node;
}

const struct node *gaps_find(const struct node *node)
{
	struct search search = { NULL, NULL };
	node_walk(node, look, &search);
	return search.found;
}

/* ---- kinds ------------------------------------------------------------------------------------------- */

static bool is_enclosed(struct piece form)
{
	int depth = 0;
	if (form.length < 2 || form.text[0] != '(')
		return false;
	for (size_t i = 0; i < form.length; i++) {
		depth += form.text[i] == '(';
		depth -= form.text[i] == ')';
		if (depth == 0)
			return i + 1 == form.length;
	}
	return false;
}

bool gaps_is_enclosed(const char *form)
{
	return is_enclosed((struct piece){ form, strlen(form) });
}

char *gaps_without_enclosure(struct arena *arena, const char *form)
{
	struct piece inside = trimmed((struct piece){ form + 1, strlen(form) - 2 });
	return arena_strndup(arena, inside.text, inside.length);
}

static bool next_form(struct piece *rest, struct piece *form)
{
	if (rest->text == NULL)
		return false;
	const char *bar = memchr(rest->text, '|', rest->length);
	size_t length = bar != NULL ? (size_t)(bar - rest->text) : rest->length;
	*form = trimmed((struct piece){ rest->text, length });
	*rest = bar != NULL ? (struct piece){ bar + 1, rest->length - length - 1 } : (struct piece){ NULL, 0 };
	return true;
}

static bool is_lines(struct piece inside)
{
	for (size_t i = 0; i < inside.length; i++)
		if (inside.text[i] != '_' && inside.text[i] != ' ')
			return false;
	return inside.length > 0;
}

static enum gap_kind kind_of(struct piece inside)
{
	struct piece rest = inside, form;
	if (inside.length > 0 && inside.text[0] == '#')
		return GAP_NUMBER;
	if (is_lines(inside))
		return GAP_LINES;
	while (next_form(&rest, &form))
		if (is_enclosed(form))
			return GAP_CHOICE;
	return GAP_WORDS;
}

/* One gap to choose in makes all gaps of words gaps to choose in. */
static void look_at_kind(const struct node *node, void *context)
{
	enum gap_kind *kind = context;
	if (node->kind != NODE_TEXT)
		return;
	struct piece rest = text_of(node), before, inside;
	while (next_gap(&rest, &before, &inside)) {
		enum gap_kind own = kind_of(inside);
		if (*kind == GAP_NONE || (*kind == GAP_WORDS && own == GAP_CHOICE))
			*kind = own;
	}
}

enum gap_kind gaps_kind(const struct question_source *source)
{
	enum gap_kind kind = GAP_NONE;
	node_walk(source->blocks, look_at_kind, &kind);
	return kind == GAP_NONE && gaps_find(source->blocks) != NULL ? GAP_WORDS : kind;
}

static bool fits_kind(enum gap_kind own, enum gap_kind kind)
{
	return own == kind || (own == GAP_WORDS && kind == GAP_CHOICE);
}

/* ---- taking ------------------------------------------------------------------------------------------ */

struct taking {
	struct question_source *source;
	struct gaps *gaps;
	enum gap_kind kind;
	size_t capacity;
	bool done;
};

static struct place place_in(const struct node *text, const char *at)
{
	size_t before = utf8_count(text->as.text.text, (size_t)(at - text->as.text.text));
	return (struct place){ text->path, text->line, text->column > 0 ? text->column + (int)before : 0 };
}

static char *copy(const struct taking *at, struct piece piece)
{
	return arena_strndup(at->source->arena, piece.text, piece.length);
}

enum { UNIT_LIMIT = 40 }; /* bytes */

/* Punctuation in front of a blank or the end; the point in "27.6" is none. */
static bool ends_clause(struct piece text, size_t i)
{
	return strchr(".,;:!?)", text.text[i]) != NULL && (i + 1 == text.length || text.text[i + 1] == ' ');
}

/* The words that follow, to the end of the clause or as many as are said in one breath: "million people". */
static const char *read_unit(const struct taking *at, struct piece rest)
{
	const char *gap = memmem(rest.text, rest.length, "[[", 2);
	if (gap != NULL)
		rest.length = (size_t)(gap - rest.text);
	rest = trimmed(rest);
	size_t length = 0, word_end = 0;
	while (length < rest.length && length < UNIT_LIMIT && !ends_clause(rest, length)) {
		if (rest.text[length] == ' ')
			word_end = length;
		length++;
	}
	rest.length = length == UNIT_LIMIT && length < rest.length ? word_end : length;
	return rest.length > 0 ? copy(at, rest) : NULL;
}

static struct node *new_node(const struct taking *at, const struct node *like, enum node_kind kind)
{
	struct node *node = arena_alloc(at->source->arena, sizeof *node);
	node->kind = kind;
	node->path = like->path;
	node->line = like->line;
	node->column = like->column;
	return node;
}

static void append_text(const struct taking *at, struct node *parent, const struct node *like, struct piece piece)
{
	if (piece.length == 0)
		return;
	struct node *text = new_node(at, like, NODE_TEXT);
	text->as.text.text = piece.text;
	text->as.text.length = piece.length;
	node_append(parent, text);
}

static void add_gap(struct taking *at, struct node *parent, struct gap gap, struct piece inside)
{
	struct gaps *gaps = at->gaps;
	gap.text = copy(at, inside);
	gap.node->as.gap.question = at->source->question;
	gap.node->as.gap.index = gaps->count;
	node_append(parent, gap.node);
	if (!fits_kind(kind_of(inside), at->kind)) {
		diag_report(at->source->diagnostics, DIAG_GAP_KIND, gap.place,
			    "this gap is of another kind than the first one; ask in two questions");
		at->done = false;
	}
	*ARRAY_PUSH(at->source->arena, gaps->items, gaps->count, at->capacity) = gap;
}

static void take_text(struct taking *at, struct node *parent, struct node *text)
{
	struct piece rest = text_of(text), before, inside;
	while (next_gap(&rest, &before, &inside)) {
		append_text(at, parent, text, before);
		struct gap gap = {
			.place = place_in(text, before.text + before.length),
			.node = new_node(at, text, NODE_GAP),
			.unit = at->kind == GAP_NUMBER ? read_unit(at, rest) : NULL,
		};
		add_gap(at, parent, gap, inside);
	}
	append_text(at, parent, text, rest);
}

/* Where a control may stand: not inside a link, and not in what is written in several places or left out for learners. */
static bool may_hold_gap(const struct node *node)
{
	switch (node->kind) {
	case NODE_PARAGRAPH:
	case NODE_LIST:
	case NODE_ITEM:
	case NODE_TABLE:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_EMPHASIS:
	case NODE_STRONG:
		return true;
	default:
		return false;
	}
}

static void take_below(struct taking *at, struct node *parent)
{
	struct node *child = parent->first_child, *next;
	parent->first_child = parent->last_child = NULL;
	for (; child != NULL; child = next) {
		next = child->next;
		if (child->kind == NODE_TEXT) {
			take_text(at, parent, child);
			continue;
		}
		node_append(parent, child);
		if (may_hold_gap(child))
			take_below(at, child);
	}
}

/* The blocks are written twice in a page: nothing with an id of its own may stand there. */
static void refuse_block(const struct node *node, void *context)
{
	struct taking *at = context;
	if (node->kind != NODE_FIGURE && node->kind != NODE_PLAYER && node->kind != NODE_CALLOUT)
		return;
	diag_report(at->source->diagnostics, DIAG_GAP_MARKUP, node_place(node),
		    "a picture, a player or a box stands between the gaps; move it above the first of them");
	at->done = false;
}

static void check_rest(struct taking *at)
{
	const struct node *left = gaps_find(at->source->blocks);
	node_walk(at->source->blocks, refuse_block, at);
	if (left != NULL) {
		diag_report(at->source->diagnostics, DIAG_GAP_MARKUP, node_place(left),
			    "this gap cannot be read; write '[[…]]' on one line, with nothing but text in it, in a "
			    "paragraph, a list or a table");
		at->done = false;
	}
	if (at->gaps->count > GAP_LIMIT) {
		diag_report(at->source->diagnostics, DIAG_GAP_LIMIT, at->gaps->items[GAP_LIMIT].place,
			    "this question has %zu gaps; give it at most %d", at->gaps->count, GAP_LIMIT);
		at->done = false;
	}
}

bool gaps_take(struct question_source *source, enum gap_kind kind, struct gaps *gaps)
{
	struct taking at = { .source = source, .gaps = gaps, .kind = kind, .done = true };
	take_below(&at, source->blocks);
	check_rest(&at);
	return at.done;
}

/* ---- forms ------------------------------------------------------------------------------------------- */

static bool check_form(struct question_source *source, const struct gap *gap, struct piece form)
{
	if (form.length == 0)
		diag_report(source->diagnostics, DIAG_GAP_EMPTY, gap->place,
			    "there are no words %s; write the answer, and others after a '|'",
			    gap->text[0] == '\0' ? "in this gap" : "between two bars of this gap");
	else if (utf8_count(form.text, form.length) > FORM_LENGTH)
		diag_report(source->diagnostics, DIAG_GAP_LIMIT, gap->place,
			    "an answer of this gap has more than %d characters; shorten it", FORM_LENGTH);
	else
		return true;
	return false;
}

bool gaps_read_forms(struct question_source *source, struct gap *gap)
{
	struct piece rest = { gap->text, strlen(gap->text) }, form;
	size_t capacity = 0;
	bool done = true;
	while (next_form(&rest, &form)) {
		done = check_form(source, gap, form) && done;
		*ARRAY_PUSH(source->arena, gap->forms, gap->form_count, capacity) =
		    arena_strndup(source->arena, form.text, form.length);
	}
	if (gap->form_count <= FORM_LIMIT)
		return done;
	diag_report(source->diagnostics, DIAG_GAP_LIMIT, gap->place, "this gap has %zu answers; give it at most %d",
		    gap->form_count, FORM_LIMIT);
	return false;
}

bool gaps_all_differ(struct question_source *source, const struct gap *gap, gap_fold *fold)
{
	const char *folded[FORM_LIMIT];
	for (size_t i = 0; i < gap->form_count && i < FORM_LIMIT; i++) {
		folded[i] = fold(source->arena, gap->forms[i]);
		for (size_t k = 0; k < i; k++) {
			if (strcmp(folded[i], folded[k]) != 0)
				continue;
			diag_report(source->diagnostics, DIAG_GAP_DUPLICATE, gap->place,
				    "'%s' and '%s' are the same answer; take one of them out", gap->forms[k],
				    gap->forms[i]);
			return false;
		}
	}
	return true;
}

/* ---- folding ----------------------------------------------------------------------------------------- */

char *gaps_fold_case(struct arena *arena, const char *form)
{
	char *text = arena_strdup(arena, form), *to = text;
	for (const char *from = text; *from != '\0'; from++)
		if (*from != ' ')
			*to++ = *from >= 'A' && *from <= 'Z' ? (char)(*from - 'A' + 'a') : *from;
	*to = '\0';
	return text;
}

/* Kinds of quotes are one. */
static uint32_t plain_quote(uint32_t point)
{
	if (point == 0x2018 || point == 0x2019)
		return '\'';
	return point >= 0x201c && point <= 0x201e ? '"' : point;
}

/* Without what stands at both ends; nothing is left of "?!", so that stays. */
static char *without_edges(char *text)
{
	static const char edges[] = " .,;:!?'\"()[]-";
	char *start = text + strspn(text, edges), *end = start + strlen(start);
	if (*start == '\0')
		return text;
	while (end > start && strchr(edges, end[-1]) != NULL)
		end--;
	*end = '\0';
	return start;
}

/* A mark by itself that belongs to a consonant: "ñ" may be written as two characters. */
static bool is_mark_of_consonant(uint32_t point, const struct strbuf *out)
{
	const char last = out->length > 0 ? out->text[out->length - 1] : ' ';
	return point >= 0x300 && point <= 0x36f && last >= 'a' && last <= 'z' && strchr("aeiouy", last) == NULL;
}

static char *fold_form(struct arena *arena, const char *form, enum fold_reach reach)
{
	struct strbuf out = STRBUF_INIT;
	size_t length = strlen(form), bytes;
	for (size_t i = 0; i < length; i += bytes) {
		uint32_t point = plain_quote(utf8_decode(form + i, length - i, &bytes));
		bool is_second_blank = point == ' ' && out.length > 0 && out.text[out.length - 1] == ' ';
		if (reach == FOLD_VOWELS && is_mark_of_consonant(point, &out))
			strbuf_add(&out, form + i, bytes);
		else if (!is_second_blank)
			fold_letter(point, reach, &out);
	}
	char *text = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return without_edges(text);
}

char *gaps_fold_typing(struct arena *arena, const char *form)
{
	return fold_form(arena, form, FOLD_ACCENTS);
}

char *gaps_fold_spelling(struct arena *arena, const char *form)
{
	return fold_form(arena, form, FOLD_VOWELS);
}
