#include "render/template_code.h"

#include <string.h>

#include "base/array.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "render/view.h"

#define NESTING_LIMIT 32

struct compiler {
	struct arena *arena;
	struct template *template;
	struct diagnostics *diagnostics;
	const char *source;
	const char *end;
	const char *line_start;
	int line;
	struct strbuf literal;      /* text not yet in an operation */
	size_t open[NESTING_LIMIT]; /* indices of the sections that are open */
	size_t open_count;
	bool failed;
};

/* One tag: `{{`, a sigil or none, a name, `}}`. */
struct tag {
	const char *start; /* of "{{" */
	const char *after; /* behind "}}" */
	char sigil;        /* # ^ / > ! { or '\0' */
	const char *name;
	size_t length;
};

static struct place place_of(const struct compiler *compiler, const char *at)
{
	return (struct place){
		.path = compiler->template->path,
		.line = compiler->line,
		.column = 1 + (int)utf8_count(compiler->line_start, (size_t)(at - compiler->line_start)),
	};
}

static void flush_literal(struct compiler *compiler)
{
	struct template *template = compiler->template;
	struct operation *operation;

	if (compiler->literal.length == 0)
		return;
	operation = ARRAY_PUSH(compiler->arena, template->operations, template->count, template->capacity);
	operation->kind = OPERATION_TEXT;
	operation->text = arena_strndup(compiler->arena, compiler->literal.text, compiler->literal.length);
	operation->length = compiler->literal.length;
	strbuf_reset(&compiler->literal);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Add [from, to) without the blanks that a line starts with; moves the line counter on. */
static void add_literal(struct compiler *compiler, const char *from, const char *to)
{
	while (from < to) {
		const char *newline = memchr(from, '\n', (size_t)(to - from));
		const char *stop = newline != NULL ? newline + 1 : to;

		if (from == compiler->line_start)
			while (from < stop && is_blank(*from))
				from++;
		strbuf_add(&compiler->literal, from, (size_t)(stop - from));
		from = stop;
		if (newline != NULL) {
			compiler->line++;
			compiler->line_start = stop;
		}
	}
}

/* Skip [from, to), counting its lines. */
static void skip(struct compiler *compiler, const char *from, const char *to)
{
	for (; from < to; from++) {
		if (*from == '\n') {
			compiler->line++;
			compiler->line_start = from + 1;
		}
	}
}

static const char *find(const char *from, const char *end, const char *wanted)
{
	size_t length = strlen(wanted);

	for (; (size_t)(end - from) >= length; from++) {
		from = memchr(from, wanted[0], (size_t)(end - from) - length + 1);
		if (from == NULL)
			return NULL;
		if (memcmp(from, wanted, length) == 0)
			return from;
	}
	return NULL;
}

static bool name_is_good(const char *name, size_t length)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789_.-";

	for (size_t i = 0; i < length; i++)
		if (name[i] == '\0' || strchr(allowed, name[i]) == NULL)
			return false;
	return length > 0;
}

static void fail(struct compiler *compiler, const struct tag *tag, const char *what, const char *instead)
{
	const char *shown_end = tag->after < tag->start + 40 ? tag->after : tag->start + 40;
	const char *newline = memchr(tag->start, '\n', (size_t)(shown_end - tag->start));

	if (newline != NULL)
		shown_end = newline;
	diag_report(compiler->diagnostics, DIAG_TEMPLATE, place_of(compiler, tag->start), "'%.*s' %s; %s",
		    (int)(shown_end - tag->start), tag->start, what, instead);
	compiler->failed = true;
}

/* Read the tag at `start`. False: reported, and there is no sense in reading on. */
static bool read_tag(struct compiler *compiler, const char *start, struct tag *tag)
{
	const char *inner = start + 2;
	const char *close;
	const char *closing = "}}";

	*tag = (struct tag){ .start = start, .after = compiler->end };
	if (inner < compiler->end && strchr("#^/>!{", *inner) != NULL && *inner != '\0')
		tag->sigil = *inner++;
	if (tag->sigil == '{')
		closing = "}}}";
	close = find(inner, compiler->end, closing);
	if (close == NULL) {
		fail(compiler, tag, "is not closed",
		     tag->sigil == '{' ? "write '}}}' behind the name" : "write '}}' behind the name");
		return false;
	}
	tag->after = close + strlen(closing);
	while (inner < close && is_blank(*inner))
		inner++;
	while (close > inner && is_blank(close[-1]))
		close--;
	tag->name = inner;
	tag->length = (size_t)(close - inner);
	return true;
}

