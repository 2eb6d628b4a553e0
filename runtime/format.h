/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * format.h - flags of a conversion of sprintf(), above its letter: for the runtime, and for the
 * compiler, whose code says them.  The letters are d (of what has a sign), u, o, x, X, c and s.
 */
#ifndef DTAP_FORMAT_H
#define DTAP_FORMAT_H

#define RT_FORMAT_LEFT	 0x100 /* - */
#define RT_FORMAT_ZEROS	 0x200 /* 0 */
#define RT_FORMAT_PLUS	 0x400 /* + */
#define RT_FORMAT_BLANK	 0x800
#define RT_FORMAT_PREFIX 0x1000 /* # */

#endif
