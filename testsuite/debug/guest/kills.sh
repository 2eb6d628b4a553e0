#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Thirty times under load: the loader is killed while it traces, arms or reads, and the module goes.
# shellcheck source=lib.sh
. /payload/debug/lib.sh
start_load 2
bad=0
for i in $(seq 30); do
	rm -f out
	dtaprun -o out "$KO/$1.ko" 2>err &
	pid=$!
	if [ $((i % 3)) = 0 ]; then
		usleep $((i * 50000))
	else
		wait_ready out $pid || { echo "round $i: not armed"; cat err; bad=1; break; }
		usleep 200000
	fi
	kill -9 $pid
	wait $pid 2>/dev/null
	wait_gone || { echo "round $i: left"; bad=1; break; }
done
stop_load
exit $bad
