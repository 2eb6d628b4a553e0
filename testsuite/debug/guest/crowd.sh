#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Very many probes under load: crowd.sh MODULE. It is armed, sees the load of twenty seconds, which may be little where
# its handlers are nearly all that runs, and goes when it is told to.
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
sleep 20
stop_load
kill -TERM $pid 2>/dev/null
wait $pid
status=$?
if [ $status != 0 ] || ! grep -q '^hits [1-9]' out; then
	echo "status $status"
	cat out err
	exit 1
fi
wait_gone
