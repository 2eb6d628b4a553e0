#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A module that is being traced cannot be removed, so that no other one takes the place of its functions.
# Afterwards it can, however tracing ended. Functions of a module that is not loaded are missing.
# modules: m_tun
# stock: tun
trace()
{
	rm -f out
	dtaprun -x switchrate=50ms -o out "$KO/m_tun.ko" &
	pid=$!
	until grep -qs ready out; do
		kill -0 $pid 2>/dev/null || return
		usleep 50000
	done
}

uses()
{
	awk '$1 == "tun" { print $3 }' /proc/modules
}

insmod "$STOCK/tun.ko"
trace
: >/dev/net/tun
: >/dev/net/tun
rmmod tun 2>/dev/null || echo "cannot be removed, $(uses) use"
kill -TERM $pid
wait $pid
grep . out
echo "$(uses) uses"

trace
kill -9 $pid
wait $pid 2>/dev/null
for _ in $(seq 100); do
	grep -q ^dtap /proc/modules || break
	usleep 50000
done
rmmod tun && echo "removed"

dtaprun "$KO/m_tun.ko" 2>&1 | grep -v matched
