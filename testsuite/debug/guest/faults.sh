#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# faults.sh MODULE N: faults in the clauses 2 to N + 1, in each at least once.
# shellcheck source=lib.sh
. /payload/debug/lib.sh
dtaprun -o out "$KO/$1.ko" >/dev/null 2>err &
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
kill -TERM $pid
wait $pid
status=$?
seen=$(sed -n 's/.*error in dt_clause_\([0-9]*\) for .*/\1/p' err | sort -nu |
	awk -v n="$2" '$1 > 1 && $1 <= n + 1' | wc -l)
if [ $status != 0 ] || [ "$seen" != "$2" ]; then
	echo "status $status, $seen clauses of $2 with faults"
	sed 's/ at .*//' err | sort | uniq -c | head -n 60
	exit 1
fi
