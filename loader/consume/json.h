/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * json.h - structured output: one object per record (doc/output.schema.json says what is in it).
 *
 * format=jsonl puts each on a line; format=json makes one array of them.
 */
#ifndef DTAP_LOADER_JSON_H
#define DTAP_LOADER_JSON_H

#include <time.h>

#include "event.h"
#include "loader/format/json_out.h"
#include "text.h"

struct json_writer {
	struct writer writer;
	struct json json;
	struct text *text;    /* knows how printf() prints */
	struct out formatted; /* what it prints, in memory */
	bool array;	      /* format=json */
	bool any;	      /* an object has been written */
	bool open;	      /* the record's object is begun */
	bool shown;	      /* the record has had one */
	s64 wall_offset;      /* of clock.h, as it was read last */
	u64 wall_until;	      /* monotonic time until which that is taken */
	time_t second;	      /* whose text is in wall[] */
	char wall[32];
};

/* To where the text would go, by the same options. */
void json_init(struct json_writer *json, struct text *text);
void json_deinit(struct json_writer *json);

#endif
