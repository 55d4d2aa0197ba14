/* YAML: the tree with its places, what is refused, and messages that tell an author what to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "load/yaml.h"
#include "scene.h"

static struct yaml *parse(struct scene *scene, const char *text)
{
	return yaml_parse(&scene->arena, "f.md", text, strlen(text), 2, scene->diagnostics);
}

static void tree_with_places(void **state)
{
	struct scene *scene = *state;
	const struct yaml *map = parse(scene, "title: Clues\nlist: [a, \"b\"]\nmap:\n  é: NO\n");
	assert_silent(scene);
	assert_int_equal(map->kind, YAML_MAP);
	const struct yaml *title = yaml_get(map, "title");
	assert_string_equal(title->text, "Clues");
	assert_int_equal(title->place.line, 2);
	assert_int_equal(title->place.column, 8);
	assert_int_equal(title->key_place.column, 1);
	const struct yaml *list = yaml_get(map, "list");
	assert_int_equal(list->kind, YAML_LIST);
	assert_string_equal(list->first->next->text, "b");
	assert_null(list->first->key);
	const struct yaml *no = yaml_get(yaml_get(map, "map"), "é");
	assert_string_equal(no->text, "NO");
	assert_int_equal(no->place.line, 5);
	assert_int_equal(no->place.column, 6); /* in characters */
	assert_null(yaml_get(map, "other"));
	assert_null(yaml_get(title, "title"));
}

static void nothing_is_an_empty_map(void **state)
{
	struct scene *scene = *state;
	static const char *const texts[] = { "", "  \n", "# only a comment\n", "---\n" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct yaml *map = parse(scene, texts[i]);
		assert_non_null(map);
		assert_int_equal(map->kind, YAML_MAP);
		assert_null(map->first);
	}
	assert_silent(scene);
}

static void values_are_one_line(void **state)
{
	struct scene *scene = *state;
	const struct yaml *map = parse(scene, "a: >\n  one\n  two\nb: |\n  one\n  two\nc: one\n  two\nd:\n");
	assert_string_equal(yaml_get(map, "a")->text, "one two");
	assert_string_equal(yaml_get(map, "b")->text, "one two");
	assert_string_equal(yaml_get(map, "c")->text, "one two");
	assert_string_equal(yaml_get(map, "d")->text, "");
	assert_silent(scene);
}

/* The first line of each text is line 2 of its file. */
static void problems_are_explained(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ "a: b: c", "f.md:2:5: error: a value holds a second ': '; a text with a colon needs quotes: title: \"A: b\" [yaml]" },
		{ "a: b\n c: d", "f.md:3:3: error: this line reads on the text above;" },
		{ "a: 'it's fine'", "f.md:2:8: error: text after the closing quote;" },
		{ "a: \"b\nc: d", "f.md:2:4: error: a quote is opened here and never closed;" },
		{ "a: b\n\tc: d", "f.md:3:1: error: a tab in the indent; indent with spaces" },
		{ "a: 1\nb: 2\na: 3", "f.md:4:1: error: the key 'a' is already in line 2; keep one of the two" },
		{ "title: x\nsummary\nc: d", "f.md:3:1: error: this line is not 'key: value';" },
		{ "a: [1, 2\nb: c", "f.md:2:4: error: the list that is opened here is not closed; end it with ']'" },
		{ "a: {x: 1\nb: c", "f.md:2:4: error: the map that is opened here is not closed; end it with '}'" },
		{ "a: @foo", "f.md:2:4: error: a value cannot start with this character; put the text in quotes" },
		{ "a: *b", "f.md:2:4: error: an alias ('*name') is not understood here;" },
		{ "a: &b c", "f.md:2:4: error: an anchor ('&name') is not understood here;" },
		{ "a: !!str c", "f.md:2:4: error: a tag ('!name') is not understood here;" },
		{ "a: b\n---\nc: d", "f.md:3:1: error: a second document starts here; remove the '---'" },
		{ "a: \"x\\qy\"", "f.md:2:6: error: unknown escape in double quotes;" },
		{ "a: \"x\\0y\"", "f.md:2:4: error: an escape in this text stands for a control character; remove it" },
		{ "a: \"\\u202e\"", "f.md:2:4: error: an escape in this text stands for a control character; remove it" },
		{ "? [a]\n: b", "f.md:2:3: error: a key is a word; write 'key: value'" },
		{ "a: - b", "f.md:2:4: error: a list cannot start here;" },
		{ "- a\nb: c", "f.md:3:1: error: this line is not part of the list above;" },
		{ "é: b\né: \"x\" y", "f.md:3:8: error: text after the closing quote;" },
	};
	struct scene *scene = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		parse(scene, rows[i].text);
		assert_reported(scene, rows[i].message);
	}
}

