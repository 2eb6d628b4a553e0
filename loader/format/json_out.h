/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * json_out.h - JSON text (RFC 8259), written as it comes, on one line.
 *
 * A member is json_out_key() and a value; commas are put where they belong.  jansson, which reads
 * the metadata, has no integers from 2^63 on.
 */
#ifndef DTAP_LOADER_JSON_OUT_H
#define DTAP_LOADER_JSON_OUT_H

#include "runtime/abi.h"
#include "loader/host/out.h"

struct json {
	struct out *out;
	bool comma; /* something stands before, in the innermost brackets */
};

/* bracket: '{', '[' and their ends. */
void json_out_open(struct json *json, char bracket);
void json_out_close(struct json *json, char bracket);
void json_out_key(struct json *json, const char *name);

void json_out_null(struct json *json);
void json_out_signed(struct json *json, s64 number);
void json_out_unsigned(struct json *json, u64 number);
void json_out_real(struct json *json, double number); /* null when it is not finite */
/* As a string, "0x..."; readers of JSON may take numbers for doubles. */
void json_out_address(struct json *json, u64 address);
/* What is not UTF-8 becomes U+FFFD, byte by byte. */
void json_out_string(struct json *json, const void *bytes, size_t size);
void json_out_text(struct json *json, const char *text); /* NULL: null */
/* As a string of two hexadecimal digits each. */
void json_out_bytes(struct json *json, const unsigned char *bytes, size_t size);

#endif
