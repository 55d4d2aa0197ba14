#include "load/leading.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "load/leading_heading.h"
#include "load/parts.h"
#include "load/suggest.h"
#include "load/translation.h"
#include "output/hashset.h"

/* ---- what the texts share -------------------------------------------------------------------------------- */

static bool open_file(struct loader *loader, struct edition *edition, const char *inside, struct leading_file *file)
{
	file->edition = edition;
	return source_read(loader->arena, loader->kit->root, inside, SOURCE_LESSON_LIMIT, (struct place){ 0 },
			   loader->diagnostics, &file->source) &&
	       frontmatter_split(file->source.path, file->source.text, file->source.length, &file->parts,
				 loader->diagnostics);
}

struct markdown_context leading_context(struct loader *loader, const struct leading_file *file)
{
	return (struct markdown_context){
		.arena = loader->arena,
		.diagnostics = loader->diagnostics,
		.kit = loader->kit,
		.edition = file->edition,
		.leads = true,
	};
}

struct node *leading_blocks(struct loader *loader, const struct leading_file *file)
{
	const struct markdown_context context = leading_context(loader, file);
	return markdown_parse(&context, &file->source, file->parts.body, file->parts.body_length,
			      file->parts.body_line);
}

/* ---- ids and links in them ------------------------------------------------------------------------------- */

enum { SUGGESTED_IDS = 50 };

struct text_ids {
	struct loader *loader;
	const char *prefix, *page;
	struct hashset known;
	const char *shown[SUGGESTED_IDS]; /* as authors write them */
	size_t shown_count;
};

/* Ids that words gave may come twice: the later ones get a number. */
static void settle_id(struct text_ids *ids, struct node *heading)
{
	struct arena *arena = ids->loader->arena;
	const char *written = heading->as.heading.attributes.id;
	const char *id = arena_printf(arena, "%s%s", ids->prefix, written);
	if (ids->shown_count < SUGGESTED_IDS)
		ids->shown[ids->shown_count++] = written;
	for (size_t number = ids->known.count + 1; !hashset_add(&ids->known, hash_text(id)); number++)
		id = arena_printf(arena, "%s%s-%zu", ids->prefix, written, number);
	heading->as.heading.attributes.id = id;
}

static void settle_ids(struct text_ids *ids, struct node *parent)
{
	for (struct node *child = parent->first_child; child != NULL; child = child->next) {
		if (child->kind != NODE_HEADING) {
			settle_ids(ids, child);
			continue;
		}
		leading_heading_check(&child->as.heading.attributes, node_place(child), NULL, NULL, NULL,
				      ids->loader->diagnostics);
		settle_id(ids, child);
	}
}

static void report_link(struct text_ids *ids, const struct node *node, const char *anchor)
{
	struct strbuf remedy = STRBUF_INIT;
	suggest(&remedy, anchor, ids->shown, ids->page != NULL ? ids->shown_count : 0,
		"link to a lesson, or take the link out");
	diag_report(ids->loader->diagnostics, DIAG_LINK_BROKEN, node_place(node),
		    ids->page != NULL ? "no heading of this text has the id '%s'; %s"
				      : "this text is shown without its headings' places, so '#%s' leads nowhere; %s",
		    anchor, remedy.text);
	strbuf_release(&remedy);
}

static void settle_link(struct text_ids *ids, struct node *node)
{
	struct link *link = &node->as.link.link;
	if (link->kind != LINK_WITHIN)
		return;
	const char *written = link->anchor;
	const char *anchor = arena_printf(ids->loader->arena, "%s%s", ids->prefix, written);
	*link = (struct link){ .kind = LINK_NOWHERE };
	if (ids->page != NULL && hashset_has(&ids->known, hash_text(anchor)))
		*link = (struct link){ .kind = LINK_PAGE, .page = ids->page, .anchor = anchor };
	else
		report_link(ids, node, written);
}

static void settle_links(struct text_ids *ids, struct node *parent)
{
	if (parent->kind == NODE_LINK)
		settle_link(ids, parent);
	if (parent->kind == NODE_TABLE && parent->as.table.caption != NULL)
		settle_links(ids, parent->as.table.caption);
	for (struct node *child = parent->first_child; child != NULL; child = child->next)
		settle_links(ids, child);
}

void leading_settle(struct loader *loader, struct node *parent, const char *prefix, const char *page)
{
	struct text_ids ids = { .loader = loader, .prefix = prefix, .page = page, .known = HASHSET_INIT };
	settle_ids(&ids, parent);
	settle_links(&ids, parent);
	hashset_release(&ids.known);
}

/* ---- before.md ------------------------------------------------------------------------------------------- */

static bool is_title(const struct node *node)
{
	return node != NULL && node->kind == NODE_HEADING && node->as.heading.level == 1;
}

static void report_more_titles(struct loader *loader, const struct node *body)
{
	for (const struct node *block = body->first_child; block != NULL; block = block->next)
		if (is_title(block))
			diag_report(loader->diagnostics, DIAG_TITLE_EXTRA, node_place(block),
				    "a page has one title with a single '#', as its first line; write '##' here");
}

