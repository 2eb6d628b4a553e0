#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A second virtual machine comes and goes while a first one runs, which does not notice.
# limit: 120
# not sanitized: in a virtual machine the libraries of the sanitizers are missing
dtap --vm -q -n 'BEGIN { printf("begun\n"); } tick-8s { printf("first"); exit(4); }' >out 2>&1 &
for _ in $(seq 120); do
	sleep 0.5
	! grep -q begun out || break
done
dtap --vm -q -n 'BEGIN { printf("second\n"); exit(5); }'
echo "status $?"
wait $!
echo "status $?"
cat out
