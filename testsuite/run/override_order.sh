#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# All clauses run, and the last decision is carried out. return; decides nothing, and neither does a clause that faults:
# what was decided before stays (dtap-guru(7)).
# modules: m_override_order
# limit: 60
chmod 777 .
dtaprun -o traced -c 'overridden create a b c d' "$KO/m_override_order.ko" 2>err
grep -c 'invalid address (0x8)' err
grep . traced
