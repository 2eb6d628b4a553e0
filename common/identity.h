/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * identity.h - which build of this program runs: what one build has written into the cache,
 * another does not take.
 */
#ifndef DTAP_IDENTITY_H
#define DTAP_IDENTITY_H

/* The program's build-id, or else a checksum of its file, as hex digits; at most 40. */
const char *identity(void);

#endif