static void read_before(struct loader *loader, struct leading *leading, const struct leading_file *file)
{
	translation_check_front(loader->arena, &file->source, &file->parts, loader->diagnostics);
	struct node *body = leading_blocks(loader, file);
	struct node *title = body->first_child;
	if (!is_title(title)) {
		diag_report(loader->diagnostics, DIAG_TITLE_MISSING,
			    (struct place){ file->source.path, file->parts.body_line, 1 },
			    "the text does not start with its title; write '# ' and the title as its first line");
		return;
	}
	parts_take(body, NODE_HEADING);
	leading_heading_check(&title->as.heading.attributes, node_place(title), NULL, NULL, NULL, loader->diagnostics);
	leading->heading = parts_name(loader->arena, title);
	leading->before = body;
	report_more_titles(loader, body);
	leading_settle(loader, body, "before-", "before");
}

/* ---- the folder ------------------------------------------------------------------------------------------ */

/* "60" of "session-60.md"; NULL: it is not called like that. */
static const char *session_id(struct loader *loader, const char *name)
{
	static const char prefix[] = "session-";
	if (strncmp(name, prefix, sizeof prefix - 1) != 0)
		return NULL;
	const char *number = name + sizeof prefix - 1;
	const size_t length = strspn(number, "0123456789");
	if (length == 0 || length > 3 || *number == '0' || strcmp(number + length, ".md") != 0)
		return NULL;
	return arena_strndup(loader->arena, number, length);
}

static void report_stranger(struct loader *loader, const char *inside)
{
	diag_report(loader->diagnostics, DIAG_FILE_UNKNOWN,
		    (struct place){ path_join(loader->arena, loader->kit->root, inside), 0, 0 },
		    "the folder facilitator holds before.md, audiences.md and sessions like session-60.md, with their "
		    "minutes; move or remove the file");
}

static struct session *add_session(struct loader *loader, struct leading *leading, size_t *capacity)
{
	return ARRAY_PUSH(loader->arena, leading->sessions, leading->session_count, *capacity);
}

static void read_file(struct loader *loader, struct edition *edition, struct leading *leading, const char *name,
		      size_t *capacity)
{
	const char *inside =
	    path_join(loader->arena, edition->code, arena_printf(loader->arena, LEADING_FOLDER "/%s", name));
	const char *id = session_id(loader, name);
	const bool is_before = strcmp(name, "before.md") == 0, is_audiences = strcmp(name, "audiences.md") == 0;
	struct leading_file file = { 0 };
	if (id == NULL && !is_before && !is_audiences) {
		report_stranger(loader, inside);
		return;
	}
	if (!open_file(loader, edition, inside, &file))
		return;
	if (is_before)
		read_before(loader, leading, &file);
	else if (is_audiences)
		leading_read_audiences(loader, leading, &file);
	else
		leading_read_session(loader, add_session(loader, leading, capacity), id, &file);
}

static int compare_sessions(const void *a, const void *b)
{
	const struct session *left = a, *right = b;
	const size_t length = strlen(left->id), other = strlen(right->id);
	return length != other ? (length > other) - (length < other) : strcmp(left->id, right->id);
}

/* Is it something of a module ("m02" of "m02-p1") that this build leaves out by option? */
static bool is_left_out(struct loader *loader, const struct edition *edition, const char *id)
{
	return edition_leaves_out(edition, arena_strndup(&loader->scratch, id, strcspn(id, "-")));
}

static bool names_left_out(struct loader *loader, const struct edition *edition, const char *const *ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_left_out(loader, edition, ids[i]))
			return true;
	return false;
}

static bool is_whole(struct loader *loader, const struct edition *edition, const struct session *session)
{
	if (names_left_out(loader, edition, session->before, session->before_count) ||
	    names_left_out(loader, edition, session->after, session->after_count))
		return false;
	for (size_t i = 0; i < session->part_count; i++)
		for (size_t k = 0; k < session->parts[i].step_count; k++) {
			const struct session_step *step = &session->parts[i].steps[k];

			if (names_left_out(loader, edition, step->shows, step->show_count))
				return false;
		}
	return true;
}

static void leave_out_handouts(struct loader *loader, const struct edition *edition, struct audience_note *note)
{
	size_t count = 0;

	for (size_t i = 0; i < note->show_count; i++)
		if (!is_left_out(loader, edition, note->shows[i]))
			note->shows[count++] = note->shows[i];
	note->show_count = count;
}

/* A session without all that it shows and asks is none; people get those handouts that there are. */
static void leave_out_parts(struct loader *loader, const struct edition *edition, struct leading *leading)
{
	size_t count = 0;

	for (size_t i = 0; i < leading->session_count; i++)
		if (is_whole(loader, edition, &leading->sessions[i]))
			leading->sessions[count++] = leading->sessions[i];
	leading->session_count = count;
	for (size_t i = 0; i < leading->audience_count; i++)
		leave_out_handouts(loader, edition, &leading->audiences[i]);
}

void leading_read(struct loader *loader, struct edition *edition)
{
	struct file_list list = { 0 };
	struct leading *leading = arena_alloc(loader->arena, sizeof *leading);
	size_t capacity = 0;
	*leading = (struct leading){ 0 };
	const char *folder = path_join(&loader->scratch, edition->code, LEADING_FOLDER);
	file_list_folder(&loader->scratch, path_join(&loader->scratch, loader->kit->root, folder), &list);
	for (size_t i = 0; i < list.count; i++)
		if (*list.names[i] != '.')
			read_file(loader, edition, leading, list.names[i], &capacity);
	if (edition->left_out_count > 0)
		leave_out_parts(loader, edition, leading);
	if (leading->session_count > 1)
		qsort(leading->sessions, leading->session_count, sizeof *leading->sessions, compare_sessions);
	arena_reset(&loader->scratch);
	if (leading->before != NULL || leading->audience_count > 0 || leading->session_count > 0)
		edition->leading = leading;
}
