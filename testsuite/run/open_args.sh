#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Arguments that the build has left open (--open-args) are given when the module is loaded: $1 is an integer of 64
# bits, $$2 a string of strsize bytes at most; what is none of these, and what is not given, is refused before.
# modules: m_open hello
try()
{
	dtaprun "$@" 2>&1
	echo "status $?"
}
try "$KO/m_open.ko" 7 seven
try "$KO/m_open.ko" -- -9223372036854775808 'a "b" c'
try -x strsize=5 "$KO/m_open.ko" 7 12345
try -x strsize=5 "$KO/m_open.ko" 7 123456
try "$KO/m_open.ko" 7x seven
try "$KO/m_open.ko" 9223372036854775808 seven
try "$KO/m_open.ko" 7
try "$KO/m_open.ko"
echo "- what it takes, without privilege"
su -s /bin/sh nobody -c "PATH=$PATH dtaprun --info $KO/m_open.ko" >info
echo "status $?"
grep -A1 -e '^this host:' -e '^arguments:' info | grep -vx -e --
dtaprun --info /payload/other.ko | grep '^this host:' | sed 's/kernel .*/.../'
