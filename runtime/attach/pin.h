/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pin.h - kernel modules that a session refers to stay loaded until its end.
 *
 * What a lookup finds in a module is an address: of a function that gets a hook, of a symbol that
 * clauses read.  Were the module removed and another one loaded in its place, ftrace would call
 * the hook from there, as its filters keep addresses, and the hit would be told under the old
 * name.  Taking rows out when the kernel announces that a module goes would mean to change
 * tables that callbacks read without a lock, and filters by calls that can fail in a place that
 * cannot; a reference is taken once and is never too late.  So removing a module that is being
 * traced fails with EBUSY: DTrace has always done so, and BPF does.
 *
 * Tracepoints need no pin: the kernel offers their registration by name when a module comes and
 * goes (attach_tracepoint.c), and perf holds modules of the events it counts.
 *
 * Process context; relay.c's mutex.
 */
#ifndef DTAP_PIN_H
#define DTAP_PIN_H

/*
 * The address of a symbol, "name" or "module:name", whose module, if it is in one, stays from now
 * on.  -ENOENT: there is none, or its module is going; -ENOMEM.
 */
int pin_symbol(const char *name, unsigned long *ret);

/* Lets all modules go. */
void pin_release(void);

#endif
