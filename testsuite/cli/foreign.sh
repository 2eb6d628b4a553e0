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
try 'uprobe:/bin/bash:readline { }'
try 'usdt:./x:y { }'
try 'uretprobe:libc:malloc { }'
try 'software:cpu-clock:100 { }'
try 'hardware:cache-misses:1000 { }'
try 'rawtracepoint:sched_switch { }'
try 'rawtracepoint:sched:sched_switch { }'
try 'iter:task { }'
try 'syscall::openat:entry { trace(args.filename); }'
try 'syscall::openat:entry { trace(args->flags); }'
try 'syscall::openat:entry, syscall::renameat:entry { trace(args.newname); }'
try 'fbt::vfs_read:return { trace(args.retval); }'
try 'syscall::read:return { trace(args->ret); }'
try 'BEGIN { trace(args); }'
try 'BEGIN { trace(uregs); }'
try 'BEGIN { delete(@a[1]); }'
try 'BEGIN { delete @a[1]; }'
try 'BEGIN { trace(cpid); }'
try 'BEGIN { trace(cgroup); }'
try 'BEGIN { join(1); }'
dtap -e -f json -n BEGIN 2>&1 | sed -n 's/.*[~^] //p'
dtap -l -n kprobe:vfs_read -n rawtracepoint:sched_switch 2>&1
# The other DTraces' providers.
for prov in cpc::: usdt::: nfs3::: mysql123::: vminfo::: tpc::: watchpoint:0x1000:8:w; do
	dtap -e -n "$prov { }" 2>&1 | sed -n 's/.*[~^] //p'
done
# Numbers as strings, and options nearly right.
dtap -e -n 'syscall::openat:entry { printf("%s", arg1); printf("%s", pid); }' 2>&1 | sed -n 's/.*[~^] //p'
dtap -e -x bufsise=1m -n BEGIN
