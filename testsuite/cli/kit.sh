#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The first build for a kernel says what takes so long, and leaves nothing when it is ended.
export DTAP_CACHE="$PWD/cache"

# interrupt SIGNAL OPTION...
interrupt()
{
	signal=$1
	shift
	"$DTAP" --kernel "$RELEASE" --sysroot "$SYSROOT" --build out.ko "$@" -n BEGIN &
	until [ "$(find cache -name '.build-*' 2>/dev/null)" ]; do
		sleep 0.05
	done
	sleep 1
	kill -s "$signal" $!
	wait $! 2>/dev/null
	echo "$signal: status $?"
	find cache -maxdepth 1 -name '.build-*' | sed 's/^/left: /; s/build-.*/build/'
}

interrupt TERM
interrupt KILL -q
# What it had started ends by itself, in its time.
for process in /proc/[0-9]*; do
	if grep -qs "$PWD/cach[e]" "$process/cmdline"; then
		kill "${process#/proc/}"
	fi
done
while grep -qs "$PWD/cach[e]" /proc/[0-9]*/cmdline; do
	sleep 0.1
done
interrupt HUP -q
