/*
 * Assets: found by their address, checked, published under one flat name a module.
 */
#include "load/assets.h"
#include "load/translation.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/file.h"
#include "base/path.h"
#include "load/links.h"
#include "load/yaml.h"

#define ASSET_LIMIT (20 * 1024 * 1024)

static const struct asset_type {
	const char *extension;
	const char *type;
	enum asset_kind kind;
} types[] = {
	{ ".png", "image/png", ASSET_IMAGE },   { ".jpg", "image/jpeg", ASSET_IMAGE },
	{ ".jpeg", "image/jpeg", ASSET_IMAGE }, { ".gif", "image/gif", ASSET_IMAGE },
	{ ".webp", "image/webp", ASSET_IMAGE }, { ".svg", "image/svg+xml", ASSET_DRAWING },
	{ ".mp3", "audio/mpeg", ASSET_SOUND },  { ".ogg", "audio/ogg", ASSET_SOUND },
	{ ".wav", "audio/wav", ASSET_SOUND },   { ".webm", "video/webm", ASSET_VIDEO },
	{ ".mp4", "video/mp4", ASSET_VIDEO },
};

static const struct asset_type *find_type(const char *path)
{
	const char *extension = path_extension(path);
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (strcasecmp(types[i].extension, extension) == 0)
			return &types[i];
	return NULL;
}

static bool is_media(const struct asset_type *type)
{
	return type != NULL && (type->kind == ASSET_SOUND || type->kind == ASSET_VIDEO);
}

bool assets_is_media(const char *url)
{
	return !links_has_scheme(url) && is_media(find_type(url));
}

/* What is known while one asset is loaded. */
struct asset_load {
	struct reader *reader;
	const char *url;
	const char *inside;
	struct place place;
	const struct asset_type *type;
	struct asset *asset;
};

static struct diagnostics *report_to(const struct asset_load *at)
{
	return at->reader->context->diagnostics;
}

/* ---- the file itself --------------------------------------------------------------------------------- */

static bool check_file(struct asset_load *at)
{
	struct stat status;
	if (stat(at->asset->source, &status) != 0 || !S_ISREG(status.st_mode)) {
		links_report_missing(at->reader, DIAG_ASSET_MISSING, at->url, at->inside, at->place);
		return false;
	}
	if (!source_is_inside(at->reader->context->arena, at->reader->context->kit->root, at->inside)) {
		diag_report(report_to(at), DIAG_PATH_OUTSIDE, at->place,
			    "'%s' is a link that leads out of the kit; copy the file into it", at->url);
		return false;
	}
	if (!path_name_is_portable(path_name(at->inside))) {
		diag_report(report_to(at), DIAG_NAME_NOT_PORTABLE, at->place,
			    "the file name '%s' does not travel well; use a to z, 0 to 9, '.', '_' and '-'",
			    path_name(at->inside));
		return false;
	}
	at->asset->size = (size_t)status.st_size;
	if (status.st_size > ASSET_LIMIT)
		diag_report(report_to(at), DIAG_ASSET_TOO_LARGE, at->place,
			    "'%s' is larger than 20 MB; make it smaller or split it", at->url);
	return status.st_size <= ASSET_LIMIT;
}

static bool check_type(struct asset_load *at, bool wants_media)
{
	if (at->type != NULL && is_media(at->type) == wants_media)
		return true;
	diag_report(report_to(at), DIAG_ASSET_TYPE, at->place, "'%s' cannot be shown here; %s", at->url,
		    is_media(at->type) ? "write sound and video as a link that stands alone in its paragraph"
				       : "use .svg, .png, .jpg, .gif or .webp");
	return false;
}

/* ---- texts that belong to it ------------------------------------------------------------------------- */

/* "media/x.svg" -> "media/x.en.md" */
static const char *sibling(const struct asset_load *at, const char *extension)
{
	const struct markdown_context *context = at->reader->context;
	size_t stem = (size_t)(path_extension(at->inside) - at->inside);
	return arena_printf(context->arena, "%.*s.%s%s", (int)stem, at->inside, context->edition->code, extension);
}

