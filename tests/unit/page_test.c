/* Pages: each kind of node as markup, what is escaped, and what the outputs put into the slots. */
#include "render_model.h"

#include "render/page_writer.h"

static struct render_fixture *fixture;
static struct render_model model;
static struct arena *arena;
static struct node *root;

static const struct fragment_form site = { .links_modules = true, .links_pages = true, .media_prefix = "media/" };
static const struct fragment_form package = { .media_prefix = "media/" };
static const struct fragment_form single = { .embeds_media = true };

static int set_up(void **state)
{
	render_set_up(state);
	fixture = *state;
	arena = &fixture->arena;
	model = make_model(fixture, "en");
	root = make_root(arena);
	return 0;
}

static struct page *module_page(void)
{
	return page_new(arena, model.templates, model.kit, model.edition, model.module, fixture->diagnostics);
}

/* The blocks below the root in one form of output; must be well-formed and without complaints. */
static const char *written_as(const struct fragment_form *form)
{
	struct fragment fragment = page_blocks(module_page(), root);

	strbuf_reset(&fixture->out);
	assert_true(fragment_write(&fragment, form, &fixture->out, NULL));
	assert_string_equal(reported(fixture), "");
	assert_well_formed(fixture->out.text);
	return fixture->out.text;
}

static const char *written(void)
{
	return written_as(&site);
}

static void escapes_text(void **state)
{
	(void)state;
	add_paragraph(arena, root, "a < b & \"c\" > d");
	assert_string_equal(written(), "<p>a &lt; b &amp; \"c\" &gt; d</p>\n");
}

static void writes_inlines(void **state)
{
	struct node *paragraph = add_node(arena, root, NODE_PARAGRAPH);
	struct node *code;

	(void)state;
	add_text(arena, add_node(arena, paragraph, NODE_EMPHASIS), "soft");
	add_node(arena, paragraph, NODE_SOFT_BREAK);
	add_text(arena, add_node(arena, paragraph, NODE_STRONG), "loud");
	add_node(arena, paragraph, NODE_HARD_BREAK);
	code = add_text(arena, paragraph, "x<y");
	code->kind = NODE_CODE;
	assert_string_equal(written(), "<p><em>soft</em>\n<strong>loud</strong><br />\n<code>x&lt;y</code></p>\n");
}

static void writes_headings_with_ids(void **state)
{
	struct node *heading = add_node(arena, root, NODE_HEADING);

	(void)state;
	heading->as.heading.level = 2;
	heading->as.heading.attributes.id = "m07-p1-near";
	add_text(arena, heading, "Near");
	add_node(arena, root, NODE_RULE);
	assert_string_equal(written(), "<h2 id=\"m07-p1-near\">Near</h2>\n<hr />\n");
}

static void writes_lists(void **state)
{
	struct node *list = add_node(arena, root, NODE_LIST);
	struct node *item = add_node(arena, list, NODE_ITEM);
	struct node *inner;

	(void)state;
	list->as.list.ordered = true;
	list->as.list.start = 3;
	list->as.list.tight = true;
	add_paragraph(arena, item, "one");
	inner = add_node(arena, item, NODE_LIST);
	inner->as.list.tight = false;
	add_paragraph(arena, add_node(arena, inner, NODE_ITEM), "two");
	assert_string_equal(written(), "<ol start=\"3\">\n<li>one\n<ul>\n<li><p>two</p>\n</li>\n</ul>\n</li>\n</ol>\n");
}

