#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Every function of the kernel at once: armed (how soon, scripts/bench measures), hits are counted, the guest
# lives.
# modules: m_all
# limit: 180
dtaprun -o out "$KO/m_all.ko"
echo "status $?"
awk '$1 + 0 > 1000 { print "many hits" } $1 == "ready"' out
