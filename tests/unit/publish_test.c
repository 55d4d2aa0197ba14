/* Publishing: one step from the old output to the new, nothing of others replaced, nothing left behind. */
#include "temporary.h"

#include <dirent.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "output/publish.h"

/* ---- helpers ---- */

static struct publish *begin(struct temporary *temporary, const char *name)
{
	struct strbuf problem = STRBUF_INIT;
	struct publish *publish = publish_new(temporary_path(temporary, name), &problem);
	assert_string_equal(problem.text, "");
	assert_non_null(publish);
	strbuf_release(&problem);
	return publish;
}

static void assert_refused(const char *destination, const char *word)
{
	struct strbuf problem = STRBUF_INIT;
	struct publish *publish = publish_new(destination, &problem);
	assert_null(publish);
	if (!strstr(problem.text, word))
		fail_msg("'%s' lacks '%s'", problem.text, word);
	strbuf_release(&problem);
}

static void add(struct temporary *temporary, struct publish *publish, const char *bundle_name, bool zipped,
		const char *path, const char *content)
{
	struct strbuf problem = STRBUF_INIT;
	struct bundle *bundle = bundle_new(&temporary->arena, bundle_name, zipped);
	bundle_add(&temporary->arena, bundle, path, blob_of(&temporary->arena, content, strlen(content)), NULL);
	bool done = publish_bundle(publish, &temporary->arena, bundle, &problem);
	assert_string_equal(problem.text, "");
	assert_true(done);
	strbuf_release(&problem);
}

static void commit(struct publish *publish, const char *replaced)
{
	struct strbuf problem = STRBUF_INIT;
	bool done = publish_commit(publish, &replaced, replaced ? 1 : 0, &problem);
	assert_string_equal(problem.text, "");
	assert_true(done);
	publish_free(publish);
	strbuf_release(&problem);
}

static void publish_page(struct temporary *temporary, const char *destination, const char *content)
{
	struct publish *publish = begin(temporary, destination);
	add(temporary, publish, "site", false, "en/a.html", content);
	commit(publish, "site");
}

static size_t count_entries(struct temporary *temporary, const char *name)
{
	DIR *folder = opendir(temporary_path(temporary, name));
	size_t count = 0;
	assert_non_null(folder);
	while (readdir(folder))
		count++;
	closedir(folder);
	return count - 2;
}

static const char *content(struct temporary *temporary, const char *name)
{
	const char *text = temporary_read(temporary, name);
	return text ? text : "(missing)";
}

/* ---- tests ---- */

static void the_first_output(void **state)
{
	struct temporary *temporary = *state;
	struct publish *publish = begin(temporary, "deep/er/dist");
	assert_false(file_is_folder(temporary_path(temporary, "deep/er/dist")));
	assert_true(file_is_folder(publish_folder(publish)));
	add(temporary, publish, "site", false, "en/a.html", "page");
	add(temporary, publish, "site", false, "s/waymark.css", "style");
	add(temporary, publish, "single/en", false, "m02.html", "single");
	add(temporary, publish, "scorm12/en/x.zip", true, "index.html", "zipped");
	add(temporary, publish, "", false, "build-report.html", "report");
	size_t count = 0;
	const struct publish_entry *entries = publish_entries(publish, &count);
	static const char *const paths[] = { "build-report.html", "scorm12/en/x.zip", "single/en/m02.html",
					     "site/en/a.html", "site/s/waymark.css" };
	assert_int_equal(count, 5);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(entries[i].path, paths[i]);
	assert_int_equal(entries[2].size, 6);
	assert_true(entries[1].size > 100);
	commit(publish, "site");
	assert_string_equal(content(temporary, "deep/er/dist/site/en/a.html"), "page");
	assert_true(file_exists(temporary_path(temporary, "deep/er/dist/.waymark")));
	assert_int_equal(count_entries(temporary, "deep/er"), 1);
	assert_int_equal(count_entries(temporary, "deep/er/dist"), 6);
}

