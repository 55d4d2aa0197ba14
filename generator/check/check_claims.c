/*
 * Claims without a source: figures, and statements about law. A figure without its source cannot be checked, and law that is half
 * remembered harms people.
 *
 * What counts as a figure: a share or an amount ("63%", "$5M"), a number with decimals or thousands, one of three or more digits, and a
 * small one with a word of size ("2 million") or of proportion ("1 in 7"). Of two with a hyphen between, "50-60%", what stands behind
 * counts for both.
 *
 * What is none: years (1500 to 2099, so "1600 people" is not found), ages, times, dates, telephone numbers, sections of statutes, and
 * what stands behind a word that numbers things ("page 120"). Of "Sections 7102 and 7103" only the first is known for a section.
 * Stories may hold any number, for they are invented, and a wrong option is there to be corrected.
 */
#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/sentence.h"
#include "base/strbuf.h"
#include "check/passage_checks.h"
#include "check/wording.h"

struct claims {
	struct phrases sizes;       /* "million", "percent" */
	struct phrases proportions; /* between two numbers: "in", "out of" */
	struct phrases names;       /* before a number that counts nothing: "page" */
	struct phrases times;       /* behind a time of day: "p.m." */
	struct phrases no_figures;  /* "911" */
	struct phrases law;         /* "federal law", "g.s." */
};

static const void *read_claims(struct arena *arena, const struct words *words)
{
	struct claims *claims = arena_calloc(arena, 1, sizeof *claims);
	claims->sizes = phrases_read(arena, words_find(words, "authoring.size-words"));
	claims->proportions = phrases_read(arena, words_find(words, "authoring.proportion-words"));
	claims->names = phrases_read(arena, words_find(words, "authoring.number-words"));
	claims->times = phrases_read(arena, words_find(words, "authoring.time-words"));
	claims->no_figures = phrases_read(arena, words_find(words, "authoring.no-figures"));
	claims->law = phrases_read(arena, words_find(words, "authoring.law-words"));
	return claims;
}

/* ---- numbers ---------------------------------------------------------------------------------------------- */

