#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A loader that is silent for longer than the option watchdog says finds tracing ended: it says so, prints what
# was recorded and counted until then without firing END, and fails.
# modules: m_getppid
dtaprun -x watchdog=5sec -x switchrate=50ms -o out "$KO/m_getppid.ko" 2>err &
until grep -qs ready out; do
	kill -0 $! 2>/dev/null || break
	usleep 50000
done
getppid10000
kill -STOP $!
sleep 8
getppid10000
kill -CONT $!
wait $!
echo "status $?"
cat out
grep -v matched err
