/* Zip files: the same bytes wherever and whenever, and every entry comes out as it went in. */
#include "temporary.h"

#include <time.h>

#include <zip.h>

#include "output/zipfile.h"

static char *large_text(struct arena *arena)
{
	struct strbuf text = STRBUF_INIT;
	for (int i = 0; i < 20000; i++)
		strbuf_addf(&text, "line %d of many\n", i);
	char *copy = arena_strndup(arena, text.text, text.length);
	strbuf_release(&text);
	return copy;
}

struct made {
	struct bundle *bundle;
	struct spool *spool;
	const char *contents[8];
};

/* A bundle whose blobs lie everywhere: memory, compressed memory, a file, a stored file, the spool. */
static struct made make(struct temporary *temporary)
{
	struct arena *arena = &temporary->arena;
	struct made made = { .bundle = bundle_new(arena, "x.zip", true), .spool = spool_new(temporary->folder) };
	const char *large = large_text(arena);
	const char *const contents[8] = { "<manifest/>", large, "", large, large, "tiny", large, "not a picture" };
	const char *text_file = temporary_write(temporary, "in/cues.vtt", large);
	const char *picture = temporary_write(temporary, "in/a.png", "not a picture");
	struct blob *blobs[8];
	for (int i = 0; i < 8; i++)
		blobs[i] = blob_of(arena, contents[i], strlen(contents[i]));
	assert_true(blob_compress(arena, blobs[3]));
	blobs[4] = spool_keep(made.spool, arena, blobs[4]);
	blobs[5] = spool_keep(made.spool, arena, blobs[5]);
	blobs[6] = blob_of_file(arena, text_file);
	blobs[7] = blob_of_file(arena, picture);
	static const char *const paths[8] = { "imsmanifest.xml", "index.html", "empty.txt",      "s/waymark.js",
					      "m02.html",        "s/tiny.css", "media/cues.vtt", "media/a.png" };
	for (int i = 0; i < 8; i++) {
		bundle_add(arena, made.bundle, paths[i], blobs[i], NULL);
		made.contents[i] = contents[i];
	}
	return made;
}

static void assert_written(struct temporary *temporary, const struct bundle *bundle, const char *name)
{
	struct strbuf problem = STRBUF_INIT;
	bool written = zipfile_write(&temporary->arena, bundle, temporary_path(temporary, name), &problem);
	assert_string_equal(problem.text, "");
	assert_true(written);
	strbuf_release(&problem);
}

static void every_entry_unpacks(void **state)
{
	struct temporary *temporary = *state;
	struct made made = make(temporary);
	assert_written(temporary, made.bundle, "x.zip");
	int error = 0;
	zip_t *zip = zip_open(temporary_path(temporary, "x.zip"), ZIP_RDONLY | ZIP_CHECKCONS, &error);
	assert_non_null(zip);
	assert_int_equal(zip_get_num_entries(zip, 0), 8);
	for (zip_uint64_t i = 0; i < 8; i++) {
		size_t length = strlen(made.contents[i]);
		zip_stat_t stat;
		zip_uint8_t system = 0;
		zip_uint32_t attributes = 0;
		assert_int_equal(zip_stat_index(zip, i, 0, &stat), 0);
		assert_string_equal(stat.name, made.bundle->files[i].path);
		assert_int_equal(stat.size, length);
		assert_int_equal(stat.comp_method, length > 100 ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
		assert_true(length > 100 ? stat.comp_size < length : stat.comp_size == length);
		assert_int_equal(zip_file_get_external_attributes(zip, i, 0, &system, &attributes), 0);
		assert_int_equal(system, ZIP_OPSYS_UNIX);
		assert_int_equal(attributes >> 16, 0100644);
		zip_file_t *file = zip_fopen_index(zip, i, 0);
		assert_non_null(file);
		char *content = arena_alloc(&temporary->arena, length + 1);
		assert_int_equal(zip_fread(file, content, length + 1), length);
		assert_int_equal(zip_fclose(file), 0); /* here libzip compares the CRC */
		assert_memory_equal(content, made.contents[i], length);
	}
	assert_int_equal(zip_close(zip), 0);
	spool_free(made.spool);
}

static void assert_same_bytes(struct temporary *temporary, const char *first, const char *second)
{
	char *a = NULL, *b = NULL;
	size_t a_length = 0, b_length = 0;
	assert_int_equal(file_read(&temporary->arena, temporary_path(temporary, first), 1 << 24, &a, &a_length),
			 FILE_OK);
	assert_int_equal(file_read(&temporary->arena, temporary_path(temporary, second), 1 << 24, &b, &b_length),
			 FILE_OK);
	assert_int_equal(a_length, b_length);
	assert_memory_equal(a, b, a_length);
}

static void set_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}