/* Where reading goes on: behind the line's end when the line holds nothing but this tag. */
static const char *after_tag(const struct compiler *compiler, const struct tag *tag)
{
	const char *before = tag->start;
	const char *after = tag->after;

	if (strchr("#^/!", tag->sigil) == NULL || tag->sigil == '\0')
		return tag->after;
	while (before > compiler->source && is_blank(before[-1]))
		before--;
	while (after < compiler->end && is_blank(*after))
		after++;
	if (before > compiler->source && before[-1] != '\n')
		return tag->after;
	if (after == compiler->end)
		return after;
	return *after == '\n' ? after + 1 : tag->after;
}

static struct operation *add_operation(struct compiler *compiler, const struct tag *tag, enum operation_kind kind)
{
	struct template *template = compiler->template;
	struct operation *operation;

	flush_literal(compiler);
	operation = ARRAY_PUSH(compiler->arena, template->operations, template->count, template->capacity);
	operation->kind = kind;
	operation->text = arena_strndup(compiler->arena, tag->name, tag->length);
	operation->length = tag->length;
	operation->hash = view_hash(tag->name, tag->length);
	operation->place = place_of(compiler, tag->start);
	return operation;
}

static void open_section(struct compiler *compiler, const struct tag *tag)
{
	if (compiler->open_count == NESTING_LIMIT) {
		fail(compiler, tag, "lies too deep in other sections", "put a part of the template into parts/");
		return;
	}
	add_operation(compiler, tag, tag->sigil == '#' ? OPERATION_SECTION : OPERATION_INVERTED);
	compiler->open[compiler->open_count++] = compiler->template->count - 1;
}

static void close_section(struct compiler *compiler, const struct tag *tag)
{
	struct operation *opening;

	if (compiler->open_count == 0) {
		fail(compiler, tag, "closes a section that is not open", "remove it, or open the section before");
		return;
	}
	opening = &compiler->template->operations[compiler->open[compiler->open_count - 1]];
	if (opening->length != tag->length || memcmp(opening->text, tag->name, tag->length) != 0) {
		fail(compiler, tag, "closes another section than the one that is open",
		     arena_printf(compiler->arena, "write '{{/%s}}' for the section opened in line %d", opening->text,
				  opening->place.line));
		return;
	}
	opening->end = compiler->template->count + (compiler->literal.length > 0 ? 1 : 0);
	add_operation(compiler, tag, OPERATION_END);
	compiler->open_count--;
}

static void compile_value(struct compiler *compiler, const struct tag *tag)
{
	struct tag word = *tag;

	if (tag->sigil == '{') {
		add_operation(compiler, tag, OPERATION_MARKUP);
	} else if (tag->length > 2 && tag->name[0] == 't' && tag->name[1] == '.') {
		word.name += 2;
		word.length -= 2;
		add_operation(compiler, &word, OPERATION_WORD);
	} else {
		add_operation(compiler, tag, OPERATION_VALUE);
	}
}

static void compile_tag(struct compiler *compiler, const struct tag *tag)
{
	if (tag->sigil == '!')
		return;
	if (!name_is_good(tag->name, tag->length)) {
		fail(compiler, tag, "holds no name", "names are made of a-z, 0-9, '_', '-' and '.'");
		return;
	}
	switch (tag->sigil) {
	case '#':
	case '^':
		open_section(compiler, tag);
		break;
	case '/':
		close_section(compiler, tag);
		break;
	case '>':
		add_operation(compiler, tag, OPERATION_PART);
		break;
	default:
		compile_value(compiler, tag);
	}
}

static void report_open_sections(struct compiler *compiler)
{
	for (size_t i = 0; i < compiler->open_count; i++) {
		const struct operation *opening = &compiler->template->operations[compiler->open[i]];

		diag_report(compiler->diagnostics, DIAG_TEMPLATE, opening->place,
			    "the section '%s' is never closed; write '{{/%s}}' where it ends", opening->text,
			    opening->text);
		compiler->failed = true;
	}
}

bool template_compile(struct arena *arena, struct template *template, const char *source, size_t length,
		      struct diagnostics *diagnostics)
{
	struct compiler compiler = {
		.arena = arena,
		.template = template,
		.diagnostics = diagnostics,
		.source = source,
		.end = source + length,
		.line_start = source,
		.line = 1,
		.literal = STRBUF_INIT,
	};
	const char *at = source;
	const char *start;
	struct tag tag;

	while ((start = find(at, compiler.end, "{{")) != NULL) {
		add_literal(&compiler, at, start);
		if (!read_tag(&compiler, start, &tag))
			break;
		compile_tag(&compiler, &tag);
		at = after_tag(&compiler, &tag);
		skip(&compiler, start, at);
	}
	if (start == NULL)
		add_literal(&compiler, at, compiler.end);
	flush_literal(&compiler);
	report_open_sections(&compiler);
	strbuf_release(&compiler.literal);
	return !compiler.failed;
}
