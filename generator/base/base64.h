/*
 * Base64 (RFC 4648, section 4) for data: addresses.
 */
#ifndef WAYMARK_BASE_BASE64_H
#define WAYMARK_BASE_BASE64_H

#include <stddef.h>

#include "base/strbuf.h"

void base64_encode(struct strbuf *out, const void *data, size_t length);

#endif
