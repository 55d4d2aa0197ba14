/*
 * Targets: an output format is a function from a const model to bundles of files in memory. It touches no disk.
 *
 * Each is one file that defines `const struct target target_<name>` and one line in targets.def.
 */
#ifndef WAYMARK_TARGET_TARGET_H
#define WAYMARK_TARGET_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/model.h"
#include "output/bundle.h"
#include "model/outline.h"
#include "render/document.h"
#include "render/theme.h"
#include "render/units.h"

/* Bytes that the package of a module may have without its media. */
#define PACKAGE_LIMIT ((size_t)100 * 1024)

/* What the command line asks of one format. */
struct target_options {
	int scorm_edition;     /* of SCORM 2004: 3 or 4 */
	int cartridge_version; /* of Common Cartridge, without its point: 11 or 13 */
	const char *paper;     /* of PDF files: "letter" or "A4", as CSS writes it */
};

struct package_content;

/* A page of another target that a browser prints into a file. */
struct target_print {
	const char *page;     /* in the output: "facilitator/en/pack-60.html"; none is printed where the build has no such page */
	const char *fragment; /* what follows "#" in its address, or NULL */
	const char *file;     /* "en/pack-60.pdf", below the folder of the target */
};

/* What a target may read and where it puts its bundles. */
struct target_job {
	struct arena *arena;             /* of this module (module step) or of the build (kit step) */
	struct diagnostics *diagnostics;
	const struct theme *theme;       /* templates, style, scripts, schema files */
	const struct kit *kit;
	const struct edition *edition;   /* module step: the module's; kit step: once each, then once NULL */
	const struct module *module;     /* NULL in the kit step */
	const struct rendered *rendered; /* the module's bodies, rendered once; NULL in the kit step */
	const struct outline *outline;   /* kit step of an edition: what all its modules contain; otherwise NULL */
	const struct outline *outlines;  /* kit step: those of all editions, as kit->editions; otherwise NULL */
	struct spool *spool;             /* for blobs that the kit step wants again */
	struct bundle **bundles;         /* filled by target_add_bundle() */
	size_t bundle_count;
	size_t bundle_capacity;
	void **keep;                     /* one pointer a module that the target may set in the module step (in
	                                    `keep_arena`) and read in the kit step: outline->modules[i].kept[target];
	                                    one an edition in its kit step, for the last one: outlines[i].kept[target] */
	struct arena *keep_arena;        /* lives until the build ends; only this module's thread uses it now */
	size_t target;                   /* index of this target in `kept` */
	struct outline_changes *changes; /* module step: filled by target_note_change() */
	struct package_content **packages; /* module step: what the LMS packages of the module share; see package.h */
	const struct target_options *options;
	const struct target *const *built; /* all targets of this build */
	size_t built_count;
	int system_error;                /* errno of what the system refused; 0 while all is well */
};

/* The settings sheet beside each of its packages, for whoever puts them into an LMS: see sheet.h. */
enum target_sheet {
	SHEET_NONE,
	SHEET_RUN,   /* the package runs in the LMS and reports to it */
	SHEET_IMPORT /* the LMS takes the package apart: it keeps the results itself */
};

struct target {
	const char *name;    /* "site": the folder in dist/ */
	const char *summary; /* one line for `waymark targets` */
	const char *schemas; /* schema_set whose files its packages carry, or NULL */
	const char *start_word; /* interface word that names its start page, or NULL */
	bool lacks_documents; /* no page of it is a module's document with style, script and media beside it: their sizes say nothing of one */
	bool one_output;     /* its bundles that are no zip files are parts of one folder, and link to each other and to other such folders */
	enum target_sheet sheet;
	const char *needs;   /* name of a target that is built along with it, or NULL */
	bool on_request;     /* built only when somebody asks for it by name */
	/* What a browser prints when all pages are made: in `job->arena`, `*count` of them; NULL = nothing. job->edition is set. */
	const struct target_print *(*prints)(struct target_job *job, size_t *count);
	void (*module)(struct target_job *job); /* one module of one language; NULL = nothing */
	void (*kit)(struct target_job *job);    /* when all modules are done; NULL = nothing */
};

const struct target *const *targets(size_t *count);
const struct target *target_find(const char *name); /* or NULL */

/* Is the target of this name part of this build? */
bool target_is_built(const struct target_job *job, const char *name);

/* A new bundle of the job, named below the output folder. */
struct bundle *target_add_bundle(struct target_job *job, const char *name, bool zipped);

/* The module's pictures, sounds and films, in the folder `folder` of the bundle ("media/"). A file that cannot be read
 * is reported. The second: those that only people who lead see. */
void target_add_media(struct target_job *job, struct bundle *bundle, const char *folder);
void target_add_leader_media(struct target_job *job, struct bundle *bundle, const char *folder);

/* Module step: what has `id` (a question, scenario or section) took another shape in this format, or was left out. `word` names the interface
 * word that tells it in the build report: "change.rows". Told again, it is noted once. */
void target_note_change(struct target_job *job, const char *id, const char *word);

/* Style and script of the theme ("waymark"), or of a part of it, in the folder `folder` ("s/") of the bundle. */
void target_add_theme(struct target_job *job, struct bundle *bundle, const char *folder, const struct theme_part *part);

/* The neutral page in the job's edition (render/units.h), as `path`; its style and script lie in `theme_prefix`. Mistakes
 * in its template are reported. */
void target_add_units(struct target_job *job, struct bundle *bundle, const char *path, const char *theme_prefix);

/* What the kit step needs of a file when the module is gone, in job->keep_arena: its name and, where something will be
 * written, its compressed content in the spool. False: job->system_error. */
bool target_keep_file(struct target_job *job, const struct bundle_file *file, struct bundle_file *kept);

#endif
