/*
 * Wording: the words of questions in the form in which checks look at them.
 */
#ifndef WAYMARK_CHECK_WORDING_H
#define WAYMARK_CHECK_WORDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/phrases.h"
#include "base/strbuf.h"
#include "model/model.h"

/* A part of a question that learners read in one go. */
struct wording {
	enum wording_kind { WORDING_TITLE, WORDING_STEM, WORDING_ANSWER } kind;
	const char *text; /* plain, on one line; until the visitor returns */
	struct place place;
};

/* Call `visit` for the title, each block of the stem and each block or list item of the answers, in this order. Quotes are left out:
 * in answers they are feedback, in a stem somebody else's words. So are hint and explanation. */
typedef void wording_visitor(const struct wording *wording, void *context);
void wording_walk(const struct question *question, wording_visitor *visit, void *context);

/* Append the words of an option, without its feedback. */
void wording_of_option(const struct node *item, struct strbuf *out);

/* Append the text without what stands between double quotes: words that are spoken are shown, not meant. */
void wording_without_speech(const char *text, struct strbuf *out);

/* The phrases for a key below "authoring." in the words of the module's language. */
struct phrases wording_phrases(const struct module *module, const char *key);

#endif
