/*
 * A number: [[#27.6:0.5]] is 27.6 give or take 0.5, [[#10..12]] from 10 to 12, [[#7]] exactly 7. The unit is the word behind it.
 *
 * Numbers are kept as digits and the place of the point, so that 27.6 - 0.5 is 27.1 and nothing else.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fill.h"
#include "base/escape.h"
#include "question/gaps.h"

enum {
	DIGIT_LIMIT = 14, /* with a sign and a point 16 characters: what the saved state has room for */
	PLACE_LIMIT = 5,  /* digits behind the point: what LMSs take */
	NUMBER_LENGTH = DIGIT_LIMIT + 2
};

#define VALUE_LIMIT INT64_C(100000000000000)

struct decimal {
	int64_t value; /* without the point */
	int places;    /* digits behind it */
};

struct range {
	struct decimal low, high;
};

struct numeric {
	struct gaps gaps;
	struct range ranges[GAP_LIMIT]; /* as gaps.items */
};

/* ---- reading ----------------------------------------------------------------------------------------- */

struct number_reader {
	struct question_source *source;
	const struct gap *gap;
};

static bool report(const struct number_reader *at, const char *text, const char *what, const char *remedy)
{
	diag_report(at->source->diagnostics, DIAG_GAP_NUMBER, at->gap->place, "'%s' %s; %s", text, what, remedy);
	return false;
}

static bool report_size(const struct number_reader *at, const char *text, const char *what)
{
	diag_report(at->source->diagnostics, DIAG_GAP_NUMBER, at->gap->place,
		    "'%s' %s; write %d digits at most, %d of them behind the point", text, what, DIGIT_LIMIT,
		    PLACE_LIMIT);
	return false;
}

static const char *skip_minus(const char *text, bool *is_negative)
{
	static const char minus[] = "\xe2\x88\x92";
	size_t length = text[0] == '-' ? 1 : strncmp(text, minus, sizeof minus - 1) == 0 ? sizeof minus - 1 : 0;
	*is_negative = length > 0;
	return text + length;
}

static bool read_decimal(const struct number_reader *at, const char *text, struct decimal *number)
{
	bool is_negative;
	const char *start = skip_minus(text, &is_negative);
	size_t before = strspn(start, "0123456789");
	const char *point = start + before;
	size_t after = *point == '.' ? strspn(point + 1, "0123456789") : 0;
	bool is_whole = *point == '\0' || (after > 0 && point[1 + after] == '\0');
	if (before == 0 || !is_whole)
		return report(
		    at, text, "is no number",
		    "write digits, with a point before decimals, as in [[#27.6]], [[#27.6:0.5]] or [[#10..12]]");
	if (before + after > DIGIT_LIMIT || after > PLACE_LIMIT)
		return report_size(at, text, "has too many digits");
	*number = (struct decimal){ .places = (int)after };
	for (const char *digit = start; *digit != '\0'; digit++)
		if (*digit != '.')
			number->value = number->value * 10 + (*digit - '0');
	number->value = is_negative ? -number->value : number->value;
	return true;
}

/* The same value with that many places; false when it gets too long. */
static bool extend(struct decimal *number, int places)
{
	for (; number->places < places; number->places++) {
		if (number->value >= VALUE_LIMIT / 10 || number->value <= -VALUE_LIMIT / 10)
			return false;
		number->value *= 10;
	}
	return true;
}

static bool align(struct decimal *one, struct decimal *other)
{
	int places = one->places > other->places ? one->places : other->places;
	return extend(one, places) && extend(other, places);
}

/* "27.6:0.5" with the colon cut off. */
static bool read_tolerance(const struct number_reader *at, const char *middle, const char *text, struct range *range)
{
	struct decimal number, tolerance;
	if (!read_decimal(at, middle, &number) || !read_decimal(at, text, &tolerance))
		return false;
	if (tolerance.value < 0)
		return report(at, text, "as a tolerance is negative",
			      "write how far an answer may be off, as in [[#27.6:0.5]]");
	if (!align(&number, &tolerance))
		return report_size(at, middle, "has too many digits with its tolerance");
	range->low = (struct decimal){ number.value - tolerance.value, number.places };
	range->high = (struct decimal){ number.value + tolerance.value, number.places };
	if (range->low.value > -VALUE_LIMIT && range->high.value < VALUE_LIMIT)
		return true;
	return report_size(at, middle, "has too many digits with its tolerance");
}

