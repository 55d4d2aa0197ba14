#include "question/item.h"

#include <string.h>
#include <strings.h>

#include "base/escape.h"
#include "question/gaps.h"
#include "question/question.h"

static const char *const kind_names[] = {
	[ITEM_CHOICE] = "choice",         [ITEM_MULTIPLE] = "multiple",
	[ITEM_TRUE_FALSE] = "true-false", [ITEM_TEXT] = "text",
	[ITEM_NUMBER] = "number",         [ITEM_CLOZE] = "cloze",
	[ITEM_MATCHING] = "matching",     [ITEM_ORDERING] = "ordering",
	[ITEM_LIKERT] = "likert",         [ITEM_REFLECTION] = "reflection",
};

const char *item_kind_name(enum item_kind kind)
{
	return kind_names[kind];
}

bool item_is_scored(const struct item *item)
{
	return item->kind != ITEM_LIKERT && item->kind != ITEM_REFLECTION;
}

/* ---- plain text ---------------------------------------------------------------------------------------- */

/* Elements inside a line; all others divide words. */
static bool is_inside_line(const char *name, size_t length)
{
	static const char *const names[] = { "em", "strong", "code" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
			return true;
	return false;
}

/* `tag` points at its "<"; returns what follows its ">". */
static const char *skip_tag(const char *tag, struct strbuf *out)
{
	const char *name = tag + (tag[1] == '/' ? 2 : 1);
	size_t length = strcspn(name, " />");
	if (!is_inside_line(name, length))
		strbuf_addch(out, ' ');
	const char *end = strchr(name, '>');
	return end != NULL ? end + 1 : name + strlen(name);
}

/* The character that a reference stands for; what is none is copied. */
static const char *add_reference(const char *text, struct strbuf *out)
{
	static const struct {
		const char *reference, *character;
	} references[] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" } };
	for (size_t i = 0; i < sizeof references / sizeof references[0]; i++) {
		size_t length = strlen(references[i].reference);
		if (strncmp(text, references[i].reference, length) != 0)
			continue;
		strbuf_addstr(out, references[i].character);
		return text + length;
	}
	strbuf_addch(out, *text);
	return text + 1;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Runs of blanks become one, those at the ends none. */
static char *squeezed(struct arena *arena, const struct strbuf *text)
{
	char *copy = arena_strndup(arena, text->text, text->length), *to = copy;
	for (const char *from = copy; *from != '\0'; from++) {
		bool after_word = to > copy && to[-1] != ' ';
		if (!is_blank(*from))
			*to++ = *from;
		else if (after_word)
			*to++ = ' ';
	}
	if (to > copy && to[-1] == ' ')
		to--;
	*to = '\0';
	return copy;
}

char *item_plain(struct arena *arena, const char *html)
{
	struct strbuf out = STRBUF_INIT;
	while (*html != '\0') {
		if (*html == '<')
			html = skip_tag(html, &out);
		else if (*html == '&')
			html = add_reference(html, &out);
		else
			strbuf_addch(&out, *html++);
	}
	char *plain = squeezed(arena, &out);
	strbuf_release(&out);
	return plain;
}

struct item_text item_text_of_plain(struct arena *arena, const char *plain)
{
	struct strbuf html = STRBUF_INIT;
	escape_text(&html, plain, strlen(plain));
	struct item_text text = { .html = arena_strndup(arena, html.text, html.length), .plain = plain };
	strbuf_release(&html);
	return text;
}

/* ---- reading an item ------------------------------------------------------------------------------------- */

/* `several` has a text for each gap; NULL: all get the same, `gap`. */
static void put_pieces(const struct item *item, const char *gap, const char *const *several, struct strbuf *out)
{
	for (size_t i = 0; i <= item->gap_count && item->pieces != NULL; i++) {
		if (i > 0)
			strbuf_addstr(out, several != NULL ? several[i - 1] : gap);
		strbuf_addstr(out, item->pieces[i]);
	}
}

static char *taken(struct arena *arena, struct strbuf *out)
{
	char *text = arena_strndup(arena, out->text, out->length);
	strbuf_release(out);
	return text;
}

char *item_join_pieces(struct arena *arena, const struct item *item, const char *const *gaps)
{
	struct strbuf out = STRBUF_INIT;
	put_pieces(item, NULL, gaps, &out);
	return taken(arena, &out);
}

char *item_asked(struct arena *arena, const struct item *item, const char *gap)
{
	struct strbuf out = STRBUF_INIT;
	strbuf_addf(&out, "%s%s<p>%s</p>", item->stem.html, item->stem.html[0] != '\0' ? "\n" : "", item->title.html);
	strbuf_addstr(&out, item->pieces != NULL ? "\n" : "");
	put_pieces(item, gap, NULL, &out);
	return taken(arena, &out);
}

char *item_asked_plain(struct arena *arena, const struct item *item, const char *gap)
{
	return item_plain(arena, item_asked(arena, item, gap));
}

static bool is_inside_character(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

const char *item_name(struct arena *arena, const struct item *item, size_t limit)
{
	const char *name = item->name != NULL ? item->name : item->title.plain;
	const bool is_cut = strlen(name) > limit;
	size_t length = is_cut ? limit : strlen(name);
	while (is_cut && length > 0 && is_inside_character(name[length]))
		length--;
	return arena_printf(arena, "%.*s%s%s%s", (int)length, name, is_cut ? "\xe2\x80\xa6" : "",
			    item->part != NULL ? " " : "", item->part != NULL ? item->part : "");
}

static bool begins_with(const char *text, const char *mark)
{
	return strncmp(text, mark, strlen(mark)) == 0;
}

static bool ends_with(const char *text, size_t length, const char *mark)
{
	const size_t size = strlen(mark);
	return length > size && strncmp(text + length - size, mark, size) == 0;
}

const char *item_quotation(struct arena *arena, const char *plain)
{
	static const char *const opening[] = { "\"", "\xe2\x80\x9c", "\xe2\x80\x9e", "\xc2\xab" };
	static const char *const closing[] = { "\"", "\xe2\x80\x9d", "\xe2\x80\x9c", "\xc2\xbb" };
	size_t length = strlen(plain);
	bool begins = false, ends = false;
	if (length > 0 && plain[length - 1] == '.')
		length--;
	for (size_t i = 0; i < sizeof opening / sizeof opening[0]; i++) {
		begins = begins || begins_with(plain, opening[i]);
		ends = ends || ends_with(plain, length, closing[i]);
	}
	return begins && ends ? arena_strndup(arena, plain, length) : NULL;
}

/* "Act – what was done", and why. */
static void put_reason(struct strbuf *out, const char *words, const char *belongs, const char *why)
{
	if (why[0] == '\0')
		return;
	strbuf_addf(out, "<li><strong>%s</strong>%s%s %s</li>\n", words, belongs[0] != '\0' ? " \xe2\x80\x93 " : "",
		    belongs, why);
}

char *item_explained(struct arena *arena, const struct item *item)
{
	struct strbuf out = STRBUF_INIT, reasons = STRBUF_INIT;
	for (size_t i = 0; i < item->pair_count; i++)
		put_reason(&reasons, item->pairs[i].premise.html, item->answers[item->pairs[i].answer].words.html,
			   item->pairs[i].why.html);
	for (size_t i = 0; i < item->answer_count; i++)
		put_reason(&reasons, item->answers[i].words.html, "", item->answers[i].why.html);
	for (size_t i = 0; i < item->row_count; i++)
		put_reason(&reasons, item->rows[i].words.html, "", item->rows[i].why.html);
	strbuf_addstr(&out, item->explanation.html);
	if (reasons.length > 0)
		strbuf_addf(&out, "\n<ul>\n%s</ul>", reasons.text);
	strbuf_release(&reasons);
	return taken(arena, &out);
}

/* ---- gaps ------------------------------------------------------------------------------------------------ */

static bool is_among(const char *const *texts, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(texts[i], text) == 0)
			return true;
	return false;
}

static void add_spelling(const char **spellings, size_t *count, const char *spelling)
{
	if (spelling[0] != '\0' && !is_among(spellings, *count, spelling))
		spellings[(*count)++] = spelling;
}

const char **item_gap_spellings(struct arena *arena, const struct item_gap *gap, size_t *count)
{
	const char **spellings = arena_calloc(arena, 2 * gap->form_count + 1, sizeof *spellings);
	*count = 0;
	for (size_t i = 0; i < gap->form_count; i++)
		add_spelling(spellings, count, gap->forms[i]);
	for (size_t i = 0; i < gap->form_count; i++)
		add_spelling(spellings, count, gaps_fold_spelling(arena, gap->forms[i]));
	return spellings;
}

/* ---- making ---------------------------------------------------------------------------------------------- */

typedef void parent_writer(struct question_writer *writer, const struct node *parent);

/* Line feeds at the end are of no use in a text that stands alone. */
static const char *written(const struct item_maker *maker, parent_writer *write, const struct node *parent)
{
	struct strbuf *out = maker->writer->out;
	if (parent == NULL)
		return "";
	write(maker->writer, parent);
	while (out->length > 0 && out->text[out->length - 1] == '\n')
		strbuf_truncate(out, out->length - 1);
	const char *html = arena_strndup(maker->arena, out->text, out->length);
	strbuf_reset(out);
	return html;
}

struct item_text item_inlines(const struct item_maker *maker, const struct node *parent)
{
	const char *html = written(maker, maker->writer->inlines, parent);
	return (struct item_text){ .html = html, .plain = item_plain(maker->arena, html) };
}

struct item_text item_blocks(const struct item_maker *maker, const struct node *parent)
{
	const char *html = written(maker, maker->writer->blocks, parent);
	return (struct item_text){ .html = html, .plain = item_plain(maker->arena, html) };
}

const char **item_pieces(const struct item_maker *maker, const struct node *parent, size_t count)
{
	const char **pieces = arena_calloc(maker->arena, count + 1, sizeof *pieces);
	const char *rest = written(maker, maker->writer->blocks, parent);
	for (size_t i = 0; i <= count; i++) {
		const char *cut = i < count ? strchr(rest, ITEM_CUT) : NULL;
		size_t length = cut != NULL ? (size_t)(cut - rest) : strlen(rest);
		pieces[i] = arena_strndup(maker->arena, rest, length);
		rest += length + (cut != NULL ? 1 : 0);
	}
	return pieces;
}

struct item *item_make(const struct item_maker *maker, const struct question *question)
{
	if (question->type == NULL || question->data == NULL)
		return NULL;
	struct item *item = arena_alloc(maker->arena, sizeof *item);
	*item = (struct item){
		.id = question->id,
		.question = question->id,
		.section = question->section,
		.objective = question->objective,
		.practice = question->practice,
		.pool = question->pool,
		.hundredths = question->points * 100,
		.stem = item_blocks(maker, question->stem),
		.title = item_inlines(maker, question->title),
		.hint = item_blocks(maker, question->hint),
		.explanation = item_blocks(maker, question->explanation),
	};
	question->type->fill_item(question, maker, item);
	return item;
}
