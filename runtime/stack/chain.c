// SPDX-License-Identifier: GPL-2.0-or-later
#include "chain.h"

int rt_chain_init(void)
{
	struct rt_pcpu *pcpu;
	u32 i;

	rt_for_each_traced(i, pcpu)
	{
		pcpu->chains = env_alloc(sizeof(*pcpu->chains));
		if (!pcpu->chains)
			return -ENOMEM;
	}
	return 0;
}

void rt_chain_deinit(void)
{
	struct rt_pcpu *pcpu;
	u32 i;

	rt_for_each_traced(i, pcpu)
	{
		env_free(pcpu->chains);
		pcpu->chains = NULL;
	}
}
