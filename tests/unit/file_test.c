/* Files: bounded reading, nothing but regular files, sorted folders, removing without following links. */
#include "temporary.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static void a_file_is_read_whole(void **state)
{
	struct temporary *temporary = *state;
	const char *path = temporary_path(temporary, "a/b/c.txt");
	char *text = NULL;
	size_t length = 0;
	assert_true(file_write(path, "one\0two", 7));
	assert_int_equal(file_read(&temporary->arena, path, 100, &text, &length), FILE_OK);
	assert_int_equal(length, 7);
	assert_memory_equal(text, "one\0two", 8);
	assert_true(file_exists(path));
	assert_false(file_is_folder(path));
	assert_true(file_write(path, "", 0));
	assert_int_equal(file_read(&temporary->arena, path, 0, &text, &length), FILE_OK);
	assert_int_equal(length, 0);
	assert_string_equal(text, "");
}

static void the_limit_holds(void **state)
{
	struct temporary *temporary = *state;
	const char *path = temporary_write(temporary, "ten", "0123456789");
	char *text = NULL;
	size_t length = 0;
	assert_int_equal(file_read(&temporary->arena, path, 10, &text, &length), FILE_OK);
	assert_int_equal(file_read(&temporary->arena, path, 9, &text, &length), FILE_TOO_LARGE);
	/* says that it is empty and is not */
	assert_int_equal(file_read(&temporary->arena, "/proc/self/maps", 10, &text, &length), FILE_TOO_LARGE);
	assert_int_equal(file_read(&temporary->arena, "/proc/self/maps", 1 << 24, &text, &length), FILE_OK);
	assert_true(length > 100);
	assert_int_equal(strlen(text), length);
}

static void only_regular_files_are_read(void **state)
{
	struct temporary *temporary = *state;
	const char *pipe = temporary_path(temporary, "pipe");
	char *text = NULL;
	size_t length = 0;
	assert_int_equal(mkfifo(pipe, 0600), 0);
	alarm(10); /* a blocking open would wait for ever */
	assert_int_equal(file_read(&temporary->arena, pipe, 100, &text, &length), FILE_NOT_REGULAR);
	alarm(0);
	assert_int_equal(file_read(&temporary->arena, "/dev/zero", 100, &text, &length), FILE_NOT_REGULAR);
	assert_int_equal(file_read(&temporary->arena, temporary->folder, 100, &text, &length), FILE_NOT_REGULAR);
	assert_int_equal(file_read(&temporary->arena, temporary_path(temporary, "none"), 100, &text, &length),
			 FILE_MISSING);
	assert_int_equal(file_read(&temporary->arena, temporary_path(temporary, "pipe/x"), 100, &text, &length),
			 FILE_MISSING);
	assert_null(text);
	assert_false(file_exists(pipe));
}

static void a_folder_is_listed_in_byte_order(void **state)
{
	static const char *const expected[] = { "10-x", "2-x", "B", "a", "b\xC3\xB1" };
	struct temporary *temporary = *state;
	struct file_list list;
	for (size_t i = 5; i-- > 0;)
		temporary_write(temporary, expected[i], "");
	temporary_write(temporary, ".hidden", "");
	assert_true(file_list_folder(&temporary->arena, temporary->folder, &list));
	assert_int_equal(list.count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(list.names[i], expected[i]);
	errno = 0;
	assert_false(file_list_folder(&temporary->arena, temporary_path(temporary, "none"), &list));
	assert_int_equal(errno, ENOENT);
	assert_int_equal(list.count, 0);
}

static void failures_have_their_errno(void **state)
{
	struct temporary *temporary = *state;
	temporary_write(temporary, "file", "x");
	errno = 0;
	assert_false(file_write(temporary_path(temporary, "file/below"), "x", 1));
	assert_int_equal(errno, ENOTDIR);
	assert_false(file_make_folders(temporary_path(temporary, "file/below")));
	assert_false(file_make_folders(temporary_path(temporary, "file")));
	assert_int_equal(errno, EEXIST);
	assert_false(file_remove_tree(temporary_path(temporary, "none")));
	assert_int_equal(errno, ENOENT);
	assert_false(file_write("/dev/full", "x", 1));
	assert_int_equal(errno, ENOSPC);
}

static void folders_are_made(void **state)
{
	struct temporary *temporary = *state;
	assert_true(file_make_folders(temporary_path(temporary, "x/y/z/")));
	assert_true(file_make_folders(temporary_path(temporary, "x/y/z")));
	assert_true(file_is_folder(temporary_path(temporary, "x/y/z")));
}

static void removing_does_not_follow_links(void **state)
{
	struct temporary *temporary = *state;
	temporary_write(temporary, "outside/precious", "x");
	temporary_write(temporary, "tree/a/b/c", "x");
	temporary_write(temporary, "tree/.hidden", "x");
	assert_int_equal(symlink("../outside", temporary_path(temporary, "tree/folder-link")), 0);
	assert_int_equal(symlink("../outside/precious", temporary_path(temporary, "tree/file-link")), 0);
	assert_int_equal(symlink("nowhere", temporary_path(temporary, "tree/dead-link")), 0);
	assert_true(file_remove_tree(temporary_path(temporary, "tree")));
	assert_false(file_is_folder(temporary_path(temporary, "tree")));
	assert_string_equal(temporary_read(temporary, "outside/precious"), "x");
	assert_int_equal(symlink("outside", temporary_path(temporary, "link")), 0);
	assert_true(file_remove_tree(temporary_path(temporary, "link")));
	assert_string_equal(temporary_read(temporary, "outside/precious"), "x");
	assert_true(file_remove_tree(temporary_path(temporary, "outside/precious")));
	assert_false(file_exists(temporary_path(temporary, "outside/precious")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temporary_set_up, temporary_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_is_read_whole),           TEST(the_limit_holds),
		TEST(only_regular_files_are_read),    TEST(a_folder_is_listed_in_byte_order),
		TEST(failures_have_their_errno),      TEST(folders_are_made),
		TEST(removing_does_not_follow_links),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
