#include "render/paper_source.h"

#include <string.h>

#include "base/strbuf.h"

/* Longer titles are told without what follows their colon. */
enum { LONG_TITLE = 60, SHORTEST_TITLE = 8, LONG_DATE = 28, YEAR_DIGITS = 4 };

/* Some bytes of a longer text. */
struct span {
	const char *start;
	size_t length;
};

static const struct node *find_emphasis(const struct node *node)
{
	for (const struct node *child = node->first_child; child; child = child->next) {
		const struct node *found = child->kind == NODE_EMPHASIS ? child : find_emphasis(child);

		if (found)
			return found;
	}
	return NULL;
}

/* Up to the full stop that ends it, which is left out. */
static struct span sentence_at(const char *text)
{
	const char *end = strstr(text, ". ");
	size_t length = end ? (size_t)(end - text) : strlen(text);

	while (length > 0 && text[length - 1] == '.')
		length--;
	return (struct span){ text, length };
}

static const char *after_sentence(struct span sentence)
{
	const char *rest = sentence.start + sentence.length;

	return rest + strspn(rest, ". ");
}

static struct span find_year(struct span text)
{
	for (size_t i = 0; i + YEAR_DIGITS <= text.length; i++) {
		const char *digits = text.start + i;
		const size_t count = strspn(digits, "0123456789");

		if (count == YEAR_DIGITS && (strncmp(digits, "19", 2) == 0 || strncmp(digits, "20", 2) == 0))
			return (struct span){ digits, YEAR_DIGITS };
		if (count > 0)
			i += count - 1;
	}
	return (struct span){ text.start, 0 };
}

static struct span shortened(struct span title)
{
	const char *colon = strstr(title.start, ": ");
	const size_t length = colon ? (size_t)(colon - title.start) : title.length;

	if (title.length > LONG_TITLE && length >= SHORTEST_TITLE && length < title.length)
		title.length = length;
	return title;
}

/* "example.org" of "https://www.example.org/a/page". */
static struct span site_of(const char *url)
{
	const char *host = url ? strstr(url, "://") : NULL;

	if (!host)
		return (struct span){ "", 0 };
	host += strlen("://");
	if (strncmp(host, "www.", strlen("www.")) == 0)
		host += strlen("www.");
	return (struct span){ host, strcspn(host, "/?#:") };
}

static void add_sentence(struct strbuf *out, struct span words)
{
	if (words.length == 0)
		return;
	if (out->length > 0)
		strbuf_addstr(out, strchr("?!", out->text[out->length - 1]) ? " " : ". ");
	strbuf_add(out, words.start, words.length);
}

/* When: in the sentence behind the title, or, where that only goes on about the title, in the one after it. */
static struct span year_behind(const char *title_end)
{
	const struct span sentence = sentence_at(title_end + strspn(title_end, ". "));
	struct span year = find_year(sentence);

	if (year.length == 0 && *title_end == ',')
		year = find_year(sentence_at(after_sentence(sentence)));
	return year;
}

static void add_titled(struct strbuf *out, const char *text, const char *at, const char *title)
{
	const struct span year = year_behind(at + strlen(title));
	struct span who = sentence_at(text), what = { title, strlen(title) };

	if (at < who.start + who.length)
		who.length = 0;
	while (what.length > 0 && title[what.length - 1] == '.')
		what.length--;
	add_sentence(out, who);
	if (year.length > 0 && who.length > 0) {
		strbuf_addstr(out, ", ");
		strbuf_add(out, year.start, year.length);
	}
	add_sentence(out, shortened(what));
}

/* Who and what; when, if a short sentence behind them says so. In a longer one it may be the year of something else. */
static void add_sentences(struct strbuf *out, const char *text)
{
	const struct span who = sentence_at(text), what = sentence_at(after_sentence(who));
	const struct span when = sentence_at(after_sentence(what));
	const struct span year = find_year(when);

	add_sentence(out, who);
	if (year.length > 0 && when.length <= LONG_DATE && find_year(what).length == 0 && find_year(who).length == 0) {
		strbuf_addstr(out, ", ");
		strbuf_add(out, year.start, year.length);
	}
	add_sentence(out, what);
}

const char *paper_source(struct arena *arena, const struct kit *kit, const struct edition *edition,
			 const struct reference *reference)
{
	const struct node *node = edition_reference_text(kit, edition, reference, NULL);
	const struct node *emphasis = node ? find_emphasis(node) : NULL;
	const char *text = node ? node_plain_words(arena, node) : reference->key,
		   *title = emphasis ? node_plain_words(arena, emphasis) : NULL;
	const char *at = title ? strstr(text, title) : NULL;
	struct strbuf out = STRBUF_INIT;
	const char *result;

	if (at)
		add_titled(&out, text, at, title);
	else
		add_sentences(&out, text);
	add_sentence(&out, site_of(reference->url));
	result = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return result;
}
