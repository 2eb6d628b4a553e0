#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A tracepoint's module may be removed and loaded again while it is traced, and another one may take its
# place in between: its hits are counted whenever it is there. Each start of the watchdog, and each sign of
# life, is a hit.
# modules: m_watchdog
# stock: watchdog softdog tun
beat()
{
	echo V >/dev/watchdog0
}

insmod "$STOCK/watchdog.ko"
insmod "$STOCK/softdog.ko"
dtaprun -x switchrate=50ms -o out "$KO/m_watchdog.ko" &
until grep -qs ready out; do
	kill -0 $! 2>/dev/null || break
	usleep 50000
done
beat
for _ in 1 2 3; do
	rmmod softdog
	rmmod watchdog
	insmod "$STOCK/tun.ko"
	: >/dev/net/tun
	rmmod tun
	insmod "$STOCK/watchdog.ko"
	insmod "$STOCK/softdog.ko"
	beat
done
kill -TERM $!
wait $!
grep . out
rmmod softdog
rmmod watchdog
