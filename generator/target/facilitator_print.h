/*
 * Facilitator print: what is printed for a session or a module.
 *
 *     en/pack-60.html              all sheets of a session
 *     en/pack-m07.html             all sheets of a module
 *     en/bilingual-m07.html        its handouts and activity sheets beside those of the other language; of a kit with more than two
 *     en/bilingual-es-m07.html     languages one for each of the others
 */
#ifndef WAYMARK_TARGET_FACILITATOR_PRINT_H
#define WAYMARK_TARGET_FACILITATOR_PRINT_H

#include "target/target.h"

/* Module step: the module's pack, and what the kit step wants of it. */
void facilitator_print_module(struct target_job *job, struct bundle *bundle);

/* Kit step, one edition: the packs of its sessions, and the sheets in two languages. */
void facilitator_print_add(struct target_job *job, struct bundle *bundle);

#endif
