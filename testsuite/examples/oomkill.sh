# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A child wants 64 MB in a control group that may have 16 MB, and is the largest there.
mkdir -p /sys/fs/cgroup
mount -t cgroup2 groups /sys/fs/cgroup
echo +memory >/sys/fs/cgroup/cgroup.subtree_control
mkdir /sys/fs/cgroup/small
echo 16M >/sys/fs/cgroup/small/memory.max
echo 0 >/sys/fs/cgroup/small/memory.swap.max 2>/dev/null
# shellcheck disable=SC2016
echo 'echo $$ >/sys/fs/cgroup/small/cgroup.procs; exec work eat 64' >inside
trace 'sh inside' >output
read -r child signal <<END
$(sed -n 2p said)
END
without_times <output | sed "s/\\b$child\\b/CHILD/g"
echo "signal $signal"
dmesg -c >/dev/null
rmdir /sys/fs/cgroup/small
umount /sys/fs/cgroup
