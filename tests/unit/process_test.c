/* Other programs: found where PATH says, ended in time, and what they ended with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/process.h"

static void finds_the_first_that_is_there(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	assert_non_null(strstr(process_find(&arena, (const char *const[]){ "no-such-program", "sh", "ls", NULL }), "/sh"));
	assert_null(process_find(&arena, (const char *const[]){ "no-such-program", NULL }));
	assert_null(process_find(&arena, (const char *const[]){ NULL }));
	arena_release(&arena);
}

static bool run(const char *command, int seconds, struct strbuf *problem)
{
	struct arena arena = ARENA_INIT;
	const char *shell = process_find(&arena, (const char *const[]){ "sh", NULL });
	const bool is_done = process_run((const char *const[]){ shell, "-c", command, NULL }, seconds, problem);

	arena_release(&arena);
	return is_done;
}

static void says_how_it_ended(void **state)
{
	struct strbuf problem = STRBUF_INIT;

	(void)state;
	assert_true(run("exit 0", 10, &problem));
	assert_int_equal(problem.length, 0);
	assert_false(run("exit 3", 10, &problem));
	assert_non_null(strstr(problem.text, "ended with status 3"));
	strbuf_reset(&problem);
	assert_false(run("kill -9 $$", 10, &problem));
	assert_non_null(strstr(problem.text, "ended by signal 9"));
	strbuf_reset(&problem);
	assert_false(process_run((const char *const[]){ "/no/such/program", NULL }, 10, &problem));
	assert_non_null(strstr(problem.text, "cannot be started"));
	strbuf_release(&problem);
}

/* What it started waits as long as it does. */
static void ends_what_hangs(void **state)
{
	struct strbuf problem = STRBUF_INIT;
	struct timespec start, end;

	(void)state;
	clock_gettime(CLOCK_MONOTONIC, &start);
	assert_false(run("sleep 60 & wait", 1, &problem));
	clock_gettime(CLOCK_MONOTONIC, &end);
	assert_true(end.tv_sec - start.tv_sec < 20);
	assert_non_null(strstr(problem.text, "did not end within 1 seconds"));
	strbuf_release(&problem);
}

/* What runs sends the signal itself, and would go on. */
static void a_signal_ends_what_runs_and_then_this_program(void **state)
{
	struct strbuf problem = STRBUF_INIT;
	struct timespec start, end;
	char command[64];
	int pid, status;

	(void)state;
	pid = fork();
	if (pid == 0) {
		process_hold_signals();
		snprintf(command, sizeof command, "kill -TERM %d; sleep 60 & wait", (int)getpid());
		if (run(command, 30, &problem) || process_signal() != SIGTERM || run("exit 0", 10, &problem))
			_exit(1);
		process_release_signals();
		process_end_by_signal();
		_exit(2);
	}
	clock_gettime(CLOCK_MONOTONIC, &start);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	clock_gettime(CLOCK_MONOTONIC, &end);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	assert_true(end.tv_sec - start.tv_sec < 20);
	strbuf_release(&problem);
}

static void what_is_ignored_stays_ignored(void **state)
{
	struct strbuf problem = STRBUF_INIT;
	char command[64];

	(void)state;
	signal(SIGHUP, SIG_IGN);
	process_hold_signals();
	snprintf(command, sizeof command, "kill -HUP %d", (int)getpid());
	assert_true(run(command, 30, &problem));
	assert_int_equal(process_signal(), 0);
	process_end_by_signal();
	process_release_signals();
	assert_ptr_equal(signal(SIGHUP, SIG_DFL), SIG_IGN);
	strbuf_release(&problem);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_first_that_is_there),
		cmocka_unit_test(says_how_it_ended),
		cmocka_unit_test(ends_what_hangs),
		cmocka_unit_test(a_signal_ends_what_runs_and_then_this_program),
		cmocka_unit_test(what_is_ignored_stays_ignored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
