#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Whose result return(value) may not set, and why: with option override=any what never returns, what takes locks, what
# other names of such have, what returns nothing or a struct, what is no function; without it what the kernel does not
# mark. Hooks that decide whether something may be done are none of these, whatever their names (dtap-guru(7)).
refused()
{
	dtap -e "$@" 2>&1 | sed -n 's/^dtap: command line:[0-9:]* error: //p'
}

for clause in 'fbt::do_exit:entry { return (0); }' 'fbt::mutex_trylock:entry { return (0); }' \
		'fbt::mutex_trylock:return { return (0); }' 'fbt::rt_mutex_slowlock.constprop.0:entry { return (0); }' \
		'fbt::try_to_wake_up:entry { return (0); }' 'fbt::security_inode_free:entry { return (0); }' \
		'fbt::timespec64_add_safe:entry { return (0); }' 'syscall::open:return { return (0); }' \
		'proc:::exec { return (0); }' 'fbt::getname_flags:entry { return (-ENOMEM); }' \
		'fbt::security_file_lock:entry { return (-EACCES); }' \
		'fbt::getname_flags:entry { return ((struct filename *)-ENOMEM); }'; do
	refused -g -x override=any -n "$clause"
done
refused -g -n 'fbt::vfs_write:entry { return (-ENOSPC); }' | sed 's/: what it returns.*(/ (/'
refused -x override=any -n 'fbt::vfs_write:entry { return (-ENOSPC); }'
