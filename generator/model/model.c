#include "model/model.h"

#include <stdlib.h>
#include <string.h>

#include "model/scenario.h"

const char *completion_preset_name(enum completion_preset preset)
{
	switch (preset) {
	case COMPLETION_PASSED_FAILED:
		return "passed-failed";
	case COMPLETION_COMPLETED:
		return "completed";
	case COMPLETION_COMPLETED_AND_PASSED:
		return "completed-and-passed";
	default:
		return "passed-incomplete";
	}
}

/* bsearch() wants an address even for nothing. */
static const void *search(const void *key, const void *items, size_t count, size_t size,
			  int (*compare)(const void *, const void *))
{
	return count > 0 ? bsearch(key, items, count, size, compare) : NULL;
}

static int compare_to_reference_name(const void *key, const void *item)
{
	return strcmp(key, ((const struct reference_name *)item)->key);
}

const struct reference *kit_find_reference(const struct kit *kit, const char *key)
{
	const struct reference_name *found = search(key, kit->reference_names, kit->reference_name_count,
						    sizeof *kit->reference_names, compare_to_reference_name);
	return found ? found->reference : NULL;
}

const struct node *edition_reference_text(const struct kit *kit, const struct edition *edition,
                                          const struct reference *reference, bool *is_foreign)
{
	const struct node *own = edition->reference_texts ? edition->reference_texts[reference - kit->references] : NULL;
	if (is_foreign)
		*is_foreign = own == NULL && strcmp(edition->code, kit->source_language) != 0;
	return own ? own : reference->text;
}

static int compare_to_module(const void *key, const void *item)
{
	return strcmp(key, ((const struct module_entry *)item)->id);
}

const struct module_entry *edition_find_module(const struct edition *edition, const char *id)
{
	return search(id, edition->modules, edition->module_count, sizeof *edition->modules, compare_to_module);
}

bool edition_has_module(const struct edition *edition, const char *id)
{
	return edition_find_module(edition, id) != NULL;
}

bool edition_has_session(const struct edition *edition, const char *id)
{
	const struct leading *leading = edition->leading;
	for (size_t i = 0; leading && i < leading->session_count; i++)
		if (strcmp(leading->sessions[i].id, id) == 0)
			return true;
	return false;
}

static int compare_to_text(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

bool edition_leaves_out(const struct edition *edition, const char *id)
{
	return search(id, edition->left_out, edition->left_out_count, sizeof *edition->left_out, compare_to_text) !=
	       NULL;
}

static int compare_to_term(const void *key, const void *item)
{
	return strcmp(key, (*(const struct term *const *)item)->id);
}

const struct term *edition_find_term(const struct edition *edition, const char *id)
{
	const struct term *const *found =
	    search(id, edition->terms_by_id, edition->term_count, sizeof *edition->terms_by_id, compare_to_term);
	return found ? *found : NULL;
}

const char *scenario_mark_name(enum item_mark mark)
{
	return mark == MARK_ON ? "right" : mark == MARK_PARTLY ? "partly" : "other";
}

const struct section *module_check(const struct module *module)
{
	for (size_t i = module->section_count; i > 0; i--) {
		if (module->sections[i - 1].kind == SECTION_CHECK)
			return &module->sections[i - 1];
	}
	return NULL;
}

const char *id_for_lms(struct arena *arena, const char *id)
{
	char *copy = arena_strdup(arena, id);
	for (char *c = copy; *c != '\0'; c++) {
		if (*c == '-')
			*c = '_';
	}
	return copy;
}