static void the_list_of_checksums(void **state)
{
	struct temporary *temporary = *state;
	struct publish *publish = begin(temporary, "dist");
	add(temporary, publish, "single/en", false, "m03.html", "three");
	add(temporary, publish, "site", false, "en/a.html", "page");
	add(temporary, publish, "single/en", false, "m02.html", "two");
	add(temporary, publish, "scorm12/en/x.zip", true, "index.html", "zipped");
	commit(publish, NULL);
	char *list = temporary_read(temporary, "dist/SHA256SUMS");
	assert_non_null(list);
	static const char *const paths[] = { "scorm12/en/x.zip", "single/en/m02.html", "single/en/m03.html" };
	for (size_t i = 0; i < 3; i++) {
		char hex[2 * HASH_SHA256_SIZE + 1];
		char *text = NULL;
		size_t length = 0;
		const char *path = temporary_path(temporary, arena_printf(&temporary->arena, "dist/%s", paths[i]));
		assert_int_equal(file_read(&temporary->arena, path, 1 << 20, &text, &length), FILE_OK);
		hash_sha256_hex(text, length, hex);
		const char *line = arena_printf(&temporary->arena, "%s  %s\n", hex, paths[i]);
		assert_memory_equal(list, line, strlen(line));
		list += strlen(line);
	}
	assert_string_equal(list, "");
}

static void a_new_output_takes_the_place_of_the_old(void **state)
{
	struct temporary *temporary = *state;
	publish_page(temporary, "dist", "old");
	assert_int_equal(chmod(temporary_path(temporary, "dist"), 0750), 0);
	struct publish *publish = begin(temporary, "dist");
	add(temporary, publish, "site", false, "en/b.html", "new");
	assert_string_equal(content(temporary, "dist/site/en/a.html"), "old");
	assert_false(file_exists(temporary_path(temporary, "dist/site/en/b.html")));
	commit(publish, "site");
	assert_string_equal(content(temporary, "dist/site/en/b.html"), "new");
	assert_false(file_exists(temporary_path(temporary, "dist/site/en/a.html")));
	assert_int_equal(count_entries(temporary, "."), 1);
	struct stat status;
	assert_int_equal(stat(temporary_path(temporary, "dist"), &status), 0);
	assert_int_equal(status.st_mode & 0777, 0750);
}

static void what_is_not_committed_is_gone(void **state)
{
	struct temporary *temporary = *state;
	publish_page(temporary, "dist", "old");
	struct publish *publish = begin(temporary, "dist");
	add(temporary, publish, "site", false, "en/a.html", "new");
	publish_free(publish);
	assert_string_equal(content(temporary, "dist/site/en/a.html"), "old");
	assert_int_equal(count_entries(temporary, "."), 1);
	publish_free(NULL);
}

