#include "translate.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "load/translation.h"

struct marking {
	const struct kit *kit;
	struct arena arena; /* for one text at a time */
	struct diagnostics *diagnostics;
	struct strbuf *problem;
	size_t texts, written;
};

/* ---- one text --------------------------------------------------------------------------------------------- */

/* The length of the line "translates: …" with its line end, 0 when there is none at `text`. */
static size_t mark_length(const char *text, size_t length)
{
	static const char key[] = "translates:";
	if (length < sizeof key - 1 || memcmp(text, key, sizeof key - 1) != 0)
		return 0;
	const char *feed = memchr(text, '\n', length);
	return feed ? (size_t)(feed - text) + 1 : length;
}

static size_t next_line(const char *text, size_t length)
{
	const char *feed = memchr(text, '\n', length);
	return feed ? (size_t)(feed - text) + 1 : length;
}

/* The text with its mark as the last line of its front matter, in place of the one that it has. */
static void write_marked(const struct source *text, const struct frontmatter *parts, const char *mark,
			 struct strbuf *out)
{
	strbuf_addstr(out, "---\n");
	for (size_t i = 0, size; i < parts->yaml_length; i += size) {
		size = mark_length(parts->yaml + i, parts->yaml_length - i);
		if (size > 0)
			continue;
		size = next_line(parts->yaml + i, parts->yaml_length - i);
		strbuf_add(out, parts->yaml + i, size);
	}
	strbuf_addf(out, "translates: %s\n---\n", mark);
	strbuf_add(out, parts->body, text->length - (size_t)(parts->body - text->text));
}

/* Put the new text in the place of the old one, whole or not at all. */
static bool replace(struct marking *marking, const char *path, const struct strbuf *text)
{
	const char *beside = arena_printf(&marking->arena, "%s.new", path);
	if (file_write(beside, text->text, text->length) && rename(beside, path) == 0)
		return true;
	strbuf_addf(marking->problem, "'%s' cannot be written: %s", path, strerror(errno));
	remove(beside);
	return false;
}

static bool read_source(struct marking *marking, const char *inside, struct source *source)
{
	return file_exists(path_join(&marking->arena, marking->kit->root, inside)) &&
	       source_read(&marking->arena, marking->kit->root, inside, SOURCE_FILE_LIMIT, (struct place){ 0 },
			   marking->diagnostics, source);
}

static void mark_text(const struct translation *translation, void *context)
{
	struct marking *marking = context;
	struct source source, text;
	struct frontmatter parts;
	if (marking->problem->length > 0 || !read_source(marking, translation->source, &source) ||
	    !read_source(marking, translation->text, &text) ||
	    !frontmatter_split(text.path, text.text, text.length, &parts, marking->diagnostics))
		return;
	struct strbuf mark = STRBUF_INIT, marked = STRBUF_INIT;
	translation_mark(&marking->arena, &source, marking->diagnostics, &mark);
	write_marked(&text, &parts, mark.text, &marked);
	marking->texts++;
	const bool is_new = marked.length != text.length || memcmp(marked.text, text.text, text.length) != 0;
	if (is_new && replace(marking, text.path, &marked))
		marking->written++;
	strbuf_release(&mark);
	strbuf_release(&marked);
}

/* ---- a kit ------------------------------------------------------------------------------------------------ */

static void mark_edition(struct marking *marking, const struct edition *edition, bool is_whole)
{
	struct arena pairs = ARENA_INIT;
	for (size_t i = 0; i < edition->module_count; i++) {
		translations_of_module(&pairs, marking->kit, edition, &edition->modules[i], mark_text, marking);
		arena_reset(&pairs);
		arena_reset(&marking->arena);
	}
	if (is_whole)
		translations_of_kit(&pairs, marking->kit, edition, mark_text, marking);
	arena_release(&pairs);
}

static const struct edition *find_edition(const struct kit *kit, const char *language)
{
	for (size_t i = 0; kit && i < kit->edition_count; i++)
		if (strcmp(kit->editions[i].code, language) == 0)
			return &kit->editions[i];
	return NULL;
}

/* NULL: `problem` says why. */
static const struct edition *choose_edition(const struct kit *kit, const char *language, struct strbuf *problem)
{
	const struct edition *edition = find_edition(kit, language);
	if (!edition)
		strbuf_addf(problem, "the kit has no language '%s'; 'languages:' in kit.yaml lists what it has",
			    language);
	else if (strcmp(language, kit->source_language) == 0)
		strbuf_addf(problem, "'%s' is the language that the others are translated from; name another one",
			    language);
	return problem->length == 0 ? edition : NULL;
}

static enum translate_result mark_kit(const struct kit *kit, const char *language, bool is_whole,
				      struct diagnostics *diagnostics, struct strbuf *summary, struct strbuf *problem)
{
	struct marking marking = { .kit = kit, .arena = ARENA_INIT, .diagnostics = diagnostics, .problem = problem };
	const struct edition *edition = choose_edition(kit, language, problem);
	if (!edition)
		return TRANSLATE_WRONG_LANGUAGE;
	mark_edition(&marking, edition, is_whole);
	strbuf_addf(summary, "%zu of %zu texts in '%s' have a new mark\n", marking.written, marking.texts, language);
	arena_release(&marking.arena);
	if (problem->length > 0)
		return TRANSLATE_SYSTEM_FAILED;
	return diagnostics_errors(diagnostics) > 0 ? TRANSLATE_CONTENT_ERRORS : TRANSLATE_DONE;
}

enum translate_result translate_mark(const char *root, const struct load_options *options, const char *language,
				     struct diagnostics *diagnostics, struct strbuf *summary, struct strbuf *problem)
{
	/* What else is wrong in the kit is for `waymark check` to say: it may be what a translator is busy with. */
	struct diagnostics *unheard = diagnostics_new();
	struct kit *kit = load_kit(root, options, unheard);
	enum translate_result result = TRANSLATE_CONTENT_ERRORS;
	if (kit)
		result = mark_kit(kit, language, options->module_count == 0, diagnostics, summary, problem);
	else
		diagnostics_add_all(diagnostics, unheard);
	diagnostics_free(unheard);
	if (kit)
		kit_free(kit);
	return result;
}
