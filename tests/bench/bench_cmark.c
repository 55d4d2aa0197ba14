/*
 * What bare cmark needs for a kit's Markdown: read, parse, render to HTML, write one file a module of as many bytes as the
 * site's page has, with several threads. The measure that `make bench` holds the generator against.
 *
 *     bench_cmark LIST FOLDER THREADS
 *
 * LIST has a line a module: the size of its page in bytes, then its Markdown files, separated by blanks.
 */
#include <cmark.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_LIMIT = 65536, THREAD_LIMIT = 64 };

static FILE *list;
static const char *folder;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int next_number;

static void die(const char *what)
{
	perror(what);
	exit(3);
}

static char *read_whole(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		die(path);
	*length = (size_t)ftell(file);
	rewind(file);
	char *text = malloc(*length + 1);
	if (!text || fread(text, 1, *length, file) != *length)
		die(path);
	fclose(file);
	return text;
}

static size_t write_rendered(FILE *out, const char *path)
{
	size_t length;
	char *text = read_whole(path, &length);
	char *html = cmark_markdown_to_html(text, length, CMARK_OPT_DEFAULT);
	size_t written = fwrite(html, 1, strlen(html), out);
	free(html);
	free(text);
	return written;
}

/* The page has frame, questions' data and so on around the text: as many bytes more are written. */
static void write_rest(FILE *out, size_t written, size_t size)
{
	static const char blanks[4096];
	while (written < size) {
		size_t part = size - written < sizeof blanks ? size - written : sizeof blanks;
		fwrite(blanks, 1, part, out);
		written += part;
	}
}

static void convert_module(char *line, int number)
{
	char path[512];
	char *rest = NULL;
	snprintf(path, sizeof path, "%s/%d.html", folder, number);
	FILE *out = fopen(path, "wb");
	if (!out)
		die(path);
	size_t size = (size_t)strtoul(strtok_r(line, " \n", &rest), NULL, 10);
	size_t written = 0;
	for (char *name = strtok_r(NULL, " \n", &rest); name; name = strtok_r(NULL, " \n", &rest))
		written += write_rendered(out, name);
	write_rest(out, written, size);
	if (fclose(out) != 0)
		die(path);
}

static void *work(void *unused)
{
	(void)unused;
	char *line = malloc(LINE_LIMIT);
	if (!line)
		die("malloc");
	for (;;) {
		pthread_mutex_lock(&lock);
		bool more = fgets(line, LINE_LIMIT, list) != NULL;
		int number = next_number++;
		pthread_mutex_unlock(&lock);
		if (!more)
			break;
		convert_module(line, number);
	}
	free(line);
	return NULL;
}

int main(int argc, char **argv)
{
	if (argc != 4)
		return 2;
	list = fopen(argv[1], "r");
	if (!list)
		die(argv[1]);
	folder = argv[2];
	int threads = atoi(argv[3]);
	pthread_t workers[THREAD_LIMIT];
	if (threads < 1 || threads > THREAD_LIMIT)
		return 2;
	for (int i = 0; i < threads; i++)
		if (pthread_create(&workers[i], NULL, work, NULL) != 0)
			die("pthread_create");
	for (int i = 0; i < threads; i++)
		pthread_join(workers[i], NULL);
	fclose(list);
	return 0;
}