static void writes_tables(void **state)
{
	static enum cell_align align[] = { ALIGN_LEFT, ALIGN_RIGHT };
	struct node *table = add_node(arena, root, NODE_TABLE);
	struct node *header = add_node(arena, table, NODE_ROW);
	struct node *row = add_node(arena, table, NODE_ROW);

	(void)state;
	table->as.table.columns = 2;
	table->as.table.align = align;
	add_node(arena, header, NODE_CELL);
	add_text(arena, add_node(arena, header, NODE_CELL), "Year");
	add_text(arena, add_node(arena, row, NODE_CELL), "a");
	add_text(arena, add_node(arena, row, NODE_CELL), "1");
	assert_string_equal(
	    written(), "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Table 1\"><table>\n<thead>\n"
		       "<tr><td></td><th scope=\"col\" class=\"align-right\">Year</th></tr>\n</thead>\n<tbody>\n"
		       "<tr><td>a</td><td class=\"align-right\">1</td></tr>\n</tbody>\n</table></div>\n");
	table->as.table.caption = add_paragraph(arena, NULL, "How \"many\"");
	assert_contains(written(), "aria-label=\"How &quot;many&quot;\"><table>\n<caption>How \"many\"</caption>\n");
}

static void writes_callouts(void **state)
{
	struct node *callout = add_node(arena, root, NODE_CALLOUT);

	(void)state;
	callout->as.callout.kind = CALLOUT_KEY;
	add_paragraph(arena, callout, "Listen.");
	assert_string_equal(written(),
			    "<aside class=\"callout callout--key\"><p class=\"callout__label\">Key point</p>\n"
			    "<p>Listen.</p>\n</aside>\n");
	callout->as.callout.label = "Try & see";
	assert_contains(written(), "<p class=\"callout__label\">Try &amp; see</p>");
}

static void leaves_out_what_is_for_facilitators(void **state)
{
	static const enum callout_kind kinds[] = { CALLOUT_FACILITATOR, CALLOUT_HANDOUT, CALLOUT_SLIDE };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct node *callout = add_node(arena, root, NODE_CALLOUT);

		callout->as.callout.kind = kinds[i];
		add_paragraph(arena, callout, "secret");
	}
	assert_string_equal(written(), "");
}

static void offers_choices_in_content_notes(void **state)
{
	struct page *page = module_page();
	struct node *callout = add_node(arena, root, NODE_CALLOUT);
	const char *markup;

	(void)state;
	callout->as.callout.kind = CALLOUT_CONTENT;
	add_paragraph(arena, callout, "Mentions threats.");
	model.module->sections[1].summary = "In a few & calm words.";
	page_begin_section(page, &model.module->sections[1], "m07-p2");
	markup = page_blocks(page, root).markup;
	assert_well_formed(markup);
	assert_contains(markup, "<aside class=\"content-note\">");
	assert_contains(markup, "<p>Mentions threats.</p>");
	assert_contains(markup, "<summary>Read the summary instead</summary>\n<p>In a few &amp; calm words.</p>");
	assert_contains(markup, "<a href=\"#m07-p2\">Skip this page</a>");
	assert_contains(markup, "<a href=\"#m07-help\">Take a break</a>");
	/* The last page has nothing to skip to, and a second note does not tell the summary again. */
	page_begin_section(page, &model.module->sections[2], NULL);
	assert_lacks(page_blocks(page, root).markup, "Skip this page");
	assert_lacks(page_blocks(page, root).markup, "summary");
}

static void names_the_audiences_of_conditions(void **state)
{
	static const char *school[] = { "school" }, *both[] = { "school", "health" };
	struct node *condition = add_node(arena, root, NODE_CONDITION);

	(void)state;
	condition->as.condition.audiences = both;
	condition->as.condition.count = 2;
	add_paragraph(arena, condition, "x");
	assert_string_equal(
	    written(), "<div class=\"audience\"><p class=\"audience__label\">For School staff, Health &amp; care</p>\n"
		       "<p>x</p>\n</div>\n");
	model.kit->only_audiences = school;
	model.kit->only_audience_count = 1;
	assert_contains(written(), "<p>x</p>");
	condition->as.condition.audiences = both + 1;
	condition->as.condition.count = 1;
	assert_string_equal(written(), "");
}