/* One number, or several with hyphens between: "27.6", "12,000-15,000", "888-373-7888". */
struct number {
	const char *text;
	size_t length;
	size_t parts;
	size_t digits;     /* of each part; 0: they differ, as in "373-7888" */
	size_t dividers;   /* of each part: points and commas, as in "27.6" and "1,000" */
	bool has_decimals; /* a divider that is none of thousands */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_divider(const char *at)
{
	return (*at == '.' || *at == ',') && is_digit(at[1]);
}

static struct number read_part(const char *text)
{
	struct number part = { .text = text, .parts = 1 };
	size_t group = 0; /* digits since the last divider */
	for (; is_digit(text[part.length]) || (group > 0 && is_divider(text + part.length)); part.length++) {
		const bool divides = !is_digit(text[part.length]);
		part.has_decimals |= divides && part.dividers > 0 && group != 3;
		part.dividers += divides;
		part.digits += !divides;
		group = divides ? 0 : group + 1;
	}
	part.has_decimals |= part.dividers > 0 && group != 3;
	return part;
}

static struct number read_number(const char *text)
{
	struct number number = read_part(text);
	while (text[number.length] == '-' && is_digit(text[number.length + 1])) {
		const struct number part = read_part(text + number.length + 1);
		const bool are_alike =
		    (part.dividers > 0) == (number.dividers > 0) && (part.dividers > 0 || part.digits == number.digits);
		number.digits = are_alike ? number.digits : 0;
		number.dividers = are_alike ? number.dividers : 0;
		number.length += part.length + 1;
		number.parts++;
	}
	return number;
}

/* Does what goes before `end` end with this text? */
static bool ends_at(const char *end, const char *start, const char *text)
{
	const size_t length = strlen(text);
	return (size_t)(end - start) >= length && memcmp(end - length, text, length) == 0;
}

/* "$5", "US$ 5", "€5" */
static bool has_currency(const struct number *number, const char *start)
{
	static const char *const signs[] = { "$", "€", "£" };
	const char *end = number->text;
	if (end > start && end[-1] == ' ')
		end--;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (ends_at(end, start, signs[i]))
			return true;
	return false;
}

/* "25k", "3M", "2bn", but "25km", "7B" */
static bool has_size_letter(const char *behind)
{
	const size_t length = strncmp(behind, "bn", 2) == 0 ? 2 : strchr("kKM", *behind) != NULL;
	return *behind != '\0' && length > 0 && !isalnum((unsigned char)behind[length]) && behind[length] != '-';
}

/* None of "7B-301", "4:10", "m07", "7102(11)", "24/7", "888-373-7888"; but "$5M", "25k", "27.6-billion", "1,200: …". */
static bool stands_alone(const struct number *number, const char *start)
{
	const char *behind = number->text + number->length;
	const char before = number->text > start ? number->text[-1] : ' ';
	if (isalnum((unsigned char)before) || strchr("-:/#", before) != NULL || number->parts > 2)
		return false;
	if (has_currency(number, start) || has_size_letter(behind))
		return true;
	if (*behind != '\0' && strchr("-:/", *behind) != NULL)
		return !is_digit(behind[1]);
	return !isalpha((unsigned char)*behind) && *behind != '(';
}

static bool next_number(const char **at, const char *start, struct number *number)
{
	for (const char *text = *at; *text != '\0'; text++) {
		if (!is_digit(*text))
			continue;
		*number = read_number(text);
		*at = text + number->length;
		if (stands_alone(number, start))
			return true;
		text = *at - 1;
	}
	return false;
}

/* ---- what is no figure ------------------------------------------------------------------------------------ */

static bool is_year(const struct number *number)
{
	const long value = strtol(number->text, NULL, 10);
	return number->digits == 4 && number->dividers == 0 && value >= 1500 && value < 2100;
}

/* "12.05.2024", "2.1.3": more than one divider, and not of thousands. */
static bool is_date(const struct number *number)
{
	return number->dividers > 1 && number->has_decimals;
}

/* "(888) 373-7888" */
static bool is_area_code(const struct number *number, const char *start)
{
	const char *behind = number->text + number->length;
	return number->text > start && number->text[-1] == '(' && *behind == ')' &&
	       is_digit(behind[1 + strspn(behind + 1, " ")]);
}

/* "18 U.S.C. 1589", "G.S. 108", "§ 1589": the section of a statute, which is law and no figure. But "in the U.S. 494 people". */
static bool is_section(const struct number *number, const char *start)
{
	const char *end = number->text;
	if (ends_at(end, start, "§ ") || ends_at(end, start, "§"))
		return true;
	if (end - start < 5 || memcmp(end - 2, ". ", 2) != 0)
		return false;
	if (ends_at(end, start, "U.S. ") && !ends_at(end, start, ".U.S. "))
		return false;
	return isupper((unsigned char)end[-3]) && end[-4] == '.' && isupper((unsigned char)end[-5]);
}

static bool is_whole_phrase(const struct phrases *phrases, const char *text, size_t length)
{
	struct strbuf folded = STRBUF_INIT;
	phrases_fold(text, length, &folded);
	const struct phrase *found = phrases_at(phrases, folded.text);
	const bool is_whole = found && found->length == folded.length;
	strbuf_release(&folded);
	return is_whole;
}

/* "page 12", "Section 7.2" */
static bool has_name(const struct claims *claims, const struct number *number, const char *start)
{
	enum { LONGEST = 32 };
	const char *end = number->text;
	size_t length = 0;
	if (end == start || end[-1] != ' ')
		return false;
	for (end--; length < LONGEST && end - length > start && end[-1 - (ptrdiff_t)length] != ' ';)
		length++;
	return length > 0 && is_whole_phrase(&claims->names, end - length, length);
}

/* ---- figures ---------------------------------------------------------------------------------------------- */

static bool has_percent(const char *behind)
{
	return *behind == '%' || (*behind == ' ' && behind[1] == '%') || strncmp(behind, "\xC2\xA0%", 3) == 0;
}

/* Fold what follows a number, no more of it than a phrase can be long: folding all of it for each number takes quadratic time. */
static void fold_behind(const char *behind, struct strbuf *folded)
{
	enum { LONGEST = PHRASE_LIMIT + 8 };
	size_t length = strnlen(behind, LONGEST);
	while (length == LONGEST && length > 0 && behind[length] != ' ')
		length--;
	phrases_fold(behind, length, folded);
}

/* "million …" */
static bool has_phrase(const struct phrases *phrases, const char *behind)
{
	struct strbuf folded = STRBUF_INIT;
	fold_behind(behind, &folded);
	const bool found = phrases_at(phrases, folded.text) != NULL;
	strbuf_release(&folded);
	return found;
}

/* "in 7" */
static bool has_proportion(const struct claims *claims, const char *behind)
{
	struct strbuf folded = STRBUF_INIT;
	fold_behind(behind, &folded);
	const struct phrase *found = phrases_at(&claims->proportions, folded.text);
	const bool has_number = found && is_digit(folded.text[found->length]);
	strbuf_release(&folded);
	return has_number;
}

static bool is_time(const struct claims *claims, const struct number *number)
{
	return number->dividers == 1 && has_phrase(&claims->times, number->text + number->length);
}

/* What a word or a sign beside the number says. */
static bool is_amount(const struct claims *claims, const struct number *number, const char *start)
{
	const char *behind = number->text + number->length;
	return has_percent(behind) || has_currency(number, start) || has_size_letter(behind) ||
	       has_phrase(&claims->sizes, behind);
}

static bool is_none(const struct claims *claims, const struct number *number, const char *start)
{
	return is_year(number) || is_date(number) || is_area_code(number, start) || is_section(number, start) ||
	       is_time(claims, number) || is_whole_phrase(&claims->no_figures, number->text, number->length);
}

static bool is_figure(const struct claims *claims, const struct number *number, const char *start)
{
	if (has_proportion(claims, number->text + number->length))
		return true;
	return (number->dividers > 0 || number->digits >= 3) && !is_none(claims, number, start);
}

/* Of "page 3 of 120" both numbers are none. */
static bool find_figure(const struct claims *claims, const char *text, struct number *number)
{
	for (const char *at = text; next_number(&at, text, number);) {
		if (is_amount(claims, number, text))
			return true;
		if (!has_name(claims, number, text)) {
			if (is_figure(claims, number, text))
				return true;
		} else if (has_proportion(claims, at)) {
			next_number(&at, text, number);
		}
	}
	return false;
}

static bool may_hold_figures(const struct passage *passage)
{
	return passage->kind == PASSAGE_PROSE || passage->kind == PASSAGE_CELL || passage->kind == PASSAGE_REASON ||
	       passage->kind == PASSAGE_ANSWER || passage->kind == PASSAGE_LEADER || passage->kind == PASSAGE_MATERIAL;
}

/* The number with what it counts: up to two more words, as far as a message has room. */
static int shown_length(const struct number *number)
{
	size_t length = number->length;
	for (int words = 0; number->text[length] != '\0'; length++) {
		words += number->text[length] == ' ';
		if (words > 2 || strchr(".,;:!?", number->text[length]) != NULL)
			break;
	}
	return (int)sentence_shown(number->text, length);
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
