/*
 * kit.yaml: the settings of a kit, and one edition for each language.
 */
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "base/strbuf.h"
#include "load/loader.h"
#include "load/suggest.h"
#include "load/values.h"

struct settings {
	const char *id, *version;
	const struct yaml *languages, *title, *discreet_title, *summary;
	const char *region, *licence, *publisher, *exit, *completion, *titles;
	int pass;
	const struct yaml *only_audiences, *audiences, *paths;
};

#define FIELD(key, type, required, member)                                                                             \
	{                                                                                                              \
		key, type, required, 0, 0, offsetof(struct settings, member)                                           \
	}

static const struct yaml_field fields[] = {
	FIELD("id", YAML_AS_ID, true, id),
	FIELD("version", YAML_AS_TEXT, true, version),
	FIELD("languages", YAML_AS_LIST, true, languages),
	FIELD("title", YAML_AS_TREE, true, title),
	FIELD("discreet-title", YAML_AS_TREE, true, discreet_title),
	FIELD("summary", YAML_AS_TREE, true, summary),
	FIELD("region", YAML_AS_ID, true, region),
	FIELD("licence", YAML_AS_TEXT, true, licence),
	FIELD("publisher", YAML_AS_TEXT, false, publisher),
	FIELD("exit", YAML_AS_TEXT, true, exit),
	FIELD("completion", YAML_AS_TEXT, false, completion),
	FIELD("titles", YAML_AS_TEXT, false, titles),
	{ "pass", YAML_AS_NUMBER, false, 1, 100, offsetof(struct settings, pass) },
	FIELD("only-audiences", YAML_AS_LIST, false, only_audiences),
	FIELD("audiences", YAML_AS_TREE, false, audiences),
	FIELD("paths", YAML_AS_TREE, false, paths),
};

/* ---- languages -------------------------------------------------------------------------------------------- */

/* "en", "pt-br": two or three letters, then parts of letters and digits. */
static bool is_language_code(const char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	size_t length = strspn(text, letters);
	if (length < 2 || length > 3)
		return false;
	for (text += length; *text == '-'; text += length + 1) {
		length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789");
		if (length < 2 || length > 8)
			return false;
	}
	return *text == '\0';
}

static bool contains(const char *const *texts, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(texts[i], text) == 0)
			return true;
	}
	return false;
}

static size_t list_length(const struct yaml *list)
{
	size_t count = 0;
	for (const struct yaml *item = yaml_next(list, NULL); item; item = yaml_next(list, item))
		count++;
	return count;
}

static void read_languages(struct loader *loader, const struct yaml *list)
{
	loader->languages = arena_calloc(loader->arena, list_length(list), sizeof *loader->languages);
	for (const struct yaml *item = yaml_next(list, NULL); item; item = yaml_next(list, item)) {
		if (!is_language_code(item->text))
			diag_report(loader->diagnostics, DIAG_LANGUAGE_UNKNOWN, item->place,
				    "'%s' is not a language code; write it like 'en' or 'pt-br'", item->text);
		else if (contains(loader->languages, loader->language_count, item->text))
			diag_report(loader->diagnostics, DIAG_ID_DUPLICATE, item->place,
				    "the language '%s' is here twice; keep one", item->text);
		else
			loader->languages[loader->language_count++] = item->text;
	}
}

/* One edition for each language that this run wants. */
static void make_editions(struct loader *loader)
{
	const struct load_options *options = loader->options;
	struct kit *kit = loader->kit;
	kit->editions = arena_calloc(loader->arena, loader->language_count, sizeof *kit->editions);
	for (size_t i = 0; i < loader->language_count; i++) {
		if (options->language_count == 0 ||
		    contains(options->languages, options->language_count, loader->languages[i]))
			kit->editions[kit->edition_count++].code = loader->languages[i];
	}
	kit->source_language = loader->language_count > 0 ? loader->languages[0] : "";
	kit->is_partial = kit->edition_count < loader->language_count;
	for (size_t i = 0; i < options->language_count; i++) {
		if (!contains(loader->languages, loader->language_count, options->languages[i]))
			loader_report_unknown(loader, DIAG_LANGUAGE_UNKNOWN, kit->place, "language",
					      options->languages[i], loader->languages, loader->language_count);
	}
}

/* ---- texts, one for each language ------------------------------------------------------------------------- */

