/*
 * Standard: IMS Content Packaging 1.1 to 1.2, without what SCORM or Common Cartridge add. QTI packages are of this kind too.
 */
#include "inspect/manifest.h"
#include "inspect/standard.h"

static bool claims(const struct inspection *inspection)
{
	(void)inspection;
	return true; /* it is asked behind those that share the manifest */
}

static const char *type_of(const struct manifest_resource *resource)
{
	return resource->type;
}

static void judge(struct inspection *inspection)
{
	static const struct manifest_outline outline = { type_of, NULL };
	const struct manifest *manifest = manifest_read(inspection);
	if (!manifest)
		return;
	fact_add(inspection->arena, &inspection->facts, "schemaversion", manifest_version(manifest));
	manifest_write_outline(inspection, manifest, &outline);
	manifest_check_identifiers(inspection, manifest);
	manifest_check_organizations(inspection, manifest);
	manifest_check_resources(inspection, manifest);
}

const struct standard standard_content_package = {
	.id = "content-package",
	.name = "IMS content package",
	.manifest = MANIFEST_FILE,
	.claims = claims,
	.judge = judge,
};
