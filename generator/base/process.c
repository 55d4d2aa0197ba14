#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

/* How long to sleep between two looks at the child. */
#define LOOK_NANOSECONDS 10000000L

extern char **environ;

const char *process_find(struct arena *arena, const char *const *names)
{
	const char *variable = getenv("PATH");

	for (; variable && *names; names++) {
		for (const char *folder = variable; *folder; folder += *folder == ':') {
			const size_t length = strcspn(folder, ":");
			const char *path = path_join(arena, arena_strndup(arena, folder, length), *names);

			if (length > 0 && file_exists(path) && access(path, X_OK) == 0)
				return path;
			folder += length;
		}
	}
	return NULL;
}

/* Its own group, so that all that it starts can be ended; nothing to read, nowhere to print. 0, or an errno. */
static int start(const char *const *arguments, pid_t *child)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	int error = posix_spawn_file_actions_init(&files);

	if (error)
		return error;
	error = posix_spawnattr_init(&attributes);
	if (!error) {
		posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
		posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
		posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
		posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
		error = posix_spawn(child, arguments[0], &files, &attributes, (char *const *)arguments, environ);
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&files);
	return error;
}

/* ---- signals -------------------------------------------------------------------------------------------- */

static const int held[] = { SIGINT, SIGTERM, SIGHUP };

enum { HELD_COUNT = sizeof held / sizeof held[0] };

static struct sigaction before[HELD_COUNT];
/* Set by a handler in whichever thread the system chose, seen by all that wait. */
static atomic_int came;

static void note_signal(int number)
{
	atomic_store(&came, number);
}

void process_hold_signals(void)
{
	/* the threads that wait look by themselves; what others do with files goes on */
	struct sigaction action = { .sa_handler = note_signal, .sa_flags = SA_RESTART | (int)SA_RESETHAND };

	sigemptyset(&action.sa_mask);
	atomic_store(&came, 0);
	for (size_t i = 0; i < HELD_COUNT; i++) {
		sigaction(held[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(held[i], &action, NULL);
	}
}

void process_release_signals(void)
{
	for (size_t i = 0; i < HELD_COUNT; i++)
		sigaction(held[i], &before[i], NULL);
}

int process_signal(void)
{
	return atomic_load(&came);
}

void process_end_by_signal(void)
{
	if (process_signal() != 0)
		raise(process_signal());
}

/* ---- running -------------------------------------------------------------------------------------------- */

enum outcome { OUTCOME_ENDED, OUTCOME_LATE, OUTCOME_SIGNAL };

/* Until it ends, the time is over or a signal came. It is not taken from the system yet: until then its group cannot be another's. */
static enum outcome wait_for(pid_t child, int seconds)
{
	const struct timespec pause = { .tv_nsec = LOOK_NANOSECONDS };
	struct timespec now, end;

	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += seconds;
	for (;;) {
		siginfo_t ended = { .si_pid = 0 };

		if (waitid(P_PID, (id_t)child, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == child)
			return OUTCOME_ENDED;
		if (process_signal() != 0)
			return OUTCOME_SIGNAL;
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec > end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec >= end.tv_nsec))
			return OUTCOME_LATE;
		nanosleep(&pause, NULL);
	}
}

static bool report_signal(const char *path, struct strbuf *problem)
{
	strbuf_addf(problem, "ended by signal %d while '%s' ran", process_signal(), path);
	return false;
}

static bool has_ended_well(const char *path, int status, struct strbuf *problem)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFEXITED(status))
		strbuf_addf(problem, "'%s' ended with status %d", path, WEXITSTATUS(status));
	else
		strbuf_addf(problem, "'%s' was ended by signal %d", path, WTERMSIG(status));
	return false;
}

bool process_run(const char *const *arguments, int seconds, struct strbuf *problem)
{
	pid_t child;
	int status = 0;

	if (process_signal() != 0)
		return report_signal(arguments[0], problem);
	const int error = start(arguments, &child);

	if (error) {
		strbuf_addf(problem, "'%s' cannot be started: %s", arguments[0], strerror(error));
		return false;
	}
	const enum outcome outcome = wait_for(child, seconds);

	/* and what it started and left behind */
	kill(-child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (outcome == OUTCOME_SIGNAL)
		return report_signal(arguments[0], problem);
	if (outcome == OUTCOME_ENDED)
		return has_ended_well(arguments[0], status, problem);
	strbuf_addf(problem, "'%s' did not end within %d seconds", arguments[0], seconds);
	return false;
}
