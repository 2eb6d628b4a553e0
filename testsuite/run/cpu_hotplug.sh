#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Processors come and go while all kinds of probes are armed: each fires again on one that is back, with
# the buffers it had, and what it recorded before is not lost.  One that was not there at the start has
# none: its hits are counted as missed.
# modules: m_cpus
# limit: 120
online()
{
	echo "$1" >/sys/devices/system/cpu/cpu1/online
}

trace()
{
	rm -f out
	dtaprun -x switchrate=20ms "$@" -o out "$KO/m_cpus.ko" 2>err &
	until grep -qs ready out; do
		kill -0 $! 2>/dev/null || break
		usleep 50000
	done
}

# look WHEN CPU: what fires while a program runs there.
look()
{
	usleep 200000 # for what was recorded before
	before=$(wc -l <out)
	taskset $((1 << $2)) sleeper 3
	usleep 300000
	echo "$1: $(tail -n +$((before + 1)) out | sort -u | xargs)"
}

finish()
{
	kill -TERM $!
	wait $!
	echo "status $?"
	sed -n '/^end/,$p' out | sed '/^$/d'
	grep -v matched err | sed 's/.* [0-9][0-9]* probes* missed.*/probes missed/'
}

echo "== all"
trace
look "at first" 1
online 0
look "without it" 0
for _ in 1 2 3 4 5; do
	online 1
	usleep 20000
	online 0
done
online 1
usleep 300000
look "back" 1
finish

echo "== gone at the end"
trace
look "at first" 1
online 0
finish

echo "== gone at the start"
trace
online 1
usleep 300000
look "came" 1
finish

echo "== this one alone"
trace -x cpu=1
look "at first" 1
online 0
look "without it" 0
online 1
usleep 300000
look "back" 1
finish

online 0
dtaprun -x cpu=1 "$KO/m_cpus.ko" 2>&1 | grep -v matched
dtaprun -x cpu=99 "$KO/m_cpus.ko" 2>&1 | grep -v matched
online 1
