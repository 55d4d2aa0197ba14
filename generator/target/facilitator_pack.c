#include "target/facilitator_pack.h"

#include <string.h>

#include "base/array.h"
#include "base/fill.h"
#include "target/facilitator_kept_sheets.h"

/* ---- what there is to say of each kind ------------------------------------------------------------------ */

/* How many people one copy of a sheet is for; the leader's and lists need one. */
enum { FOR_ALL = 0, FOR_EACH = 1, FOR_TWO = 2, FOR_THREE = 3, FOR_FOUR = 4, FOR_SIX = 6 };

struct kind {
	const char *
	    name; /* in class names and interface words: "pack.<name>.name" in the list, "pack.<name>.heading" on the sheet */
	int people;
	bool as_planned; /* not more than that: its plan may have three people look at one */
	bool for_leader;
	bool has_word;    /* one that people made up, so that two forms can be laid side by side */
	bool is_left_out; /* until somebody asks for it: the default is not to write names */
};

static const struct kind kinds[PAPER_KINDS] = {
	[PAPER_COUNT] = { .name = "count" },
	[PAPER_FIRST_NAMES] = { .name = "first", .is_left_out = true },
	[PAPER_FULL_NAMES] = { .name = "full", .is_left_out = true },
	[PAPER_BEFORE] = { .name = "before", .has_word = true, .people = FOR_EACH },
	[PAPER_AFTER] = { .name = "after", .has_word = true, .people = FOR_EACH },
	[PAPER_SURE] = { .name = "sure", .people = FOR_EACH },
	[PAPER_FORM_KEY] = { .name = "form-key", .for_leader = true },
	[PAPER_ACTIVITY] = { .name = "activity", .people = FOR_TWO, .as_planned = true },
	[PAPER_STEPS] = { .name = "steps", .for_leader = true },
	[PAPER_HANDOUT] = { .name = "handout", .people = FOR_EACH },
	[PAPER_QUESTIONS] = { .name = "questions", .people = FOR_SIX },
	[PAPER_CARDS] = { .name = "cards", .people = FOR_FOUR },
	[PAPER_STORY] = { .name = "story", .people = FOR_THREE },
	[PAPER_COACH] = { .name = "coach", .for_leader = true },
	[PAPER_QUIZ] = { .name = "quiz", .people = FOR_EACH },
	[PAPER_QUIZ_KEY] = { .name = "quiz-key", .for_leader = true },
	[PAPER_EVALUATION] = { .name = "evaluation", .people = FOR_EACH },
	[PAPER_FOLLOW_UP] = { .name = "follow-up", .people = FOR_TWO },
	[PAPER_CERTIFICATE] = { .name = "certificate", .people = FOR_EACH },
};

static const char *kind_words(const struct pack *pack, const struct paper_sheet *sheet, const char *what)
{
	struct arena *arena = pack->job->arena;
	const char *key = arena_printf(arena, "pack.%s.%s", kinds[sheet->kind].name, what);
	const struct fill_value title = { "title", sheet->title ? sheet->title : "" };

	return fill_words(arena, words_get(pack->job->edition->words, key), &title, 1);
}

/* ---- collecting ----------------------------------------------------------------------------------------- */

void pack_begin(struct pack *pack, struct target_job *job, const struct pack_subject *subject)
{
	*pack = (struct pack){ .job = job, .subject = *subject };
	pack->page = page_new(job->arena, job->theme->templates, job->kit, job->edition, NULL, job->diagnostics);
}

void pack_add(struct pack *pack, const struct paper_sheet *sheet)
{
	*ARRAY_PUSH(pack->job->arena, pack->sheets.items, pack->sheets.count, pack->sheets.capacity) = *sheet;
}

bool pack_has(const struct pack *pack, const char *id)
{
	for (size_t i = 0; i < pack->sheets.count; i++)
		if (strcmp(pack->sheets.items[i].id, id) == 0)
			return true;
	return false;
}

/* ---- the page ------------------------------------------------------------------------------------------- */

