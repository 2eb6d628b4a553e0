/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * process.h - processes by name: scripts see ids as they are outside of pid namespaces, who opened
 * the device may see others.
 *
 * Only in modules that ask for it, rt_part_process.  There, too: what rt.h has about the current
 * process' kin and registers.
 */
#ifndef DTAP_PROCESS_H
#define DTAP_PROCESS_H

#include "rt.h"

/* Process context, in pairs: the caller's pid namespace is the consumer's. */
void process_begin(void);
void process_end(void);

/* Serves DTAP_IOC_PROCESS; process context.  0 or a negative errno. */
int process_id(struct dtap_process *request);

/* The current process as records and keys name it; see abi.h.  Unit tests fake it. */
u64 rt_process(struct rt_ctx *ctx);

#endif
