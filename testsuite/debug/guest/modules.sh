#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Under load a module is loaded and removed while its functions are traced, and while the tracer starts and ends;
# the tracer's own module cannot be removed while it traces.
# shellcheck source=lib.sh
. /payload/debug/lib.sh
start_load 2
bad=0
insmod "$STOCK/dummy.ko"
dtaprun -o out "$KO/$1.ko" 2>err &
pid=$!
wait_ready out $pid || { cat err; bad=1; }
rmmod dummy 2>/dev/null && { echo "a module that is traced was removed"; bad=1; }
rmmod "$(awk '/^dtap/ { print $1 }' /proc/modules)" 2>/dev/null && { echo "the tracer's module was removed"; bad=1; }
kill -TERM $pid
wait $pid || bad=1
(
	for _ in $(seq 60); do
		rmmod dummy 2>/dev/null
		usleep 50000
		insmod "$STOCK/dummy.ko" 2>/dev/null
		usleep 50000
	done
	: >finished
) &
plug=$!
while [ ! -e finished ]; do
	# Without the module there may be nothing to trace: an error, but a clear one.
	dtaprun -o out -c mixed "$KO/$1.ko" 2>err || grep -q '^dtaprun: ' err || { cat err; bad=1; }
done
wait $plug
rmmod dummy 2>/dev/null
stop_load
wait_gone && [ $bad = 0 ]
