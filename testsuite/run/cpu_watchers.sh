#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The kernel has some 30 places for drivers that want to hear of processors that come and go, and warns when
# they are taken: more scripts than that, with two mechanisms each that want to hear of them, trace at once.
# modules: m_watchers
# limit: 120
pids=
for i in $(seq 25); do
	: >out
	dtaprun -x bufsize=16k -x aggsize=16k -x dynvarsize=16k -x switchrate=20ms -o out "$KO/m_watchers.ko" 2>err &
	pids="$pids $!"
	until grep -q ready out; do
		kill -0 $! 2>/dev/null || { cat err; exit 1; }
		usleep 20000
	done
done
# shellcheck disable=SC2086
kill -TERM $pids
failed=0
for pid in $pids; do
	wait "$pid" || failed=$((failed + 1))
done
echo "$i traced, $failed failed"
