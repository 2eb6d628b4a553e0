#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A limit that a build meets is named, and nothing is left: neither by dtap nor by the compiler.
# build COMMAND: what limits dtap, but not what looks at it.
build()
{
	(eval "$1"; dtap --build out.ko -n 'BEGIN { trace(1); }') 2>&1 |
		sed -e 's/write to [^ ]*: .*; the limit/write to FILE: REASON; the limit/' \
			-e 's/\(are open\|too long\): .*; the limit/\1: REASON; the limit/' \
			-e 's/a module: .*; free/a module: REASON; free/'
	find . "$TMPDIR" /tmp -maxdepth 1 -newer start \( -name 'out.ko*' -o -name 'dtap-build.*' \) -user "$(id -u)" |
		grep -v "^/tmp/dtap-build"
	rm -f out.ko
}

: >start
for blocks in 1 3 10 30 60; do
	echo "- files of $blocks blocks"
	build "ulimit -f $blocks"
done
echo "- few files"
# What it stumbles over depends on how many the caller has open.
build "ulimit -n 8" | grep -o "open files" | head -n 1
echo "- processor time"
mkdir bin
printf '#!/bin/sh\nkill -XCPU $$\n' >bin/ld
chmod +x bin/ld
ln -s ld bin/x86_64-linux-gnu-ld
build "PATH=$PWD/bin:$PATH"
echo "- a signal"
printf '#!/bin/sh\nkill -SEGV $$\n' >bin/ld
build "PATH=$PWD/bin:$PATH" | sed 's/x86_64-linux-gnu-//'
echo "- none"
build :
