// SPDX-License-Identifier: GPL-2.0-or-later
#include "state.h"
#include "wake.h"

struct rt rt;
unsigned long long env_kernel_start;

ENV_DEFINE_PERCPU(struct rt_pcpu *, rt_this_cpu);

bool rt_state_end(u32 state)
{
	u32 was = READ_ONCE(rt.state);

	rt_assert(state != DTAP_STATE_IDLE && state != DTAP_STATE_ACTIVE);
	while (was == DTAP_STATE_IDLE || was == DTAP_STATE_ACTIVE) {
		if (env_cas32(&rt.state, was, state)) {
			WRITE_ONCE(rt.stopping, 1);
			WRITE_ONCE(rt.active, 0);
			rt_wake();
			return true;
		}
		was = READ_ONCE(rt.state);
	}
	return false;
}

bool rt_stopping(void)
{
	return READ_ONCE(rt.stopping) != 0;
}

void rt_exit(struct rt_ctx *ctx, s32 status)
{
	(void)ctx;
	WRITE_ONCE(rt.exit_status, status);
	rt_state_end(DTAP_STATE_DRAINING);
}