static void view_sheet(const struct pack *pack, struct view *view, const struct paper_sheet *sheet)
{
	const struct kind *kind = &kinds[sheet->kind];
	size_t length;
	const char *text = kept_text(pack->job, sheet->text, &length);

	view_text(view, "id", sheet->id);
	view_text(view, "kind", kind->name);
	view_text(view, "heading", kind_words(pack, sheet, "heading"));
	view_text(view, "for", kind->for_leader ? "leader" : "people");
	view_text(view, "region", sheet->region);
	view_flag(view, "is-leader", kind->for_leader);
	view_flag(view, "has-word", kind->has_word);
	view_markup(view, "text", text, length);
}

/* Ids of those who get it whatever the session shows, with blanks between; NULL: there are none. */
static const char *audiences_of(const struct pack *pack, const struct paper_sheet *sheet)
{
	const struct leading *leading = pack->job->edition->leading;
	const char *ids = NULL;

	if (leading == NULL || sheet->kind != PAPER_HANDOUT)
		return NULL;
	for (size_t i = 0; i < leading->audience_count; i++) {
		const char *id = leading->audiences[i].audience;

		if (leading_audience_has(&leading->audiences[i], sheet->of))
			ids = ids ? arena_printf(pack->job->arena, "%s %s", ids, id) : id;
	}
	return ids;
}

/* In the list: what it is, and how many are needed. */
static void view_item(const struct pack *pack, struct view *view, const struct paper_sheet *sheet)
{
	const struct kind *kind = &kinds[sheet->kind];

	view_text(view, "id", sheet->id);
	view_text(view, "name", kind_words(pack, sheet, "name"));
	view_text(view, "region", sheet->region);
	view_flag(view, "is-chosen", !kind->is_left_out && !sheet->is_spare);
	view_text(view, "audiences", audiences_of(pack, sheet));
	view_text(view, "each", arena_printf(pack->job->arena, "%d", kind->people));
	view_flag(view, "is-for-each", kind->people == FOR_EACH);
	view_flag(view, "is-for-two", kind->people == FOR_TWO && !kind->as_planned);
	view_flag(view, "is-as-planned", kind->as_planned);
	view_flag(view, "is-for-three", kind->people == FOR_THREE);
	view_flag(view, "is-for-four", kind->people == FOR_FOUR);
	view_flag(view, "is-for-six", kind->people == FOR_SIX);
	view_flag(view, "is-for-all", kind->people == FOR_ALL);
}

void pack_view_regions(const struct edition *edition, struct view *view)
{
	view_list(view, "regions");
	view_flag(view, "has-choice", edition->region_count > 1);
	for (size_t i = 0; i < edition->region_count; i++) {
		struct view *region = view_append(view, "regions");

		view_text(region, "region-id", edition->regions[i].id);
		view_text(region, "region-name", edition->regions[i].title);
	}
}

/* What people get comes first out of the printer, so that it can be carried to the copier as it lies there. */
static void view_sheets(const struct pack *pack, struct view *view, bool for_leader)
{
	for (size_t i = 0; i < pack->sheets.count; i++) {
		const struct paper_sheet *sheet = &pack->sheets.items[i];

		if (kinds[sheet->kind].for_leader != for_leader)
			continue;
		view_item(pack, view_append(view, for_leader ? "leader" : "people"), sheet);
		view_sheet(pack, view_append(view, "sheets"), sheet);
	}
}

static void fill_pack(struct kit_page *page)
{
	const struct pack *pack = page->subject;

	view_text(page->view, "subject", pack->subject.heading);
	pack_view_regions(page->job->edition, page->view);
	view_list(page->view, "people");
	view_list(page->view, "leader");
	view_list(page->view, "sheets");
	view_sheets(pack, page->view, false);
	view_sheets(pack, page->view, true);
}

static bool is_in(const struct edition *other, const void *subject)
{
	const struct pack *pack = subject;

	return pack->subject.is_in(other, pack->subject.id);
}

void pack_write(const struct pack *pack, struct bundle *bundle)
{
	struct kit_page_frame frame = facilitator_frame(pack->job);
	const struct kit_page_row row = { .template = "facilitator/pack",
					  .file = arena_printf(pack->job->arena, "pack-%s.html", pack->subject.id),
					  .tab_word = "pack.tab",
					  .fill = fill_pack };

	frame.is_in = is_in;
	frame.tab_which = pack->subject.number;
	kit_page_add_about(pack->job, bundle, &frame, &row, pack);
}
