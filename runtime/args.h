/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * args.h - how many words of a probe's arguments the context has (args[] of struct rt_ctx): for the
 * runtime, which fetches them, and for the compiler, whose code reads them.
 *
 * Of a call at its entry these are first what is passed in registers, then what lies on the stack,
 * from above the return address on; the latter is fetched for RT_NEED_STACK_ARGS alone, as are the
 * words from there on of other probes.
 */
#ifndef DTAP_ARGS_H
#define DTAP_ARGS_H

#define RT_ARG_WORDS	 10
#define RT_ARG_REGISTERS 6

#endif
