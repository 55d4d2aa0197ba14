#include "output/verify.h"

#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/path.h"
#include "output/code_check.h"
#include "output/hashset.h"
#include "output/link_table.h"
#include "output/page_check.h"

struct verify {
	char *name;             /* NULL: paths begin with the name of the bundle */
	struct diagnostics *diagnostics;
	pthread_mutex_t lock;   /* guards everything below; taken for a moment, never while a page is parsed */
	struct hashset files;   /* hash_text() of each path */
	struct hashset names;   /* the same in lower case */
	struct hashset unread;  /* pages whose ids are not known */
	struct hashset anchors; /* hashset_mix() of file and id */
	struct link_table links;
};

struct verify *verify_new(const char *name, struct diagnostics *diagnostics)
{
	struct verify *verify = memory_alloc(sizeof *verify);
	memset(verify, 0, sizeof *verify);
	verify->diagnostics = diagnostics;
	if (name) {
		const size_t size = strlen(name) + 1;
		verify->name = memcpy(memory_alloc(size), name, size);
	}
	if (pthread_mutex_init(&verify->lock, NULL) != 0)
		memory_die("out of memory");
	return verify;
}

void verify_free(struct verify *verify)
{
	if (!verify)
		return;
	pthread_mutex_destroy(&verify->lock);
	hashset_release(&verify->files);
	hashset_release(&verify->names);
	hashset_release(&verify->unread);
	hashset_release(&verify->anchors);
	link_table_release(&verify->links);
	free(verify->name);
	free(verify);
}

/* ---- names ---- */

static const char *name_of(const struct verify *verify, const struct bundle *bundle)
{
	return verify->name ? verify->name : bundle->name;
}

/* The path below the root that links are followed from. */
static const char *path_of(const struct verify *verify, struct arena *arena, const struct bundle *bundle,
			   const struct bundle_file *file)
{
	return verify->name ? file->path : arena_printf(arena, "%s/%s", bundle->name, file->path);
}

static uint64_t hash_lower_case(const char *path)
{
	uint64_t hash = HASH_FNV_START;
	for (; *path; path++) {
		const char letter = (char)tolower((unsigned char)*path);
		hash = hash_fnv(hash, &letter, 1);
	}
	return hash;
}

/* The message is the same whichever of the two came first. */
static void report_clash(const struct verify *verify, struct arena *arena, const char *name, const char *path)
{
	char *lower = arena_strdup(arena, path);
	for (char *c = lower; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	diag_report(verify->diagnostics, DIAG_NAME_CLASH, (struct place){ .path = name },
		    "several files are named '%s', letter case aside; rename all but one", lower);
}

static void check_name(const struct verify *verify, const char *name, const struct bundle_file *file)
{
	if (path_is_publishable(file->path))
		return;
	diag_report(
	    verify->diagnostics, DIAG_NAME_NOT_PORTABLE, (struct place){ .path = name },
	    "'%s' is not a name that every system keeps; use letters, digits, '.', '_' and '-', at most 80 a part",
	    file->path);
}

static void add_names(struct verify *verify, struct arena *arena, const struct bundle *bundle)
{
	const char *name = name_of(verify, bundle);
	for (size_t i = 0; i < bundle->count; i++) {
		const char *path = path_of(verify, arena, bundle, &bundle->files[i]);
		check_name(verify, name, &bundle->files[i]);
		pthread_mutex_lock(&verify->lock);
		hashset_add(&verify->files, hash_text(path));
		bool is_new = hashset_add(&verify->names, hash_lower_case(path));
		pthread_mutex_unlock(&verify->lock);
		if (!is_new)
			report_clash(verify, arena, name, bundle->files[i].path);
	}
}

/* ---- links between files ---- */

/* With the lock held. */
static bool leads_somewhere(const struct verify *verify, uint64_t file, uint64_t anchor)
{
	if (!hashset_has(&verify->files, file))
		return false;
	return anchor == 0 || hashset_has(&verify->unread, file) ||
	       hashset_has(&verify->anchors, hashset_mix(file, anchor));
}

/* With the lock held. What is known already need not be remembered. */
static void add_links(struct verify *verify, const struct checked_file *file, const struct page_facts *facts)
{
	for (size_t i = 0; i < facts->link_count; i++) {
		const struct page_link *link = &facts->links[i];
		if (leads_somewhere(verify, link->file, link->anchor))
			continue;
		const struct pending_link pending = {
			.file = link->file,
			.anchor = link->anchor,
			.written = link->written,
			.shown = file->shown,
			.made_from = file->made_from,
			.line = link->line,
			.loads = link->loads,
		};
		link_table_add(&verify->links, &pending);
	}
}

static void add_facts(struct verify *verify, const struct checked_file *file, const struct page_facts *facts)
{
	const uint64_t page = hash_text(file->path);
	pthread_mutex_lock(&verify->lock);
	if (!facts->readable)
		hashset_add(&verify->unread, page);
	for (size_t i = 0; i < facts->ids.capacity; i++)
		if (facts->ids.slots[i] != 0)
			hashset_add(&verify->anchors, hashset_mix(page, facts->ids.slots[i]));
	add_links(verify, file, facts);
	pthread_mutex_unlock(&verify->lock);
}

/* ---- files ---- */

enum kind { OTHER_FILE, PAGE, STYLE, SCRIPT };

static enum kind kind_of(const char *path)
{
	static const struct {
		const char *extension;
		enum kind kind;
	} kinds[] = {
		{ ".html", PAGE }, { ".htm", PAGE },  { ".xhtml", PAGE },
		{ ".css", STYLE }, { ".js", SCRIPT }, { ".mjs", SCRIPT },
	};
	const char *extension = path_extension(path);
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcasecmp(extension, kinds[i].extension) == 0)
			return kinds[i].kind;
	return OTHER_FILE;
}

