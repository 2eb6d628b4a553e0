#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The flags of dtrace(8) that need no running kernel: what they print, and the status (Command line).
# shellcheck disable=SC2016 # macro arguments of D
status()
{
	"$@"
	echo "status $?"
}

echo '# -V'
status dtap -V | sed 's/[0-9.]*$/N/'
echo '# no arguments'
"$DTAP" 2>/dev/null
echo "status $?"
echo '# -64 is what there is; the rest is said to be for other systems'
status dtap -64 -e -n BEGIN
for flag in -32 -a -A; do
	status dtap $flag -e -n BEGIN 2>&1 | sed 's/ (dtap --help.*//'
done
echo '# -l with each kind of description, and without a match'
dtap -l -n syscall::read:entry | awk '{ print $2, $3, $4, $5 }'
dtap -l -f read -n BEGIN | awk '{ print $2, $NF }' | sort | uniq -c | sort -n | tail -n 2
dtap -l -P dtrace | awk 'NR > 1 { print $1, $2, $3 }'
dtap -l -i 1 | awk 'NR > 1 { print $1, $2, $3 }'
echo 'END { trace(1); }' >script.d
dtap -l -s script.d | awk 'NR > 1 { print $1, $2, $3 }'
status dtap -l -n nosuch::: 2>&1 | sed "s,:::: .*,:::,"
echo '# -l of a program that is wrong'
dtap -l -n 'BEGIN { trace(nosuch); }' 2>&1 | sed -n 's/.*error: //p'
dtap -l -n BEGIN unused
echo "status $?"
echo '# a whole program after -n, several in order, operands between, --'
status dtap -e -n '#pragma D option quiet
BEGIN { trace($1); } /* one */ END { trace($2); }' 1 2
status dtap -e 1 -n 'BEGIN { trace($1); }' -s script.d
status dtap -e -n 'BEGIN { trace($1); }' -- -5
status dtap -e -n 'BEGIN { x = 1; }' -n 'END { trace(x); }'
echo '# a script on standard input'
for name in - /dev/stdin /dev/fd/0; do
	echo 'BEGIN { trace(1); }' | status dtap -e -s $name
done
echo '# -C, -D, -U, -I'
cat >cpp.d <<'D'
#include "size.h"
#ifdef __linux
int a[SIZE + MORE];
#endif
#if defined(__unix) && !defined(GONE)
BEGIN { a[4] = sizeof(a); }
#endif
D
mkdir -p include
echo '#define SIZE 3' >include/size.h
status dtap -e -C -I include -D MORE=2 -D GONE -U GONE -s cpp.d
echo '# a module is not written over what is not a file'
mkfifo pipe
status dtap --build pipe -n BEGIN
[ -p pipe ] && echo 'still a pipe'