static void links_within_the_module(void **state)
{
	struct node *paragraph = add_node(arena, root, NODE_PARAGRAPH);

	(void)state;
	add_link(arena, paragraph, (struct link){ .kind = LINK_WITHIN, .anchor = "m07-p1" }, "a");
	add_link(arena, paragraph, (struct link){ .kind = LINK_MODULE, .module = "m07", .anchor = "m07-p2" }, "b");
	add_link(arena, paragraph, (struct link){ .kind = LINK_MODULE, .module = "m07", .anchor = "" }, "c");
	add_link(arena, paragraph, (struct link){ .kind = LINK_NOWHERE }, "d");
	assert_string_equal(written_as(&package),
			    "<p><a href=\"#m07-p1\">a</a><a href=\"#m07-p2\">b</a><a href=\"#m07\">c</a>d</p>\n");
}

static void links_out_of_the_course(void **state)
{
	struct node *paragraph = add_node(arena, root, NODE_PARAGRAPH);

	(void)state;
	add_link(arena, paragraph, (struct link){ .kind = LINK_EXTERNAL, .url = "https://example.org/?a=1&b=\"2\"" },
		 "web");
	add_link(arena, paragraph, (struct link){ .kind = LINK_EXTERNAL, .url = "tel:911" }, "call");
	assert_string_equal(written(),
			    "<p><a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\" "
			    "rel=\"noreferrer\">web"
			    "<span class=\"visually-hidden\"> (leaves this course, needs internet)</span></a>"
			    "<a href=\"tel:911\">call</a></p>\n");
}

static void links_elsewhere_where_the_output_has_it(void **state)
{
	struct node *paragraph = add_node(arena, root, NODE_PARAGRAPH);

	(void)state;
	add_link(arena, paragraph, (struct link){ .kind = LINK_MODULE, .module = "m02", .anchor = "m02-p1" }, "a");
	add_link(arena, paragraph, (struct link){ .kind = LINK_MODULE, .module = "m02", .anchor = "" }, "b");
	add_link(arena, paragraph, (struct link){ .kind = LINK_PAGE, .page = "help" }, "c");
	add_link(arena, paragraph, (struct link){ .kind = LINK_PAGE, .page = "paths" }, "d");
	add_link(arena, paragraph, (struct link){ .kind = LINK_PAGE, .page = "home" }, "e");
	assert_string_equal(written_as(&site),
			    "<p><a href=\"m02.html#m02-p1\">a</a><a href=\"m02.html\">b</a><a href=\"help.html\">c</a>"
			    "<a href=\"paths.html\">d</a><a href=\"../START-HERE.html\">e</a></p>\n");
	assert_string_equal(written_as(&package), "<p>ab<a href=\"#m07-help\">c</a>de</p>\n");
}

static void cites_sources_by_number_of_first_use(void **state)
{
	struct node *paragraph = add_node(arena, root, NODE_PARAGRAPH);
	static const size_t order[] = { 2, 0, 2 };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct node *citation = add_node(arena, paragraph, NODE_CITATION);

		citation->as.citation.reference = &model.kit->references[order[i]];
		citation->as.citation.locator = i == 1 ? "p. 4" : NULL;
	}
	assert_string_equal(written(),
			    "<p><a href=\"#ref-1\" aria-label=\"Source 1\">[1]</a>"
			    "<a href=\"#ref-2\" aria-label=\"Source 2, p. 4\">[2, p. 4]</a>"
			    "<a href=\"#ref-1\" aria-label=\"Source 1\">[1]</a></p>\n");
}

static void links_terms(void **state)
{
	struct node *term = add_node(arena, add_node(arena, root, NODE_PARAGRAPH), NODE_TERM);

	(void)state;
	term->as.term.term = &model.edition->terms[0];
	add_text(arena, term, "pressure");
	assert_string_equal(written(), "<p><a href=\"#term-coercion\">pressure</a></p>\n");
}

static struct asset *add_figure(struct asset asset, const char *alt)
{
	struct node *figure = add_node(arena, root, NODE_FIGURE);
	struct asset *copy = arena_alloc(arena, sizeof *copy);