static bool read_bounds(const struct number_reader *at, const char *low, const char *high, struct range *range)
{
	if (!read_decimal(at, low, &range->low) || !read_decimal(at, high, &range->high))
		return false;
	if (!align(&range->low, &range->high))
		return report_size(at, low, "has too many digits with the end of its range");
	if (range->low.value <= range->high.value)
		return true;
	return report(at, low, "is higher than the end of its range",
		      "write the lower number first, as in [[#10..12]]");
}

/* Cut `text` at `mark`; NULL when it is not there. */
static char *cut_at(char *text, const char *mark)
{
	char *found = strstr(text, mark);
	if (found == NULL)
		return NULL;
	*found = '\0';
	return found + strlen(mark);
}

static char *without_blanks(struct arena *arena, const char *text)
{
	char *copy = arena_strdup(arena, text), *to = copy;
	for (; *text != '\0'; text++)
		if (*text != ' ')
			*to++ = *text;
	*to = '\0';
	return copy;
}

static bool read_range(struct question_source *source, const struct gap *gap, struct range *range)
{
	struct number_reader at = { source, gap };
	char *text = without_blanks(source->arena, gap->text + 1), *second;
	if ((second = cut_at(text, "..")) != NULL)
		return read_bounds(&at, text, second, range);
	if ((second = cut_at(text, ":")) != NULL)
		return read_tolerance(&at, text, second, range);
	bool done = read_decimal(&at, text, &range->low);
	range->high = range->low;
	return done;
}

static bool claims(const struct question_source *source)
{
	return gaps_kind(source) == GAP_NUMBER;
}

static bool parse(struct question_source *source)
{
	struct numeric *numeric = arena_alloc(source->arena, sizeof *numeric);
	source->question->data = numeric;
	bool done = gaps_take(source, GAP_NUMBER, &numeric->gaps);
	for (size_t i = 0; i < numeric->gaps.count && i < GAP_LIMIT; i++)
		if (numeric->gaps.items[i].text[0] == '#')
			done = read_range(source, &numeric->gaps.items[i], &numeric->ranges[i]) && done;
	return done;
}

/* ---- writing ----------------------------------------------------------------------------------------- */

static const struct numeric *numeric_of(const struct question *question)
{
	return question->data;
}

/* As short as it can be: 27.10 is 27.1. */
static void put_decimal(struct strbuf *out, struct decimal number, const char *mark)
{
	for (; number.places > 0 && number.value % 10 == 0; number.places--)
		number.value /= 10;
	int64_t unit = 1, size = number.value < 0 ? -number.value : number.value;
	for (int i = 0; i < number.places; i++)
		unit *= 10;
	strbuf_addf(out, "%s%lld", number.value < 0 ? "-" : "", (long long)(size / unit));
	if (number.places > 0)
		strbuf_addf(out, "%s%0*lld", mark, number.places, (long long)(size % unit));
}

/* The words for a range, filled; those for one number when it has no width. */
static void put_range(struct strbuf *out, const struct range *range, const char *words, const char *exact,
		      const char *mark)
{
	struct strbuf low = STRBUF_INIT, high = STRBUF_INIT;
	put_decimal(&low, range->low, mark);
	put_decimal(&high, range->high, mark);
	fill_plain(out, range->low.value == range->high.value ? exact : words,
		  (struct fill_value[]){ { "answer", low.text }, { "low", low.text }, { "high", high.text } }, 3);
	strbuf_release(&low);
	strbuf_release(&high);
}

static const char *decimal_mark(const struct question_writer *writer)
{
	return words_get(writer->words, "script.decimal-mark");
}

/* "27.1 to 28.1" */
static void put_answer(struct strbuf *out, const struct range *range, const struct question_writer *writer)
{
	put_range(out, range, words_get(writer->words, "question.gap.from-to"), "{answer}", decimal_mark(writer));
}

/* "Accepted: 27.1 to 28.1" */
static void put_fact(struct strbuf *out, const struct range *range, const struct question_writer *writer)
{
	put_range(out, range, words_get(writer->words, "question.gap.accepted-from-to"),
		  words_get(writer->words, "question.gap.accepted"), decimal_mark(writer));
}

static size_t field_size(const struct range *range)
{
	struct strbuf low = STRBUF_INIT, high = STRBUF_INIT;
	put_decimal(&low, range->low, ".");
	put_decimal(&high, range->high, ".");
	size_t size = low.length > high.length ? low.length : high.length;
	strbuf_release(&low);
	strbuf_release(&high);
	return size > 4 ? size + 2 : 6;
}

/* The keys for decimals of many phones have no minus. */
static const char *input_mode(const struct range *range)
{
	return range->low.value < 0 ? "text" : "decimal";
}