static void the_zone_and_the_folder_do_not_matter(void **state)
{
	struct temporary *temporary = *state;
	struct made made = make(temporary);
	assert_true(file_make_folders(temporary_path(temporary, "elsewhere")));
	setenv("SOURCE_DATE_EPOCH", "1767225601", 1); /* 2026-01-01 00:00:01 UTC */
	set_zone("Pacific/Kiritimati");
	assert_written(temporary, made.bundle, "one.zip");
	set_zone("America/Los_Angeles");
	assert_written(temporary, made.bundle, "elsewhere/two.zip");
	assert_same_bytes(temporary, "one.zip", "elsewhere/two.zip");
	unsetenv("SOURCE_DATE_EPOCH");
	unsetenv("TZ");
	tzset();
	spool_free(made.spool);
}

/* The time and date fields of the first entry, at 10 and 12 of its header. */
static unsigned header_time(struct temporary *temporary, const char *name)
{
	const unsigned char *bytes = (const unsigned char *)temporary_read(temporary, name);
	assert_non_null(bytes);
	return (unsigned)bytes[10] | (unsigned)bytes[11] << 8 | (unsigned)bytes[12] << 16 | (unsigned)bytes[13] << 24;
}

static void the_time_is_fixed(void **state)
{
	static const struct {
		const char *epoch;
		unsigned year, month, day, hour, minute, second;
	} table[] = {
		{ NULL, 1980, 1, 1, 0, 0, 0 },
		{ "1767225601", 2026, 1, 1, 0, 0, 0 },
		{ "1735689599", 2024, 12, 31, 23, 59, 58 },
		{ "0", 1980, 1, 1, 0, 0, 0 },
		{ "-5", 1980, 1, 1, 0, 0, 0 },
		{ "", 1980, 1, 1, 0, 0, 0 },
		{ "soon", 1980, 1, 1, 0, 0, 0 },
		{ "17x", 1980, 1, 1, 0, 0, 0 },
		{ "99999999999999999999", 1980, 1, 1, 0, 0, 0 },
		{ "999999999999999999", 1980, 1, 1, 0, 0, 0 },
	};
	struct temporary *temporary = *state;
	struct bundle *bundle = bundle_new(&temporary->arena, "x.zip", true);
	bundle_add(&temporary->arena, bundle, "a.txt", blob_of(&temporary->arena, "a", 1), NULL);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		if (table[i].epoch)
			setenv("SOURCE_DATE_EPOCH", table[i].epoch, 1);
		else
			unsetenv("SOURCE_DATE_EPOCH");
		assert_written(temporary, bundle, "x.zip");
		unsigned time = table[i].hour << 11 | table[i].minute << 5 | table[i].second / 2;
		unsigned date = (table[i].year - 1980) << 9 | table[i].month << 5 | table[i].day;
		assert_int_equal(header_time(temporary, "x.zip"), time | date << 16);
	}
	unsetenv("SOURCE_DATE_EPOCH");
}

