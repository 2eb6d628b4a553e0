#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Files are called as /proc/PID/fd has it, those without a place in a tree, too; the latter are in no folder, and
# where no folder has their file system mounted, fi_mount says so (Built-in variables; fileinfo_t).
# modules: m_descriptors
mkdir mnt
mount -t tmpfs none mnt
mkdir mnt/a
dtaprun -o trace -c 'descriptors mnt/a' "$KO/m_descriptors.ko" 2>/dev/null >said
grep -v '^$' trace >lines
sed -n 's/^path //p' lines >names
sed 's/^[a-z]* //' said >right
cmp names right || diff names right
# Older kernels have files of processes among the anonymous ones.
sed 's/^path //; s/^\(anon_inode:.pidfd., <none>\), anon_inodefs/\1, pidfs/
	s/\[[0-9][0-9]*]/[N]/g; s|/proc/[0-9][0-9]*|/proc/N|' lines
umount mnt
