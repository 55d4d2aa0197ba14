/*
 * Cartridge checks: a module's check as an assessment, and the questions of all checks as one bank.
 *
 * An assessment cannot draw from a pool. It holds as many questions as an attempt asks, always the same ones: of each pool those that ask
 * about as many objectives as possible, first come first, so that the quiz is as long and as broad as the check that it stands for. The bank
 * has all questions; from it a teacher may draw in the LMS.
 */
#ifndef WAYMARK_TARGET_CARTRIDGE_CHECKS_H
#define WAYMARK_TARGET_CARTRIDGE_CHECKS_H

#include "base/strbuf.h"
#include "target/cartridge.h"

#define CARTRIDGE_BANK "bank.xml"

struct cartridge_check {
	struct cartridge_item item; /* the assessment: "m07-check.xml" */
	const char *bank;           /* all questions as a bank; NULL: the module has no check */
};

void cartridge_write_check(struct target_job *job, struct cartridge_check *check);

/* Add the questions of `bank` to those of the bank in `out`, which is empty at first; and close it in the end. */
void cartridge_join_bank(const char *bank, struct strbuf *out);
void cartridge_end_bank(struct strbuf *out);

#endif
