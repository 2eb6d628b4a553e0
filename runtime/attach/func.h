/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * func.h - from the rows of fbt probes to the kernel's functions.  Process context.
 */
#ifndef DTAP_FUNC_H
#define DTAP_FUNC_H

#include "env.h"
#include "rt.h"

struct func {
	unsigned long addr;   /* its symbol */
	unsigned long ftrace; /* its ftrace call; 0: ftrace cannot probe it */
};

/*
 * Finds the function of a row: at p->where bytes from _text, or by name when that is 0.  Of several
 * static functions of one name the first that ftrace can probe is taken, else the first.
 * A module that has it stays loaded until the session ends (pin.h).
 * -ENOENT: the running kernel has no such function; -EPERM: the denylist has it; -ENOMEM.
 */
int func_resolve(const struct rt_probe *p, struct func *ret);

#endif
