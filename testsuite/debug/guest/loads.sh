#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A hundred times under load: loaded, traced for a moment, ended, gone.
# shellcheck source=lib.sh
. /payload/debug/lib.sh
start_load 1
for i in $(seq 100); do
	rm -f out
	dtaprun -o out -c mixed "$KO/$1.ko" 2>err || { echo "round $i: status $?"; cat err; break; }
	grep -q '^end' out || { echo "round $i: no output"; break; }
	grep -q ^dtap /proc/modules && { echo "round $i: left"; break; }
done
stop_load
[ "$i" = 100 ] && grep -q '^end' out
