#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The kernel's own tracers see a function whose body is skipped return the value: a kretprobe, and the function graph
# tracer, whichever came first (dtap-guru(7)).
# modules: m_override_create
# limit: 90
mount -t tracefs none /sys/kernel/tracing 2>mounted
chmod 777 .
run()
{
	dtaprun -o traced -c 'overridden create forbidden' "$KO/m_override_create.ko" 2>err
	grep -v matched err
}

trace=/sys/kernel/tracing
# shellcheck disable=SC2016
echo 'r:seen security_inode_create ret=$retval:s32' >$trace/kprobe_events
echo 1 >$trace/events/kprobes/seen/enable
run
echo 0 >$trace/events/kprobes/seen/enable
echo "kretprobe: $(sed -n 's/.*overridden-.*ret=/ret=/p' $trace/trace | tr '\n' ' ')"
echo >$trace/kprobe_events

echo >$trace/trace
echo security_inode_create >$trace/set_ftrace_filter
echo function_graph >$trace/current_tracer
run
echo "calls: $(grep -c 'security_inode_create' $trace/trace)"
echo nop >$trace/current_tracer
echo >$trace/set_ftrace_filter
