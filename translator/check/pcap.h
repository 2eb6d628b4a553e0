/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pcap.h - the action pcap().
 */
#ifndef DTAP_CHECK_PCAP_H
#define DTAP_CHECK_PCAP_H

#include "checker.h"

/* Its fields, into a record with room for four; false after a report. */
bool pcap_fields(struct checker *c, const struct scope *sc, struct node **args,
		 struct prog_stmt ***list, uint32_t *nlist, struct prog_stmt *st);

#endif
