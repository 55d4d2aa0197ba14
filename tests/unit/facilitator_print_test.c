/* Packs of sheets: what a module's has, what a session's takes from what modules kept, and sheets in two languages. */
#include "render_model.h"

#include "model/outline.h"
#include "target/facilitator.h"
#include "target/facilitator_kept_sheets.h"
#include "target/facilitator_print.h"

static struct render_fixture *fixture;
static struct render_model model;
static struct arena *arena;
static struct theme *theme;
static struct spool *spool;
static struct edition *editions;
static struct outline outlines[2];
static struct outline_module modules[2]; /* m07 in both languages */
static void *kept[2][1];

/* Two languages that share all but their words and their folder. */
static void make_editions(void)
{
	editions = arena_calloc(arena, 2, sizeof *editions);
	editions[0] = editions[1] = *model.edition;
	editions[1].code = "es";
	editions[1].words = words_load(arena, project_templates(fixture), "/nowhere", "es", fixture->diagnostics);
	model.kit->editions = editions;
	model.kit->edition_count = 2;
	model.edition = &editions[0];
	model.module->edition = &editions[0];
	for (size_t i = 0; i < 2; i++) {
		modules[i] = (struct outline_module){ .entry = model.module->entry, .kept = kept[i] };
		kept[i][0] = NULL;
		outlines[i] = (struct outline){ .edition = &editions[i], .modules = &modules[i], .module_count = 1 };
	}
}

static struct guide *make_guide(const char *words)
{
	struct guide *guide = arena_alloc(arena, sizeof *guide);
	struct node *body = root_with(arena, "Lead it.");
	struct node *sheet = add_node(arena, body, NODE_CALLOUT);

	*guide = (struct guide){ .activity_count = 1, .handout_count = 1 };
	guide->activities = arena_calloc(arena, 1, sizeof *guide->activities);
	guide->handouts = arena_calloc(arena, 1, sizeof *guide->handouts);
	sheet->as.callout.kind = CALLOUT_HANDOUT;
	sheet->as.callout.label = "Three columns";
	add_paragraph(arena, sheet, words);
	guide->activities[0] = (struct activity){
		.id = "m07-a1", .title = add_paragraph(arena, NULL, "Know, guess"), .minutes = 5, .body = body
	};
	guide->handouts[0] = (struct handout){ .id = "m07-h1",
					       .title = add_paragraph(arena, NULL, "To remember"),
					       .body = root_with(arena, words) };
	return guide;
}

static void make_session(const char **shows, size_t show_count)
{
	static const char *asked[] = { "m07-q1" };
	static struct session_step step;
	static struct session_part part;
	static struct session session;
	static struct leading leading;

	step = (struct session_step){ .id = "s60-a", .minutes = 60, .shows = shows, .show_count = show_count };
	part = (struct session_part){ .id = "s60", .steps = &step, .step_count = 1, .minutes = 60 };
	session = (struct session){ .id = "60",
				    .title = "One hour",
				    .minutes = 60,
				    .before = asked,
				    .before_count = 1,
				    .after = asked,
				    .after_count = 1,
				    .parts = &part,
				    .part_count = 1 };
	leading = (struct leading){ .sessions = &session, .session_count = 1 };
	editions[0].leading = &leading;
}

static void write_best(const struct question *question, struct question_writer *writer)
{
	(void)question;
	strbuf_addstr(writer->out, "<p>The best one</p>");
}

static int set_up(void **state)
{
	static const char *shows[] = { "m07-a1" };
	static struct question_type type;

	render_set_up(state);
	fixture = *state;
	arena = &fixture->arena;
	model = make_model(fixture, "en");
	type = test_type;
	type.write_key = write_best;
	model.practice->type = model.asked->type = &type;
	make_editions();
	model.module->guide = make_guide("Words of a sheet.");
	make_session(shows, 1);
	theme = theme_load(arena, project_templates(fixture), NULL, fixture->diagnostics);
	if (theme == NULL)
		fail_msg("%s", reported(fixture));
	put_file(fixture, "there", "");
	spool = spool_new(fixture->folder);
	assert_non_null(spool);
	return 0;
}

static int tear_down(void **state)
{
	spool_free(spool);
	theme_free(theme);
	return render_tear_down(state);
}

static struct target_job job_of(size_t edition)
{
	return (struct target_job){ .arena = arena,
				    .diagnostics = fixture->diagnostics,
				    .theme = theme,
				    .kit = model.kit,
				    .edition = &editions[edition],
				    .spool = spool,
				    .keep_arena = arena };
}