/* The content of a blob; NULL when it is not at hand, or cannot be read (which is told). */
static const char *content_of(const struct verify *verify, struct arena *arena, const struct bundle_file *file)
{
	const struct blob *blob = file->blob;
	/* kept in a spool for a package of all modules: checked when it was in a package of its own. A page of a book was in none. */
	if (!blob->data && !blob->file && !(blob->spool && page_is_of_book(file->path)))
		return NULL;
	const char *text = blob_content(arena, blob);
	if (!text)
		diag_report(verify->diagnostics, DIAG_FILE_UNREADABLE,
			    (struct place){ .path = blob->file ? blob->file : file->path }, "the file cannot be read");
	return text;
}

static void check_page(struct verify *verify, struct arena *arena, const struct checked_file *file,
		       struct page_facts *facts)
{
	if (file->text) {
		page_check(arena, verify->diagnostics, file, facts);
	} else {
		hashset_reset(&facts->ids);
		facts->link_count = 0;
		facts->readable = false;
	}
	add_facts(verify, file, facts);
}

static void check_script(struct verify *verify, const struct checked_file *file, bool calls_lms)
{
	if (calls_lms && strcmp(path_name(file->path), "lms.js") == 0)
		code_check_tracker(verify->diagnostics, file);
	else
		code_check_script(verify->diagnostics, file, file->text, file->length, 1);
}

static void check_file(struct verify *verify, struct arena *arena, const struct bundle *bundle,
		       const struct bundle_file *file, struct page_facts *facts)
{
	const enum kind kind = kind_of(file->path);
	if (kind == OTHER_FILE)
		return;
	const struct checked_file checked = {
		.path = path_of(verify, arena, bundle, file),
		.shown = arena_printf(arena, "%s/%s", name_of(verify, bundle), file->path),
		.made_from = file->source ? arena_printf(arena, " (made from %s)", file->source) : "",
		.text = content_of(verify, arena, file),
		.length = file->blob->length,
	};
	if (kind == PAGE)
		check_page(verify, arena, &checked, facts);
	else if (kind == STYLE && checked.text)
		code_check_style(verify->diagnostics, &checked, checked.text, checked.length, 1);
	else if (kind == SCRIPT && checked.text)
		check_script(verify, &checked, bundle->calls_lms);
}

/* ---- the interface ---- */

void verify_bundle(struct verify *verify, const struct bundle *bundle)
{
	struct arena arena = ARENA_INIT;
	struct page_facts facts = { .ids = HASHSET_INIT };
	add_names(verify, &arena, bundle);
	for (size_t i = 0; i < bundle->count; i++) {
		arena_reset(&arena);
		check_file(verify, &arena, bundle, &bundle->files[i], &facts);
	}
	hashset_release(&facts.ids);
	arena_release(&arena);
}

/* A page is shown as its output's name, or its folder's, and its path. */
static void report_dead(const struct verify *verify, const struct pending_link *link)
{
	const struct place place = { .path = link->shown, .line = link->line };
	const int length = (int)(verify->name ? strlen(verify->name) : strcspn(link->shown, "/"));
	if (link->loads)
		diag_report(verify->diagnostics, DIAG_FILE_MISSING_IN_OUTPUT, place,
			    "the page loads '%s', which is not in %.*s%s", link->written, length, link->shown, link->made_from);
	else
		diag_report(verify->diagnostics, DIAG_LINK_DEAD, place, "the link to '%s' leads nowhere in %.*s%s",
			    link->written, length, link->shown, link->made_from);
}

void verify_finish(struct verify *verify)
{
	pthread_mutex_lock(&verify->lock);
	for (size_t i = 0; i < verify->links.count; i++) {
		const struct pending_link *link = &verify->links.links[i];
		if (!leads_somewhere(verify, link->file, link->anchor))
			report_dead(verify, link);
	}
	pthread_mutex_unlock(&verify->lock);
}
