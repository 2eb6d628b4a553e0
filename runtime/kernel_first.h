/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kernel_first.h - what kbuild includes before any file (LINUXINCLUDE, c_flags). */
#include <linux/compiler-version.h>
#include <linux/kconfig.h>
#include <linux/compiler_types.h>
