#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
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

/* False: it has not ended when the time is over. It is not taken from the system yet: until then its group cannot be another's. */
static bool wait_for(pid_t child, int seconds)
{
	const struct timespec pause = { .tv_nsec = LOOK_NANOSECONDS };
	struct timespec now, end;

	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += seconds;
	for (;;) {
		siginfo_t ended = { .si_pid = 0 };

		if (waitid(P_PID, (id_t)child, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == child)
			return true;
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec > end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec >= end.tv_nsec))
			return false;
		nanosleep(&pause, NULL);
	}
}

bool process_run(const char *const *arguments, int seconds, struct strbuf *problem)
{
	pid_t child;
	int status = 0;
	const int error = start(arguments, &child);

	if (error) {
		strbuf_addf(problem, "'%s' cannot be started: %s", arguments[0], strerror(error));
		return false;
	}
	const bool has_ended = wait_for(child, seconds);

	/* and what it started and left behind */
	kill(-child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (!has_ended) {
		strbuf_addf(problem, "'%s' did not end within %d seconds", arguments[0], seconds);
		return false;
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFEXITED(status))
		strbuf_addf(problem, "'%s' ended with status %d", arguments[0], WEXITSTATUS(status));
	else
		strbuf_addf(problem, "'%s' was ended by signal %d", arguments[0], WTERMSIG(status));
	return false;
}
