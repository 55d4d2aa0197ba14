/*
 * Target scorm2004: a package a module, and one with all modules of a language, where each module is a SCO; of the 4th
 * edition, or of the 3rd for LMSs that stop there. They differ in the manifest and the schema files alone.
 */
#include "target/package.h"

#define NAME "scorm2004"

static void write_3rd(const struct manifest *manifest, struct strbuf *out)
{
	manifest_write_2004(manifest, 3, out);
}

static void write_4th(const struct manifest *manifest, struct strbuf *out)
{
	manifest_write_2004(manifest, 4, out);
}

static const struct package_format third = {
	.name = NAME,
	.schemas = NAME "-3",
	.manifest_name = MANIFEST_NAME,
	.write = write_3rd,
};

static const struct package_format fourth = {
	.name = NAME,
	.schemas = NAME,
	.manifest_name = MANIFEST_NAME,
	.write = write_4th,
};

static const struct package_format *format_of(const struct target_job *job)
{
	return job->options->scorm_edition == 3 ? &third : &fourth;
}

static void scorm2004_module(struct target_job *job)
{
	package_module(job, format_of(job));
}

static void scorm2004_kit(struct target_job *job)
{
	package_kit(job, format_of(job));
}

const struct target target_scorm2004 = {
	.name = NAME,
	.summary = "packages for a learning management system (SCORM 2004)",
	.schemas = NAME,
	.sheet = SHEET_RUN,
	.module = scorm2004_module,
	.kit = scorm2004_kit,
};
