#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The first build for a kernel says what takes so long, and leaves nothing when it is ended.
export DTAP_CACHE="$PWD/cache"

# interrupt SIGNAL OPTION...: once it compiles and, without an option, has said so.
interrupt()
{
	signal=$1
	shift
	env --default-signal=INT "$DTAP" --kernel "$RELEASE" --sysroot "$SYSROOT" --build out.ko "$@" \
		-n BEGIN 2>said &
	until [ "$(find cache -name '*.gch' 2>/dev/null)" ] && { [ $# -gt 0 ] || [ -s said ]; }; do
		sleep 0.05
	done
	kill -s "$signal" $!
	wait $! 2>/dev/null
	echo "$signal: status $?"
}

# What an earlier step has left: files, and processes that work on them.
left()
{
	find cache -maxdepth 1 -name '.build-*' | sed 's/^/left: /; s/build-.*/build/'
	if grep -qs "$PWD/cach[e]" /proc/[0-9]*/cmdline; then
		echo "left: a process"
	fi
}

interrupt TERM
cat said
left
for signal in HUP INT; do
	interrupt $signal -q
	cat said
	left
done
# Nobody waits for what a killed one had started, which ends by itself.
interrupt KILL -q
for _ in 1 2 3 4 5 6 7 8 9 10; do
	[ "$(left)" ] || break
	sleep 0.3
done
left
echo "before the kernel is known:"
"$DTAP" --kernel "$RELEASE" --sysroot "$SYSROOT" --build out.ko -n 'BEGIN { exit(x); }' 2>/dev/null
echo "status $?"
left
"$DTAP" --kernel "$RELEASE" --sysroot "$SYSROOT" --emit-c out.c -n BEGIN
left
DTAP_CACHE="$PWD/it's" "$DTAP" --kernel "$RELEASE" --sysroot "$SYSROOT" --build out.ko -n BEGIN 2>&1 |
	sed "/once/d; s|$PWD|HERE|"
