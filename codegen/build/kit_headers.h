/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit_headers.h - a kernel's headers that lie elsewhere than their makefile thinks.
 *
 * The makefile in Debian's linux-headers-RELEASE includes that of linux-headers-VERSION-common by
 * its absolute path, and names its own folder so. In a folder that the packages were only unpacked
 * in, both are beside each other, but not there.
 */
#ifndef DTAP_KIT_HEADERS_H
#define DTAP_KIT_HEADERS_H

struct args;

/* Adds to a command that begins "make -C HEADERS" what it takes for the headers to be found. */
void kit_headers_options(void *ctx, const char *headers, struct args *make);

#endif
