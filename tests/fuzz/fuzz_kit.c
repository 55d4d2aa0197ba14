/*
 * Fuzzing the loader: a small sound kit in a temporary folder, one file of which is the input. The first byte says which one, the rest
 * is its text; then the kit is loaded, checked and its module rendered for pages and for a book, as a build would. Where nothing is wrong
 * so far the area for people who lead is made of it, in both languages: plan, slides, sheets. Its pages have to be sound then.
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
#include "model/outline.h"
#include "output/verify.h"
#include "render/book.h"
#include "render/document.h"
#include "target/target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct {
	const char *path;
	const char *text;
} files[] = {
	{ "en/m01-a/01-a.md", "---\nminutes: 3\nobjectives: [m01-o1]\n---\n# Page\n\nText [@source] and [care](../glossary.md#care).\n\n"
	                      "![Rings](../../figures/a.svg \"Caption\")\n\n> [!FACILITATOR] 1 min\n> Ask.\n\n## Part\n\n> [!KEY]\n> Point.\n" },
	{ "en/m01-a/check.md", "---\ndraw: 1\n---\n# Check\n\n## Which? {#m01-q1 .q objective=m01-o1}\n- [ ] One\n  > No.\n- [x] Two\n"
	                       "  > Yes.\n> Because.\n\n## Who? {#m01-q2 .q objective=m01-o1}\n- [x] A\n  > Yes.\n- [ ] B\n  > No.\n> So.\n" },
	{ "en/m01-a/module.md", "---\ntitle: A\nsummary: B.\nminutes: 3\nobjectives:\n  m01-o1: Know\nstatus: draft\n---\n" },
	{ "en/glossary.md", "# Glossary\n\n## care {#care}\nMeaning.\n" },
	{ "references.md", "# References\n\n## source\nA source.\n\n- accessed: 2026-01-01\n" },
	{ "regions/us.md", "---\ntitle: US\nchecked: 2026-01-01\n---\n## Line {#line group=talk}\n- call: 555\n- source: source\n"
	                   "- checked: 2026-01-01\n" },
	{ "kit.yaml", "id: fuzz\nversion: 1.0.0\nlanguages: [en, es]\ntitle: {en: T, es: T}\ndiscreet-title: {en: T, es: T}\n"
	              "summary: {en: S., es: S.}\nregion: us\n"
	              "licence: CC BY 4.0\nexit: https://example.org/\npass: 80\naudiences:\n  school: {en: School, es: Escuela}\n" },
	{ "figures/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>T</title><circle r=\"3\"/></svg>" },
	{ "figures/a.en.md", "A circle.\n" },
	{ "en/strings.yaml", "figures:\n  a: A\n" },
	{ "en/m01-a/scenario-a.md", "# Talk {#m01-s1 .scenario}\n\nWhere.\n\n## One {#one}\n\nText.\n\n- [x] [Yes](#two)\n  > Good.\n"
	                            "- [ ] [No](#two)\n  > Hm.\n\n## Two {#two}\n\nText.\n" },
	{ "en/m01-a/facilitator.md", "# Lead\n\nNotes. [@source]\n\n## Act {#m01-a1 .activity minutes=3}\n\n> [!HANDOUT] Sheet\n> - [ ] One\n\n"
	                             "## Keep {#m01-h1 .handout}\n\nWords.\n" },
	{ "en/facilitator/before.md", "# Before\n\n[Room](#room)\n\n## Room {#room}\n\nQuiet.\n" },
	{ "en/facilitator/audiences.md", "# People\n\n## School {#school}\n\nEarly.\n" },
	{ "en/facilitator/session-30.md", "---\ntitle: Half\nminutes: 30\nmaterials: [Pens]\nbefore: [m01-q1]\nafter: [m01-q2]\n---\nHello.\n\n"
	                                  "## Start {#s30-start}\n\n### Talk {#s30-talk minutes=20 shows=m01-p1,m01-a1,m01-s1}\n\n"
	                                  "Talk.\n\n### End {#s30-end minutes=10 shows=m01-h1}\n\n> [!SLIDE]\n> Thanks.\n" },
	{ "es/m01-a/01-a.md", "---\nminutes: 3\nobjectives: [m01-o1]\n---\n# Hoja\n\nTexto [@source].\n" },
	{ "es/m01-a/module.md", "---\ntitle: A\nsummary: B.\nminutes: 3\nobjectives:\n  m01-o1: Saber\nstatus: draft\n---\n" },
	{ "es/m01-a/facilitator.md", "# Guiar\n\nNotas.\n\n## Acto {#m01-a1 .activity minutes=3}\n\n> [!HANDOUT] Hoja\n> - [ ] Uno\n>\n"
	                             "> Dos\n\n## Guardar {#m01-h1 .handout}\n\nPalabras.\n" },
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

/* What a build with one target keeps from its modules for its kit step. */
struct run {
	struct arena arena; /* until the kit is done */
	struct kit *kit;
	struct outline *outlines; /* as kit->editions */
	const struct target *target;
	struct spool *spool;
	struct verify *verify;
	struct diagnostics *unsound; /* what the verification says */
	struct diagnostics *diagnostics;
	bool is_done; /* nothing was wrong, and the pages are made */
};

static struct target_job job_of(struct run *run, struct arena *arena)
{
	static const struct target_options options = { .paper = "letter" };

