/* SPDX-License-Identifier: GPL-2.0-or-later */
/* relay.h - the device through which the loader works: /dev/dtap/<module name>, mode 0600. */
#ifndef DTAP_RELAY_H
#define DTAP_RELAY_H

int relay_init(void);
void relay_deinit(void);

#endif
