#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The kernel has a fixed number of places for those who want to hear of processors that come and go. When
# all are taken, tracing does not begin, and says why, as does the kernel's log; when one is free again, it
# does.
# modules: m_watchers
# limit: 120
start()
{
	: >out
	dtaprun -x switchrate=20ms -o out "$KO/m_watchers.ko" 2>err &
	until grep -q ready out; do
		kill -0 $! 2>/dev/null || return 1
		usleep 20000
	done
	pids="$pids $!"
}

pids=
while start; do
	:
done
wait $!
echo "status $?"
grep -v matched err
# shellcheck disable=SC2086
set -- $pids
[ $# -gt 3 ] && echo "some are tracing"
kill -TERM "$1"
wait "$1"
shift
start && echo "one more after one less"
kill -TERM "$@" $!
wait
dmesg -c | grep -E 'WARNING|BUG|Oops' | sed 's/.* \([a-z_]*\)+.*/warned by \1/'
