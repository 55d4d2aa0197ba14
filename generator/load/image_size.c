/*
 * Image size: width and height from the headers of PNG, JPEG, GIF and WebP files, so that pages keep the room for a
 * picture that is not there yet.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "load/assets.h"

/* A JPEG file may carry many segments before its size; real ones have a few dozen. */
#define SEGMENT_LIMIT 1000

static unsigned big16(const unsigned char *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static unsigned little16(const unsigned char *at)
{
	return (unsigned)at[1] << 8 | at[0];
}

static unsigned little24(const unsigned char *at)
{
	return (unsigned)at[2] << 16 | little16(at);
}

static uint32_t big32(const unsigned char *at)
{
	return (uint32_t)big16(at) << 16 | big16(at + 2);
}

/* PNG (W3C, section 11.2.2): signature, then the chunk IHDR with width and height. */
static bool png_size(FILE *file, uint32_t *width, uint32_t *height)
{
	unsigned char head[24];
	if (fread(head, 1, sizeof head, file) != sizeof head || memcmp(head, "\x89PNG\r\n\x1a\n", 8) != 0 ||
	    memcmp(head + 12, "IHDR", 4) != 0)
		return false;
	*width = big32(head + 16);
	*height = big32(head + 20);
	return true;
}

static bool gif_size(FILE *file, uint32_t *width, uint32_t *height)
{
	unsigned char head[10];
	if (fread(head, 1, sizeof head, file) != sizeof head ||
	    (memcmp(head, "GIF87a", 6) != 0 && memcmp(head, "GIF89a", 6) != 0))
		return false;
	*width = little16(head + 6);
	*height = little16(head + 8);
	return true;
}

/* Start of frame: C0 to CF but not C4 (Huffman tables), C8 (reserved) and CC (arithmetic coding). */
static bool is_frame(int marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* JPEG (ITU-T T.81, annex B): segments FF marker length16 …, until the one that starts a frame. */
static bool jpeg_size(FILE *file, uint32_t *width, uint32_t *height)
{
	unsigned char head[7];
	if (fread(head, 1, 2, file) != 2 || head[0] != 0xFF || head[1] != 0xD8)
		return false;
	for (int segment = 0; segment < SEGMENT_LIMIT; segment++) {
		if (fgetc(file) != 0xFF)
			return false;
		int marker = fgetc(file);
		while (marker == 0xFF)
			marker = fgetc(file);
		if (marker == EOF || fread(head, 1, 2, file) != 2 || big16(head) < 2)
			return false;
		if (is_frame(marker)) {
			if (fread(head + 2, 1, 5, file) != 5)
				return false;
			*height = big16(head + 3);
			*width = big16(head + 5);
			return true;
		}
		if (fseek(file, (long)big16(head) - 2, SEEK_CUR) != 0)
			return false;
	}
	return false;
}

/* WebP: RIFF container; lossy, lossless and extended files keep the size in different places. */
static bool webp_size(FILE *file, uint32_t *width, uint32_t *height)
{
	unsigned char head[30];
	if (fread(head, 1, sizeof head, file) != sizeof head || memcmp(head, "RIFF", 4) != 0 ||
	    memcmp(head + 8, "WEBP", 4) != 0)
		return false;
	if (memcmp(head + 12, "VP8 ", 4) == 0 && memcmp(head + 23, "\x9D\x01\x2A", 3) == 0) {
		*width = little16(head + 26) & 0x3FFF;
		*height = little16(head + 28) & 0x3FFF;
	} else if (memcmp(head + 12, "VP8L", 4) == 0 && head[20] == 0x2F) {
		*width = (little16(head + 21) & 0x3FFF) + 1;
		*height = ((little24(head + 22) >> 6) & 0x3FFF) + 1;
	} else if (memcmp(head + 12, "VP8X", 4) == 0) {
		*width = little24(head + 24) + 1;
		*height = little24(head + 27) + 1;
	} else {
		return false;
	}
	return true;
}

bool image_size(const char *path, const char *type, int *width, int *height)
{
	static const struct {
		const char *type;
		bool (*read)(FILE *file, uint32_t *width, uint32_t *height);
	} readers[] = {
		{ "image/png", png_size },
		{ "image/gif", gif_size },
		{ "image/jpeg", jpeg_size },
		{ "image/webp", webp_size },
	};
	uint32_t wide = 0, high = 0;
	bool done = false;
	FILE *file = fopen(path, "rb");
	for (size_t i = 0; file != NULL && i < sizeof readers / sizeof readers[0]; i++)
		if (strcmp(readers[i].type, type) == 0)
			done = readers[i].read(file, &wide, &high);
	if (file != NULL)
		fclose(file);
	*width = wide <= INT16_MAX * 4 ? (int)wide : 0;
	*height = high <= INT16_MAX * 4 ? (int)high : 0;
	return done && *width > 0 && *height > 0;
}
