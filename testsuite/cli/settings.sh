#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Where options come from, and folders of libraries (Options and Tunables).
# shellcheck disable=SC2016
mkdir one two
echo 'inline int first = 1;' >one/first.d
echo 'inline int second = first + 1;' >two/second.d
cat >libs.d <<'END'
#pragma D option quiet
BEGIN { trace(first); trace(second); trace(SIGHUP); }
END
# what NAME: is it found?
run()
{
	dtap -e "$@" -s libs.d 2>&1 | sed -n "s/.*error: \('[a-zA-Z]*' is not defined\).*/\1/p"
	echo .
}

echo "- libraries"
run
run -x libdir=one -x libdir=two
run -L one -x libdir=two
run -L one -x libdir=two -x syslibdir=one
run -x syslibdir=two
dtap -e -x libdir=nowhere -n BEGIN
echo "status $?"
echo "- lists"
echo 'inline int third = ONE + TWO;' >one/third.h
printf '#include "third.h"\nBEGIN { trace(third); }\n' >define.d
dtap -e -C -x define=ONE=1 -x incdir=two -x define=TWO=2 -x incdir=one -s define.d
echo "status $?"
echo "- environment"
export DTRACE_OPT_DEFAULTARGS=
dtap -e -n 'BEGIN { trace($1); }'
echo "status $?"
DTRACE_OPT_STRSIZE=8 dtap --emit-c - -n 'BEGIN { trace(execname); }' | grep -o 'strsize = [0-9]*'
DTRACE_OPT_STRSIZE=8 DTAP_OPT_STRSIZE=16 dtap --emit-c - -n 'BEGIN { trace(execname); }' |
	grep -o 'strsize = [0-9]*'
DTRACE_OPT_STRSIZE=8 dtap -x strsize=32 --emit-c - -n 'BEGIN { trace(execname); }' |
	grep -o 'strsize = [0-9]*'
DTRACE_OPT_NOSUCH=1 DTAP_OPT_STRSIZE=big DTRACE_OPT_BUFSIZE='' dtap -e -n BEGIN
echo "status $?"
echo "- carried by the module"
dtap -x setenv=A=1 -x setenv=B= -x unsetenv=C -x evaltime=main --build out.ko -n BEGIN
"$DTAP" info out.ko | sed -n '/"options"/,/}/p'
echo "- refused"
for option in setenv=A setenv= unsetenv=A=1 unsetenv= evaltime=later core=file grabanon useruid=root tree=leaf; do
	dtap -e -x $option -n BEGIN
done
