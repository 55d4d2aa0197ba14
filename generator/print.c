/*
 * Print: staged pages into PDF files, by a browser that is installed. What it makes of a page depends on its version, but not on when it ran.
 * Whoever ends Waymark meanwhile ends the browser too: the build fails and cleans up, and main() ends by the signal.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/file.h"
#include "base/path.h"
#include "base/process.h"
#include "pipeline.h"
#include "target/target.h"
#include "workers.h"

/* A page that takes longer than this hangs. */
#define PRINT_SECONDS 120
/* Each takes the memory of a browser. */
#define BROWSERS_AT_ONCE 4
#define PRINT_LIMIT      ((size_t)256 * 1024 * 1024)

static const char *const browsers[] = {
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", NULL
};

/* One file to print. */
struct print_item {
	const struct target *target;
	struct target_print print;
	const char *language;
};

struct printing {
	struct build *build;
	const char *browser;
	struct print_item *items;
	size_t count;
	size_t capacity;
};

/* ---- one page -------------------------------------------------------------------------------------------- */

/* Without the addresses of its links: a browser would write them into the file as whole paths of this machine, which lead nowhere elsewhere. */
static void add_without_links(struct strbuf *out, const char *text)
{
	static const char link[] = "<a ", address[] = " href=\"";

	for (const char *start; (start = strstr(text, link)) != NULL;) {
		const char *end = strchr(start, '>');
		const char *found = strstr(start, address);
		const char *quote = found ? strchr(found + strlen(address), '"') : NULL;

		if (!end || !quote)
			break;
		if (found < end) {
			strbuf_add(out, text, (size_t)(found - text));
			text = quote + 1;
		} else {
			strbuf_add(out, text, (size_t)(end - text));
			text = end;
		}
	}
	strbuf_addstr(out, text);
}

/* The page with the size of its paper in a style sheet beside it, for a browser takes it from nowhere else. The policy of pages lets nothing
 * else in. False: errno set. */
static bool write_sized_page(struct arena *arena, const char *page, const char *sized, const char *style,
			     const char *paper)
{
	static const char head[] = "</head>";
	const char *rule = arena_printf(arena, "@page { size: %s; }\n", paper);
	struct strbuf out = STRBUF_INIT;
	char *text;
	const char *place;
	size_t length;
	bool is_written;

	errno = EINVAL;
	if (file_read(arena, page, PRINT_LIMIT, &text, &length) != FILE_OK || !(place = strstr(text, head)))
		return false;
	strbuf_add(&out, text, (size_t)(place - text));
	strbuf_addf(&out, "<link rel=\"stylesheet\" href=\"%s\" />", path_name(style));
	add_without_links(&out, place);
	is_written = file_write(sized, out.text, out.length) && file_write(style, rule, strlen(rule));
	strbuf_release(&out);
	return is_written;
}

/* As it is written in an address: what could end the path is escaped. */
static const char *file_address(struct arena *arena, const char *path, const char *fragment)
{
	struct strbuf out = STRBUF_INIT;
	const char *address;

	strbuf_addstr(&out, "file://");
	for (const char *c = path; *c; c++) {
		if (strchr("%#? ", *c) || (unsigned char)*c >= 0x80)
			strbuf_addf(&out, "%%%02X", (unsigned char)*c);
		else
			strbuf_addch(&out, *c);
	}
	if (fragment)
		strbuf_addf(&out, "#%s", fragment);
	address = arena_strndup(arena, out.text, out.length);
	strbuf_release(&out);
	return address;
}

/* When it was printed is no part of what was printed. The dates stand at the beginning, before anything that is no text. */
static void forget_date(char *text, const char *key)
{
	static const char epoch[] = "19800101000000";
	char *place = strstr(text, key);

	if (place && strlen(place) > strlen(key) + strlen(epoch))
		memcpy(place + strlen(key), epoch, strlen(epoch));
}

static bool run_browser(const struct printing *printing, struct arena *arena, const char *folder, const char *address,
			const char *output, struct strbuf *problem)
{
	const char *const arguments[] = {
		printing->browser, "--headless",
		/* the system's administrator may not use the sandbox; the page is ours, and its policy lets nothing in */
		geteuid() == 0 ? "--no-sandbox" : "--disable-extensions", "--disable-gpu", "--no-first-run",
		/* until the scripts of the page have nothing more to do */
		"--virtual-time-budget=5000", "--disable-background-networking", "--no-pdf-header-footer",
		arena_printf(arena, "--user-data-dir=%s/profile", folder),
		arena_printf(arena, "--print-to-pdf=%s", output), address, NULL
	};

	return process_run(arguments, PRINT_SECONDS, problem);
}

