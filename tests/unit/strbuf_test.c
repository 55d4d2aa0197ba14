/* The string buffer: its invariants hold after every operation. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"

static void assert_invariants(const struct strbuf *buf)
{
	assert_non_null(buf->text);
	assert_int_equal(buf->text[buf->length], '\0');
	if (buf->capacity == 0) {
		assert_ptr_equal(buf->text, strbuf_empty);
		assert_int_equal(buf->length, 0);
	} else {
		assert_true(buf->length < buf->capacity);
	}
	assert_int_equal(strbuf_empty[0], '\0');
}

static void starts_empty_without_memory(void **state)
{
	struct strbuf buf = STRBUF_INIT;
	(void)state;
	assert_invariants(&buf);
	strbuf_add(&buf, NULL, 0);
	strbuf_addstr(&buf, "");
	strbuf_reset(&buf);
	strbuf_truncate(&buf, 0);
	assert_invariants(&buf);
	assert_int_equal(buf.capacity, 0);
	strbuf_release(&buf);
	assert_invariants(&buf);
}

static void every_append_keeps_the_text(void **state)
{
	struct strbuf buf = STRBUF_INIT;
	(void)state;
	for (size_t i = 0; i < 3000; i++) {
		strbuf_addch(&buf, (char)('a' + i % 26));
		assert_invariants(&buf);
		assert_int_equal(buf.length, i + 1);
	}
	for (size_t i = 0; i < 3000; i++)
		assert_int_equal(buf.text[i], 'a' + i % 26);
	strbuf_release(&buf);
}

static void bytes_may_be_zero(void **state)
{
	struct strbuf buf = STRBUF_INIT;
	(void)state;
	strbuf_add(&buf, "a\0b", 3);
	strbuf_addch(&buf, '\0');
	assert_invariants(&buf);
	assert_int_equal(buf.length, 4);
	assert_memory_equal(buf.text, "a\0b\0", 5);
	strbuf_release(&buf);
}

static void formats_of_any_length(void **state)
{
	struct strbuf buf = STRBUF_INIT;
	(void)state;
	for (int width = 1; width < 400; width++) {
		strbuf_reset(&buf);
		strbuf_addstr(&buf, "x");
		strbuf_addf(&buf, "%*d", width, 5);
		assert_invariants(&buf);
		assert_int_equal(buf.length, width + 1);
		assert_int_equal(buf.text[width], '5');
		strbuf_release(&buf);
		strbuf_addf(&buf, "%*d", width, 6);
		assert_invariants(&buf);
		assert_int_equal(buf.length, width);
	}
	strbuf_release(&buf);
}

static void growing_reserves_room(void **state)
{
	struct strbuf buf = STRBUF_INIT;
	(void)state;
	strbuf_grow(&buf, 1000);
	assert_invariants(&buf);
	const char *text = buf.text;
	for (int i = 0; i < 1000; i++)
		strbuf_addch(&buf, 'x');
	assert_ptr_equal(buf.text, text);
	assert_invariants(&buf);
	size_t capacity = buf.capacity;
	strbuf_grow(&buf, capacity);
	assert_true(buf.capacity >= 2 * capacity);
	assert_invariants(&buf);
	strbuf_release(&buf);
}

static void truncating_and_resetting_keep_storage(void **state)
{
	struct strbuf buf = STRBUF_INIT;
	(void)state;
	strbuf_addstr(&buf, "waymark");
	size_t capacity = buf.capacity;
	strbuf_truncate(&buf, 3);
	assert_invariants(&buf);
	assert_string_equal(buf.text, "way");
	strbuf_reset(&buf);
	assert_invariants(&buf);
	assert_string_equal(buf.text, "");
	assert_int_equal(buf.capacity, capacity);
	strbuf_release(&buf);
}

static void detaching_hands_the_text_over(void **state)
{
	struct strbuf buf = STRBUF_INIT;
	size_t length = 99;
	(void)state;
	char *nothing = strbuf_detach(&buf, &length);
	assert_ptr_not_equal(nothing, strbuf_empty);
	assert_string_equal(nothing, "");
	assert_int_equal(length, 0);
	free(nothing);
	strbuf_addstr(&buf, "mine");
	char *text = strbuf_detach(&buf, NULL);
	assert_invariants(&buf);
	assert_int_equal(buf.capacity, 0);
	assert_string_equal(text, "mine");
	strbuf_addstr(&buf, "again");
	assert_string_equal(buf.text, "again");
	free(text);
	strbuf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(starts_empty_without_memory),
		cmocka_unit_test(every_append_keeps_the_text),
		cmocka_unit_test(bytes_may_be_zero),
		cmocka_unit_test(formats_of_any_length),
		cmocka_unit_test(growing_reserves_room),
		cmocka_unit_test(truncating_and_resetting_keep_storage),
		cmocka_unit_test(detaching_hands_the_text_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
