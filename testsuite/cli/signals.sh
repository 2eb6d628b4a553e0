#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Whatever ends dtap during a build, no folder stays: signals remove it, and what a killed dtap has left
# the next one takes.
mkdir bin
printf '#!/bin/sh\necho $$ >%s/linking; exec sleep 20\n' "$PWD" >bin/ld
chmod +x bin/ld
ln -s ld bin/x86_64-linux-gnu-ld

# interrupt SIGNAL: a build that is linking.
interrupt()
{
	rm -f linking
	(PATH=$PWD/bin:$PATH; exec "$DTAP" --kernel "$RELEASE" --sysroot "$SYSROOT" --build out.ko -n BEGIN) &
	until [ -s linking ]; do
		sleep 0.05
	done
	kill -s "$1" $!
	wait $! 2>/dev/null
	echo "$1: status $?"
	kill -0 "$(cat linking)" 2>/dev/null && echo "the linker runs"
	find "$TMPDIR" -mindepth 1 -maxdepth 1 | sed 's/^/left: /'
}

interrupt TERM
interrupt HUP
interrupt KILL
kill "$(cat linking)"
dtap --build out.ko -n BEGIN
ls out.ko* "$TMPDIR"
