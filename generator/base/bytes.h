/*
 * Looking at eight bytes of text at a time. Most text is plain letters, and passing them by is a good part of a build.
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

/*
 * Each marks bytes by their top bit. BYTES_NONE() tells whether no byte was marked by any of the tests joined with '|'.
 * Which byte it was they do not tell: a borrow or a carry may mark its neighbour as well.
 */
#define BYTES_NONE(tests) (((tests) & BYTES_EACH(0x80)) == 0)

static inline uint64_t bytes_beyond_ascii(uint64_t word)
{
	return word;
}

static inline uint64_t bytes_zero(uint64_t word)
{
	return (word - BYTES_EACH(1)) & ~word;
}

/* Together with bytes_beyond_ascii() only: below a blank; DEL. */
static inline uint64_t bytes_below_blank(uint64_t word)
{
	return word - BYTES_EACH(' ');
}

static inline uint64_t bytes_delete(uint64_t word)
{
	return word + BYTES_EACH(1);
}

#endif
