/* SPDX-License-Identifier: GPL-2.0-or-later */
/* json_value.h - recorded values as JSON. */
#ifndef DTAP_LOADER_JSON_VALUE_H
#define DTAP_LOADER_JSON_VALUE_H

#include "loader/format/json_out.h"
#include "loader/meta/metadata.h"
#include "loader/meta/value.h"

/*
 * Integers are numbers, strings strings, bytes {"bytes": hexadecimal}, stacks arrays of places,
 * symbols places: {"addr", "symbol", "offset", "module"}.
 */
void json_value(struct json *json, const struct value *value);
/* Bytes as a value of their C type: structs are objects; null for what is not among the bytes. */
void json_typed(struct json *json, const struct meta *meta, uint32_t type,
		const unsigned char *bytes, size_t size);

#endif
