/* The spool: compressed bytes wait on disk when their module is gone. */
#include "temporary.h"

#include <errno.h>
#include <pthread.h>
#include <unistd.h>

#include "output/blob_reader.h"
#include "output/bundle.h"

static void kept_bytes_come_back(void **state)
{
	enum { COUNT = 50 };
	struct temporary *temporary = *state;
	struct spool *spool = spool_new(temporary->folder);
	struct blob *kept[COUNT], *original[COUNT];
	assert_non_null(spool);
	for (int i = 0; i < COUNT; i++) {
		const char *text = arena_printf(&temporary->arena, "%*d%0*d", 1 + i * 20, i, 1 + i * 30, i);
		original[i] = blob_of(&temporary->arena, text, strlen(text));
		if (i % 2 == 0)
			assert_true(blob_compress(&temporary->arena, original[i]));
		kept[i] = spool_keep(spool, &temporary->arena, original[i]);
		assert_non_null(kept[i]);
		assert_int_equal(original[i]->compressed, i % 2 == 0); /* the blob itself stays as it was */
	}
	for (int i = 0; i < COUNT; i++) {
		char buffer[4096];
		assert_true(blob_compress(&temporary->arena, original[i]));
		assert_null(kept[i]->data);
		assert_null(kept[i]->deflated);
		assert_ptr_equal(kept[i]->spool, spool);
		assert_true(kept[i]->compressed);
		assert_int_equal(kept[i]->stored, original[i]->stored);
		assert_int_equal(kept[i]->crc, original[i]->crc);
		assert_int_equal(kept[i]->length, original[i]->length);
		assert_int_equal(kept[i]->deflated_length, original[i]->deflated_length);
		assert_true(spool_read(spool, kept[i]->spool_offset, buffer, kept[i]->deflated_length));
		assert_memory_equal(buffer, original[i]->deflated, original[i]->deflated_length);
	}
	spool_free(spool);
}

/* A file made of parts that were kept before: longer than what is copied at a time. */
static void parts_are_joined(void **state)
{
	enum { COUNT = 3, LONG = 100 * 1024 };
	struct temporary *temporary = *state;
	struct spool *spool = spool_new(temporary->folder);
	const struct blob *parts[COUNT + 1];
	struct strbuf expected = STRBUF_INIT;
	assert_non_null(spool);
	parts[0] = blob_of(&temporary->arena, "head ", 5); /* one may be in memory */
	strbuf_addstr(&expected, "head ");
	for (int i = 0; i < COUNT; i++) {
		const char *text = arena_printf(&temporary->arena, "%*d", i == 1 ? LONG : i, i);
		parts[i + 1] = spool_keep_plain(spool, &temporary->arena, blob_of(&temporary->arena, text, strlen(text)));
		assert_non_null(parts[i + 1]);
		assert_null(parts[i + 1]->data);
		strbuf_addstr(&expected, text);
	}
	struct blob *joined = spool_join(spool, &temporary->arena, parts, COUNT + 1);
	assert_non_null(joined);
	assert_int_equal(joined->length, expected.length);
	char *content = arena_alloc(&temporary->arena, joined->length + 1);
	struct blob_reader reader;
	size_t filled = 0;
	ssize_t got;
	assert_true(blob_reader_open(&reader, joined, BLOB_PLAIN));
	while ((got = blob_reader_read(&reader, content + filled, joined->length - filled)) > 0)
		filled += (size_t)got;
	blob_reader_close(&reader);
	assert_string_equal(content, expected.text);
	assert_true(blob_compress(&temporary->arena, joined)); /* it may stand in a zip as well */
	assert_int_equal(joined->length, expected.length);
	strbuf_release(&expected);
	spool_free(spool);
}

static void nothing_of_it_is_visible(void **state)
{
	struct temporary *temporary = *state;
	struct spool *spool = spool_new(temporary->folder);
	assert_non_null(spool);
	assert_int_equal(rmdir(temporary->folder), 0); /* only an empty folder can be removed */
	spool_free(spool);
	spool_free(NULL);
	assert_null(spool_new(temporary_path(temporary, "none")));
	assert_int_equal(errno, ENOENT);
}

static void reading_beyond_the_end_fails(void **state)
{
	struct temporary *temporary = *state;
	struct spool *spool = spool_new(temporary->folder);
	char buffer[16];
	struct blob *kept = spool_keep(spool, &temporary->arena, blob_of(&temporary->arena, "abc", 3));
	assert_true(spool_read(spool, kept->spool_offset, buffer, 3));
	assert_false(spool_read(spool, kept->spool_offset, buffer, 4));
	assert_int_equal(errno, EIO);
	spool_free(spool);
}

static void media_files_stay_where_they_are(void **state)
{
	struct temporary *temporary = *state;
	struct spool *spool = spool_new(temporary->folder);
	const char *path = temporary_write(temporary, "x.png", "not really a picture");
	struct blob *kept = spool_keep(spool, &temporary->arena, blob_of_file(&temporary->arena, path));
	assert_string_equal(kept->file, path);
	assert_null(kept->spool);
	assert_true(kept->stored);
	struct blob *missing = blob_of_file(&temporary->arena, path);
	assert_true(file_remove_tree(path));
	assert_null(spool_keep(spool, &temporary->arena, missing));
	assert_int_equal(errno, ENOENT);
	spool_free(spool);
}

struct job {
	struct spool *spool;
	int number;
	bool done;
};

static void *keep_many(void *context)
{
	struct job *job = context;
	struct arena arena = ARENA_INIT;
	struct blob *kept[200];
	job->done = true;
	for (int i = 0; i < 200; i++) {
		const char *text = arena_printf(&arena, "%d %d", job->number, i);
		kept[i] = spool_keep(job->spool, &arena, blob_of(&arena, text, strlen(text)));
	}
	for (int i = 0; i < 200; i++) {
		char buffer[64] = "";
		const char *text = arena_printf(&arena, "%d %d", job->number, i);
		job->done = job->done && kept[i]->stored &&
			    spool_read(job->spool, kept[i]->spool_offset, buffer, kept[i]->length) &&
			    strcmp(buffer, text) == 0;
	}
	arena_release(&arena);
	return NULL;
}

static void threads_write_side_by_side(void **state)
{
	struct temporary *temporary = *state;
	struct spool *spool = spool_new(temporary->folder);
	struct job jobs[4];
	pthread_t threads[4];
	for (int i = 0; i < 4; i++) {
		jobs[i] = (struct job){ .spool = spool, .number = i };
		assert_int_equal(pthread_create(&threads[i], NULL, keep_many, &jobs[i]), 0);
	}
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], NULL);
		assert_true(jobs[i].done);
	}
	spool_free(spool);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temporary_set_up, temporary_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(kept_bytes_come_back),         TEST(nothing_of_it_is_visible),
		TEST(parts_are_joined),         TEST(nothing_of_it_is_visible),
		TEST(reading_beyond_the_end_fails), TEST(media_files_stay_where_they_are),
		TEST(threads_write_side_by_side),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
