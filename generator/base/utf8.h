/*
 * UTF-8 as authors' files must be.
 */
#ifndef WAYMARK_BASE_UTF8_H
#define WAYMARK_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Offset of the first byte that is not well-formed UTF-8 (RFC 3629), or `length`. */
size_t utf8_first_invalid(const char *text, size_t length);

/* Offset of the first control character other than tab, line feed and carriage return, of U+FFFE, U+FFFF
 * or of a bidirectional override (U+202A-202E, U+2066-2069), or `length`. The text is valid UTF-8. */
size_t utf8_first_forbidden(const char *text, size_t length);

/* Number of code points. */
size_t utf8_count(const char *text, size_t length);

/* Decode one code point of valid text; `*length` is set to its bytes. */
uint32_t utf8_decode(const char *text, size_t available, size_t *length);

/* Line and column (from 1; columns in code points) of byte `offset`. */
void utf8_position(const char *text, size_t offset, int *line, int *column);

/* In place, so that it is one line that any terminal can show: '?' for broken bytes, control characters and what
 * utf8_first_forbidden() finds; a blank for line breaks and tabs. */
void utf8_make_printable(char *text, size_t length);

#endif
