// SPDX-License-Identifier: GPL-2.0-or-later
/* What every module needs: life, device, rings, guard. */
#include "../attach/attach.c"
#include "../attach/pin.c"
#include "../core/guard.c"
#include "../core/ksym.c"
#include "../core/state.c"
#include "../core/wake.c"
#include "../record/fault.c"
#include "../session/module.c"
#include "../session/relay.c"
#include "../session/session.c"
#include "../session/storage.c"
#include "../session/watchdog.c"
