/*
 * Looking at eight bytes of text at a time. Most text is plain letters, and passing them by is a good part of a build.
 *
 * The tests only tell whether some byte in the word is meant, not which one: the caller then looks at each.
 */
#ifndef WAYMARK_BASE_BYTES_H
#define WAYMARK_BASE_BYTES_H

#include <stdint.h>
#include <string.h>

enum { BYTES_WORD = 8 };

/* A word with every byte set to the same value. */
#define BYTES_EACH(value) (UINT64_MAX / 255 * (value))

static inline uint64_t bytes_load(const char *text)
{
	uint64_t word;
	memcpy(&word, text, sizeof word);
	return word;
}

/* Each of these has the top bit of some byte set when there is a byte that is zero, below a blank, DEL or not ASCII. Where
 * no byte has its top bit set they are right about it; a carry from one byte to the next needs such a byte. */
static inline uint64_t bytes_zero(uint64_t word)
{
	return (word - BYTES_EACH(1)) & ~word;
}

static inline uint64_t bytes_below_blank(uint64_t word)
{
	return word - BYTES_EACH(0x20);
}

static inline uint64_t bytes_delete(uint64_t word)
{
	return word + BYTES_EACH(1);
}

static inline uint64_t bytes_beyond_ascii(uint64_t word)
{
	return word;
}

#define BYTES_NONE(tests) (((tests) & BYTES_EACH(0x80)) == 0)

#endif
