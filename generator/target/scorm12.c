/*
 * Target scorm12: a package a module, and one with all modules of a language, where each module is a SCO.
 */
#include "target/package.h"

static const struct package_format format = {
	.name = "scorm12",
	.schemas = "scorm12",
	.manifest_name = MANIFEST_NAME,
	.write = manifest_write,
};

static void scorm12_module(struct target_job *job)
{
	package_module(job, &format);
}

static void scorm12_kit(struct target_job *job)
{
	package_kit(job, &format);
}

const struct target target_scorm12 = {
	.name = "scorm12",
	.summary = "packages for a learning management system (SCORM 1.2)",
	.schemas = "scorm12",
	.sheet = SHEET_RUN,
	.module = scorm12_module,
	.kit = scorm12_kit,
};
