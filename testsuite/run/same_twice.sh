#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The same module file loaded twice at the same time: both trace, or the second is told why not.
# modules: m_getppid
for i in 1 2; do
	timeout -s INT 20 dtaprun -o $i.out "$KO/m_getppid.ko" 2>$i.err &
	pids="$pids $!"
done
for _ in $(seq 100); do
	[ "$(cat ./*.out 2>/dev/null | grep -c ready)" = 2 ] && break
	usleep 100000
done
getppid10000
for pid in $pids; do
	kill -TERM "$pid"
	wait "$pid"
	echo "status $?"
done
cat ./*.err ./*.out
