#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Very many probes under load: crowd.sh MODULE. It is armed, works for three rounds of load or a minute, as with
# stacks at the returns of what a tick passes little else runs, and goes when it is told to, or earlier when
# the watchdog sees that.
# shellcheck source=lib.sh
. /payload/debug/lib.sh
dtaprun -o out "$KO/$1.ko" 2>err &
pid=$!
if ! wait_ready out $pid; then
	wait $pid
	echo "status $?: not armed"
	cat err
	exit 1
fi
start_load 1
for _ in $(seq 60); do
	sleep 1
	[ "$(wc -l </tmp/load1/rounds)" -lt 3 ] || break
done
stop_load
kill -TERM $pid 2>/dev/null
wait $pid
status=$?
if grep -q 'processing aborted: this process did not run for too long' err; then
	echo "ended by the watchdog"
elif [ $status != 0 ] || ! grep -q '^hits [1-9]' out; then
	echo "status $status"
	cat out err
	exit 1
fi
wait_gone