static const char *page_in(const struct bundle *bundle, const char *path)
{
	const struct bundle_file *file = bundle_find(bundle, path);

	assert_string_equal(reported(fixture), "");
	if (file == NULL)
		fail_msg("there is no %s", path);
	assert_well_formed(file->blob->data);
	return file->blob->data;
}

static struct bundle *run_module(size_t edition)
{
	struct bundle *bundle = bundle_new(arena, FACILITATOR_NAME, false);
	struct target_job job = job_of(edition);

	job.module = model.module;
	job.keep = &kept[edition][0];
	facilitator_print_module(&job, bundle);
	assert_int_equal(job.system_error, 0);
	return bundle;
}

static struct bundle *run_kit(size_t edition)
{
	struct bundle *bundle = bundle_new(arena, FACILITATOR_NAME, false);
	struct target_job job = job_of(edition);

	job.outline = &outlines[edition];
	job.outlines = outlines;
	facilitator_print_add(&job, bundle);
	assert_int_equal(job.system_error, 0);
	return bundle;
}

/* One after the other, each once. */
static void assert_sheets(const char *page, const char *const *ids)
{
	const char *at = page;
	size_t count = 0;

	for (; ids[count] != NULL; count++) {
		const char *opening = arena_printf(arena, "id=\"sheet-%s\"", ids[count]);

		at = strstr(at, opening);
		if (at == NULL)
			fail_msg("there is no %s here", opening);
	}
	for (at = page; (at = strstr(at, "<section class=\"sheet")) != NULL; at++)
		count--;
	assert_int_equal(count, 0);
}

/* The markup of one sheet. */
static const char *sheet_in(const char *page, const char *id)
{
	const char *start = strstr(page, arena_printf(arena, "id=\"sheet-%s\"", id));

	assert_non_null(start);
	return arena_strndup(arena, start, (size_t)(strstr(start, "</section>") - start));
}

static void the_pack_of_a_module_has_all_its_sheets(void **state)
{
	static const char *const ids[] = { "count",     "first-names", "full-names",   "after",        "m07-a1-1",
					   "m07-h1",    "cards-us-nc", "cards-us",     "m07-quiz",     "evaluation",
					   "follow-up", "certificate", "m07-a1-steps", "m07-quiz-key", NULL };
	const char *page = page_in(run_module(0), "en/pack-m07.html");

	(void)state;
	assert_sheets(page, ids);
	assert_contains(page, "Module 7: Clues &amp; stories");
	assert_contains(page, " Sheets 7</title>");
	assert_lacks(sheet_in(page, "after"),
		     "See &lt;/script&gt; clues"); /* the tally has room for one answer on how sure people are */
	assert_contains(sheet_in(page, "m07-quiz-key"), "data-for=\"leader\"");
	assert_contains(sheet_in(page, "m07-quiz-key"), "The best one");
	assert_lacks(sheet_in(page, "m07-quiz"), "The best one");
	assert_contains(sheet_in(page, "m07-quiz"), "data-for=\"people\"");
	assert_contains(page, "../es/pack-m07.html");
}

static void names_are_not_asked_for_unless_somebody_wants_them(void **state)
{
	const char *page = page_in(run_module(0), "en/pack-m07.html");

	(void)state;
	assert_contains(page, "value=\"sheet-count\" checked=\"checked\"");
	assert_contains(page, "value=\"sheet-first-names\" hidden=\"hidden\"");
	assert_contains(page, "value=\"sheet-full-names\" hidden=\"hidden\"");
	assert_contains(sheet_in(page, "full-names"), "Shredded on");
	assert_contains(sheet_in(page, "full-names"), "Who sees this list");
}

static void the_pack_of_a_session_has_what_it_shows(void **state)
{
	static const char *const ids[] = { "count",       "first-names", "full-names",   "before",
					   "after",       "m07-a1-1",    "m07-h1",       "cards-us-nc",
					   "cards-us",    "questions",   "evaluation",   "follow-up",
					   "certificate", "form-key",    "m07-a1-steps", NULL };
	const char *page;

	(void)state;
	run_module(0);
	page = page_in(run_kit(0), "en/pack-60.html");
	assert_sheets(page, ids);
	assert_contains(page, "Session of 60 minutes: One hour");
	assert_contains(page, " Sheets 60</title>");
	assert_contains(sheet_in(page, "m07-a1-1"), "Words of a sheet.");
	assert_contains(sheet_in(page, "before"), "Two friends talk.");
	assert_lacks(sheet_in(page, "before"), "The best one");
	assert_lacks(sheet_in(page, "before"), "Before the session</th>");
	assert_contains(sheet_in(page, "after"), "Before the session</th>");
	assert_lacks(sheet_in(page, "after"), "See &lt;/script&gt; clues"); /* one answer for all, in general words */
	assert_contains(sheet_in(page, "form-key"), "The best one");
	assert_contains(page, "value=\"sheet-m07-h1\" hidden=\"hidden\""); /* offered: no step hands it out */
	assert_contains(page, "value=\"sheet-m07-a1-1\" checked=\"checked\"");
	assert_lacks(page, "../es/pack-60.html"); /* there is no such session */
}

