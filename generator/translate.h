/*
 * Translate: what a translator does to a kit beside writing.
 */
#ifndef WAYMARK_TRANSLATE_H
#define WAYMARK_TRANSLATE_H

#include "base/diag.h"
#include "base/strbuf.h"
#include "load/load.h"

enum translate_result { TRANSLATE_DONE, TRANSLATE_CONTENT_ERRORS, TRANSLATE_WRONG_USE, TRANSLATE_SYSTEM_FAILED };

/* Write into every text of a language from what it was translated (load/translation.h), as that text is now: in the modules of
 * `options`, and where it names none, in all of them and the kit's own texts. A text that has its mark already stays untouched; `summary`
 * says how many were written, `problem` what is wrong with the language, the modules or the system. */
enum translate_result translate_mark(const char *root, const struct load_options *options, const char *language,
				     struct diagnostics *diagnostics, struct strbuf *summary, struct strbuf *problem);

#endif
