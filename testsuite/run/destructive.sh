#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Destructive actions are done with -w, and without it the script is refused (Actions): raise() signals the
# process that fired the probe, stop() stops it until SIGCONT, copyout() and copyoutstr() write to its memory,
# chill() keeps its CPU, for half of each second at most.
# modules: m_raise m_stop m_copyout m_chill
# limit: 60
for name in raise stop copyout chill; do
	dtaprun -c victim "$KO/m_$name.ko" >out 2>&1
	echo "$name: status $?"
	cat out
done

run()
{
	dtaprun -w "$@" 2>err
	echo "status $?"
	grep -vE 'matched|allowing' err | sed 's/ID [0-9]*/ID N/' | sort | uniq -c | sed 's/^ *//'
}

run -c victim "$KO/m_raise.ko"
run -c victim "$KO/m_copyout.ko"
run -c 'getppid10000 20' "$KO/m_chill.ko"

dtaprun -w -c victim "$KO/m_stop.ko" >out 2>err &
for _ in $(seq 100); do
	pid=$(pidof victim) && grep -q '^State:.T' "/proc/$pid/status" && break
	usleep 50000
done
grep '^State' "/proc/$pid/status"
kill -CONT "$pid"
wait $!
echo "status $?"
cat out