static bool on_disk(const struct asset_load *at, const char *inside)
{
	const struct markdown_context *context = at->reader->context;
	return file_exists(path_join(context->arena, context->kit->root, inside));
}

static bool read_source(const struct asset_load *at, const char *inside, struct source *source)
{
	const struct markdown_context *context = at->reader->context;
	return source_read(context->arena, context->kit->root, inside, SOURCE_LESSON_LIMIT, at->place,
			   context->diagnostics, source);
}

static void read_description(struct asset_load *at, enum diag_rule missing, const char *what)
{
	const char *inside = sibling(at, ".md");
	struct source source;
	struct frontmatter parts;
	if (!on_disk(at, inside)) {
		diag_report(report_to(at), missing, at->place, "'%s' has no %s; write one in '%s'", at->url, what,
			    inside);
		return;
	}
	if (!read_source(at, inside, &source) ||
	    !frontmatter_split(source.path, source.text, source.length, &parts, report_to(at)))
		return;
	translation_check_front(at->reader->context->arena, &source, &parts, report_to(at));
	struct markdown_context context = *at->reader->context;
	context.plain = true;
	at->asset->description = markdown_parse(&context, &source, parts.body, parts.body_length, parts.body_line);
}

static void read_captions(struct asset_load *at)
{
	const char *inside = sibling(at, ".vtt");
	struct source source;
	if (!on_disk(at, inside)) {
		diag_report(report_to(at), DIAG_CAPTIONS_MISSING, at->place,
			    "the video '%s' has no captions; write them in '%s'", at->url, inside);
	} else if (read_source(at, inside, &source)) {
		at->asset->captions = source.path;
		captions_read(at->reader->context->arena, &source, report_to(at), at->asset);
	}
}

/* ---- one kind after the other ------------------------------------------------------------------------ */

static bool load_image(struct asset_load *at)
{
	if (image_size(at->asset->source, at->type->type, &at->asset->width, &at->asset->height))
		return true;
	diag_report(report_to(at), DIAG_ASSET_TYPE, at->place,
		    "'%s' is damaged or not what its name says (%s); save it again", at->url, at->type->type);
	return false;
}

/* A drawing that lies in a language's own folder is drawn in that language, any other in the first one. */
static const char *translated_to(const struct asset_load *at)
{
	const struct markdown_context *context = at->reader->context;
	const char *code = context->edition->code;
	const size_t length = strlen(code);
	const bool is_own = strncmp(at->inside, code, length) == 0 && at->inside[length] == '/';
	return is_own || strcmp(code, context->kit->source_language) == 0 ? NULL : code;
}

static bool load_drawing(struct asset_load *at)
{
	const struct markdown_context *context = at->reader->context;
	struct source source;
	if (!read_source(at, at->inside, &source))
		return false;
	size_t stem = (size_t)(path_extension(at->inside) - path_name(at->inside));
	struct drawing_setting setting = {
		.arena = context->arena,
		.diagnostics = context->diagnostics,
		.words = context->edition->words,
		.prefix = arena_printf(context->arena, "%s-%.*s-", context->module->entry->id, (int)stem,
				       path_name(at->inside)),
		.translated_to = translated_to(at),
	};
	at->asset->svg = drawing_clean(&setting, &source);
	read_description(at, DIAG_DESCRIPTION_MISSING, "text that says the same in words");
	return at->asset->svg != NULL;
}

static bool load_kind(struct asset_load *at)
{
	switch (at->type->kind) {
	case ASSET_IMAGE:
		return load_image(at);
	case ASSET_DRAWING:
		return load_drawing(at);
	case ASSET_VIDEO:
		read_captions(at);
		/* fall through */
	case ASSET_SOUND:
		read_description(at, DIAG_TRANSCRIPT_MISSING, "transcript");
		break;
	}
	return true;
}

