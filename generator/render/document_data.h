/*
 * Document data: what the script of a module document knows, as JSON.
 */
#ifndef WAYMARK_RENDER_DOCUMENT_DATA_H
#define WAYMARK_RENDER_DOCUMENT_DATA_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "model/model.h"

/* `question_sections`: for each question the id of the section that shows it; one with NULL is left out. */
void document_data(struct arena *arena, const struct module *module, const char *const *question_sections,
                   struct strbuf *out);

#endif
