/*
 * Kit pages: what every output about the whole kit has, for its texts lead there: glossary, references, help, pocket card, settings.
 */
#ifndef WAYMARK_TARGET_KIT_PAGES_H
#define WAYMARK_TARGET_KIT_PAGES_H

#include "target/kit_page.h"

void kit_pages_add(struct target_job *job, struct bundle *bundle, const struct kit_page_frame *frame);

#endif
