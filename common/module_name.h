/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * module_name.h - how dtap's modules are called: the prefix and eight hexadecimal digits.
 */
#ifndef DTAP_COMMON_MODULE_NAME_H
#define DTAP_COMMON_MODULE_NAME_H

#define MODULE_NAME_PREFIX "dtap_"
#define MODULE_NAME_ROOM   56 /* the kernel's MODULE_NAME_LEN: bytes, with the NUL */

#endif