static void reader_errors_have_their_place(void **state)
{
	struct scene *scene = *state;
	assert_null(parse(scene, "a: é\nb: x\x01y\n"));
	assert_reported(scene, "f.md:3:5: error: control characters are not allowed");
}

static void bytes_that_are_no_text(void **state)
{
	struct scene *scene = *state;
	static const char nul[] = "a: b\0c: d";
	assert_null(yaml_parse(&scene->arena, "f.md", nul, sizeof nul - 1, 1, scene->diagnostics));
	assert_null(parse(scene, "a: \xff\xfe"));
	assert_int_equal(diagnostics_errors(scene->diagnostics), 2);
}

static void deep_nesting_ends(void **state)
{
	struct scene *scene = *state;
	struct strbuf text = STRBUF_INIT;
	for (int i = 0; i < 100000; i++)
		strbuf_addch(&text, '[');
	yaml_parse(&scene->arena, "f.md", text.text, text.length, 1, scene->diagnostics);
	assert_true(diagnostics_errors(scene->diagnostics) > 0);

	strbuf_reset(&text);
	for (int i = 0; i < 500; i++)
		strbuf_addstr(&text, "{a: ");
	for (int i = 0; i < 500; i++)
		strbuf_addch(&text, '}');
	yaml_parse(&scene->arena, "g.md", text.text, text.length, 1, scene->diagnostics);
	assert_reported(scene, "g.md:1:33: error: lists and maps are nested more than 8 deep; write them flatter");
	strbuf_release(&text);
}

static void a_map_of_ten_thousand_keys(void **state)
{
	struct scene *scene = *state;
	struct strbuf text = STRBUF_INIT;
	for (int i = 0; i < 10000; i++)
		strbuf_addf(&text, "k%d: v\n", i);
	strbuf_addstr(&text, "k77: again\n");
	const struct yaml *map = parse(scene, text.text);
	assert_string_equal(yaml_get(map, "k9999")->text, "v");
	assert_reported(scene, "f.md:10002:1: error: the key 'k77' is already in line 79;");
	assert_int_equal(diagnostics_errors(scene->diagnostics), 1);
	strbuf_release(&text);
}

/* ---- yaml_read -------------------------------------------------------------------------------------------- */

struct record {
	const char *title, *date, *id;
	int minutes;
	const struct yaml *list, *tree;
};

static const struct yaml_field fields[] = {
	{ "title", YAML_AS_TEXT, true, 0, 0, offsetof(struct record, title) },
	{ "date", YAML_AS_DATE, false, 0, 0, offsetof(struct record, date) },
	{ "id", YAML_AS_ID, false, 0, 0, offsetof(struct record, id) },
	{ "minutes", YAML_AS_NUMBER, false, 1, 99, offsetof(struct record, minutes) },
	{ "list", YAML_AS_LIST, false, 0, 0, offsetof(struct record, list) },
	{ "tree", YAML_AS_TREE, false, 0, 0, offsetof(struct record, tree) },
};

static bool read_record(struct scene *scene, const char *text, struct record *record)
{
	*record = (struct record){ .minutes = 7 };
	return yaml_read(parse(scene, text), fields, sizeof fields / sizeof *fields, record, scene->diagnostics);
}