static const char *text_of_language(struct loader *loader, const struct yaml *map, const char *language)
{
	const struct yaml *text = yaml_get(map, language);
	if (!text || (text->kind == YAML_SCALAR && *text->text == '\0'))
		diag_report(loader->diagnostics, DIAG_KEY_MISSING, map->key ? map->key_place : map->place,
			    "'%s' has no text in '%s'; add '%s: …' below it", map->key ? map->key : "this", language,
			    language);
	else if (text->kind != YAML_SCALAR)
		diag_report(loader->diagnostics, DIAG_KEY_TYPE, text->place,
			    "the text in '%s' is a list or a map; write one text", language);
	else
		return text->text;
	return "";
}

const char **settings_texts(struct loader *loader, const struct yaml *map)
{
	struct kit *kit = loader->kit;
	const char **texts = arena_calloc(loader->arena, kit->edition_count, sizeof *texts);
	for (size_t i = 0; i < kit->edition_count; i++)
		texts[i] = "";
	if (!map)
		return texts;
	if (map->kind != YAML_MAP) {
		diag_report(loader->diagnostics, DIAG_KEY_TYPE, map->place,
			    "'%s' is one text for all languages; write one below it for each: '%s: …'",
			    map->key ? map->key : "this", loader->language_count > 0 ? loader->languages[0] : "en");
		return texts;
	}
	for (const struct yaml *text = map->first; text; text = text->next) {
		if (!contains(loader->languages, loader->language_count, text->key))
			loader_report_unknown(loader, DIAG_LANGUAGE_UNKNOWN, text->key_place, "language", text->key,
					      loader->languages, loader->language_count);
	}
	for (size_t i = 0; i < loader->language_count; i++) {
		const char *text = text_of_language(loader, map, loader->languages[i]);
		for (size_t j = 0; j < kit->edition_count; j++) {
			if (strcmp(kit->editions[j].code, loader->languages[i]) == 0)
				texts[j] = text;
		}
	}
	return texts;
}

static void read_titles(struct loader *loader, const struct settings *settings)
{
	const char **titles = settings_texts(loader, settings->title);
	const char **discreet_titles = settings_texts(loader, settings->discreet_title);
	const char **summaries = settings_texts(loader, settings->summary);
	for (size_t i = 0; i < loader->kit->edition_count; i++) {
		struct edition *edition = &loader->kit->editions[i];
		edition->title = titles[i];
		edition->discreet_title = discreet_titles[i];
		edition->summary = summaries[i];
	}
}

/* ---- audiences -------------------------------------------------------------------------------------------- */

static void read_audiences(struct loader *loader, const struct yaml *map)
{
	struct kit *kit = loader->kit;
	size_t count = 0;
	if (map && map->kind != YAML_MAP) {
		diag_report(loader->diagnostics, DIAG_KEY_TYPE, map->place,
			    "'audiences' is not a map; write 'id: {en: Name}' lines below it");
		return;
	}
	for (const struct yaml *audience = map ? map->first : NULL; audience; audience = audience->next)
		count++;
	kit->audiences = arena_calloc(loader->arena, count, sizeof *kit->audiences);
	for (size_t i = 0; i < kit->edition_count; i++)
		kit->editions[i].audience_names =
		    arena_calloc(loader->arena, count, sizeof *kit->editions[i].audience_names);
	for (const struct yaml *audience = map ? map->first : NULL; audience; audience = audience->next) {
		const char **names = settings_texts(loader, audience);
		if (!value_is_id(audience->key))
			diag_report(loader->diagnostics, DIAG_ID_SYNTAX, audience->key_place,
				    "the id '%s' has other characters than a-z, 0-9 and '-'; change them",
				    audience->key);
		for (size_t i = 0; i < kit->edition_count; i++)
			kit->editions[i].audience_names[kit->audience_count] = names[i];
		kit->audiences[kit->audience_count++] = audience->key;
	}
}

static void read_only_audiences(struct loader *loader, const struct yaml *list)
{
	struct kit *kit = loader->kit;
	kit->only_audiences = arena_calloc(loader->arena, list_length(list), sizeof *kit->only_audiences);
	for (const struct yaml *item = yaml_next(list, NULL); item; item = yaml_next(list, item)) {
		if (contains(kit->audiences, kit->audience_count, item->text))
			kit->only_audiences[kit->only_audience_count++] = item->text;
		else
			loader_report_unknown(loader, DIAG_AUDIENCE_UNKNOWN, item->place, "audience", item->text,
					      kit->audiences, kit->audience_count);
	}
}

