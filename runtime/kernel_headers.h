/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kernel_headers.h - kernel headers that most of the runtime's parts include, read once.
 *
 * A kernel's headers take longer to read than a part to compile: Makefile has this file
 * precompiled and included before all else.  The parts name what they need all the same, and
 * build without it.  To write the compiler's state takes longer than to read the headers, and
 * every part waits for it: those are here without which most parts would read much themselves.
 */
#include "kernel_first.h"

#include <asm/syscall.h>
#include <linux/ftrace.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/ptrace.h>
#include <linux/sched/signal.h>
#include <linux/sched/task_stack.h>
#include <linux/uaccess.h>