static void write_control(const struct question *question, size_t index, struct question_writer *writer)
{
	const struct range *range = &numeric_of(question)->ranges[index];
	struct strbuf fact = STRBUF_INIT;
	put_fact(&fact, range, writer);
	gaps_open(writer);
	strbuf_addstr(writer->out, "<input type=\"text\"");
	gaps_write_attributes(question, &numeric_of(question)->gaps, index, fact.text, writer);
	strbuf_addf(writer->out, " inputmode=\"%s\" size=\"%zu\" />", input_mode(range), field_size(range));
	gaps_close(question, index, writer);
	strbuf_release(&fact);
}

static void write_gap(const struct question *question, size_t index, struct question_writer *writer)
{
	struct strbuf answer = STRBUF_INIT;
	if (writer->gaps == GAP_CONTROL && writer->on_paper) {
		gaps_write_line(&numeric_of(question)->gaps, index, writer);
		return;
	}
	if (writer->gaps == GAP_CONTROL) {
		write_control(question, index, writer);
		return;
	}
	put_answer(&answer, &numeric_of(question)->ranges[index], writer);
	gaps_write_best(answer.text, writer);
	strbuf_release(&answer);
}

static void write_key(const struct question *question, struct question_writer *writer)
{
	const struct numeric *numeric = numeric_of(question);
	strbuf_addstr(writer->out, "<p>");
	for (size_t i = 0; i < numeric->gaps.count; i++) {
		struct strbuf answer = STRBUF_INIT;
		put_answer(&answer, &numeric->ranges[i], writer);
		strbuf_addstr(writer->out, i > 0 ? " \xc2\xb7 " : "");
		escape_text(writer->out, answer.text, answer.length);
		strbuf_release(&answer);
	}
	strbuf_addstr(writer->out, "</p>");
}

static const char *decimal_text(struct arena *arena, struct decimal number)
{
	struct strbuf out = STRBUF_INIT;
	put_decimal(&out, number, ".");
	const char *text = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return text;
}

/* Half of a number is exact with one place more. */
static const char *half_text(struct arena *arena, int64_t value, int places)
{
	return decimal_text(arena, (struct decimal){ value * 5, places + 1 });
}

static void fill_gap(const struct range *range, struct arena *arena, struct item_gap *gap)
{
	int places = range->low.places;
	gap->low = decimal_text(arena, range->low);
	gap->high = decimal_text(arena, range->high);
	gap->best = half_text(arena, range->low.value + range->high.value, places);
	gap->tolerance = half_text(arena, range->high.value - range->low.value, places);
	gap->places = places;
}

static void fill_item(const struct question *question, const struct item_maker *maker, struct item *item)
{
	const struct numeric *numeric = numeric_of(question);
	gaps_fill_item(question, &numeric->gaps, ITEM_GAP_NUMBER, ITEM_NUMBER, maker, item);
	for (size_t i = 0; i < item->gap_count; i++)
		fill_gap(&numeric->ranges[i], maker->arena, &item->gaps[i]);
}

static void put_ranges(const struct numeric *numeric, struct strbuf *out)
{
	for (size_t i = 0; i < numeric->gaps.count; i++) {
		strbuf_addstr(out, i > 0 ? ",[" : "[");
		put_decimal(out, numeric->ranges[i].low, ".");
		strbuf_addch(out, ',');
		put_decimal(out, numeric->ranges[i].high, ".");
		strbuf_addch(out, ']');
	}
}

/* ,"gaps":[[27.1,28.1],[7,7]] */
static void write_data(const struct question *question, struct strbuf *out)
{
	strbuf_addstr(out, ",\"gaps\":[");
	put_ranges(numeric_of(question), out);
	strbuf_addch(out, ']');
}

static void write_signature(const struct question *question, struct strbuf *out)
{
	put_ranges(numeric_of(question), out);
}

/* "27.6,m5": numbers as short as they can be, m for a minus. */
static size_t state_size(const struct question *question)
{
	return numeric_of(question)->gaps.count * (NUMBER_LENGTH + 1) - 1;
}

static const char *const none[] = { NULL };

const struct question_type question_numeric = {
	.name = "numeric",
	.classes = none,
	.attributes = none,
	.is_scored = true,
	.claims = claims,
	.parse = parse,
	.write_controls = gaps_write_blocks,
	.write_gap = write_gap,
	.write_answer = gaps_write_blocks,
	.write_key = write_key,
	.fill_item = fill_item,
	.write_data = write_data,
	.write_signature = write_signature,
	.state_size = state_size,
};
