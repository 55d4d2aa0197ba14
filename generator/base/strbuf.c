#include "base/strbuf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

enum { SMALLEST = 64 };

/* Nobody writes to it: every write comes after strbuf_grow(), which leaves it. */
char strbuf_empty[1];

void strbuf_init(struct strbuf *buf)
{
	*buf = (struct strbuf)STRBUF_INIT;
}

void strbuf_release(struct strbuf *buf)
{
	if (buf->capacity > 0)
		free(buf->text);
	strbuf_init(buf);
}

void strbuf_reset(struct strbuf *buf)
{
	strbuf_truncate(buf, 0);
}

void strbuf_grow(struct strbuf *buf, size_t extra)
{
	if (extra >= SIZE_MAX / 2 - buf->length)
		memory_die("out of memory");
	size_t needed = buf->length + extra + 1;
	if (needed <= buf->capacity)
		return;
	size_t capacity = buf->capacity * 2;
	if (capacity < SMALLEST)
		capacity = SMALLEST;
	if (capacity < needed)
		capacity = needed;
	if (buf->capacity == 0) {
		buf->text = memory_alloc(capacity);
		buf->text[0] = '\0';
	} else {
		buf->text = memory_realloc(buf->text, capacity);
	}
	buf->capacity = capacity;
}

void strbuf_addch(struct strbuf *buf, char c)
{
	if (buf->length + 1 >= buf->capacity)
		strbuf_grow(buf, 1);
	buf->text[buf->length++] = c;
	buf->text[buf->length] = '\0';
}

void strbuf_addf(struct strbuf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	strbuf_vaddf(buf, format, args);
	va_end(args);
}

void strbuf_vaddf(struct strbuf *buf, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	strbuf_grow(buf, SMALLEST - 1);
	size_t room = buf->capacity - buf->length;
	int length = vsnprintf(buf->text + buf->length, room, format, args);
	if (length < 0)
		memory_die("text cannot be formatted");
	if ((size_t)length >= room) {
		strbuf_grow(buf, (size_t)length);
		vsnprintf(buf->text + buf->length, (size_t)length + 1, format, again);
	}
	buf->length += (size_t)length;
	va_end(again);
}

void strbuf_truncate(struct strbuf *buf, size_t length)
{
	if (length >= buf->length)
		return;
	buf->length = length;
	buf->text[length] = '\0';
}

char *strbuf_detach(struct strbuf *buf, size_t *length)
{
	strbuf_grow(buf, 0);
	char *text = buf->text;
	if (length)
		*length = buf->length;
	strbuf_init(buf);
	return text;
}
