/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "rt_fixture.h"

#include "runtime/core/guard.h"
#include "runtime/builtin/process.h"
#include "runtime/stack/stack.h"
#include "runtime/session/storage.h"
#include "runtime/core/wake.h"

u32 env_user_ncpu;
u64 env_user_budget;
u64 env_user_largest;
const char *env_user_comm;
__thread bool env_user_nofault;

struct rt_script rt_script;
struct dtap_setup fixture_setup;
u32 fixture_wakes;
void (*fixture_error_clause)(struct rt_ctx *ctx);

static u64 random_state;

static void run_nothing(struct rt_ctx *ctx)
{
	(void)ctx;
}

static void run_error(struct rt_ctx *ctx)
{
	rt_begin(ctx, RT_MAY_FAULT);
	if (fixture_error_clause)
		rt_clause(ctx, 0, fixture_error_clause);
}

static const struct rt_probe probes[] = { { .id = FIXTURE_PROBE, .epid = FIXTURE_EPID } };
static const struct rt_probe error_probes[] = { { .id = 3, .epid = 900 } };

static const u32 clauses[] = { 4, 7, 9 }, error_clauses[] = { 5 };

static const struct rt_handler handlers[] = {
	{ run_nothing, probes, 1, RT_ATTACH_FBT_ENTRY, 0, 3, clauses, NULL },
	{ run_error, error_probes, 1, RT_ATTACH_ERROR, 0, 1, error_clauses, NULL },
};

void rt_wake(void)
{
	__atomic_fetch_add(&fixture_wakes, 1, __ATOMIC_RELAXED);
}

u64 rt_process(struct rt_ctx *ctx)
{
	(void)ctx;
	return FIXTURE_PID;
}

/* Frames 0x1000, 0x2000 ...: five of them. */
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

void fixture_reset(void)
{
	memset(&rt_script, 0, sizeof(rt_script));
	rt_script.abi = DTAP_ABI_VERSION;
	rt_script.strings = "";
	rt_script.handlers = handlers;
	rt_script.nhandler = 2;
	rt_script.strsize = FIXTURE_STRSIZE - 1;
	rt_script.scratch_size = 4096;
	rt_script.this_size = 64;
	rt_script.dynvar_max = 64;
	rt_script.record_max = 1 << 20;
	rt_script.uses = RT_USES_RECORDS | RT_USES_SPEC | RT_USES_ERROR;

	memset(&fixture_setup, 0, sizeof(fixture_setup));
	fixture_setup.bufsize = 4096;
	fixture_setup.aggsize = 16384;
	fixture_setup.dynvarsize = 65536;
	fixture_setup.specsize = 1024;
	fixture_setup.nspec = 2;
	fixture_setup.cpu = -1;

	env_user_ncpu = 2;
	env_user_budget = ~0ULL;
	env_user_largest = ~0ULL;
	env_user_comm = "comm\0\0\0\0\0\0\0\0\0\0\0";
	fixture_wakes = 0;
	fixture_error_clause = NULL;
	random_state = 0x853c49e6748fea9bULL;
}

int fixture_try_start(void)
{
	return rt_storage_init(&fixture_setup);
}

void fixture_start(void)
{
	assert_int_equal(fixture_try_start(), 0);
	rt.state = DTAP_STATE_ACTIVE;
	rt.active = 1;
}

void fixture_stop(void)
{
	rt_storage_deinit();
	rt_this_cpu = NULL;
}

void fixture_enter(struct rt_ctx *ctx, u32 cpu)
{
	struct rt_pcpu *pcpu;

	rt_this_cpu = rt.percpu[cpu];
	pcpu = rt_enter_ungated();
	assert_non_null(pcpu);
	memset(ctx, 0xa5, sizeof(*ctx));
	ctx->cpu = &pcpu->base;
	rt_ctx_init(ctx, &handlers[0], &probes[0]);
	rt_begin(ctx, RT_MAY_FAULT | RT_STAMPS | RT_READS_TIME | RT_CUTS_TOKEN);
	ctx->slot = 0;
	ctx->spec = 0;
	rt_scratch_renew(ctx);
}

void fixture_leave(struct rt_ctx *ctx)
{
	rt_leave(rt_pcpu_of(ctx));
}

void fixture_give_up(struct rt_ctx *ctx)
{
	rt_pcpu_of(ctx)->open = NULL;
}

u64 fixture_random(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state;
}

u64 fixture_drops(u32 cpu, enum dtap_drop kind)
{
	return rt.percpu[cpu]->ctl->drops[kind];
}