static void a_session_without_forms_offers_what_people_fill_in(void **state)
{
	static const char *const spare[] = { "after", "evaluation", "follow-up" };
	const char *page;

	(void)state;
	editions[0].leading->sessions[0].before_count = 0;
	editions[0].leading->sessions[0].after_count = 0;
	run_module(0);
	page = page_in(run_kit(0), "en/pack-60.html");
	for (size_t i = 0; i < sizeof spare / sizeof spare[0]; i++)
		assert_contains(page, arena_printf(arena, "value=\"sheet-%s\" hidden=\"hidden\"", spare[i]));
	assert_lacks(page, "sheet-form-key");
	assert_contains(page, "value=\"sheet-certificate\" checked=\"checked\"");
	assert_contains(page, "value=\"sheet-questions\" checked=\"checked\"");
}

static void what_no_session_shows_is_not_kept(void **state)
{
	static const char *nothing[] = { "m02-a1", "m070-a1" };
	const struct facilitator_kept *all;
	const char *page;

	(void)state;
	make_session(nothing, 2);
	run_module(0);
	all = kept[0][0];
	assert_int_equal(all->sheets->sheet_count, 0);
	assert_int_equal(all->sheets->question_count, 1);
	page = page_in(run_kit(0), "en/pack-60.html");
	assert_lacks(page, "Words of a sheet.");
}

static void add_handout(const char *id)
{
	struct guide *guide = make_guide("Words of a sheet.");

	guide->handouts = arena_calloc(arena, 2, sizeof *guide->handouts);
	guide->handouts[0] = model.module->guide->handouts[0];
	guide->handouts[1] = guide->handouts[0];
	guide->handouts[1].id = id;
	guide->handout_count = 2;
	model.module->guide = guide;
}

/* The session shows nothing of its module, and nobody has to print it: these people get it besides. */
static void what_an_audience_gets_lies_in_every_pack(void **state)
{
	static const char *nothing[] = { "m02-a1" }, *shows[] = { "m07-h1" };
	struct audience_note note = { .audience = "students", .shows = shows, .show_count = 1 };
	struct session sessions[2];
	struct session_step other = { .id = "s90-a", .minutes = 90, .shows = shows, .show_count = 1 };
	struct session_part part = { .id = "s90", .steps = &other, .step_count = 1, .minutes = 90 };
	struct leading leading;
	const char *page;

	(void)state;
	make_session(nothing, 1);
	add_handout("m07-h2");
	leading = *editions[0].leading;
	sessions[0] = sessions[1] = leading.sessions[0];
	sessions[1].id = "90";
	sessions[1].parts = &part;
	leading.sessions = sessions;
	leading.session_count = 2;
	leading.audiences = &note;
	leading.audience_count = 1;
	editions[0].leading = &leading;
	run_module(0);
	page = page_in(run_kit(0), "en/pack-60.html");
	assert_contains(sheet_in(page, "m07-h1"), "Words of a sheet.");
	assert_contains(page, "value=\"sheet-m07-h1\" data-audiences=\"students\" hidden=\"hidden\""); /* ticked for them alone */
	assert_lacks(page, "sheet-m07-h2"); /* kept for the other session, which shows its module */
	assert_lacks(page, "sheet-m07-a1-1");
}

/* A check writes nothing, so it has no spool. */
static void without_a_spool_there_are_pages_without_what_was_kept(void **state)
{
	(void)state;
	spool_free(spool);
	spool = NULL;
	run_module(0);
	run_module(1);
	assert_lacks(page_in(run_kit(0), "en/pack-60.html"), "Words of a sheet.");
	page_in(run_kit(1), "es/bilingual-m07.html");
}

/* ---- two languages ---- */

static void run_both(struct guide *spanish)
{
	const struct guide *english = model.module->guide;

	run_module(0);
	model.module->guide = spanish;
	run_module(1);
	model.module->guide = english;
}

