#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A virtual machine ends with what asked for it: SIGTERM has END heard, a reader that is gone and a full disk end
# it, and it goes with a dtap that is killed.
# limit: 240
# not sanitized: in a virtual machine the libraries of the sanitizers are missing
cat >script.d <<'EOT'
#pragma D option quiet
BEGIN { printf("begun\n"); }
tick-100ms { printf("on\n"); }
END { printf("ended\n"); }
EOT
vm="$DTAP --kernel $RELEASE --sysroot $SYSROOT --vm -s script.d"

# start: in the background, until it traces.
start()
{
	: >out
	$vm >out 2>&1 &
	for _ in $(seq 120); do
		sleep 0.5
		! grep -q begun out || break
	done
}

start
kill -s TERM $!
wait $!
echo "TERM: status $?, $(grep -c ended out) ended"

start
kill -s KILL $!
wait $! 2>/dev/null
sleep 3
before=$(wc -c <out)
sleep 1
[ "$(wc -c <out)" = "$before" ] && echo "KILL: nothing goes on"

$vm 2>&1 | head -n 1
$vm >/dev/full 2>err
echo "full: status $?"
grep -v '^cat:' err
$vm -p 1
echo "-p: status $?"
