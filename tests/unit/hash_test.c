/* Hashes against published values. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "temporary.h"

static void fnv_as_published(void **state)
{
	(void)state;
	assert_true(hash_text("") == UINT64_C(0xcbf29ce484222325));
	assert_true(hash_text("a") == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(hash_text("foobar") == UINT64_C(0x85944171f73967e8));
	assert_true(hash_fnv(hash_text("foo"), "bar", 3) == hash_text("foobar"));
}

static void sha256_as_published(void **state)
{
	char hex[2 * HASH_SHA256_SIZE + 1];
	unsigned char digest[HASH_SHA256_SIZE];
	(void)state;
	hash_sha256_hex("abc", 3, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	hash_sha256_hex("", 0, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	hash_sha256("abc", 3, digest);
	assert_int_equal(digest[0], 0xba);
	assert_int_equal(digest[31], 0xad);
}

static void content_security_policy_form(void **state)
{
	char source[HASH_CSP_SIZE];
	(void)state;
	/* the example of CSP3 section 2.3.1 is for this script */
	hash_csp("alert('Hello, world.');", 23, source);
	assert_string_equal(source, "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
}

static void a_stream_hashes_like_its_bytes(void **state)
{
	struct temporary *temporary = *state;
	char hex[2 * HASH_SHA256_SIZE + 1], expected[2 * HASH_SHA256_SIZE + 1];
	char bytes[100001];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 31 % 251);
	const char *path = temporary_path(temporary, "bytes");
	assert_true(file_write(path, bytes, sizeof bytes));
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	assert_true(hash_sha256_stream(fileno(file), hex));
	fclose(file);
	hash_sha256_hex(bytes, sizeof bytes, expected);
	assert_string_equal(hex, expected);
	assert_false(hash_sha256_stream(-1, hex));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fnv_as_published),
		cmocka_unit_test(sha256_as_published),
		cmocka_unit_test(content_security_policy_form),
		cmocka_unit_test_setup_teardown(a_stream_hashes_like_its_bytes, temporary_set_up, temporary_tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