/* ---- plain settings --------------------------------------------------------------------------------------- */

static void read_preset(struct loader *loader, const struct settings *settings, const struct yaml *map)
{
	static const enum completion_preset presets[] = {
		COMPLETION_PASSED_INCOMPLETE,
		COMPLETION_PASSED_FAILED,
		COMPLETION_COMPLETED,
		COMPLETION_COMPLETED_AND_PASSED,
	};
	const char *names[sizeof presets / sizeof *presets];
	for (size_t i = 0; i < sizeof presets / sizeof *presets; i++) {
		names[i] = completion_preset_name(presets[i]);
		if (!settings->completion || strcmp(settings->completion, names[i]) == 0) {
			loader->kit->preset = presets[i];
			return;
		}
	}
	loader_report_unknown(loader, DIAG_VALUE_UNKNOWN, yaml_get(map, "completion")->place, "completion",
			      settings->completion, names, sizeof names / sizeof *names);
}

static void read_title_style(struct loader *loader, const struct settings *settings, const struct yaml *map)
{
	static const char *const names[] = { "discreet", "plain" };
	loader->kit->is_discreet = loader->options->discreet;
	if (!settings->titles)
		return;
	loader->kit->has_plain_titles = strcmp(settings->titles, "plain") == 0;
	if (!contains(names, sizeof names / sizeof *names, settings->titles))
		loader_report_unknown(loader, DIAG_VALUE_UNKNOWN, yaml_get(map, "titles")->place, "way of titles",
				      settings->titles, names, sizeof names / sizeof *names);
}

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

/* A public page, or always the one that comes with the course. */
static void read_exit(struct loader *loader, const struct settings *settings, const struct yaml *map)
{
	if (settings->exit && strcmp(settings->exit, "bundled") == 0)
		return;
	loader->kit->exit_url = or_empty(settings->exit);
	if (settings->exit && !value_is_web_address(settings->exit))
		diag_report(loader->diagnostics, DIAG_ADDRESS_INVALID, yaml_get(map, "exit")->place,
			    "'%s' is not a web address; start it with https:// and leave no spaces in it, or write "
			    "'bundled' for the page that comes with the course",
			    settings->exit);
}

static void read_plain(struct loader *loader, const struct settings *settings, const struct yaml *map)
{
	struct kit *kit = loader->kit;
	const struct yaml *region = yaml_get(map, "region");
	kit->id = or_empty(settings->id);
	kit->version = or_empty(settings->version);
	kit->licence = or_empty(settings->licence);
	kit->publisher = settings->publisher;
	kit->pass_mark = settings->pass;
	kit->region = loader->options->region ? loader->options->region : or_empty(settings->region);
	loader->region_place = region && !loader->options->region ? region->place : kit->place;
	read_exit(loader, settings, map);
	read_preset(loader, settings, map);
	read_title_style(loader, settings, map);
}

bool settings_read(struct loader *loader)
{
	struct settings settings = { .pass = 80 };
	struct source source;
	const char *path = path_join(loader->arena, loader->kit->root, "kit.yaml");
	if (!file_exists(path)) {
		diag_report(loader->diagnostics, DIAG_FILE_MISSING, (struct place){ path, 1, 1 },
			    "this is no kit; name the folder that holds kit.yaml");
		return false;
	}
	if (!source_read(loader->arena, loader->kit->root, "kit.yaml", SOURCE_FILE_LIMIT, (struct place){ 0 },
			 loader->diagnostics, &source))
		return false;
	loader->kit->place = (struct place){ source.path, 1, 1 };
	const struct yaml *map =
	    yaml_parse(loader->arena, source.path, source.text, source.length, 1, loader->diagnostics);
	if (!map)
		return false;
	yaml_read(map, fields, sizeof fields / sizeof *fields, &settings, loader->diagnostics);
	read_languages(loader, settings.languages);
	make_editions(loader);
	read_plain(loader, &settings, map);
	read_titles(loader, &settings);
	read_audiences(loader, settings.audiences);
	read_only_audiences(loader, settings.only_audiences);
	loader->paths = settings.paths;
	return true;
}
