/*
 * A growing string on the heap.
 *
 * Invariants: `text` is never NULL and always terminated; `length` counts the bytes before the
 * terminator; text from strbuf_detach() belongs to the caller (free it). A strbuf is released or
 * detached in the function that made it.
 */
#ifndef WAYMARK_BASE_STRBUF_H
#define WAYMARK_BASE_STRBUF_H

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

struct strbuf {
	char *text;
	size_t length;
	size_t capacity; /* 0 while `text` points at the shared empty string */
};

extern char strbuf_empty[];

#define STRBUF_INIT { strbuf_empty, 0, 0 }

void strbuf_init(struct strbuf *buf);
void strbuf_release(struct strbuf *buf);

/* Empty the string, keep the storage. */
void strbuf_reset(struct strbuf *buf);

/* Room for `extra` more bytes. */
void strbuf_grow(struct strbuf *buf, size_t extra);

void strbuf_addch(struct strbuf *buf, char c);
void strbuf_addf(struct strbuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void strbuf_vaddf(struct strbuf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Cut to `length` bytes, which must not exceed the present length. */
void strbuf_truncate(struct strbuf *buf, size_t length);

/* The text, now the caller's; `length` (may be NULL) is set. The strbuf is empty and reusable. */
char *strbuf_detach(struct strbuf *buf, size_t *length);

/* In the header, as most of what a build writes is short and goes through here. */
static inline void strbuf_add(struct strbuf *buf, const char *text, size_t length)
{
	if (length == 0)
		return;
	if (length >= buf->capacity - buf->length)
		strbuf_grow(buf, length);
	memcpy(buf->text + buf->length, text, length);
	buf->length += length;
	buf->text[buf->length] = '\0';
}

static inline void strbuf_addstr(struct strbuf *buf, const char *text)
{
	strbuf_add(buf, text, strlen(text));
}

#endif
