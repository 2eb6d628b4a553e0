// SPDX-License-Identifier: GPL-2.0-or-later
/* The built-in variables of a user-space runtime, and the environment's settings. */
#include "runtime/builtin/process.h"
#include "runtime/stack/stack.h"
#include "runtime/core/state.h"
#include "runtime/core/wake.h"

u32 env_user_ncpu = 1;
u64 env_user_budget = ~0ULL;
u64 env_user_largest = ~0ULL;
const char *env_user_comm = "comm\0\0\0\0\0\0\0\0\0\0\0";
__thread bool env_user_nofault;

struct rt_script rt_script;

void rt_wake(void)
{
}

u32 rt_stack_walk(struct rt_ctx *ctx, u64 *pcs, u32 max)
{
	u32 i;

	(void)ctx;
	for (i = 0; i < max && i < 5; i++)
		pcs[i] = 0x1000 * (i + 1);
	return i;
}

u32 rt_stack_walk_user(struct rt_ctx *ctx, u64 *pcs, u32 max)
{
	return rt_stack_walk(ctx, pcs, max);
}

const char *rt_execname(struct rt_ctx *ctx)
{
	(void)ctx;
	return env_user_comm;
}

u32 rt_pid(struct rt_ctx *ctx)
{
	(void)ctx;
	return 1234;
}

u64 rt_process(struct rt_ctx *ctx)
{
	(void)ctx;
	return 1234;
}

u64 rt_timestamp(struct rt_ctx *ctx)
{
	(void)ctx;
	return 1000000;
}

u64 rt_key_self(struct rt_ctx *ctx)
{
	(void)ctx;
	return 1234;
}

/* Nothing arms probes here; generated code only names the mechanisms. */
struct attach_kind {
	int unused;
};
const struct attach_kind attach_entry, attach_override, attach_return, attach_ftrace,
	attach_syscall, attach_tracepoint, attach_record, attach_timer;
