/*
 * Hashes: FNV-1a for tables and content keys, SHA-256 (libnettle) for checksums and content security policies.
 */
#ifndef WAYMARK_BASE_HASH_H
#define WAYMARK_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HASH_FNV_START UINT64_C(14695981039346656037)

uint64_t hash_fnv(uint64_t start, const void *data, size_t length);
uint64_t hash_text(const char *text);

#define HASH_SHA256_SIZE 32

void hash_sha256(const void *data, size_t length, unsigned char digest[HASH_SHA256_SIZE]);
void hash_sha256_hex(const void *data, size_t length, char hex[2 * HASH_SHA256_SIZE + 1]);

/* Of all that can still be read from a file descriptor. False: errno set. */
bool hash_sha256_stream(int descriptor, char hex[2 * HASH_SHA256_SIZE + 1]);

/* "sha256-<base64>" as a Content Security Policy wants it (CSP3, section 2.3.1). */
#define HASH_CSP_SIZE 52
void hash_csp(const void *data, size_t length, char source[HASH_CSP_SIZE]);

#endif
