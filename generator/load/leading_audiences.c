#include <stdlib.h>
#include <string.h>

#include "load/leading.h"
#include "load/leading_heading.h"
#include "load/parts.h"
#include "load/translation.h"

/* As kit->audiences; its count when there is none of that id. */
static size_t audience_index(const struct kit *kit, const char *id)
{
	size_t i = 0;
	while (i < kit->audience_count && strcmp(kit->audiences[i], id) != 0)
		i++;
	return i;
}

/* Put a part of the file in the place of its audience. */
static void take_part(struct loader *loader, struct audience_note *notes, const struct part *part)
{
	const struct kit *kit = loader->kit;
	const char *id = part->heading->as.heading.attributes.id;
	const size_t index = audience_index(kit, id);
	const char *shows = attributes_value(&part->heading->as.heading.attributes, "shows");
	parts_check_attributes(part, NULL, "shows", loader->diagnostics);
	leading_settle(loader, part->body, arena_printf(loader->arena, "audience-%s-", id), NULL);
	if (index == kit->audience_count)
		loader_report_unknown(loader, DIAG_AUDIENCE_UNKNOWN, part->place, "audience", id, kit->audiences,
				      kit->audience_count);
	else if (notes[index].audience != NULL)
		diag_report(loader->diagnostics, DIAG_ID_DUPLICATE, part->place,
			    "the audience '%s' is already in line %d; put both texts below one heading", id,
			    notes[index].place.line);
	else
		notes[index] = (struct audience_note){
			.audience = kit->audiences[index], .place = part->place, .title = part->name, .body = part->body
		};
	if (shows != NULL && index < kit->audience_count && notes[index].body == part->body)
		notes[index].shows = leading_heading_shows(loader->arena, shows, part->place, loader->diagnostics,
							   &notes[index].show_count);
}

void leading_read_audiences(struct loader *loader, struct leading *leading, const struct leading_file *file)
{
	const struct markdown_context context = leading_context(loader, file);
	const struct frontmatter *text = &file->parts;
	size_t count;
	translation_check_front(loader->arena, &file->source, text, loader->diagnostics);
	struct part *parts =
	    parts_read(&context, &file->source, text->body, text->body_length, text->body_line, &count);
	struct audience_note *notes = arena_calloc(loader->arena, loader->kit->audience_count + 1, sizeof *notes);
	for (size_t i = 0; i < count; i++)
		take_part(loader, notes, &parts[i]);
	for (size_t i = 0; i < loader->kit->audience_count; i++)
		if (notes[i].audience != NULL)
			notes[leading->audience_count++] = notes[i];
	leading->audiences = notes;
}
