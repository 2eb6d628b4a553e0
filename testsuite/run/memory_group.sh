#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A control group's limit holds for the buffers: dtaprun stays within it and halves what takes most. What asks
# the kernel side for more gets an error, and nothing is killed.
# modules: m_memory
# limit: 60
mkdir -p /sys/fs/cgroup
mount -t cgroup2 groups /sys/fs/cgroup
echo +memory >/sys/fs/cgroup/cgroup.subtree_control
mkdir /sys/fs/cgroup/small
echo 64M >/sys/fs/cgroup/small/memory.max

inside()
{
	sh -c 'echo $$ >/sys/fs/cgroup/small/cgroup.procs; "$@"' sh "$@" 2>&1
}

inside dtaprun -b 100t "$KO/m_memory.ko" | sed '/matched/d; /^$/d; s/1[0-9]m/about 16m/'
insmod "$KO/m_memory.ko"
module=$(ls /dev/dtap)
inside client "/dev/dtap/$module" setup:bufsize=33554432 setup
rmmod "$module"
grep -E '^oom(_kill)? ' /sys/fs/cgroup/small/memory.events
rmdir /sys/fs/cgroup/small
umount /sys/fs/cgroup
