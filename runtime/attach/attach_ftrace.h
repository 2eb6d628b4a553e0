/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * attach_ftrace.h - the ftrace_ops of a module: one for all entries and returns of functions, so
 * that arming and disarming cost one pass over the kernel's ftrace records and one grace period,
 * and a function whose entry and return are probed has one callback.  With two ops the kernel would
 * send every hit through a loop over them.  Functions that handlers may end at their entry have an
 * ops of their own, which may change where they go on, and are not in the other one.
 *
 * The ops does without FTRACE_OPS_FL_RECURSION: the kernel's trampoline then calls the callback
 * directly, and recursion is the guard's affair (rt_enter()).
 *
 * attach_entry, attach_override and attach_return hand over their rows when they are armed;
 * attach_ftrace, which is armed after them, registers the ops.  Process context, except where
 * marked.
 */
#ifndef DTAP_ATTACH_FTRACE_H
#define DTAP_ATTACH_FTRACE_H

#include <linux/ftrace.h>
#include <linux/static_call.h>

#include "ip_table.h"

/* Adds the probe's function to the table, or reports the probe as missing. */
void attach_ftrace_add(struct ip_table *table, const struct rt_handler *h,
		       const struct rt_probe *p);
/*
 * What entries are probed, and the choice of their callback.  returns: the rows of which the
 * callback has to call attach_ftrace_return for its function; NULL: there are none.
 */
void attach_ftrace_entries(const struct ip_table *table,
			   ftrace_func_t (*choose)(const struct ip_table *returns));
/* The functions that may end at their entry, as attach_ftrace_entries(). */
void attach_ftrace_overrides(const struct ip_table *table,
			     ftrace_func_t (*choose)(const struct ip_table *returns));
/* What returns are probed; alone: the callback where no entry is. */
void attach_ftrace_returns(const struct ip_table *table, ftrace_func_t alone);
/* The kernel may call the callbacks, or did not let go of them. */
bool attach_ftrace_armed(void);
/* Whether all functions that have a callback are in that table. */
bool attach_ftrace_covered(const struct ip_table *table);

/*
 * Hooks the return of the function with the ftrace call at ip, if that is probed.  attach_return
 * sets it.  Any context, with the guard held; regs are those of its entry.
 */
void attach_ftrace_no_return(unsigned long ip, struct pt_regs *regs);
DECLARE_STATIC_CALL(dtap_hook_return, attach_ftrace_no_return);

/* The guard has refused a function's entry: its return, if that is probed, is missed, too. */
void attach_ftrace_miss_return(unsigned long ip);

#endif
