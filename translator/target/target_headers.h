/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_headers.h - whether a kernel's headers are whole: Debian divides them among packages, and
 * one of them may be missing from a folder they were unpacked in.
 */
#ifndef DTAP_TARGET_HEADERS_H
#define DTAP_TARGET_HEADERS_H

/* NULL, or one sentence, under ctx, that names the package missing beside the headers in `dir`. */
const char *target_headers_lack(void *ctx, const char *dir);

#endif
