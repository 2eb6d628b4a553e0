/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * codegen_machine.h - a script object, loaded into the runtime's core in user space.
 * One CPU.  Offsets are from the start of the first record; records are read, not consumed.
 */
#ifndef CODEGEN_MACHINE_H
#define CODEGEN_MACHINE_H

#include <stdint.h>

/* Loads and removes the shared object, prepares buffers, opens the gate. */
void machine_start(const char *path);
void machine_stop(void);
/* Runs a handler as its first probe. */
void machine_fire(unsigned int handler, const int64_t *args);
/* The same as a handler that has no clauses, which breaks a contract. */
void machine_fire_wrong(void);

unsigned int machine_records(void);
uint32_t machine_epid(unsigned int record);
/* Eight bytes of any record. */
int64_t machine_value(unsigned int record, uint32_t offset);
int64_t machine_record_s64(uint32_t offset);
int32_t machine_record_s32(uint32_t offset);
const char *machine_record_str(uint32_t offset);
/* Bytes of a span, which must be `len` long. */
const void *machine_record_span(uint32_t offset, uint32_t len);

/* Word of a keyless aggregation's value; of the only entry of a keyed one. */
int64_t machine_agg_slot(uint32_t offset, uint32_t word);
int64_t machine_agg_value(uint32_t agg, uint32_t word);
int64_t machine_agg_key(uint32_t agg, uint32_t word);

#endif
