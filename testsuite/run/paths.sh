#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# cwd and d_path() are names as the process would write them, from its own root on and across mounts, and say that
# they are gone as /proc does; root is the system's name of that root.
# modules: m_paths
trace()
{
	dtaprun -c "$1" "$KO/m_paths.ko" 2>&1 | sed '/matched/d; /^$/d'
}

mkdir m
mount -t tmpfs none m
mkdir -p m/a/b
mount -t tmpfs none m/a/b
mkdir -p m/a/b/c
cp /payload/bin/getppid10000 m/a/b
trace 'getppid10000 1'
cd m/a/b/c || exit
trace 'getppid10000 1'
trace 'readfile file 1 1'
cd ../.. || exit
trace 'readfile b/c/file 1 1'
trace 'chroot b /getppid10000 1'
mkdir gone
cd gone || exit
rmdir ../gone
trace 'getppid10000 1'
cd /tmp/case || exit
umount m/a/b
umount m
