/* SPDX-License-Identifier: GPL-2.0-or-later */
/* action.h - the life of action.c, around that of the module.  Process context. */
#ifndef DTAP_ACTION_H
#define DTAP_ACTION_H

void action_init(void);
void action_deinit(void); /* no handler runs any more: waits for signals under way */

#endif
