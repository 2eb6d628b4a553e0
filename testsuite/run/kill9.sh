#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The loader is killed under load, 50 times: probes stop, the module goes, and what it held is freed.
# modules: m_forever
# limit: 300
# Free pages, those that the processors keep for themselves included: these grow by megabytes under load.
free_kb()
{
	echo 3 >/proc/sys/vm/drop_caches
	cat /proc/meminfo /proc/zoneinfo |
		awk '/^MemFree:/ { kb += $2 } $1 == "count:" { kb += 4 * $2 } END { print kb }'
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
# Ten pages a round.
lost=$((before - after))
[ $lost -lt 2000 ] && echo "memory is back" || echo "$lost KB lost"
