#include "translate.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* The text with its mark as the last entry of its front matter, in place of the one that it has. What else it says stays as it is. */
static void write_marked(const struct source *text, const struct frontmatter *parts, const char *mark, struct strbuf *out)
{
	size_t length = 0;
	const char *old = translation_find_mark(parts, &length);
	const char *end = parts->yaml + parts->yaml_length;
	const char *behind = parts->body > text->text ? end : text->text; /* of the front matter that it may lack */
	if (parts->body == text->text)
		strbuf_addf(out, "---\ntranslates: %s\n---\n", mark);
	else {
		strbuf_add(out, text->text, (size_t)((old ? old : end) - text->text));
		if (old)
			strbuf_add(out, old + length, (size_t)(end - old) - length);
		strbuf_addf(out, "translates: %s\n", mark);
	}
	strbuf_add(out, behind, text->length - (size_t)(behind - text->text));
}

/* A link would be replaced by a file, and a file that somebody keeps beside the text would be lost. */
static bool is_replaceable(struct marking *marking, const char *path, const char *beside, struct stat *status)
{
	if (lstat(path, status) != 0)
		strbuf_addf(marking->problem, "'%s' cannot be read: %s", path, strerror(errno));
	else if (!S_ISREG(status->st_mode))
		strbuf_addf(marking->problem, "'%s' is a link; mark the text that it leads to", path);
	else if (access(beside, F_OK) == 0)
		strbuf_addf(marking->problem, "'%s' is in the way; move it", beside);
	return marking->problem->length == 0;
}

/* Put the new text in the place of the old one, whole or not at all, readable for the same people. */
static bool replace(struct marking *marking, const char *path, const struct strbuf *text)
{
	const char *beside = arena_printf(&marking->arena, "%s.marked", path);
	struct stat status;
	if (!is_replaceable(marking, path, beside, &status))
		return false;
	if (file_write(beside, text->text, text->length) && chmod(beside, status.st_mode & 07777) == 0 &&
	    rename(beside, path) == 0)
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
	/* What cannot be read would be lost. */
	if (translation_mark(&marking->arena, &source, marking->diagnostics, &mark) &&
	    diagnostics_errors(marking->diagnostics) == 0) {
		write_marked(&text, &parts, mark.text, &marked);
		marking->texts++;
		const bool is_new = marked.length != text.length || memcmp(marked.text, text.text, text.length) != 0;
		if (is_new && replace(marking, text.path, &marked))
			marking->written++;
	}
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

/* Is every module there that was asked for? */
static bool has_modules(const struct edition *edition, const struct load_options *options, struct strbuf *problem)
{
	for (size_t i = 0; i < options->module_count; i++)
		if (!edition_find_module(edition, options->modules[i]))
			strbuf_addf(problem, "%sthere is no module '%s' in '%s'", problem->length > 0 ? "; " : "", options->modules[i],
			            edition->code);
	return problem->length == 0;
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

static enum translate_result mark_kit(const struct kit *kit, const char *language, const struct load_options *options,
				      struct diagnostics *diagnostics, struct strbuf *summary, struct strbuf *problem)
{
	struct marking marking = { .kit = kit, .arena = ARENA_INIT, .diagnostics = diagnostics, .problem = problem };
	const struct edition *edition = choose_edition(kit, language, problem);
	if (!edition || !has_modules(edition, options, problem))
		return TRANSLATE_WRONG_USE;
	mark_edition(&marking, edition, options->module_count == 0);
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
		result = mark_kit(kit, language, options, diagnostics, summary, problem);
	else
		diagnostics_add_all(diagnostics, unheard);
	diagnostics_free(unheard);
	if (kit)
		kit_free(kit);
	return result;
}
