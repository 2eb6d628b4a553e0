#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two different scripts at the same time: each sees every call. A signal ends the line first.
# modules: m_getppid m_getppid_twice
for module in m_getppid m_getppid_twice; do
	timeout -s INT 20 dtaprun -o $module.out "$KO/$module.ko" &
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
cat m_getppid.out m_getppid_twice.out
