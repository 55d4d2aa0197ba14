/* The table of targets and what they share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "target/target.h"

static void every_target_is_found_by_its_name(void **state)
{
	size_t count;
	const struct target *const *all = targets(&count);

	(void)state;
	assert_true(count >= 3);
	for (size_t i = 0; i < count; i++) {
		assert_ptr_equal(target_find(all[i]->name), all[i]);
		assert_true(strlen(all[i]->summary) > 0);
		assert_true(all[i]->module || all[i]->kit || all[i]->prints);
		assert_true(!all[i]->needs || target_find(all[i]->needs));
	}
	assert_null(target_find("quilt"));
	assert_null(target_find(""));
}

static void bundles_of_a_job_grow(void **state)
{
	struct arena arena = ARENA_INIT;
	struct target_job job = { .arena = &arena };

	(void)state;
	for (int i = 0; i < 40; i++)
		assert_string_equal(target_add_bundle(&job, "site", false)->name, "site");
	assert_int_equal(job.bundle_count, 40);
	assert_false(job.bundles[39]->zipped);
	arena_release(&arena);
}

static void changes_outlive_the_module(void **state)
{
	struct arena keep = ARENA_INIT;
	struct outline_changes changes = { 0 };
	struct target_job job = { .keep_arena = &keep, .changes = &changes, .target = 2 };
	char id[20];

	(void)state;
	for (int i = 0; i < 40; i++) {
		snprintf(id, sizeof id, "m02-q%d", i);
		target_note_change(&job, id, "change.rows");
	}
	id[0] = '?';
	assert_int_equal(changes.count, 40);
	assert_string_equal(changes.items[39].id, "m02-q39");
	assert_string_equal(changes.items[39].word, "change.rows");
	assert_int_equal(changes.items[39].target, 2);
	arena_release(&keep);
}

static void a_change_is_told_once(void **state)
{
	struct arena keep = ARENA_INIT;
	struct outline_changes changes = { 0 };
	struct target_job job = { .keep_arena = &keep, .changes = &changes };

	(void)state;
	for (int i = 0; i < 3; i++) {
		target_note_change(&job, "m02-q4", "change.rows");
		target_note_change(&job, "m02-q4", "change.parts");
		target_note_change(&job, "m02-q5", "change.rows");
	}
	assert_int_equal(changes.count, 3);
	job.target = 1;
	target_note_change(&job, "m02-q4", "change.rows");
	assert_int_equal(changes.count, 4);
	arena_release(&keep);
}

/* A check writes nothing and so has no spool: lists and manifests need no content. */
static void files_are_kept_without_a_spool(void **state)
{
	struct arena arena = ARENA_INIT, keep = ARENA_INIT;
	struct target_job job = { .arena = &arena, .keep_arena = &keep };
	const struct bundle_file file = {
		.path = "index.html", .blob = blob_of(&arena, "text", 4), .source = "kit/a.md"
	};
	struct bundle_file kept;

	(void)state;
	assert_true(target_keep_file(&job, &file, &kept));
	arena_release(&arena);
	assert_string_equal(kept.path, "index.html");
	assert_string_equal(kept.source, "kit/a.md");
	assert_int_equal(kept.blob->length, 4);
	assert_null(kept.blob->data);
	arena_release(&keep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_target_is_found_by_its_name),
		cmocka_unit_test(bundles_of_a_job_grow),
		cmocka_unit_test(changes_outlive_the_module),
		cmocka_unit_test(a_change_is_told_once),
		cmocka_unit_test(files_are_kept_without_a_spool),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
