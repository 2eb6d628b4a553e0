/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * env.h - the world the runtime's core is compiled in: the kernel (env_kernel.h) or, with
 * DTAP_USER defined, a test program (env_user.h).  What is built in both includes this,
 * and no system header of its own.
 *
 * Both worlds give:
 *
 *   likely unlikely noinline READ_ONCE WRITE_ONCE barrier smp_mb smp_store_release smp_load_acquire
 *   memcpy memset memmove memcmp
 *
 *   void *env_alloc(u64 size)		zeroed, NULL when there is none; may sleep
 *   void env_free(void *p)		NULL is allowed; may sleep
 *   void *env_shared_alloc(u64 size)	the same, page-aligned and fit to be mapped by a process
 *   void env_shared_free(void *p)
 *   int env_ring_alloc(struct env_ring *ring, u64 size, u32 cpu)
 *					zeroed pages near `cpu`, mapped twice in a row; size is a
 *					power of two of pages; 0 or -ENOMEM; may sleep
 *   void env_ring_free(struct env_ring *ring)
 *
 *   ENV_PAGE_SIZE
 *   u32 env_ncpu(void)			CPU numbers are below this
 *   bool env_cpu_online(u32 cpu)
 *   ENV_DECLARE_PERCPU(type, name) ENV_DEFINE_PERCPU(type, name)
 *   env_this_cpu_read(name)		interrupts are disabled
 *   env_percpu_set(name, cpu, value)
 *   u64 env_random(void)		process context
 *   u64 env_time(void)			ns, monotonic
 *   bool env_killed(void)		a fatal signal waits for the current task; process context
 *   const char *env_comm(void)		name of the current task, 16 readable bytes
 *
 *   bool env_trylock(u32 *lock)	acquire order; never waits
 *   void env_unlock(u32 *lock)		release order
 *   void env_relax(void)		in a waiting loop
 *   bool env_cas32(u32 *p, u32 old, u32 new)		full order; true: stored
 *   bool env_cas64(u64 *p, u64 old, u64 new)
 *   u32 env_fetch_add32(u32 *p, u32 n)	no order
 *
 * Loads that may meet a bad address, between env_nofault_begin() and _end() on every way out:
 *
 *   u64 env_kernel_floor(void)		to be stored in env_kernel_start (state.c) before any load
 *   bool env_kernel_range(u64 addr, u64 n)	may be kernel memory at all
 *   bool env_load8/16/32/64(void *dst, u64 addr)	false: bad; env_kernel_range() was true
 *
 * On their own (they bring their own begin and end), any context, never sleeping:
 *
 *   bool env_copy_from_user(void *dst, u64 uaddr, u64 n)
 *   bool env_copy_to_user(u64 uaddr, const void *src, u64 n)
 */
#ifndef DTAP_ENV_H
#define DTAP_ENV_H

#define __KERNEL_RUNTIME__ 1 /* rt.h: bool and NULL come from here */

extern unsigned long long env_kernel_start; /* lowest address of kernel memory */

#ifdef DTAP_USER
#include "env_user.h"
#else
#include "env_kernel.h"
#endif

#endif
