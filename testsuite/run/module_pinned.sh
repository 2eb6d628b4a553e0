#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A module that is being traced cannot be removed, so that no other one takes the place of its functions.
# Afterwards it can, however tracing ended. The same goes for modules of symbols and of events. Functions of a
# module that is not loaded are missing.
# modules: m_tun m_modules
# stock: tun watchdog softdog
trace()
{
	rm -f out
	dtaprun -x switchrate=50ms -o out "$KO/$1.ko" 2>/dev/null &
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

# remove MODULE...
remove()
{
	for module; do
		rmmod "$module" 2>/dev/null && echo "$module removed" || echo "$module stays"
	done
}

insmod "$STOCK/tun.ko"
trace m_tun
: >/dev/net/tun
: >/dev/net/tun
remove tun
echo "$(uses) use"
kill -TERM $pid
wait $pid
grep . out
echo "$(uses) uses"

trace m_tun
kill -9 $pid
wait $pid 2>/dev/null
for _ in $(seq 100); do
	grep -q ^dtap /proc/modules || break
	usleep 50000
done
remove tun

insmod "$STOCK/tun.ko"
insmod "$STOCK/watchdog.ko"
insmod "$STOCK/softdog.ko"
trace m_modules
echo V >/dev/watchdog0
remove softdog watchdog tun
kill -TERM $pid
wait $pid
grep . out
remove watchdog tun

dtaprun "$KO/m_tun.ko" 2>&1 | grep -v matched