static void a_record_is_filled(void **state)
{
	struct scene *scene = *state;
	struct record record;
	assert_true(read_record(scene, "title: T\ndate: 2026-05-12\nid: m07-o1\nminutes: 12\nlist: [a, b]\ntree: {x: {y: z}}\n",
	                        &record));
	assert_silent(scene);
	assert_string_equal(record.title, "T");
	assert_string_equal(record.date, "2026-05-12");
	assert_string_equal(record.id, "m07-o1");
	assert_int_equal(record.minutes, 12);
	assert_string_equal(yaml_get(yaml_get(record.tree, "x"), "y")->text, "z");
	const struct yaml *item = yaml_next(record.list, NULL);
	assert_string_equal(item->text, "a");
	item = yaml_next(record.list, item);
	assert_string_equal(item->text, "b");
	assert_null(yaml_next(record.list, item));
}

static void absent_and_empty_values_change_nothing(void **state)
{
	struct scene *scene = *state;
	struct record record;
	assert_true(read_record(scene, "title: T\nminutes:\nlist:\ndate: \"\"\n", &record));
	assert_int_equal(record.minutes, 7);
	assert_null(record.list);
	assert_null(record.date);
	assert_null(yaml_next(record.list, NULL));
}

static void a_lone_text_is_a_list_of_one(void **state)
{
	struct scene *scene = *state;
	struct record record;
	assert_true(read_record(scene, "title: T\nlist: survivor expert\nid: x\n", &record));
	const struct yaml *item = yaml_next(record.list, NULL);
	assert_string_equal(item->text, "survivor expert");
	assert_null(yaml_next(record.list, item));
}

static void records_that_are_wrong(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ "titel: T\ntitle: T", "f.md:2:1: error: unknown key 'titel'; did you mean 'title'? [key-unknown]" },
		{ "zzz: T\ntitle: T", "unknown key 'zzz'; known here: title, date, id, minutes, list, tree [key-unknown]" },
		{ "id: x", "f.md:2:1: error: the key 'title' is missing; add 'title: …' [key-missing]" },
		{ "title:", "f.md:2:1: error: the key 'title' has no value; add one [key-missing]" },
		{ "title: [a]", "f.md:2:8: error: the value of 'title' is a list; write one text [key-type]" },
		{ "title: T\ndate: 2026-02-30", "f.md:3:7: error: the value '2026-02-30' of 'date' is not a date;" },
		{ "title: T\nid: A B", "f.md:3:5: error: the value 'A B' of 'id' is not an id;" },
		{ "title: T\nminutes: 100", "the value '100' of 'minutes' is out of range or no number; write a whole one from 1 to 99 [key-type]" },
		{ "title: T\nminutes: 0x5", "the value '0x5' of 'minutes' is out of range or no number; write a whole one from 1 to 99 [key-type]" },
		{ "title: T\nminutes: -5", "the value '-5' of 'minutes'" },
		{ "title: T\nminutes: 99999999999999999999", "the value '99999999999999999999' of 'minutes'" },
		{ "title: T\nlist: {a: b}", "the value of 'list' is a map; write a list: [a, b] [key-type]" },
		{ "title: T\nlist: [[a]]", "an element of 'list' is not a text; write a plain list: [a, b] [key-type]" },
		{ "- a", "f.md:2:1: error: this is not a map; write lines 'key: value' [key-type]" },
		{ "just words", "f.md:2:1: error: this is not a map; write lines 'key: value' [key-type]" },
	};
	struct scene *scene = *state;
	struct record record;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_false(read_record(scene, rows[i].text, &record));
		assert_reported(scene, rows[i].message);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_set_up, scene_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tree_with_places),
		TEST(nothing_is_an_empty_map),
		TEST(values_are_one_line),
		TEST(problems_are_explained),
		TEST(reader_errors_have_their_place),
		TEST(bytes_that_are_no_text),
		TEST(deep_nesting_ends),
		TEST(a_map_of_ten_thousand_keys),
		TEST(a_record_is_filled),
		TEST(absent_and_empty_values_change_nothing),
		TEST(a_lone_text_is_a_list_of_one),
		TEST(records_that_are_wrong),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
