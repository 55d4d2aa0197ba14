/*
 * Fuzzing what makes the theme smaller: the input as a script and as a style sheet. What comes out of a script that was understood is
 * understood again, and squeezing twice makes nothing longer.
 */
#include <stdint.h>
#include <stdlib.h>

#include "squeeze/script_grammar.h"
#include "squeeze/squeeze_script.h"
#include "squeeze/squeeze_style.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_understood(const char *text, size_t length)
{
	struct arena arena = ARENA_INIT;
	struct script script;
	bool understood = script_read(&arena, text, length, &script);

	arena_release(&arena);
	return understood;
}

static void squeeze_twice(void (*squeeze)(struct strbuf *, const char *, size_t), const char *text, size_t length)
{
	struct strbuf once = STRBUF_INIT;
	struct strbuf twice = STRBUF_INIT;

	squeeze(&once, text, length);
	squeeze(&twice, once.text, once.length);
	if (twice.length > once.length)
		abort();
	strbuf_release(&once);
	strbuf_release(&twice);
}

static void check_understood(const char *text, size_t length)
{
	struct strbuf out = STRBUF_INIT;

	squeeze_script(&out, text, length);
	if (!is_understood(out.text, out.length))
		abort();
	strbuf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;

	if (is_understood(text, size)) {
		check_understood(text, size);
		squeeze_twice(squeeze_script, text, size);
	}
	squeeze_twice(squeeze_style, text, size);
	return 0;
}
