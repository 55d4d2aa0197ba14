/* Lookups in a model that is made by hand, and names that others depend on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"
#include "model/outline.h"
#include "model/wordlist.h"

static void references_by_key_and_fact(void **state)
{
	struct reference references[] = { { .key = "a" }, { .key = "c" } };
	struct reference_name names[] = { { "a", &references[0] }, { "b", &references[1] }, { "c", &references[1] } };
	struct kit kit = { .references = references, .reference_names = names, .reference_name_count = 3 };
	(void)state;
	assert_ptr_equal(kit_find_reference(&kit, "a"), &references[0]);
	assert_ptr_equal(kit_find_reference(&kit, "b"), &references[1]);
	assert_null(kit_find_reference(&kit, ""));
	assert_null(kit_find_reference(&kit, "d"));
}

static void modules_and_terms_by_id(void **state)
{
	struct module_entry modules[] = { { .id = "m01" }, { .id = "m02" } };
	struct term terms[] = { { .id = "zone" }, { .id = "act" } };
	const struct term *by_id[] = { &terms[1], &terms[0] };
	const char *left_out[] = { "m03", "m05" };
	struct edition edition = {
		.modules = modules, .module_count = 2, .terms = terms, .terms_by_id = by_id, .term_count = 2,
		.left_out = left_out, .left_out_count = 2,
	};
	(void)state;
	assert_ptr_equal(edition_find_module(&edition, "m02"), &modules[1]);
	assert_null(edition_find_module(&edition, "m03"));
	assert_ptr_equal(edition_find_term(&edition, "act"), &terms[1]);
	assert_null(edition_find_term(&edition, "acts"));
	assert_true(edition_leaves_out(&edition, "m05"));
	assert_false(edition_leaves_out(&edition, "m04"));
}

static void the_check_of_a_module(void **state)
{
	struct section sections[] = { { .kind = SECTION_INTRODUCTION }, { .kind = SECTION_LESSON }, { .kind = SECTION_CHECK } };
	struct module module = { .sections = sections, .section_count = 3 };
	(void)state;
	assert_ptr_equal(module_check(&module), &sections[2]);
	module.section_count = 2;
	assert_null(module_check(&module));
}

static void names(void **state)
{
	struct arena arena = ARENA_INIT;
	(void)state;
	assert_string_equal(id_for_lms(&arena, "m07-q1-long"), "m07_q1_long");
	assert_string_equal(completion_preset_name(COMPLETION_PASSED_INCOMPLETE), "passed-incomplete");
	assert_string_equal(completion_preset_name(COMPLETION_PASSED_FAILED), "passed-failed");
	assert_string_equal(completion_preset_name(COMPLETION_COMPLETED), "completed");
	assert_string_equal(completion_preset_name(COMPLETION_COMPLETED_AND_PASSED), "completed-and-passed");
	arena_release(&arena);
}

static void words(void **state)
{
	static const struct word list[] = { { "script.z", "Z" }, { "page.next", "Next" }, { "script.a", "A" } };
	struct arena arena = ARENA_INIT;
	size_t count;
	struct words *found = wordlist_new(&arena, "en.yaml", list, 3);
	const struct word *script = words_with_prefix(found, "script.", &count);
	(void)state;
	assert_string_equal(words_get(found, "page.next"), "Next");
	assert_string_equal(words_get(found, "page.none"), "page.none");
	assert_null(words_find(found, "page.none"));
	assert_int_equal(count, 2);
	assert_string_equal(script[0].text, "A");
	assert_string_equal(script[1].key, "script.z");
	words_with_prefix(found, "pages.", &count);
	assert_int_equal(count, 0);
	assert_null(words_find(wordlist_new(&arena, "none.yaml", NULL, 0), "page.next"));
	arena_release(&arena);
}

static void an_outline_outlives_its_module(void **state)
{
	struct arena arena = ARENA_INIT;
	struct reference references[2] = { { .key = "a" }, { .key = "b" } };
	struct term terms[2] = { { .id = "x" }, { .id = "y" } };
	struct kit kit = { .references = references, .reference_count = 2 };
	struct edition edition = { .terms = terms, .term_count = 2 };
	struct module_entry entry = { .id = "m01" };
	const struct reference *cited[] = { &references[1] };
	const struct term *used[] = { &terms[0] };
	char title[] = "Title", id[] = "m01-p1";
	struct section section = {
		.kind = SECTION_LESSON, .id = id, .title = title, .minutes = 4,
		.references = cited, .reference_count = 1, .terms = used, .term_count = 1,
	};
	struct question practice = { .practice = true }, scored = { .practice = false };
	struct question *questions[] = { &practice, &scored, &scored };
	struct module module = {
		.kit = &kit, .edition = &edition, .entry = &entry, .sections = &section, .section_count = 1,
		.questions = questions, .question_count = 3, .draw = 2, .state_limit = 99,
	};
	struct outline_module outline = { 0 };
	(void)state;
	outline_of_module(&arena, &module, &outline);
	memset(title, 'x', sizeof title - 1);
	memset(id, 'x', sizeof id - 1);
	assert_ptr_equal(outline.entry, &entry);
	assert_string_equal(outline.sections[0].title, "Title");
	assert_string_equal(outline.sections[0].id, "m01-p1");
	assert_int_equal(outline.sections[0].minutes, 4);
	assert_int_equal(outline.practice_count, 1);
	assert_int_equal(outline.check_count, 2);
	assert_int_equal(outline.draw, 2);
	assert_int_equal(outline.state_limit, 99);
	assert_false(outline.uses_reference[0]);
	assert_true(outline.uses_reference[1]);
	assert_true(outline.uses_term[0]);
	assert_false(outline.uses_term[1]);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_by_key_and_fact),
		cmocka_unit_test(modules_and_terms_by_id),
		cmocka_unit_test(the_check_of_a_module),
		cmocka_unit_test(names),
		cmocka_unit_test(words),
		cmocka_unit_test(an_outline_outlives_its_module),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