	*copy = asset;
	figure->as.figure.asset = copy;
	figure->as.figure.alt = alt;
	return copy;
}

static void writes_drawings(void **state)
{
	struct asset *asset = add_figure(
	    (struct asset){ .kind = ASSET_DRAWING, .svg = "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0\"/></svg>" },
	    "Two \"rings\"");

	(void)state;
	assert_string_equal(written(), "<div class=\"figure\"><figure>\n<svg class=\"figure__drawing\" role=\"img\" "
				       "aria-label=\"Two &quot;rings&quot;\""
				       " viewBox=\"0 0 9 9\"><path d=\"M0 0\"/></svg>\n</figure>\n</div>\n");
	asset->description = root_with(arena, "They meet.");
	add_text(arena, root->first_child, "A caption");
	assert_contains(written(), "A caption</figcaption>");
	assert_contains(
	    written(),
	    "<details class=\"figure__twin\"><summary>Describe this picture</summary>\n<p>They meet.</p>\n</details>");
}

static void writes_pictures(void **state)
{
	(void)state;
	put_file(fixture, "cup.png", "\x89PNG");
	add_figure((struct asset){ .kind = ASSET_IMAGE,
				   .source = path_join(arena, fixture->folder, "cup.png"),
				   .published = "m07-cup.png",
				   .type = "image/png",
				   .size = 4,
				   .width = 640,
				   .height = 480 },
		   "A cup");
	assert_contains(written_as(&package),
			"<img src=\"media/m07-cup.png\" alt=\"A cup\" width=\"640\" height=\"480\" />");
	assert_contains(written_as(&single), "<img src=\"data:image/png;base64,iVBORw==\" alt=\"A cup\"");
}

static void tells_which_file_cannot_be_read(void **state)
{
	const struct asset *unread = NULL;
	struct asset *asset = add_figure(
	    (struct asset){ .kind = ASSET_IMAGE, .source = "/nowhere.png", .published = "x.png", .type = "image/png" },
	    "");
	struct fragment fragment = page_blocks(module_page(), root);

	(void)state;
	assert_false(fragment_write(&fragment, &single, &fixture->out, &unread));
	assert_ptr_equal(unread, asset);
}

static void writes_players(void **state)
{
	struct cue cue = { .start = 0, .end = 2.5, .text = "Hello" };
	struct node *player = add_node(arena, root, NODE_PLAYER);
	struct asset asset = { .kind = ASSET_VIDEO,
			       .published = "m07-talk.webm",
			       .type = "video/webm",
			       .size = 3 * 1024 * 1024,
			       .description = root_with(arena, "What they say."),
			       .cues = &cue,
			       .cue_count = 1 };

	(void)state;
	player->as.figure.asset = &asset;
	add_text(arena, player, "A talk");
	assert_contains(written_as(&package),
			"<strong>A talk</strong>\n<span class=\"player__size\">Video, 3 MB</span>");
	assert_contains(
	    written_as(&package),
	    "<video class=\"player__media\" controls=\"controls\" preload=\"none\" data-cues=\"m07-talk.webm\""
	    " src=\"media/m07-talk.webm\"></video>");
	assert_contains(
	    written_as(&package),
	    "<details class=\"player__transcript\"><summary>Read it instead</summary>\n<p>What they say.</p>");
	assert_lacks(written_as(&package), "media-outside");
	/* No video goes into a single file: its words stand for it. */
	assert_lacks(written_as(&single), "<video");
	assert_contains(written_as(&single), "<p class=\"media-outside\">");
	assert_contains(written_as(&single), "<p>What they say.</p>");
}

