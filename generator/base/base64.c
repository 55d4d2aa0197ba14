#include "base/base64.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Three bytes become four digits; what is missing at the end is shown by '='. */
static void encode_group(const unsigned char *bytes, size_t count, char group[4])
{
	unsigned value = (unsigned)bytes[0] << 16;

	if (count > 1)
		value |= (unsigned)bytes[1] << 8;
	if (count > 2)
		value |= bytes[2];
	group[0] = digits[value >> 18];
	group[1] = digits[value >> 12 & 63];
	group[2] = count > 1 ? digits[value >> 6 & 63] : '=';
	group[3] = count > 2 ? digits[value & 63] : '=';
}

void base64_encode(struct strbuf *out, const void *data, size_t length)
{
	const unsigned char *bytes = data;

	strbuf_grow(out, length / 3 * 4 + 4);
	for (size_t i = 0; i < length; i += 3) {
		encode_group(bytes + i, length - i < 3 ? length - i : 3, out->text + out->length);
		out->length += 4;
	}
	out->text[out->length] = '\0';
}
