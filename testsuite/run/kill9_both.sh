#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The loader and its guardian are killed together: probes stop by themselves, and dtaprun --sweep or the next run
# removes the module. Nothing is swept that is in use, or just being set up.
# modules: m_forever m_getppid
# limit: 180
guardian()
{
	for comm in /proc/[0-9]*/comm; do
		if [ "$(cat "$comm" 2>/dev/null)" = dtap-guard ]; then
			basename "$(dirname "$comm")"
		fi
	done
}

kill_both()
{
	: >out
	dtaprun -o out "$KO/m_forever.ko" &
	pid=$!
	until grep -q ready out; do
		kill -0 $pid 2>/dev/null || return 1
		usleep 20000
	done
	# Its own guardian is another program when the name is looked at too early.
	# shellcheck disable=SC2046
	kill -9 $(guardian) $pid
	wait $pid 2>/dev/null
	usleep 300000
}

count()
{
	grep -c ^dtap /proc/modules
}

kill_both
echo "left: $(count), probes: $(grep -c . /sys/kernel/tracing/enabled_functions)"
mkdir /run/dtap.AbCdEf && : >/run/dtap.AbCdEf/device
dtaprun --sweep | sed 's/dtap_[0-9a-f_]*$/it/'
echo "left: $(count)"
ls -d /run/dtap.A* 2>/dev/null
dtaprun --sweep
echo "status $?"

kill_both
echo "left: $(count)"
dtaprun -o /dev/null -c true "$KO/m_getppid.ko" 2>/dev/null
echo "left: $(count)"

# One that is held stays.
: >out
dtaprun -o out "$KO/m_forever.ko" &
pid=$!
until grep -q ready out; do usleep 20000; done
dtaprun --sweep
echo "held: $(count)"
kill $pid
wait $pid

while :; do
	dtaprun --sweep >>swept 2>&1
done &
sweeper=$!
for _ in $(seq 12); do
	dtaprun -o out -c true "$KO/m_getppid.ko" 2>err || cat err
done
kill $sweeper
wait $sweeper 2>/dev/null
# One that is at its end anyway may be swept.
sort -u swept | grep -v '^removed'
dtaprun --sweep file 2>/dev/null
echo "status $?"