static void frames_practice_questions(void **state)
{
	struct node *question = add_node(arena, root, NODE_QUESTION);

	(void)state;
	question->as.question.question = model.practice;
	assert_string_equal(
	    written(),
	    "<form class=\"question question--multiple\" id=\"m07-q1\" autocomplete=\"off\">\n"
	    "<div class=\"question__stem\">\n<p>Two friends talk.</p>\n</div>\n"
	    "<fieldset><legend><h2>Which first sentence?</h2> <small>Choose all that apply.</small></legend>\n"
	    "<div><label class=\"option\" data-option=\"a\"><input type=\"radio\" name=\"m07-q1\" value=\"a\" /> A way "
	    "&amp; a &lt;word&gt;</label>\n</div></fieldset>\n"
	    "<details class=\"question__hint\"><summary>Hint</summary>\n<p>Think of a choice.</p>\n</details>\n"
	    "<details class=\"question__answer\"><summary>See the answer and why</summary>\n"
	    "<div class=\"reason\" data-option=\"a\"><p>A way &amp; a &lt;word&gt;</p>\n</div>\n<p>Permission first.</p></details>\n</form>\n");
}

static void keeps_heading_levels_in_order(void **state)
{
	struct node *heading = add_node(arena, root, NODE_HEADING);
	struct node *question = add_node(arena, root, NODE_QUESTION);

	(void)state;
	heading->as.heading.level = 2;
	heading->as.heading.attributes.id = "x";
	question->as.question.question = model.practice;
	assert_contains(written(), "<h3>Which first sentence?</h3>");
}

static void writes_plain_inlines(void **state)
{
	struct node *paragraph = add_node(arena, root, NODE_PARAGRAPH);

	(void)state;
	add_link(arena, paragraph, (struct link){ .kind = LINK_EXTERNAL, .url = "https://example.org" }, "a & b");
	add_node(arena, paragraph, NODE_CITATION)->as.citation.reference = &model.kit->references[0];
	add_text(arena, add_node(arena, paragraph, NODE_EMPHASIS), "c");
	page_inlines(model.edition->words, paragraph, &fixture->out);
	assert_string_equal(fixture->out.text, "a &amp; b<em>c</em>");
}

static void links_pages_of_the_kit_beside(void **state)
{
	struct page *page = page_new(arena, model.templates, model.kit, model.edition, NULL, fixture->diagnostics);
	struct node *paragraph = add_node(arena, root, NODE_PARAGRAPH);
	struct node *term = add_node(arena, paragraph, NODE_TERM);

	(void)state;
	term->as.term.term = &model.edition->terms[1];
	add_text(arena, term, "t");
	add_node(arena, paragraph, NODE_CITATION)->as.citation.reference = &model.kit->references[2];
	add_link(arena, paragraph, (struct link){ .kind = LINK_MODULE, .module = "m07", .anchor = "m07-p1" }, "m");
	page_kit_blocks(page, root, &fixture->out);
	assert_string_equal(fixture->out.text,
			    "<p><a href=\"glossary.html#term-grooming\">t</a>"
			    "<a href=\"references.html#ref-unodc\" aria-label=\"Source 3\">[3]</a>"
			    "<a href=\"m07.html#m07-p1\">m</a></p>\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, render_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(escapes_text),
		TEST(writes_inlines),
		TEST(writes_headings_with_ids),
		TEST(writes_lists),
		TEST(writes_tables),
		TEST(writes_callouts),
		TEST(leaves_out_what_is_for_facilitators),
		TEST(offers_choices_in_content_notes),
		TEST(names_the_audiences_of_conditions),
		TEST(links_within_the_module),
		TEST(links_out_of_the_course),
		TEST(links_elsewhere_where_the_output_has_it),
		TEST(cites_sources_by_number_of_first_use),
		TEST(links_terms),
		TEST(writes_drawings),
		TEST(writes_pictures),
		TEST(tells_which_file_cannot_be_read),
		TEST(writes_players),
		TEST(frames_practice_questions),
		TEST(keeps_heading_levels_in_order),
		TEST(writes_plain_inlines),
		TEST(links_pages_of_the_kit_beside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
