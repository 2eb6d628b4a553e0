#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The words of bpftrace and SystemTap: the message says what D has instead.
# shellcheck disable=SC2016
try()
{
	dtap -e -n "$1" 2>&1 | sed -n '1p; $s/.*[~^] /	/p'
}

try 'BEGIN { trace(comm); }'
try 'BEGIN { @[kstack] = count(); }'
try 'BEGIN { this->t = nsecs; }'
try 'syscall::read:return { @ = hist(arg0); }'
try 'syscall::openat:entry { trace(str(arg1)); }'
try 'BEGIN { trace(pid()); }'
try 'BEGIN { print_backtrace(); }'
try 'kprobe:vfs_read { }'
try 'kretprobe:vfs_read { }'
try 'tracepoint:sched:sched_switch { }'
try 'tracepoint:syscalls:sys_enter_openat { }'
try 'interval:s:5 { }'
try 'profile:hz:99 { }'
try 'kprobe:a:b { }'
try 'kernel.function("vfs_read") { }'
