/* Running out of memory ends the program with status 3 and one line. */
#include "temporary.h"

#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static void overflow(void)
{
	memory_product(SIZE_MAX / 2, 3);
}

static void no_such_amount(void)
{
	memory_alloc(SIZE_MAX / 2);
}

static void arena_overflow(void)
{
	struct arena arena = ARENA_INIT;
	arena_calloc(&arena, SIZE_MAX / 8, 16);
}

static void arena_too_large(void)
{
	struct arena arena = ARENA_INIT;
	arena_alloc(&arena, SIZE_MAX - 8);
}

/* Run in a process of its own; what it prints to stderr ends up in `said`. */
static int status_of(void (*action)(void), char *said, size_t size)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		action();
		_exit(0);
	}
	close(ends[1]);
	size_t filled = 0;
	ssize_t got;
	while ((got = read(ends[0], said + filled, size - 1 - filled)) > 0)
		filled += (size_t)got;
	said[filled] = '\0';
	close(ends[0]);
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void asking_too_much_ends_the_program(void **state)
{
	void (*const actions[])(void) = { overflow, no_such_amount, arena_overflow, arena_too_large };
	char said[4096];
	(void)state;
	for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++) {
		assert_int_equal(status_of(actions[i], said, sizeof said), 3);
		assert_non_null(strstr(said, "waymark: error: out of memory\n"));
	}
}

static void products_that_fit(void **state)
{
	(void)state;
	assert_int_equal(memory_product(0, SIZE_MAX), 0);
	assert_int_equal(memory_product(SIZE_MAX, 0), 0);
	assert_int_equal(memory_product(SIZE_MAX, 1), SIZE_MAX);
	assert_int_equal(memory_product(6, 7), 42);
	void *nothing = memory_alloc(0);
	assert_non_null(nothing);
	nothing = memory_realloc(nothing, 0);
	assert_non_null(nothing);
	free(nothing);
}

int main(void)
{
	/* the sanitizer would end the program in its own way */
	if (!getenv("ASAN_OPTIONS") || !strstr(getenv("ASAN_OPTIONS"), "allocator_may_return_null")) {
		setenv("ASAN_OPTIONS", "allocator_may_return_null=1", 1);
		execl("/proc/self/exe", "memory_test", (char *)NULL);
	}
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(asking_too_much_ends_the_program),
		cmocka_unit_test(products_that_fit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
