#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Aggregations that grow without end: tracing ends and prints what it has, before
# the kernel kills it.
# modules: m_keys
# limit: 120
mkdir -p /sys/fs/cgroup
mount -t cgroup2 groups /sys/fs/cgroup
echo +memory >/sys/fs/cgroup/cgroup.subtree_control
mkdir /sys/fs/cgroup/small
echo 80M >/sys/fs/cgroup/small/memory.max
reader 0 &
load=$!
sh -c 'echo $$ >/sys/fs/cgroup/small/cgroup.procs; exec dtaprun -o out "$KO/m_keys.ko"' 2>err
echo "status $?"
kill $load
grep -o 'processing aborted: the aggregations have more keys than fit' err
rows=$(grep -c abcdefgh out)
[ "$rows" -gt 10000 ] && echo "printed"
grep '^oom_kill ' /sys/fs/cgroup/small/memory.events
rmdir /sys/fs/cgroup/small
umount /sys/fs/cgroup
