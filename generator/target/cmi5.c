/*
 * Target cmi5: a package a module, and one with all modules of a language, where each module is an AU.
 */
#include "target/cmi5_structure.h"
#include "target/package.h"

static const struct package_format format = {
	.name = "cmi5",
	.manifest_name = CMI5_STRUCTURE_NAME,
	.calls_lms = true,
	.write = cmi5_structure_write,
};

static void cmi5_module(struct target_job *job)
{
	package_module(job, &format);
}

static void cmi5_kit(struct target_job *job)
{
	package_kit(job, &format);
}

const struct target target_cmi5 = {
	.name = "cmi5",
	.summary = "packages for a learning management system (cmi5, with xAPI)",
	.sheet = SHEET_RUN,
	.module = cmi5_module,
	.kit = cmi5_kit,
};
