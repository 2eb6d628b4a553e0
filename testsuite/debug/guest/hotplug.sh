#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A processor comes and goes under load while modules are loaded, trace and are removed.
# shellcheck source=lib.sh
. /payload/debug/lib.sh
start_load 2
(
	for _ in $(seq 40); do
		for state in 0 1; do
			echo $state >/sys/devices/system/cpu/cpu1/online
			usleep 150000
		done
	done
	: >finished
) &
plug=$!
bad=0 rounds=0
while [ ! -e finished ]; do
	rm -f out
	dtaprun -o out -c "sleeper 20" "$KO/$1.ko" 2>err || { echo "status $?"; cat err; bad=1; break; }
	grep -q '^end' out || { echo "no output"; bad=1; break; }
	rounds=$((rounds + 1))
done
wait $plug
stop_load
echo "$rounds rounds"
[ $bad = 0 ] && [ $rounds -gt 1 ]
