/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * conversion.h - what a format of printf() may be made of: '%', flags, width and precision in any
 * order, a size, a letter.  The translator says which values a letter takes, dtaprun prints them.
 */
#ifndef DTAP_COMMON_CONVERSION_H
#define DTAP_COMMON_CONVERSION_H

#define CONVERSION_FLAGS   "#0-+ '?@"
#define CONVERSION_SIZES   "hlLw"
#define CONVERSION_LETTERS "diuoxXcCsSpaAkeEfgGIPTY"

#endif
