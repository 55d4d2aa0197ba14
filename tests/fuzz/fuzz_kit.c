/*
 * Fuzzing the loader: a small sound kit in a temporary folder, one file of which is the input. The first byte says which one, the rest
 * is its text; then the kit is loaded, checked and its module rendered for pages and for a book, as a build would.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/xmlread.h"
#include "check/check.h"
#include "load/load.h"
#include "render/book.h"
#include "render/document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
	const char *path;
	const char *text;
} files[] = {
	{ "en/m01-a/01-a.md", "---\nminutes: 3\nobjectives: [m01-o1]\n---\n# Page\n\nText [@source] and [care](../glossary.md#care).\n\n"
	                      "![Rings](../../figures/a.svg \"Caption\")\n" },
	{ "en/m01-a/check.md", "---\ndraw: 1\n---\n# Check\n\n## Which? {#m01-q1 .q objective=m01-o1}\n- [ ] One\n  > No.\n- [x] Two\n"
	                       "  > Yes.\n> Because.\n" },
	{ "en/m01-a/module.md", "---\ntitle: A\nsummary: B.\nminutes: 3\nobjectives:\n  m01-o1: Know\nstatus: draft\n---\n" },
	{ "en/glossary.md", "# Glossary\n\n## care {#care}\nMeaning.\n" },
	{ "references.md", "# References\n\n## source\nA source.\n\n- accessed: 2026-01-01\n" },
	{ "regions/us.md", "---\ntitle: US\nchecked: 2026-01-01\n---\n## Line {#line group=talk}\n- call: 555\n- source: source\n"
	                   "- checked: 2026-01-01\n" },
	{ "kit.yaml", "id: fuzz\nversion: 1.0.0\nlanguages: [en]\ntitle: {en: T}\ndiscreet-title: {en: T}\nsummary: {en: S.}\nregion: us\n"
	              "licence: CC BY 4.0\nexit: https://example.org/\npass: 80\naudiences:\n  school: {en: School}\n" },
	{ "figures/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>T</title><circle r=\"3\"/></svg>" },
	{ "figures/a.en.md", "A circle.\n" },
	{ "en/strings.yaml", "figures:\n  a: A\n" },
	{ "en/m01-a/scenario-a.md", "# Talk {#m01-s1 .scenario}\n\nWhere.\n\n## One {#one}\n\nText.\n\n- [x] [Yes](#two)\n  > Good.\n"
	                            "- [ ] [No](#two)\n  > Hm.\n\n## Two {#two}\n\nText.\n" },
	{ "en/m01-a/facilitator.md", "# Lead\n\nNotes. [@source]\n\n## Act {#m01-a1 .activity minutes=3}\n\n> [!HANDOUT] Sheet\n> - [ ] One\n\n"
	                             "## Keep {#m01-h1 .handout}\n\nWords.\n" },
	{ "en/facilitator/before.md", "# Before\n\n[Room](#room)\n\n## Room {#room}\n\nQuiet.\n" },
	{ "en/facilitator/audiences.md", "# People\n\n## School {#school}\n\nEarly.\n" },
	{ "en/facilitator/session-30.md", "---\ntitle: Half\nminutes: 30\nmaterials: [Pens]\n---\nHello.\n\n## Start {#s30-start}\n\n"
	                                  "### Talk {#s30-talk minutes=30 shows=m01-p1,m01-a1}\n\nTalk.\n" },
};

enum { FILE_COUNT = sizeof files / sizeof files[0] };

static char root[256];
static struct arena theme_arena = ARENA_INIT;
static struct theme *theme;

static void write_kit_file(size_t index, const void *text, size_t length)
{
	struct arena arena = ARENA_INIT;
	if (!file_write(path_join(&arena, root, files[index].path), text, length))
		memory_die("the kit for fuzzing cannot be written");
	arena_release(&arena);
}

static void clean_up(void)
{
	file_remove_tree(root);
	theme_free(theme);
	arena_release(&theme_arena);
	xmlread_stop_library();
}

/* WAYMARK_TEMPLATES says where templates/ is; without it nothing can be loaded, which must not look like success. */
static void prepare_theme(void)
{
	struct diagnostics *diagnostics = diagnostics_new();
	const char *templates = getenv("WAYMARK_TEMPLATES");
	theme = templates ? theme_load(&theme_arena, templates, NULL, diagnostics) : NULL;
	if (!theme)
		memory_die("WAYMARK_TEMPLATES does not name the folder of the templates");
	diagnostics_free(diagnostics);
}

static void prepare_kit(void)
{
	const char *folder = getenv("TMPDIR");
	snprintf(root, sizeof root, "%s/waymark-fuzz.XXXXXX", folder ? folder : "/tmp");
	if (!mkdtemp(root))
		memory_die("no temporary folder");
	atexit(clean_up);
	for (size_t i = 0; i < FILE_COUNT; i++)
		write_kit_file(i, files[i].text, strlen(files[i].text));
	xmlread_start_library();
	prepare_theme();
}

static void use_module(const struct kit *kit, const struct edition *edition, const struct module_entry *entry,
                       struct diagnostics *diagnostics)
{
	struct arena arena = ARENA_INIT;
	const struct module *module = load_module(&arena, kit, edition, entry, diagnostics);
	check_module(module, &(struct check_rules){ .school = true }, diagnostics);
	if (diagnostics_errors(diagnostics) == 0) {
		struct book_chapters chapters = { 0 };

		document_render(&arena, theme, module, diagnostics);
		book_write_module(&(struct book_job){ .arena = &arena,
		                                      .theme = theme,
		                                      .kit = kit,
		                                      .edition = edition,
		                                      .diagnostics = diagnostics,
		                                      .chapters = &chapters },
		                  module);
	}
	arena_release(&arena);
}

static void use_kit(void)
{
	const struct load_options options = { .templates = getenv("WAYMARK_TEMPLATES") };
	struct diagnostics *diagnostics = diagnostics_new();
	struct kit *kit = load_kit(root, &options, diagnostics);
	for (size_t e = 0; kit && e < kit->edition_count; e++)
		for (size_t m = 0; m < kit->editions[e].module_count; m++)
			use_module(kit, &kit->editions[e], &kit->editions[e].modules[m], diagnostics);
	for (size_t e = 0; kit && e < kit->edition_count; e++)
		check_pages(&kit->editions[e], diagnostics);
	kit_free(kit);
	diagnostics_free(diagnostics);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	if (!root[0])
		prepare_kit();
	size_t index = data[0] % FILE_COUNT;
	write_kit_file(index, data + 1, size - 1);
	use_kit();
	write_kit_file(index, files[index].text, strlen(files[index].text));
	return 0;
}