static void the_rest_is_carried_over(void **state)
{
	struct temporary *temporary = *state;
	struct publish *publish = begin(temporary, "dist");
	add(temporary, publish, "site", false, "en/a.html", "old page");
	add(temporary, publish, "single/en", false, "m02.html", "single");
	add(temporary, publish, "scorm12/en/x.zip", true, "index.html", "zipped");
	commit(publish, NULL);
	char *zip_line = strdup(content(temporary, "dist/SHA256SUMS"));
	*(strchr(zip_line, '\n') + 1) = '\0';
	temporary_write(temporary, "dist/notes.txt", "mine");
	temporary_write(temporary, "dist/.hidden/deep/x", "mine too");
	assert_int_equal(symlink("notes.txt", temporary_path(temporary, "dist/link")), 0);
	assert_int_equal(mkfifo(temporary_path(temporary, "dist/pipe"), 0600), 0);

	publish = begin(temporary, "dist");
	add(temporary, publish, "single/en", false, "m03.html", "single 3");
	commit(publish, "single");
	assert_string_equal(content(temporary, "dist/site/en/a.html"), "old page");
	assert_string_equal(content(temporary, "dist/single/en/m02.html"), "(missing)");
	assert_string_equal(content(temporary, "dist/single/en/m03.html"), "single 3");
	assert_string_equal(content(temporary, "dist/notes.txt"), "mine");
	assert_string_equal(content(temporary, "dist/.hidden/deep/x"), "mine too");
	assert_string_equal(content(temporary, "dist/link"), "mine");
	struct stat status;
	assert_int_equal(lstat(temporary_path(temporary, "dist/link"), &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	const char *list = content(temporary, "dist/SHA256SUMS");
	assert_memory_equal(list, zip_line, strlen(zip_line));
	assert_null(strstr(list, "m02.html"));
	assert_non_null(strstr(list, "single/en/m03.html\n"));
	free(zip_line);
}

/* A name that is not replaced and partly new: the new files win, the others stay. */
static void folders_are_merged(void **state)
{
	struct temporary *temporary = *state;
	struct publish *publish = begin(temporary, "dist");
	add(temporary, publish, "single/en", false, "m02.html", "old 2");
	add(temporary, publish, "single/en", false, "m03.html", "old 3");
	commit(publish, NULL);
	publish = begin(temporary, "dist");
	add(temporary, publish, "single/en", false, "m02.html", "new 2");
	commit(publish, NULL);
	assert_string_equal(content(temporary, "dist/single/en/m02.html"), "new 2");
	assert_string_equal(content(temporary, "dist/single/en/m03.html"), "old 3");
	const char *list = content(temporary, "dist/SHA256SUMS");
	char hex[2 * HASH_SHA256_SIZE + 1];
	hash_sha256_hex("new 2", 5, hex);
	assert_memory_equal(list, hex, 64);
	assert_non_null(strstr(list + 80, "m03.html\n"));
	assert_null(strstr(strstr(list, "m02.html") + 1, "m02.html"));
}

static void damaged_lists_are_not_trusted(void **state)
{
	struct temporary *temporary = *state;
	publish_page(temporary, "dist", "old");
	temporary_write(temporary, "dist/SHA256SUMS",
			"nonsense\n\n"
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  ../outside\n"
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  none.zip\n"
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  site/en/a.html\n"
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  x.zip");
	temporary_write(temporary, "outside", "x");
	temporary_write(temporary, "dist/x.zip", "x");
	publish_page(temporary, "dist", "new");
	assert_string_equal(content(temporary, "dist/SHA256SUMS"),
			    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  x.zip\n");
}

static void folders_of_others_are_refused(void **state)
{
	struct temporary *temporary = *state;
	temporary_write(temporary, "mine/thesis.txt", "years of work");
	temporary_write(temporary, "hidden/.git/config", "x");
	temporary_write(temporary, "file", "x");
	temporary_write(temporary, "fake/.waymark/x", "x"); /* a folder is no marker */
	assert_refused(temporary_path(temporary, "mine"), "not built here");
	assert_refused(temporary_path(temporary, "hidden"), "not built here");
	assert_refused(temporary_path(temporary, "fake"), "not built here");
	assert_refused(temporary_path(temporary, "file"), "is a file");
	assert_refused(temporary_path(temporary, "file/below"), "Not a directory");
	assert_refused("", "no name");
	assert_refused("/", "root");
	assert_refused(temporary_path(temporary, "none/.."), "No such file");
	assert_int_equal(symlink("nowhere", temporary_path(temporary, "dead")), 0);
	assert_refused(temporary_path(temporary, "dead"), "leads nowhere");
	assert_string_equal(content(temporary, "mine/thesis.txt"), "years of work");
	assert_int_equal(count_entries(temporary, "."), 5);
}

/* It may be filled while the build runs. */
static void files_that_appear_meanwhile_are_kept(void **state)
{
	struct temporary *temporary = *state;
	struct strbuf problem = STRBUF_INIT;
	struct publish *publish = begin(temporary, "dist");
	add(temporary, publish, "site", false, "en/a.html", "new");
	temporary_write(temporary, "dist/thesis.txt", "years of work");
	assert_false(publish_commit(publish, NULL, 0, &problem));
	assert_true(problem.length > 0);
	publish_free(publish);
	assert_string_equal(content(temporary, "dist/thesis.txt"), "years of work");
	assert_int_equal(count_entries(temporary, "dist"), 1);
	assert_int_equal(count_entries(temporary, "."), 1);
	strbuf_release(&problem);
}

static void odd_spellings_of_the_destination(void **state)
{
	struct temporary *temporary = *state;
	publish_page(temporary, "slash//", "one");
	assert_string_equal(content(temporary, "slash/site/en/a.html"), "one");
	publish_page(temporary, "slash/./../slash/", "two");
	assert_string_equal(content(temporary, "slash/site/en/a.html"), "two");
	/* a link to the folder stays one */
	assert_int_equal(symlink("slash", temporary_path(temporary, "link")), 0);
	publish_page(temporary, "link", "three");
	assert_string_equal(content(temporary, "slash/site/en/a.html"), "three");
	struct stat status;
	assert_int_equal(lstat(temporary_path(temporary, "link"), &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_true(file_make_folders(temporary_path(temporary, "empty")));
	publish_page(temporary, "empty", "four");
	assert_string_equal(content(temporary, "empty/site/en/a.html"), "four");

	char *present = getcwd(NULL, 0);
	assert_int_equal(chdir(temporary_path(temporary, "slash/site")), 0);
	assert_refused("..", "you are in it");
	assert_refused(".", "you are in it");
	assert_int_equal(chdir(temporary->folder), 0);
	struct strbuf problem = STRBUF_INIT;
	struct publish *publish = publish_new("relative/dist", &problem);
	assert_non_null(publish);
	add(temporary, publish, "site", false, "a.html", "five");
	commit(publish, NULL);
	assert_string_equal(content(temporary, "relative/dist/site/a.html"), "five");
	assert_int_equal(chdir(present), 0);
	free(present);
	strbuf_release(&problem);
}

/* The number of a process that is dead for certain. */
static pid_t dead_process(void)
{
	pid_t child = fork();
	if (child == 0)
		_exit(0);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	return child;
}

static void leftovers_of_killed_runs_are_removed(void **state)
{
	struct temporary *temporary = *state;
	struct arena *arena = &temporary->arena;
	publish_page(temporary, "dist", "old");
	temporary_write(temporary, arena_printf(arena, ".dist.new-%ld/site/x.html", (long)dead_process()), "half");
	temporary_write(temporary, arena_printf(arena, ".dist.old-%ld/site/x.html", (long)dead_process()), "older");
	temporary_write(temporary, arena_printf(arena, ".dist.new-%ld/x", (long)getpid()), "same number");
	temporary_write(temporary, ".dist.new-1/x", "somebody works there"); /* process 1 lives */
	temporary_write(temporary, ".dist.new-12x/x", "not ours");
	temporary_write(temporary, ".distant.new-99999999/x", "not ours");
	publish_free(begin(temporary, "dist"));
	assert_string_equal(content(temporary, "dist/site/en/a.html"), "old");
	assert_string_equal(content(temporary, ".dist.new-1/x"), "somebody works there");
	assert_string_equal(content(temporary, ".dist.new-12x/x"), "not ours");
	assert_string_equal(content(temporary, ".distant.new-99999999/x"), "not ours");
	assert_int_equal(count_entries(temporary, "."), 4);
}

static void an_output_that_was_moved_aside_returns(void **state)
{
	struct temporary *temporary = *state;
	publish_page(temporary, "dist", "old");
	const char *aside =
	    temporary_path(temporary, arena_printf(&temporary->arena, ".dist.old-%ld", (long)dead_process()));
	assert_int_equal(rename(temporary_path(temporary, "dist"), aside), 0);
	publish_free(begin(temporary, "dist"));
	assert_string_equal(content(temporary, "dist/site/en/a.html"), "old");
	assert_int_equal(count_entries(temporary, "."), 1);
}

static void two_builds_at_once_do_not_hurt_each_other(void **state)
{
	struct temporary *temporary = *state;
	publish_page(temporary, "dist", "old");
	struct publish *first = begin(temporary, "dist");
	pid_t child = fork();
	if (child == 0) {
		publish_page(temporary, "dist", "of the other");
		_exit(0);
	}
	int status = 1;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_string_equal(content(temporary, "dist/site/en/a.html"), "of the other");
	add(temporary, first, "site", false, "en/a.html", "of the first");
	commit(first, "site");
	assert_string_equal(content(temporary, "dist/site/en/a.html"), "of the first");
	assert_int_equal(count_entries(temporary, "."), 1);
}

static void names_that_cannot_be_are_refused(void **state)
{
	static const char *const table[][2] = {
		{ "site", "../x" }, { "..", "x" },  { "site", "a\\b" },
		{ "/etc", "x" },    { "site", "" }, { "", ".waymark" },
	};
	struct temporary *temporary = *state;
	struct publish *publish = begin(temporary, "dist");
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct strbuf problem = STRBUF_INIT;
		struct bundle *bundle = bundle_new(&temporary->arena, table[i][0], false);
		bundle_add(&temporary->arena, bundle, table[i][1], blob_of(&temporary->arena, "a", 1), NULL);
		assert_false(publish_bundle(publish, &temporary->arena, bundle, &problem));
		assert_true(problem.length > 0);
		strbuf_reset(&problem);
		bundle->zipped = true;
		if (i != 5) {
			assert_false(publish_bundle(publish, &temporary->arena, bundle, &problem));
			assert_true(problem.length > 0);
		}
		strbuf_release(&problem);
	}
	publish_free(publish);
	assert_int_equal(count_entries(temporary, "."), 0);
}

static void one_file_is_written_once(void **state)
{
	struct temporary *temporary = *state;
	struct strbuf problem = STRBUF_INIT;
	struct publish *publish = begin(temporary, "dist");
	add(temporary, publish, "site", false, "a.html", "first");
	struct bundle *bundle = bundle_new(&temporary->arena, "site", false);
	bundle_add(&temporary->arena, bundle, "a.html", blob_of(&temporary->arena, "second", 6), NULL);
	assert_false(publish_bundle(publish, &temporary->arena, bundle, &problem));
	assert_non_null(strstr(problem.text, "site/a.html: File exists"));
	publish_free(publish);
	strbuf_release(&problem);
}

static void media_are_copied_from_their_files(void **state)
{
	struct temporary *temporary = *state;
	struct strbuf problem = STRBUF_INIT;
	const char *path = temporary_write(temporary, "in/a.png", "picture");
	struct bundle *bundle = bundle_new(&temporary->arena, "site", false);
	bundle_add(&temporary->arena, bundle, "media/a.png", blob_of_file(&temporary->arena, path), NULL);
	struct publish *publish = begin(temporary, "dist");
	assert_true(publish_bundle(publish, &temporary->arena, bundle, &problem));
	commit(publish, NULL);
	assert_string_equal(content(temporary, "dist/site/media/a.png"), "picture");
	publish = begin(temporary, "dist");
	temporary_write(temporary, "in/a.png", "changed meanwhile");
	assert_false(publish_bundle(publish, &temporary->arena, bundle, &problem));
	assert_non_null(strstr(problem.text, "changed while"));
	publish_free(publish);
	strbuf_release(&problem);
}

/* Killed anywhere, the destination is whole: a child that is killed at some moment, many times. */
static void killed_builds_leave_the_old_or_the_new(void **state)
{
	struct temporary *temporary = *state;
	publish_page(temporary, "dist", "start");
	for (int round = 0; round < 40; round++) {
		pid_t child = fork();
		if (child == 0) {
			for (int i = 0;; i++) {
				struct publish *publish = begin(temporary, "dist");
				for (int k = 0; k < 5; k++)
					add(temporary, publish, "site", false,
					    arena_printf(&temporary->arena, "p%d.html", k),
					    arena_printf(&temporary->arena, "%d", i));
				commit(publish, "site");
			}
		}
		struct timespec pause = { .tv_nsec = 1000000 + round * 731000 };
		nanosleep(&pause, NULL);
		kill(child, SIGKILL);
		int status;
		waitpid(child, &status, 0);
		assert_true(file_exists(temporary_path(temporary, "dist/.waymark")));
		assert_true(file_exists(temporary_path(temporary, "dist/SHA256SUMS")));
		if (file_exists(temporary_path(temporary, "dist/site/p0.html")))
			for (int k = 1; k < 5; k++)
				assert_string_equal(
				    content(temporary, arena_printf(&temporary->arena, "dist/site/p%d.html", k)),
				    content(temporary, "dist/site/p0.html"));
		else
			assert_string_equal(content(temporary, "dist/site/en/a.html"), "start");
	}
	publish_free(begin(temporary, "dist"));
	assert_int_equal(count_entries(temporary, "."), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, temporary_set_up, temporary_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_first_output),
		TEST(the_list_of_checksums),
		TEST(a_new_output_takes_the_place_of_the_old),
		TEST(what_is_not_committed_is_gone),
		TEST(the_rest_is_carried_over),
		TEST(folders_are_merged),
		TEST(damaged_lists_are_not_trusted),
		TEST(folders_of_others_are_refused),
		TEST(files_that_appear_meanwhile_are_kept),
		TEST(odd_spellings_of_the_destination),
		TEST(leftovers_of_killed_runs_are_removed),
		TEST(an_output_that_was_moved_aside_returns),
		TEST(two_builds_at_once_do_not_hurt_each_other),
		TEST(names_that_cannot_be_are_refused),
		TEST(one_file_is_written_once),
		TEST(media_are_copied_from_their_files),
		TEST(killed_builds_leave_the_old_or_the_new),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