static bool name_is_free(const struct asset_load *at)
{
	const struct module_load *load = at->reader->context->load;
	for (size_t i = 0; i < load->asset_count; i++) {
		const struct asset *other = load->assets[i].asset;
		if (other == NULL || strcmp(other->published, at->asset->published) != 0)
			continue;
		diag_report(report_to(at), DIAG_ASSET_CLASH, at->place,
			    "'%s' would be published under the same name as '%s'; rename one", at->asset->source,
			    other->source);
		return false;
	}
	return true;
}

/* "m02-door.png". A discreet build has numbers: the name of a file is read before the file is seen. */
static const char *published_name(const struct asset_load *at)
{
	const struct markdown_context *context = at->reader->context;
	const char *module = context->module->entry->id;
	if (context->kit->is_discreet)
		return arena_printf(context->arena, "%s-%zu%s", module, context->load->asset_count + 1,
				    path_extension(at->inside));
	return arena_printf(context->arena, "%s-%s", module, path_name(at->inside));
}

/* A new entry for the asset, NULL when the file cannot be used at all. The entry's `asset` is NULL when its
 * content cannot be used: that is told once. */
static struct loaded_asset *load_asset(struct asset_load *at, bool wants_media)
{
	const struct markdown_context *context = at->reader->context;
	struct module_load *load = context->load;
	at->asset = arena_alloc(context->arena, sizeof *at->asset);
	at->asset->source = path_join(context->arena, context->kit->root, at->inside);
	at->asset->published = published_name(at);
	if (!check_file(at) || !check_type(at, wants_media) || !name_is_free(at))
		return NULL;
	at->asset->kind = at->type->kind;
	at->asset->type = at->type->type;
	bool usable = load_kind(at);
	struct loaded_asset *loaded = ARRAY_PUSH(load->arena, load->assets, load->asset_count, load->asset_capacity);
	*loaded = (struct loaded_asset){ .inside = at->inside, .asset = usable ? at->asset : NULL };
	return loaded;
}

static struct loaded_asset *find_asset(struct module_load *load, const char *inside)
{
	for (size_t i = 0; i < load->asset_count; i++)
		if (strcmp(load->assets[i].inside, inside) == 0)
			return &load->assets[i];
	return NULL;
}

static void list_asset(struct reader *reader, struct loaded_asset *loaded)
{
	struct module_load *load = reader->context->load;
	if (loaded->asset == NULL || loaded->listed || reader->hidden > 0)
		return;
	loaded->listed = true;
	*ARRAY_PUSH(load->arena, load->module->assets, load->module->asset_count, load->listed_capacity) =
	    loaded->asset;
}

void assets_settle(struct module_load *load)
{
	struct module *module = load->module;
	module->leader_assets = arena_calloc(load->arena, load->asset_count, sizeof(*module->leader_assets));
	for (size_t i = 0; i < load->asset_count; i++)
		if (load->assets[i].asset != NULL && !load->assets[i].listed)
			module->leader_assets[module->leader_asset_count++] = load->assets[i].asset;
}

struct asset *assets_take(struct reader *reader, const char *url, bool wants_media)
{
	const struct markdown_context *context = reader->context;
	struct asset_load at = { .reader = reader, .url = url, .place = reader_place_of(reader, url, strlen(url)) };
	if (context->plain || context->load == NULL) {
		diag_report(context->diagnostics, DIAG_TEXT_ONLY, at.place,
			    "there can be no picture or player in this text; put '%s' into a "
			    "lesson",
			    url);
		return NULL;
	}
	if (links_has_scheme(url)) {
		diag_report(context->diagnostics, DIAG_ASSET_EXTERNAL, at.place,
			    "'%s' lies on another site, which would see who reads this; copy the file into media/",
			    url);
		return NULL;
	}
	at.inside = links_resolve_path(reader, url, at.place);
	if (at.inside == NULL)
		return NULL;
	at.type = find_type(at.inside);
	struct loaded_asset *loaded = find_asset(context->load, at.inside);
	if (loaded == NULL)
		loaded = load_asset(&at, wants_media);
	else if (!check_type(&at, wants_media))
		return NULL;
	if (loaded == NULL)
		return NULL;
	list_asset(reader, loaded);
	return loaded->asset;
}
