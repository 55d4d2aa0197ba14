/*
 * Target pdf: what the facilitator area is printed for, as a browser prints it.
 */
#include "target/facilitator.h"

#define PDF_NAME "pdf"

/* Prints of one edition while they are listed. */
struct listing {
	struct target_job *job;
	struct target_print *prints;
	size_t count;
};

static void add(struct listing *listing, const char *page, const char *fragment, const char *file)
{
	struct arena *arena = listing->job->arena;
	const char *code = listing->job->edition->code;

	listing->prints[listing->count++] = (struct target_print){
		.page = arena_printf(arena, FACILITATOR_NAME "/%s/%s.html", code, page),
		.fragment = fragment,
		.file = arena_printf(arena, "%s/%s.pdf", code, file),
	};
}

static void add_session(struct listing *listing, const char *id)
{
	static const char *const kinds[] = { "plan", "slides", "pack" };
	struct arena *arena = listing->job->arena;

	add(listing, kinds[0], id, arena_printf(arena, "%s-%s", kinds[0], id));
	for (size_t i = 1; i < sizeof kinds / sizeof kinds[0]; i++) {
		const char *name = arena_printf(arena, "%s-%s", kinds[i], id);

		add(listing, name, NULL, name);
	}
}

static const struct target_print *pdf_prints(struct target_job *job, size_t *count)
{
	const struct edition *edition = job->edition;
	const size_t sessions = edition->leading ? edition->leading->session_count : 0;
	struct listing listing = {
		job, arena_calloc(job->arena, 1 + 3 * sessions + edition->module_count, sizeof *listing.prints), 0
	};

	add(&listing, "before", NULL, "before");
	for (size_t i = 0; i < sessions; i++)
		add_session(&listing, edition->leading->sessions[i].id);
	for (size_t i = 0; i < edition->module_count; i++) {
		const char *name = arena_printf(job->arena, "pack-%s", edition->modules[i].id);

		add(&listing, name, NULL, name);
	}
	*count = listing.count;
	return listing.prints;
}

const struct target target_pdf = {
	.name = PDF_NAME,
	.summary = "the same on paper: plans, slides and packs, printed by an installed Chromium; only when asked for",
	.needs = FACILITATOR_NAME,
	.on_request = true,
	.prints = pdf_prints,
};
