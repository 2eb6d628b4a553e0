// SPDX-License-Identifier: GPL-2.0-or-later
#include "guard.h"

void rt_guard_refused(struct rt_pcpu *pcpu)
{
	switch (READ_ONCE(pcpu->busy)) {
	case RT_BUSY:
		rt_drop(pcpu, DTAP_DROP_NESTED);
		break;
	case RT_ABSENT:
		rt_drop(pcpu, DTAP_DROP_MISSED);
		break;
	}
}
