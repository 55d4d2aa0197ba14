/*
 * Claims without a source: figures, and statements about law. A figure without its source cannot be checked, and law that is half
 * remembered harms people.
 *
 * What counts as a figure: a share or an amount ("63%", "$236"), a number with decimals or thousands, one of three or more digits that is no
 * year, and a small one with a word of size ("2 million") or of proportion ("1 in 7"). Ages, times, pages and sections are none.
 * Stories may hold any number, for they are invented, and a wrong option is there to be corrected.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "check/passage_checks.h"
#include "check/wording.h"

struct claims {
	struct phrases sizes;       /* "million", "percent" */
	struct phrases proportions; /* between two numbers: "in", "out of" */
	struct phrases no_figures;  /* "911" */
	struct phrases law;         /* "federal law", "g.s." */
};

static const void *read_claims(struct arena *arena, const struct words *words)
{
	struct claims *claims = arena_calloc(arena, 1, sizeof *claims);
	claims->sizes = phrases_read(arena, words_find(words, "authoring.size-words"));
	claims->proportions = phrases_read(arena, words_find(words, "authoring.proportion-words"));
	claims->no_figures = phrases_read(arena, words_find(words, "authoring.no-figures"));
	claims->law = phrases_read(arena, words_find(words, "authoring.law-words"));
	return claims;
}

/* ---- figures ---------------------------------------------------------------------------------------------- */

struct number {
	const char *text;
	size_t length;
	size_t digits;
	bool is_divided; /* by a point or a comma: "27.6", "1,000" */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_divider(const char *at)
{
	return (*at == '.' || *at == ',') && is_digit(at[1]);
}

/* The next number that stands by itself: none of "7B-301", "4:10", "14-43.11", "m07", "7102(11)". */
static bool next_number(const char **at, const char *start, struct number *number)
{
	for (const char *text = *at; *text != '\0'; text++) {
		const bool is_alone =
		    text == start || !(isalnum((unsigned char)text[-1]) || strchr("-:/#", text[-1]) != NULL);
		size_t length = 0;
		*number = (struct number){ .text = text };
		for (; is_digit(text[length]) || (length > 0 && is_divider(text + length)); length++) {
			number->is_divided |= !is_digit(text[length]);
			number->digits += is_digit(text[length]);
		}
		if (length == 0)
			continue;
		number->length = length;
		*at = text + length;
		text += length - 1;
		if (is_alone && !isalpha((unsigned char)**at) && strchr("-:/(", **at) == NULL)
			return true;
		if (is_alone && **at == '\0')
			return true;
	}
	return false;
}

static bool is_year(const struct number *number)
{
	const long value = strtol(number->text, NULL, 10);
	return number->digits == 4 && !number->is_divided && value >= 1900 && value < 2100;
}

/* "18 U.S.C. 1589": the section of a statute, which is law and no figure. */
static bool is_section(const struct number *number, const char *start)
{
	return number->text - start >= 3 && memcmp(number->text - 2, ". ", 2) == 0 &&
	       isupper((unsigned char)number->text[-3]);
}

/* "$5", "US$ 5", "€5" */
static bool has_currency(const struct number *number, const char *start)
{
	static const char *const signs[] = { "$", "€", "£" };
	const char *end = number->text;
	if (end > start && end[-1] == ' ')
		end--;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		const size_t length = strlen(signs[i]);
		if ((size_t)(end - start) >= length && memcmp(end - length, signs[i], length) == 0)
			return true;
	}
	return false;
}

static bool has_percent(const char *behind)
{
	return *behind == '%' || (*behind == ' ' && behind[1] == '%') || strncmp(behind, "\xC2\xA0%", 3) == 0;
}

/* "million …", or "in 7": what follows a small number and makes it a figure. */
static bool has_size(const struct claims *claims, const char *behind)
{
	struct strbuf folded = STRBUF_INIT;
	phrases_fold(behind, strlen(behind), &folded);
	const struct phrase *proportion = phrases_at(&claims->proportions, folded.text);
	const bool found =
	    phrases_at(&claims->sizes, folded.text) || (proportion && is_digit(folded.text[proportion->length]));
	strbuf_release(&folded);
	return found;
}

static bool is_no_figure(const struct claims *claims, const struct number *number)
{
	struct strbuf folded = STRBUF_INIT;
	phrases_fold(number->text, number->length, &folded);
	const struct phrase *found = phrases_at(&claims->no_figures, folded.text);
	const bool is_none = found && found->length == folded.length;
	strbuf_release(&folded);
	return is_none;
}

static bool is_figure(const struct claims *claims, const struct number *number, const char *start)
{
	const char *behind = number->text + number->length;
	if (has_percent(behind) || has_currency(number, start) || has_size(claims, behind))
		return true;
	if (is_year(number) || is_section(number, start) || is_no_figure(claims, number))
		return false;
	return number->is_divided || number->digits >= 3;
}

static bool find_figure(const struct claims *claims, const char *text, struct number *number)
{
	for (const char *at = text; next_number(&at, text, number);)
		if (is_figure(claims, number, text))
			return true;
	return false;
}

static bool may_hold_figures(const struct passage *passage)
{
	return passage->kind == PASSAGE_PROSE || passage->kind == PASSAGE_CELL || passage->kind == PASSAGE_REASON ||
	       passage->kind == PASSAGE_ANSWER || passage->kind == PASSAGE_LEADER;
}

/* The number with what it counts: up to two more words. */
static int shown_length(const struct number *number)
{
	size_t length = number->length;
	for (int words = 0; number->text[length] != '\0'; length++) {
		words += number->text[length] == ' ';
		if (words > 2 || strchr(".,;:!?", number->text[length]) != NULL)
			break;
	}
	return (int)length;
}

static void judge_figures(const struct passage *passage, const struct claims *claims, struct diagnostics *diagnostics)
{
	struct number number;
	if (!may_hold_figures(passage) || !find_figure(claims, passage->text, &number))
		return;
	diag_report(diagnostics, DIAG_FIGURE_UNCITED, passage->place,
		    "the figure in '%.*s' has no source; cite one in the same paragraph, [@key], with its year and "
		    "what was counted",
		    shown_length(&number), number.text);
}

/* ---- law -------------------------------------------------------------------------------------------------- */

/* What people in a story say about law is theirs, but the stem of a question tells what holds. */
static bool may_state_law(const struct passage *passage)
{
	return may_hold_figures(passage) || (passage->kind == PASSAGE_STORY && passage->question != NULL);
}

static void judge_law(const struct passage *passage, const struct claims *claims, struct diagnostics *diagnostics)
{
	struct strbuf meant = STRBUF_INIT, folded = STRBUF_INIT;
	if (!may_state_law(passage))
		return;
	wording_without_speech(passage->text, &meant);
	phrases_fold(meant.text, meant.length, &folded);
	const struct phrase *found = phrases_find(&claims->law, folded.text, NULL);
	if (found)
		diag_report(diagnostics, DIAG_LAW_UNCITED, passage->place,
			    "'%s' speaks of law, and there is no source; cite the statute in the same %s, [@key], or "
			    "say it without "
			    "law",
			    found->written, passage->question ? "question" : "paragraph");
	strbuf_release(&folded);
	strbuf_release(&meant);
}

static void judge_claims(const struct passage *passage, const void *data, struct diagnostics *diagnostics)
{
	if (passage->is_cited)
		return;
	judge_figures(passage, data, diagnostics);
	judge_law(passage, data, diagnostics);
}

const struct passage_check passage_check_claims = { .read = read_claims, .judge = judge_claims };
