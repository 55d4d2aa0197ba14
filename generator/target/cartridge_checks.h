/*
 * Cartridge checks: a module's check as an assessment, and the questions of all checks as one bank.
 *
 * An assessment cannot draw from a pool. It holds as many questions as an attempt asks, always the same ones: of each pool those that ask
 * about as many objectives as possible, first come first, so that the quiz is as broad as the check that it stands for. It is longer
 * where a question was taken apart, so it begins with how many it has, and not with what the author says of the check. The bank has all
 * questions but those with bank=no; from it a teacher may draw in the LMS.
 */
#ifndef WAYMARK_TARGET_CARTRIDGE_CHECKS_H
#define WAYMARK_TARGET_CARTRIDGE_CHECKS_H

#include "base/strbuf.h"
#include "target/cartridge.h"

#define CARTRIDGE_BANK "bank.xml"

struct cartridge_check {
	struct cartridge_item item; /* the assessment: "m07-check.xml"; its id is NULL where the module has no check */
	const char *bank_head;      /* how a bank begins, up to its first question */
	const char *bank_items;     /* questions of the check, as they stand in a bank; both are NULL where none may stand there */
};

/* How a bank ends. */
#define CARTRIDGE_BANK_TAIL "  </objectbank>\n</questestinterop>\n"

void cartridge_write_check(struct target_job *job, struct cartridge_check *check);

#endif
