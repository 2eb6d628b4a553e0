#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The sched provider's probes around a thread that sleeps, on one CPU, with their arguments: the leaving thread
# is current at sleep and off-cpu, whose arguments are the next one's; it waits in the queue from its wakeup until
# it is chosen, in the thread that leaves then (sched provider).
# modules: m_sched
echo 'renice -n 5 -p $$ >/dev/null; exec sleep 0.3' >work
dtaprun -c 'taskset 1 sh work' "$KO/m_sched.ko" 2>&1 | grep -v -e matched -e '^$' | sort
