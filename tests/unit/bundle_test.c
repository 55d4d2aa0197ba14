/* Blobs and bundles: what is compressed comes out again, what does not shrink is stored. */
#include "temporary.h"

#include <errno.h>

#include <zlib.h>

#include "output/bundle.h"

/* Unpack raw deflate. */
static char *inflate_raw(struct arena *arena, const char *data, size_t length, size_t expected)
{
	char *out = arena_alloc(arena, expected + 1);
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)data, .avail_in = (uInt)length };
	stream.next_out = (Bytef *)out;
	stream.avail_out = (uInt)expected + 1;
	assert_int_equal(inflateInit2(&stream, -15), Z_OK);
	assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
	assert_int_equal(stream.total_out, expected);
	assert_int_equal(stream.avail_in, 0);
	inflateEnd(&stream);
	return out;
}

static char *pattern(struct arena *arena, size_t length)
{
	char *text = arena_alloc(arena, length + 1);
	for (size_t i = 0; i < length; i++)
		text[i] = (char)('a' + (i / 7 + i % 13) % 26);
	return text;
}

static char *noise(struct arena *arena, size_t length)
{
	char *bytes = arena_alloc(arena, length + 1);
	uint32_t seed = 1;
	for (size_t i = 0; i < length; i++) {
		seed = seed * 1664525u + 1013904223u;
		bytes[i] = (char)(seed >> 24);
	}
	return bytes;
}

static void assert_compressed(struct arena *arena, struct blob *blob, const char *content)
{
	assert_true(blob->compressed);
	assert_int_equal(blob->crc, crc32(0, (const Bytef *)content, (uInt)blob->length));
	if (blob->stored) {
		assert_int_equal(blob->deflated_length, blob->length);
	} else {
		assert_true(blob->deflated_length < blob->length);
		assert_memory_equal(inflate_raw(arena, blob->deflated, blob->deflated_length, blob->length), content,
				    blob->length);
	}
}

static void text_of_any_length_is_compressed(void **state)
{
	static const size_t lengths[] = { 0, 1, 2, 10, 100, 4095, 65535, 65536, 65537, 131072, 1000000 };
	struct arena arena = ARENA_INIT;
	(void)state;
	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		const char *text = pattern(&arena, lengths[i]);
		struct blob *blob = blob_of(&arena, text, lengths[i]);
		assert_false(blob->compressed);
		assert_true(blob_compress(&arena, blob));
		assert_compressed(&arena, blob, text);
		assert_int_equal(blob->stored, lengths[i] <= 10);
		const char *first = blob->deflated;
		assert_true(blob_compress(&arena, blob));
		assert_ptr_equal(blob->deflated, first);
	}
	arena_release(&arena);
}

static void noise_is_stored(void **state)
{
	struct arena arena = ARENA_INIT;
	(void)state;
	const char *bytes = noise(&arena, 200000);
	struct blob *blob = blob_of(&arena, bytes, 200000);
	assert_true(blob_compress(&arena, blob));
	assert_true(blob->stored);
	assert_ptr_equal(blob->deflated, bytes);
	assert_compressed(&arena, blob, bytes);
	arena_release(&arena);
}

static void a_file_is_compressed(void **state)
{
	struct temporary *temporary = *state;
	const char *text = pattern(&temporary->arena, 150000);
	const char *plain = temporary_write(temporary, "cues.vtt", text);
	const char *picture = temporary_write(temporary, "x.PNG", text);
	struct blob *blob = blob_of_file(&temporary->arena, plain);
	assert_non_null(blob);
	assert_null(blob->data);
	assert_int_equal(blob->length, 150000);
	assert_true(blob_compress(&temporary->arena, blob));
	assert_false(blob->stored);
	assert_compressed(&temporary->arena, blob, text);
	/* media that are compressed already are not tried, and not held in memory */
	blob = blob_of_file(&temporary->arena, picture);
	assert_true(blob_compress(&temporary->arena, blob));
	assert_true(blob->stored);
	assert_null(blob->deflated);
	assert_compressed(&temporary->arena, blob, text);
}

