#include "base/hash.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <nettle/base64.h>
#include <nettle/sha2.h>

#define FNV_PRIME UINT64_C(1099511628211)

uint64_t hash_fnv(uint64_t start, const void *data, size_t length)
{
	const unsigned char *bytes = data;
	uint64_t hash = start;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ bytes[i]) * FNV_PRIME;
	return hash;
}

uint64_t hash_text(const char *text)
{
	return hash_fnv(HASH_FNV_START, text, strlen(text));
}

static void to_hex(const unsigned char digest[HASH_SHA256_SIZE], char hex[2 * HASH_SHA256_SIZE + 1])
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < HASH_SHA256_SIZE; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[2 * HASH_SHA256_SIZE] = '\0';
}

void hash_sha256(const void *data, size_t length, unsigned char digest[HASH_SHA256_SIZE])
{
	struct sha256_ctx context;
	sha256_init(&context);
	sha256_update(&context, length, data);
	sha256_digest(&context, HASH_SHA256_SIZE, digest);
}

void hash_sha256_hex(const void *data, size_t length, char hex[2 * HASH_SHA256_SIZE + 1])
{
	unsigned char digest[HASH_SHA256_SIZE];
	hash_sha256(data, length, digest);
	to_hex(digest, hex);
}

bool hash_sha256_stream(int descriptor, char hex[2 * HASH_SHA256_SIZE + 1])
{
	unsigned char buffer[32 * 1024];
	struct sha256_ctx context;
	sha256_init(&context);
	for (;;) {
		ssize_t got = read(descriptor, buffer, sizeof buffer);
		if (got == 0)
			break;
		if (got < 0 && errno != EINTR)
			return false;
		if (got > 0)
			sha256_update(&context, (size_t)got, buffer);
	}
	unsigned char digest[HASH_SHA256_SIZE];
	sha256_digest(&context, HASH_SHA256_SIZE, digest);
	to_hex(digest, hex);
	return true;
}

void hash_csp(const void *data, size_t length, char source[HASH_CSP_SIZE])
{
	static const char prefix[] = "sha256-";
	unsigned char digest[HASH_SHA256_SIZE];
	hash_sha256(data, length, digest);
	memcpy(source, prefix, sizeof prefix - 1);
	base64_encode_raw(source + sizeof prefix - 1, HASH_SHA256_SIZE, digest);
	source[HASH_CSP_SIZE - 1] = '\0';
}
