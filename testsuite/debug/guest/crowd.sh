#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Very many probes under load: crowd.sh MODULE. It is armed, works for a while, and goes when it is told to, or
# when the watchdog has seen that nothing else runs any more, as with stacks at the returns of what a tick passes.
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
for _ in 1 2 3; do
	work 2>/dev/null
done
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
