/* Views: values are found by name, replaced when set again, and know whether they are set. */
#include "render_fixture.h"

#include "render/view.h"

static const struct view_value *find(const struct view *view, const char *name)
{
	return view_find(view, name, strlen(name), view_hash(name, strlen(name)));
}

static void finds_values_by_name(void **state)
{
	struct render_fixture *fixture = *state;
	struct view *view = view_new(&fixture->arena);

	view_text(view, "title", "A & B");
	view_number(view, "pages", 7);
	assert_string_equal(find(view, "title")->as.text.text, "A & B");
	assert_int_equal(find(view, "pages")->as.number, 7);
	assert_null(find(view, "titl"));
	assert_null(find(view, "titles"));
}

static void replaces_a_value_that_is_set_again(void **state)
{
	struct render_fixture *fixture = *state;
	struct view *view = view_new(&fixture->arena);
	const char *names[4];

	view_text(view, "x", "one");
	view_flag(view, "x", true);
	assert_int_equal(find(view, "x")->kind, VIEW_FLAG);
	assert_int_equal(view_names(view, names, 4), 1);
}

static void knows_what_is_set(void **state)
{
	struct render_fixture *fixture = *state;
	struct view *view = view_new(&fixture->arena);

	view_text(view, "no-text", NULL);
	view_text(view, "empty-text", "");
	view_text(view, "text", "0");
	view_number(view, "nought", 0);
	view_number(view, "number", -1);
	view_markup(view, "no-markup", NULL, 0);
	view_markup(view, "markup", "<b/>", 4);
	view_flag(view, "off", false);
	view_flag(view, "on", true);
	view_list(view, "empty-list");
	view_append(view, "list");
	assert_false(view_value_is_set(find(view, "no-text")));
	assert_false(view_value_is_set(find(view, "empty-text")));
	assert_true(view_value_is_set(find(view, "text")));
	assert_false(view_value_is_set(find(view, "nought")));
	assert_true(view_value_is_set(find(view, "number")));
	assert_false(view_value_is_set(find(view, "no-markup")));
	assert_true(view_value_is_set(find(view, "markup")));
	assert_false(view_value_is_set(find(view, "off")));
	assert_true(view_value_is_set(find(view, "on")));
	assert_false(view_value_is_set(find(view, "empty-list")));
	assert_true(view_value_is_set(find(view, "list")));
}

static void keeps_lists_in_order(void **state)
{
	struct render_fixture *fixture = *state;
	struct view *view = view_new(&fixture->arena);
	const struct view *element;
	long expected = 0;

	view_list(view, "items");
	for (long i = 0; i < 20; i++)
		view_number(view_append(view, "items"), "n", i);
	for (element = find(view, "items")->as.list.first; element != NULL; element = view_next(element))
		assert_int_equal(find(element, "n")->as.number, expected++);
	assert_int_equal(expected, 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(finds_values_by_name, render_set_up, render_tear_down),
		cmocka_unit_test_setup_teardown(replaces_a_value_that_is_set_again, render_set_up, render_tear_down),
		cmocka_unit_test_setup_teardown(knows_what_is_set, render_set_up, render_tear_down),
		cmocka_unit_test_setup_teardown(keeps_lists_in_order, render_set_up, render_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
