/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * env_user.h - the test programs' side of env.h (the contract is there).
 *
 * A "CPU" is a thread that has set its own rt_this_cpu.  Kernel and user memory are the test's
 * own address space, read through the kernel so that a bad address is an error here, too.
 */
#ifndef DTAP_ENV_USER_H
#define DTAP_ENV_USER_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <assert.h>
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "abi.h"

#define noinline		__attribute__((noinline))
#define likely(x)		__builtin_expect(!!(x), 1)
#define unlikely(x)		__builtin_expect(!!(x), 0)

#define READ_ONCE(x)		__atomic_load_n(&(x), __ATOMIC_RELAXED)
#define WRITE_ONCE(x, v)	__atomic_store_n(&(x), (v), __ATOMIC_RELAXED)
#define barrier()		__atomic_signal_fence(__ATOMIC_SEQ_CST)
#define smp_mb()		__sync_synchronize()

#define smp_store_release(p, v) __atomic_store_n((p), (v), __ATOMIC_RELEASE)
#define smp_load_acquire(p)	__atomic_load_n((p), __ATOMIC_ACQUIRE)

#define ENV_PAGE_SIZE		4096UL

/* What a test may change: the number of CPUs, the bytes left to allocate, the current task. */
extern u32 env_user_ncpu;
extern u64 env_user_budget;  /* allocations beyond it fail; ~0 = unlimited; freeing returns none */
extern u64 env_user_largest; /* larger allocations fail */
extern const char *env_user_comm;

extern __thread bool env_user_nofault; /* between env_nofault_begin() and _end() */

static inline bool env_user_take(u64 size)
{
	if (size > env_user_largest)
		return false;
	if (env_user_budget == ~0ULL)
		return true;
	if (env_user_budget < size)
		return false;
	env_user_budget -= size;
	return true;
}

static inline void *env_alloc(u64 size)
{
	return env_user_take(size) ? calloc(1, size ? size : 1) : NULL;
}

static inline void env_free(void *p)
{
	free(p);
}

static inline void *env_shared_alloc(u64 size)
{
	void *p;

	size = (size + ENV_PAGE_SIZE - 1) & ~(u64)(ENV_PAGE_SIZE - 1);
	if (!env_user_take(size))
		return NULL;
	p = aligned_alloc(ENV_PAGE_SIZE, size);
	return p ? memset(p, 0, size) : NULL;
}

static inline void env_shared_free(void *p)
{
	free(p);
}

struct env_ring {
	u8 *base;
	u64 size;
};

static inline int env_ring_alloc(struct env_ring *ring, u64 size, u32 cpu)
{
	const int prot = PROT_READ | PROT_WRITE;
	u8 *base = MAP_FAILED;
	int fd;

	(void)cpu;
	if (!env_user_take(size))
		return -ENOMEM;
	fd = memfd_create("ring", 0);
	if (fd >= 0 && ftruncate(fd, (off_t)size) == 0)
		base = mmap(NULL, 2 * size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (base != MAP_FAILED &&
	    (mmap(base, size, prot, MAP_SHARED | MAP_FIXED, fd, 0) == MAP_FAILED ||
	     mmap(base + size, size, prot, MAP_SHARED | MAP_FIXED, fd, 0) == MAP_FAILED)) {
		munmap(base, 2 * size);
		base = MAP_FAILED;
	}
	if (fd >= 0)
		close(fd);
	if (base == MAP_FAILED)
		return -ENOMEM;
	ring->base = base;
	ring->size = size;
	return 0;
}

static inline void env_ring_free(struct env_ring *ring)
{
	if (ring->base)
		munmap(ring->base, 2 * ring->size);
	ring->base = NULL;
}

static inline u32 env_ncpu(void)
{
	return env_user_ncpu;
}

static inline bool env_cpu_online(u32 cpu)
{
	return cpu < env_user_ncpu;
}

#define ENV_DECLARE_PERCPU(type, name)	 extern __thread type name
#define ENV_DEFINE_PERCPU(type, name)	 __thread type name
#define env_this_cpu_read(name)		 (name)
#define env_percpu_set(name, cpu, value) ((void)(cpu), (void)(value))

static inline u64 env_random(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (u64)now.tv_nsec * 0x9e3779b97f4a7c15ULL ^ (u64)now.tv_sec;
}

static inline u64 env_time(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (u64)now.tv_sec * 1000000000ULL + (u64)now.tv_nsec;
}

static inline bool env_killed(void)
{
	return false;
}

static inline const char *env_comm(void)
{
	return env_user_comm;
}

static inline bool env_trylock(u32 *lock)
{
	return !READ_ONCE(*lock) && !__atomic_exchange_n(lock, 1, __ATOMIC_ACQUIRE);
}

static inline void env_unlock(u32 *lock)
{
	smp_store_release(lock, 0);
}

static inline void env_relax(void)
{
}

static inline bool env_cas32(u32 *p, u32 old, u32 new)
{
	return __atomic_compare_exchange_n(p, &old, new, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static inline bool env_cas64(u64 *p, u64 old, u64 new)
{
	return __atomic_compare_exchange_n(p, &old, new, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static inline u32 env_fetch_add32(u32 *p, u32 n)
{
	return __atomic_fetch_add(p, n, __ATOMIC_RELAXED);
}

static inline bool env_user_copy(void *dst, u64 addr, u64 n, bool write)
{
	struct iovec safe = { dst, n }, other = { (void *)addr, n };

	if (n == 0)
		return true;
	if (write)
		return process_vm_writev(getpid(), &safe, 1, &other, 1, 0) == (ssize_t)n;
	return process_vm_readv(getpid(), &safe, 1, &other, 1, 0) == (ssize_t)n;
}

static inline u64 env_kernel_floor(void)
{
	return ENV_PAGE_SIZE;
}

static inline bool env_kernel_range(u64 addr, u64 n)
{
	return addr >= env_kernel_start && addr + n >= addr;
}

static inline void env_nofault_begin(void)
{
	assert(!env_user_nofault);
	env_user_nofault = true;
}

static inline void env_nofault_end(void)
{
	assert(env_user_nofault);
	env_user_nofault = false;
}

#define ENV_DEFINE_LOAD(bits)                                            \
	static inline bool env_load##bits(void *dst, u64 addr)           \
	{                                                                \
		assert(env_user_nofault);                                \
		return env_user_copy(dst, addr, sizeof(u##bits), false); \
	}
ENV_DEFINE_LOAD(8)
ENV_DEFINE_LOAD(16)
ENV_DEFINE_LOAD(32)
ENV_DEFINE_LOAD(64)

static inline bool env_copy_from_user(void *dst, u64 uaddr, u64 n)
{
	assert(!env_user_nofault);
	return env_user_copy(dst, uaddr, n, false);
}

static inline bool env_copy_to_user(u64 uaddr, const void *src, u64 n)
{
	assert(!env_user_nofault);
	return env_user_copy((void *)src, uaddr, n, true);
}

#endif
