// SPDX-License-Identifier: GPL-2.0-or-later
/* What every module needs: life, device, rings, guard. */
#include "../attach.c"
#include "../fault.c"
#include "../guard.c"
#include "../ksym.c"
#include "../module.c"
#include "../pin.c"
#include "../relay.c"
#include "../session.c"
#include "../state.c"
#include "../storage.c"
#include "../wake.c"
#include "../watchdog.c"