static void files_that_are_none_or_change(void **state)
{
	struct temporary *temporary = *state;
	assert_null(blob_of_file(&temporary->arena, temporary_path(temporary, "none")));
	assert_int_equal(errno, ENOENT);
	assert_null(blob_of_file(&temporary->arena, temporary->folder));
	assert_int_equal(errno, EISDIR);
	const char *path = temporary_write(temporary, "a.txt", "0123456789");
	struct blob *blob = blob_of_file(&temporary->arena, path);
	temporary_write(temporary, "a.txt", "01234567890");
	errno = 0;
	assert_false(blob_compress(&temporary->arena, blob));
	assert_int_equal(errno, ESTALE);
	assert_false(blob->compressed);
	assert_true(file_remove_tree(path));
	assert_false(blob_compress(&temporary->arena, blob));
	assert_int_equal(errno, ENOENT);
}

static void a_bundle_keeps_its_order(void **state)
{
	struct arena arena = ARENA_INIT;
	struct strbuf text = STRBUF_INIT;
	char path[16];
	(void)state;
	struct bundle *bundle = bundle_new(&arena, "site", false);
	for (int i = 99; i >= 0; i--) {
		snprintf(path, sizeof path, "f%d", i);
		strbuf_addf(&text, "content %d", i);
		bundle_add(&arena, bundle, path, blob_from_strbuf(&arena, &text), i == 5 ? "a.md" : NULL);
		assert_int_equal(text.length, 0);
	}
	assert_int_equal(bundle->count, 100);
	assert_string_equal(bundle->files[0].path, "f99");
	assert_string_equal(bundle->files[99].path, "f0");
	const struct bundle_file *found = bundle_find(bundle, "f5");
	assert_non_null(found);
	assert_string_equal(found->source, "a.md");
	assert_string_equal(found->blob->data, "content 5");
	assert_int_equal(found->blob->length, 9);
	assert_null(bundle_find(bundle, "f100"));
	strbuf_release(&text);
	arena_release(&arena);
}

static void some_content_stays_plain(void **state)
{
	struct arena arena = ARENA_INIT;
	char text[1000];
	(void)state;
	memset(text, 'a', sizeof text);
	struct blob *blob = blob_of(&arena, text, sizeof text);
	blob->stays_plain = true;
	assert_true(blob_compress(&arena, blob));
	assert_true(blob->stored);
	assert_int_equal(blob->deflated_length, sizeof text);
	assert_ptr_equal(blob->deflated, text);
	arena_release(&arena);
}

/* Wherever the bytes lie. */
static void content_is_read_back(void **state)
{
	struct temporary *temporary = *state;
	struct arena *arena = &temporary->arena;
	struct spool *spool = spool_new(temporary->folder);
	const char *text = "again and again and again and again and again";
	const char *file = temporary_write(temporary, "a.txt", text);
	struct blob *in_memory = blob_of(arena, text, strlen(text));
	struct blob *tiny = blob_of(arena, "tiny", 4);
	assert_string_equal(blob_content(arena, in_memory), text);
	assert_string_equal(blob_content(arena, blob_of_file(arena, file)), text);
	struct blob *kept = spool_keep(spool, arena, in_memory);
	assert_false(kept->stored);
	assert_string_equal(blob_content(arena, kept), text);
	assert_string_equal(blob_content(arena, spool_keep(spool, arena, tiny)), "tiny");
	assert_null(blob_content(arena, blob_of(arena, NULL, 7)));
	kept->length++; /* longer than what was kept */
	assert_null(blob_content(arena, kept));
	spool_free(spool);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temporary_set_up, temporary_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_of_any_length_is_compressed),
		cmocka_unit_test(noise_is_stored),
		TEST(a_file_is_compressed),
		TEST(files_that_are_none_or_change),
		cmocka_unit_test(a_bundle_keeps_its_order),
		cmocka_unit_test(some_content_stays_plain),
		TEST(content_is_read_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
