#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The lockstat provider's probes have the lock that is taken or released; a mutex is its thread's when it has
# been acquired (lockstat provider). Where the kernel is preemptible, the scheduler's locks may be taken in the return
# of another function, which is missed, and said.
# modules: m_lockstat
dtaprun -c 'readfile file 10 3' "$KO/m_lockstat.ko" 2>&1 | grep -v -e matched -e 'missed (no free' -e '^$' | sort