	return (struct target_job){ .arena = arena,
		                    .diagnostics = run->diagnostics,
		                    .theme = theme,
		                    .kit = run->kit,
		                    .outlines = run->outlines,
		                    .spool = run->spool,
		                    .keep_arena = &run->arena,
		                    .options = &options,
		                    .built = &run->target,
		                    .built_count = 1 };
}

static void verify_all(struct run *run, const struct target_job *job)
{
	for (size_t i = 0; i < job->bundle_count; i++)
		verify_bundle(run->verify, job->bundles[i]);
}

static void render_module(struct run *run, struct arena *arena, const struct module *module,
                          struct outline_module *outline)
{
	struct book_chapters chapters = { 0 };
	struct target_job job = job_of(run, arena);

	job.edition = module->edition;
	job.module = module;
	job.keep = outline->kept;
	job.changes = &outline->changes;
	job.rendered = document_render(arena, theme, module, run->diagnostics);
	book_write_module(&(struct book_job){ .arena = arena,
	                                      .theme = theme,
	                                      .kit = run->kit,
	                                      .edition = module->edition,
	                                      .diagnostics = run->diagnostics,
	                                      .chapters = &chapters },
	                  module);
	run->target->module(&job);
	verify_all(run, &job);
}

static void use_module(struct run *run, const struct edition *edition, size_t index, struct outline_module *outline)
{
	struct arena arena = ARENA_INIT;
	const struct module *module = load_module(&arena, run->kit, edition, &edition->modules[index], run->diagnostics);

	check_module(module, &(struct check_rules){ .school = true }, run->diagnostics);
	outline_of_module(&run->arena, module, outline);
	outline->kept = arena_calloc(&run->arena, 1, sizeof *outline->kept);
	if (diagnostics_errors(run->diagnostics) == 0)
		render_module(run, &arena, module, outline);
	arena_release(&arena);
}

static void use_edition(struct run *run, size_t index)
{
	const struct edition *edition = &run->kit->editions[index];
	struct outline *outline = &run->outlines[index];

	*outline = (struct outline){ .edition = edition, .module_count = edition->module_count };
	outline->modules = arena_calloc(&run->arena, edition->module_count + 1, sizeof *outline->modules);
	outline->kept = arena_calloc(&run->arena, 1, sizeof *outline->kept);
	outline->notes = arena_calloc(&run->arena, 1, sizeof *outline->notes);
	for (size_t i = 0; i < edition->module_count; i++)
		use_module(run, edition, i, &outline->modules[i]);
	check_pages(edition, run->diagnostics);
	check_sessions(edition, outline, run->diagnostics);
}

/* The last one is for what all editions share. */
static void use_target(struct run *run)
{
	for (size_t i = 0; i <= run->kit->edition_count; i++) {
		const bool is_shared = i == run->kit->edition_count;
		struct arena arena = ARENA_INIT;
		struct target_job job = job_of(run, &arena);

		job.edition = is_shared ? NULL : &run->kit->editions[i];
		job.outline = is_shared ? NULL : &run->outlines[i];
		job.keep = is_shared ? NULL : run->outlines[i].kept;
		run->target->kit(&job);
		verify_all(run, &job);
		arena_release(&arena);
	}
}

/* Whatever an author wrote, pages made of it without an error are XML, lead nowhere that is not there, and load nothing. */
static void demand_sound_pages(const struct run *run)
{
	verify_finish(run->verify);
	if (diagnostics_errors(run->unsound) == 0)
		return;
	diagnostics_print(run->unsound, stderr);
	abort();
}

static void use_editions(struct run *run)
{
	run->spool = spool_new(root);
	run->target = target_find("facilitator");
	if (!run->spool || !run->target)
		memory_die("no temporary file, or no target of that name");
	run->outlines = arena_calloc(&run->arena, run->kit->edition_count + 1, sizeof *run->outlines);
	for (size_t i = 0; i < run->kit->edition_count; i++)
		use_edition(run, i);
	check_kit(run->kit, run->outlines, run->diagnostics);
	if (diagnostics_errors(run->diagnostics) == 0) {
		use_target(run);
		run->is_done = true;
		demand_sound_pages(run);
	}
	spool_free(run->spool);
}

/* Did it come to pages? */
static bool use_kit(void)
{
	const struct load_options options = { .templates = getenv("WAYMARK_TEMPLATES") };
	struct run run = { .diagnostics = diagnostics_new(), .unsound = diagnostics_new() };

	run.verify = verify_new(NULL, run.unsound);
	run.kit = load_kit(root, &options, run.diagnostics);
	if (run.kit) {
		use_editions(&run);
		kit_free(run.kit);
	}
	verify_free(run.verify);
	arena_release(&run.arena);
	diagnostics_free(run.unsound);
	diagnostics_free(run.diagnostics);
	return run.is_done;
}

/* Where the kit itself has mistakes no input would ever come to pages, and nobody would know. */
static void begin(void)
{
	prepare_kit();
	if (!use_kit())
		memory_die("the kit for fuzzing has mistakes of its own");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	if (!root[0])
		begin();
	size_t index = data[0] % FILE_COUNT;
	write_kit_file(index, data + 1, size - 1);
	use_kit();
	write_kit_file(index, files[index].text, strlen(files[index].text));
	return 0;
}
