#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A module that does not name the kernel build it was made for is refused by its own start, also without
# dtaprun; the same with the name is not.
# modules: m_sorted
dtaprun -q "$KO/m_sorted.ko" >/dev/null 2>&1
echo "status $?"
dtaprun /payload/no_build_id.ko 2>&1 | sed 's/dtap_[0-9a-f]*/MODULE/'
dmesg -c >/dev/null
insmod /payload/no_build_id.ko 2>/dev/null || echo "refused"
dmesg | sed -n 's/.*dtap_[0-9a-f]*: does/does/p' | sort -u
