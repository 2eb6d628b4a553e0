#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Four processes at once, each 25,000 times: each call has the value that was decided for it, and so has its return.
# Nothing is missed, as only interrupts' probes could be (dtap-guru(7)).
# modules: m_override_group
# limit: 240
dtaprun -o traced -c 'overridden group 25000' "$KO/m_override_group.ko" 2>err
grep -v matched err
grep . traced
