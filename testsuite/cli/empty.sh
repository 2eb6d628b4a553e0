#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# -e compiles a program, which must be given; with the option empty a program may have no clause: there is nothing
# that could be traced then (dtrace(8), -e; Options and Tunables, empty).
try()
{
	dtap "$@"
	echo "status $?"
}

echo '/* nothing */' >nothing.d
try -b 1g -e
try -b lots -e -n BEGIN
try -x empty -e -s nothing.d
try -x empty -s nothing.d
try -e -s nothing.d