static size_t rows_of(const char *sheet)
{
	size_t count = 0;

	for (const char *at = sheet; (at = strstr(at, "<div class=\"both\">")) != NULL; at++)
		count++;
	return count;
}

static void blocks_stand_beside_those_of_the_other_language(void **state)
{
	const char *page, *sheet;

	(void)state;
	run_both(make_guide("Palabras de una hoja."));
	page = page_in(run_kit(0), "en/bilingual-m07.html");
	assert_contains(page, " Sheets in two languages 7</title>");
	sheet = sheet_in(page, "m07-h1");
	assert_int_equal(rows_of(sheet), 3); /* titles, the block, help numbers */
	assert_contains(
	    sheet,
	    "<div><p>Words of a sheet.</p>\n</div>\n<div lang=\"es\" dir=\"ltr\"><p>Palabras de una hoja.</p>\n</div>");
	assert_contains(sheet_in(page, "m07-a1-1"), "Three columns");
	assert_lacks(page, "Lead it.");
	page = page_in(run_kit(1), "es/bilingual-m07.html");
	assert_contains(
	    page, "<div><p>Palabras de una hoja.</p>\n</div>\n<div lang=\"en\" dir=\"ltr\"><p>Words of a sheet.</p>");
}

static void a_session_has_what_it_hands_out_in_two_languages(void **state)
{
	struct bundle *bundle;
	const char *page;

	(void)state;
	run_both(make_guide("Palabras de una hoja."));
	bundle = run_kit(0);
	page = page_in(bundle, "en/bilingual-60.html");
	assert_contains(sheet_in(page, "m07-a1-1"), "Palabras de una hoja.");
	assert_null(strstr(page, "id=\"sheet-m07-h1\""));             /* no step hands it out */
	assert_null(bundle_find(run_kit(1), "es/bilingual-60.html")); /* there is no such session */
}

static void texts_with_other_blocks_stand_beside_each_other_as_a_whole(void **state)
{
	struct guide *spanish = make_guide("Palabras de una hoja.");

	(void)state;
	add_paragraph(arena, spanish->handouts[0].body, "Otra cosa.");
	run_both(spanish);
	assert_int_equal(rows_of(sheet_in(page_in(run_kit(0), "en/bilingual-m07.html"), "m07-h1")), 2);
}

static void what_is_not_translated_is_told(void **state)
{
	struct bundle *bundle;

	(void)state;
	run_both(NULL);
	bundle = run_kit(0);
	assert_null(bundle_find(bundle, "en/bilingual-m07.html"));
	assert_int_equal(modules[0].changes.count, 1);
	assert_string_equal(modules[0].changes.items[0].word, "pack.change.bilingual");
	assert_int_equal(modules[1].changes.count, 0);
	run_kit(0); /* as for a third language */
	assert_int_equal(modules[0].changes.count, 1);
}

static void a_sheet_that_one_language_alone_has_is_told(void **state)
{
	struct guide *spanish = make_guide("Palabras de una hoja.");
	struct bundle *bundle;

	(void)state;
	spanish->handouts[0].id = "m07-h2";
	run_both(spanish);
	bundle = run_kit(0);
	run_kit(0);
	assert_lacks(page_in(bundle, "en/bilingual-m07.html"), "sheet-m07-h1");
	assert_int_equal(modules[0].changes.count, 1);
	assert_string_equal(modules[0].changes.items[0].id, "m07-h1");
	assert_string_equal(modules[0].changes.items[0].word, "pack.change.one-language");
	run_kit(1);
	assert_int_equal(modules[1].changes.count, 1);
	assert_string_equal(modules[1].changes.items[0].id, "m07-h2");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_pack_of_a_module_has_all_its_sheets),
		TEST(names_are_not_asked_for_unless_somebody_wants_them),
		TEST(the_pack_of_a_session_has_what_it_shows),
		TEST(a_session_without_forms_offers_what_people_fill_in),
		TEST(what_no_session_shows_is_not_kept),
		TEST(what_an_audience_gets_lies_in_every_pack),
		TEST(without_a_spool_there_are_pages_without_what_was_kept),
		TEST(blocks_stand_beside_those_of_the_other_language),
		TEST(a_session_has_what_it_hands_out_in_two_languages),
		TEST(texts_with_other_blocks_stand_beside_each_other_as_a_whole),
		TEST(what_is_not_translated_is_told),
		TEST(a_sheet_that_one_language_alone_has_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
