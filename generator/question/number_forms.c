#include "question/number_forms.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/array.h"
#include "base/strbuf.h"

enum { NUMBER_LIMIT = 50 };

/* The forms so far. */
struct forms {
	struct arena *arena;
	const char **items;
	size_t count, capacity;
};

static void add_form(struct forms *forms, const char *form)
{
	for (size_t i = 0; i < forms->count; i++)
		if (strcmp(forms->items[i], form) == 0)
			return;
	*ARRAY_PUSH(forms->arena, forms->items, forms->count, forms->capacity) = arena_strdup(forms->arena, form);
}

/* ---- one number ------------------------------------------------------------------------------------------ */

/* How a number is written. */
struct style {
	const char *minus, *thousands, *point;
};

static void put_whole(struct strbuf *out, const char *digits, const char *thousands)
{
	for (size_t left = strlen(digits); left > 0; left--) {
		strbuf_addch(out, *digits++);
		if (left > 1 && left % 3 == 1)
			strbuf_addstr(out, thousands);
	}
}

/* `places` digits of `value` stand behind the point. */
static void add_styled(struct forms *forms, int64_t value, int places, const struct style *style)
{
	struct strbuf digits = STRBUF_INIT, out = STRBUF_INIT;
	strbuf_addf(&digits, "%0*lld", places + 1, (long long)(value < 0 ? -value : value));
	size_t whole = digits.length - (size_t)places;
	char *decimals = arena_strdup(forms->arena, digits.text + whole);
	strbuf_truncate(&digits, whole);
	strbuf_addstr(&out, value < 0 ? style->minus : "");
	put_whole(&out, digits.text, style->thousands);
	if (places > 0)
		strbuf_addf(&out, "%s%s", style->point, decimals);
	add_form(forms, out.text);
	strbuf_release(&digits);
	strbuf_release(&out);
}

static void add_with_places(struct forms *forms, int64_t value, int places)
{
	static const struct style styles[] = {
		{ "-", "", "." },  { "-", "", "," },  { "-", ",", "." },           { "-", ".", "," },
		{ "-", " ", "." }, { "-", " ", "," }, { "\xe2\x88\x92", "", "." }, { "\xe2\x88\x92", "", "," },
	};
	for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
		add_styled(forms, value, places, &styles[i]);
}

/* As short as it can be, and with the zeros behind the point. */
static void add_number(struct forms *forms, int64_t value, int places)
{
	int64_t shorter = value;
	int left = places;
	for (; left > 0 && shorter % 10 == 0; left--)
		shorter /= 10;
	add_with_places(forms, shorter, left);
	if (left < places)
		add_with_places(forms, value, places);
}

/* ---- a range --------------------------------------------------------------------------------------------- */

/* "27.1" with `places` digits behind the point is 271 tenths; what is behind them is cut off. */
static int64_t read_value(const char *text, int places)
{
	const char *digit = text + (text[0] == '-');
	int64_t value = 0;
	for (; *digit != '\0' && *digit != '.'; digit++)
		value = value * 10 + (*digit - '0');
	digit += *digit == '.';
	for (int i = 0; i < places; i++) {
		value = value * 10 + (*digit != '\0' ? *digit - '0' : 0);
		digit += *digit != '\0';
	}
	return text[0] == '-' ? -value : value;
}

/* The next multiple of `step`, at least `value`. */
static int64_t round_up(int64_t value, int64_t step)
{
	int64_t rest = value % step;
	return rest == 0 ? value : value - rest + (rest > 0 ? step : 0);
}

const char **number_forms(struct arena *arena, const struct item_gap *gap, size_t *count)
{
	struct forms forms = { .arena = arena };
	int64_t low = read_value(gap->low, gap->places), high = read_value(gap->high, gap->places), step = 1;
	while ((high - low) / step >= NUMBER_LIMIT)
		step *= 10;
	add_number(&forms, read_value(gap->best, gap->places), gap->places);
	add_number(&forms, low, gap->places);
	add_number(&forms, high, gap->places);
	for (int64_t value = round_up(low, step); value <= high; value += step)
		add_number(&forms, value, gap->places);
	*count = forms.count;
	return forms.items;
}
