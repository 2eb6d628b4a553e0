/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * env_kernel.h - the kernel's side of env.h (the contract is there).
 */
#ifndef DTAP_ENV_KERNEL_H
#define DTAP_ENV_KERNEL_H

#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/errno.h>
#include <linux/mm.h>
#include <linux/vmalloc.h>
#include <linux/slab.h>
#include <linux/percpu.h>
#include <linux/cpumask.h>
#include <linux/topology.h>
#include <linux/random.h>
#include <linux/timekeeping.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/uaccess.h>

#define ENV_PAGE_SIZE PAGE_SIZE

/*
 * Fails where GFP_KERNEL would have processes killed to find the memory. It counts as the loader's:
 * the limit of its control group holds for it.
 */
#define ENV_GFP (GFP_KERNEL_ACCOUNT | __GFP_ZERO | __GFP_NOWARN | __GFP_RETRY_MAYFAIL)

static inline bool env_too_much(u64 size)
{
	return size >> PAGE_SHIFT > totalram_pages() / 2;
}

/* Called from many places, rarely. */
static noinline __maybe_unused void *env_alloc(u64 size)
{
	return env_too_much(size) ? NULL : kvmalloc(size, ENV_GFP);
}

static inline void env_free(void *p)
{
	kvfree(p);
}

static noinline __maybe_unused void *env_shared_alloc(u64 size)
{
	return env_too_much(size) ? NULL : __vmalloc(PAGE_ALIGN(size), ENV_GFP);
}

static inline void env_shared_free(void *p)
{
	vfree(p);
}

/* The pages are what relay.c maps to the loader. */
struct env_ring {
	u8 *base;
	struct page **pages;
	u32 npage;
};

static inline void env_ring_free(struct env_ring *ring)
{
	u32 i;

	if (ring->base)
		vunmap(ring->base);
	for (i = 0; ring->pages && i < ring->npage && ring->pages[i]; i++) {
		__free_page(ring->pages[i]);
		cond_resched();
	}
	kvfree(ring->pages);
	memset(ring, 0, sizeof(*ring));
}

static inline int env_ring_alloc(struct env_ring *ring, u64 size, u32 cpu)
{
	u32 npage = size >> PAGE_SHIFT, i;

	/* Both halves' page pointers in one array, the second a copy of the first. */
	ring->base = NULL;
	ring->npage = npage;
	ring->pages = env_too_much(size) ?
			      NULL :
			      kvcalloc(2 * (size_t)npage, sizeof(*ring->pages), ENV_GFP);
	if (!ring->pages)
		return -ENOMEM;
	for (i = 0; i < npage; i++) {
		struct page *page = alloc_pages_node(
			cpu_to_node(cpu),
			GFP_KERNEL_ACCOUNT | __GFP_ZERO | __GFP_NOWARN | __GFP_NORETRY, 0);

		if (!page)
			goto fail;
		cond_resched();
		ring->pages[i] = page;
		ring->pages[npage + i] = page;
	}
	ring->base = vmap(ring->pages, 2 * npage, VM_MAP, PAGE_KERNEL);
	if (ring->base)
		return 0;
fail:
	env_ring_free(ring);
	return -ENOMEM;
}

static inline u32 env_ncpu(void)
{
	return nr_cpu_ids;
}

static inline bool env_cpu_online(u32 cpu)
{
	return cpu_online(cpu);
}

#define ENV_DECLARE_PERCPU(type, name) DECLARE_PER_CPU(type, name)
#define ENV_DEFINE_PERCPU(type, name)  DEFINE_PER_CPU(type, name)
#define env_this_cpu_read(name)	       raw_cpu_read(name)
#define env_percpu_set(name, cpu, value)              \
	do {                                          \
		if (cpu_possible(cpu))                \
			per_cpu(name, cpu) = (value); \
	} while (0)

static inline u64 env_random(void)
{
	u64 v;

	get_random_bytes(&v, sizeof(v));
	return v;
}

static inline u64 env_time(void)
{
	return ktime_get_mono_fast_ns();
}

static inline bool env_killed(void)
{
	return fatal_signal_pending(current);
}

static __always_inline const char *env_comm(void)
{
	return current->comm;
}

static __always_inline bool env_trylock(u32 *lock)
{
	return xchg(lock, 1) == 0;
}

static __always_inline void env_unlock(u32 *lock)
{
	smp_store_release(lock, 0);
}

static __always_inline void env_relax(void)
{
	cpu_relax();
}

static __always_inline bool env_cas32(u32 *p, u32 old, u32 new)
{
	return cmpxchg(p, old, new) == old;
}

static __always_inline bool env_cas64(u64 *p, u64 old, u64 new)
{
	return cmpxchg64(p, old, new) == old;
}

static __always_inline u32 env_fetch_add32(u32 *p, u32 n)
{
	return (u32)atomic_fetch_add_relaxed((int)n, (atomic_t *)p);
}

/*
 * As copy_from_kernel_nofault_allowed(), which modules cannot call, in two comparisons: the
 * kernel's half of the address space up to the vsyscall page, whose faults have no fix-up.  What
 * is above it are error numbers, and pages that devices are mapped at, if anything.
 */
#ifdef CONFIG_X86_64
#include <asm/processor.h>
#include <asm/vsyscall.h>
#include <uapi/asm/vsyscall.h>

static inline u64 env_kernel_floor(void)
{
	return ~0ULL << (boot_cpu_data.x86_virt_bits - 1);
}

static __always_inline bool env_kernel_range(u64 addr, u64 n)
{
	return addr >= env_kernel_start && addr <= VSYSCALL_ADDR - n;
}
#else
static inline u64 env_kernel_floor(void)
{
	return TASK_SIZE_MAX;
}

static __always_inline bool env_kernel_range(u64 addr, u64 n)
{
	return addr >= env_kernel_start && addr + n >= addr;
}
#endif

static __always_inline void env_nofault_begin(void)
{
	pagefault_disable();
}

static __always_inline void env_nofault_end(void)
{
	pagefault_enable();
}

#define ENV_DEFINE_LOAD(bits)                                                 \
	static __always_inline bool env_load##bits(void *dst, u64 addr)       \
	{                                                                     \
		__get_kernel_nofault(dst, (const void *)addr, u##bits, fail); \
		return true;                                                  \
fail:                                                                         \
		return false;                                                 \
	}
ENV_DEFINE_LOAD(8)
ENV_DEFINE_LOAD(16)
ENV_DEFINE_LOAD(32)
ENV_DEFINE_LOAD(64)

static inline bool env_copy_from_user(void *dst, u64 uaddr, u64 n)
{
	return copy_from_user_nofault(dst, (const void __user *)uaddr, n) == 0;
}

static inline bool env_copy_to_user(u64 uaddr, const void *src, u64 n)
{
	return copy_to_user_nofault((void __user *)uaddr, src, n) == 0;
}

#endif
