/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_headers.h - where a kernel's headers are, and whether they are whole: Debian divides them
 * among packages, and one of them may be missing from a folder they were unpacked in.
 */
#ifndef DTAP_TARGET_HEADERS_H
#define DTAP_TARGET_HEADERS_H

/*
 * The folder to give to kbuild; NULL: *err is one sentence that names the package missing.  Both
 * are under ctx.
 */
const char *target_headers_find(void *ctx, const char *sysroot, const char *release,
				const char **err);

#endif
