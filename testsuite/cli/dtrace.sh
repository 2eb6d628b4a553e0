#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Under the name dtrace, as scripts begin with it, dtap is the same; but -h and -G, with which builds make static
# probes, are for the other program of that name, if there is one.
ln -s "$DTAP" dtrace
cat >script.d <<D
#!$PWD/dtrace -s
BEGIN { trace(\$1); }
D
chmod +x script.d
./script.d -e --kernel "$RELEASE" --sysroot "$SYSROOT" 3
echo "status $?"
printf '%s\n' 'provider p {' 'probe begun(int);' '};' >probes.d
if [ -x /usr/bin/dtrace ]; then
	PATH=$PWD:$PATH dtrace -C -h -s probes.d -o probes.h && grep -q P_BEGUN probes.h && echo "a header or the reason"
else
	./dtrace -C -h -s probes.d -o probes.h 2>&1 | sed 's/^dtap: static.*not installed$/a header or the reason/'
fi
