#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A probe description that matches nothing: which part of it is wrong, and what is near.
for description in BEGN begin dtrace:::XYZ tik-1s syscal:::entry pid123:libc:malloc:entry shed:::on-cpu syscall::opnat:entry openat:entri \
		syscall:vmlinx:read:entry vfs_raed:entry fbt::vfs_raed:entry fbt::vfs_read:exit \
		fbt:nosuch::entry fbt:vmlinux:__x64_sys_getpid:entry sdt:shed::sched_switch \
		fbt::xfs_file_open:entry 'fbt::scsi_*:' sdt:sched:vmlinux:sched_switch sdt:::sched_swich \
		fbt::kmem_cache_alloc:entry __kmalloc:entry fbt::finish_task_switch:return \
		'fbt::tcp_v4_*' 'fbt:tcp_v4_con*' sdt:sched:sched_switch fbt:tcp_v4_connect:entry rawtp:sched_switch \
		sched:on-cpu io::start syscall:openat fbt:vfs_read: profile:tick-1s fbt 'fbt::no_such_*'; do
	dtap -e -n "$description" 2>&1 | sed -n 's/^ *| ^~* //p'
done
dtap -l -n BEGN
echo "status $?"
