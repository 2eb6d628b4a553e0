#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The loader is killed under load, 50 times: probes stop, the module goes, and what it held is freed.
# modules: m_forever
# limit: 300
free_kb()
{
	echo 3 >/proc/sys/vm/drop_caches
	awk '/^MemFree:/ { print $2 }' /proc/meminfo
}

once()
{
	: >out
	dtaprun -o out "$KO/m_forever.ko" &
	pid=$!
	until grep -q ready out; do
		kill -0 $pid 2>/dev/null || return 1
		usleep 20000
	done
	usleep 50000
	kill -9 $pid
	wait $pid 2>/dev/null
	for _ in $(seq 100); do
		grep -q ^dtap /proc/modules || return 0
		usleep 50000
	done
	grep ^dtap /proc/modules
	return 1
}

reader 0 &
load=$!
reader 0 &
load="$load $!"
for i in $(seq 55); do
	once || { echo "round $i failed"; cat out; break; }
	[ "$i" != 5 ] || before=$(free_kb)
done
after=$(free_kb)
for pid in $load; do kill "$pid"; done
# Twenty pages a round.
lost=$((before - after))
[ $lost -lt 4000 ] && echo "memory is back" || echo "$lost KB lost"
