#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Every function of the kernel at once: armed (how soon, scripts/bench measures), hits are counted, the guest
# lives.
# modules: m_all
# limit: 180
now()
{
	awk '{ print int($1 * 100) }' /proc/uptime
}

start=$(now)
dtaprun -o out "$KO/m_all.ko" &
until grep -qs ready out; do
	kill -0 $! 2>/dev/null || break
	usleep 50000
done
armed=$(($(now) - start))
wait $!
echo "status $?"
[ $armed -le 6000 ] && echo "armed in time" || echo "armed after ${armed}0 ms"
awk '$1 + 0 > 1000 { print "many hits" } $1 == "ready"' out