static void names_that_cannot_be_are_refused(void **state)
{
	static const char *const table[][2] = {
		{ "../x", "a" }, { "/x", "a" }, { "a", "a" },   { "a.html", "A.html" },
		{ "a\\b", "a" }, { "", "a" },   { "con", "a" },
	};
	struct temporary *temporary = *state;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct strbuf problem = STRBUF_INIT;
		struct bundle *bundle = bundle_new(&temporary->arena, "x.zip", true);
		for (int k = 0; k < 2; k++)
			bundle_add(&temporary->arena, bundle, table[i][k], blob_of(&temporary->arena, "a", 1), NULL);
		assert_false(zipfile_write(&temporary->arena, bundle, temporary_path(temporary, "x.zip"), &problem));
		assert_true(problem.length > 0);
		assert_null(temporary_read(temporary, "x.zip"));
		strbuf_release(&problem);
	}
}

static void failures_leave_nothing(void **state)
{
	struct temporary *temporary = *state;
	struct strbuf problem = STRBUF_INIT;
	struct file_list list;
	struct bundle *bundle = bundle_new(&temporary->arena, "x.zip", true);
	assert_false(zipfile_write(&temporary->arena, bundle, temporary_path(temporary, "x.zip"), &problem));
	assert_true(problem.length > 0);
	strbuf_reset(&problem);

	/* a file that vanishes after it was compressed: noticed when the zip is closed */
	const char *path = temporary_write(temporary, "a.png", "picture");
	struct blob *blob = blob_of_file(&temporary->arena, path);
	bundle_add(&temporary->arena, bundle, "a.png", blob, NULL);
	assert_true(blob_compress(&temporary->arena, blob));
	temporary_write(temporary, "a.png", "another picture");
	assert_false(zipfile_write(&temporary->arena, bundle, temporary_path(temporary, "x.zip"), &problem));
	assert_true(problem.length > 0);
	strbuf_reset(&problem);
	assert_true(file_remove_tree(path));
	assert_false(zipfile_write(&temporary->arena, bundle, temporary_path(temporary, "x.zip"), &problem));
	assert_true(file_list_folder(&temporary->arena, temporary->folder, &list));
	assert_int_equal(list.count, 0);
	strbuf_reset(&problem);

	struct bundle *good = bundle_new(&temporary->arena, "x.zip", true);
	bundle_add(&temporary->arena, good, "a", blob_of(&temporary->arena, "a", 1), NULL);
	assert_false(zipfile_write(&temporary->arena, good, temporary_path(temporary, "none/x.zip"), &problem));
	assert_non_null(strstr(problem.text, "No such file"));
	strbuf_release(&problem);
}

/* As EPUB wants it: readers look at fixed places for the type. */
static void content_that_stays_plain_stands_where_it_is_looked_for(void **state)
{
	struct temporary *temporary = *state;
	const char *text = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	struct bundle *bundle = bundle_new(&temporary->arena, "x.epub", true);
	struct blob *blob = blob_of(&temporary->arena, text, strlen(text));
	blob->stays_plain = true;
	bundle_add(&temporary->arena, bundle, "mimetype", blob, NULL);
	bundle_add(&temporary->arena, bundle, "b", blob_of(&temporary->arena, "b", 1), NULL);
	assert_written(temporary, bundle, "x.epub");
	char *data;
	size_t length;
	assert_int_equal(file_read(&temporary->arena, temporary_path(temporary, "x.epub"), 9999, &data, &length), FILE_OK);
	assert_memory_equal(data + 30, "mimetype", 8);
	assert_memory_equal(data + 38, text, strlen(text));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temporary_set_up, temporary_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_entry_unpacks),    TEST(the_zone_and_the_folder_do_not_matter),
		TEST(the_time_is_fixed),      TEST(names_that_cannot_be_are_refused),
		TEST(failures_leave_nothing), TEST(content_that_stays_plain_stands_where_it_is_looked_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
