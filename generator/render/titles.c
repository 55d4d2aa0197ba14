#include "render/titles.h"

#include <string.h>

const char *title_module_number(const struct module_entry *entry)
{
	const char *digits = entry->id + strcspn(entry->id, "0123456789");
	while (*digits == '0' && digits[1] != '\0')
		digits++;
	return *digits != '\0' ? digits : entry->id;
}

static bool is_plain(const struct kit *kit, enum title_place place)
{
	return kit->has_plain_titles && !kit->is_discreet && place == TITLE_IN_LMS;
}

static const char *numbered(struct arena *arena, const char *title, const struct module_entry *entry)
{
	return arena_printf(arena, "%s \xe2\x80\x93 %s", title, title_module_number(entry));
}

const char *title_of_course(const struct kit *kit, const struct edition *edition, enum title_place place)
{
	return is_plain(kit, place) ? edition->title : edition->discreet_title;
}

const char *title_of_module(struct arena *arena, const struct kit *kit, const struct edition *edition,
			    const struct module_entry *entry, enum title_place place)
{
	return numbered(arena, is_plain(kit, place) ? entry->title : edition->discreet_title, entry);
}

const char *title_heading(const struct kit *kit, const struct edition *edition)
{
	return kit->is_discreet ? edition->discreet_title : edition->title;
}

const char *title_menu(struct arena *arena, const struct kit *kit, const struct edition *edition,
		       const struct module_entry *entry)
{
	return kit->is_discreet ? numbered(arena, edition->discreet_title, entry) : entry->title;
}