static void stage(struct printing *printing, struct arena *arena, const struct print_item *item, char *text,
		  size_t length)
{
	struct bundle *bundle = bundle_new(arena, item->target->name, false);

	forget_date(text, "/CreationDate (D:");
	forget_date(text, "/ModDate (D:");
	bundle->language = item->language;
	bundle_add(arena, bundle, item->print.file, blob_of(arena, text, length), item->print.page);
	produce_bundle(printing->build, printing->build->diagnostics, arena, NULL, bundle);
}

/* `page` is staged. In a folder of its own beside it, for it names its style by where it lies. */
static void print_page(struct printing *printing, struct arena *arena, const struct print_item *item, const char *page,
		       size_t number)
{
	const char *folder = path_folder(arena, page);
	const char *work = arena_printf(arena, "%s/.print-%zu", publish_folder(printing->build->publish), number);
	const char *sized = arena_printf(arena, "%s/.print-%zu.html", folder, number);
	const char *style = arena_printf(arena, "%s/.print-%zu.css", folder, number);
	const char *output = path_join(arena, work, "page.pdf");
	struct strbuf problem = STRBUF_INIT;
	char *text = NULL;
	size_t length = 0;

	if (!file_make_folders(work) ||
	    !write_sized_page(arena, page, sized, style, printing->build->options->formats.paper))
		strbuf_addf(&problem, "'%s' cannot be made ready for printing: %s", item->print.page, strerror(errno));
	else if (run_browser(printing, arena, work, file_address(arena, sized, item->print.fragment), output,
			     &problem) &&
		 file_read(arena, output, PRINT_LIMIT, &text, &length) != FILE_OK)
		strbuf_addf(&problem, "'%s' printed no file", printing->browser);
	file_remove_tree(work);
	unlink(sized);
	unlink(style);
	if (problem.length > 0)
		build_fail(printing->build, problem.text);
	else
		stage(printing, arena, item, text, length);
	strbuf_release(&problem);
}

static void print_item(void *context, size_t thread, size_t number)
{
	struct printing *printing = context;
	const struct print_item *item = &printing->items[number];
	struct arena arena = ARENA_INIT;

	(void)thread;
	if (!printing->build->system_failed)
		print_page(printing, &arena, item,
			   path_join(&arena, publish_folder(printing->build->publish), item->print.page), number);
	arena_release(&arena);
	progress_step(&printing->build->progress);
}

/* ---- all of them ----------------------------------------------------------------------------------------- */

static void list_edition(struct printing *printing, const struct target *target, const struct edition *edition)
{
	struct build *build = printing->build;
	struct target_job job = { .arena = &build->arena, .kit = build->kit, .edition = edition };
	size_t count;
	const struct target_print *prints = target->prints(&job, &count);

	for (size_t i = 0; i < count; i++) {
		const char *page = path_join(&build->arena, publish_folder(build->publish), prints[i].page);

		if (file_exists(page))
			*ARRAY_PUSH(&build->arena, printing->items, printing->count, printing->capacity) =
			    (struct print_item){ target, prints[i], edition->code };
	}
}

static void list_items(struct printing *printing)
{
	const struct build *build = printing->build;

	for (size_t i = 0; i < build->options->target_count; i++)
		for (size_t k = 0; build->options->targets[i]->prints && k < build->kit->edition_count; k++)
			list_edition(printing, build->options->targets[i], &build->kit->editions[k]);
}

static const char *find_browser(struct arena *arena)
{
	const char *named = getenv("WAYMARK_CHROMIUM");

	if (!named || !*named)
		return process_find(arena, browsers);
	return strchr(named, '/') ? named : process_find(arena, (const char *const[]){ named, NULL });
}

void print_pages(struct build *build)
{
	struct printing printing = { .build = build };

	list_items(&printing);
	if (printing.count == 0)
		return;
	printing.browser = find_browser(&build->arena);
	if (!printing.browser) {
		build_fail(
		    build,
		    "no PDF can be made, for no Chromium was found; install the package 'chromium', name a browser of "
		    "its kind "
		    "in WAYMARK_CHROMIUM, or build without 'pdf' and print the pages of facilitator/ from any browser");
		return;
	}
	progress_start(&build->progress, printing.count, "pages on paper", build->options->quiet);
	process_hold_signals();
	workers_run(build->worker_count < BROWSERS_AT_ONCE ? build->worker_count : BROWSERS_AT_ONCE, printing.count,
		    print_item, &printing);
	process_release_signals();
	progress_end(&build->progress);
	if (process_signal() != 0)
		build_fail(build, "ended by a signal while pages were printed");
}
