#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A damaged module file is refused with one message and status 1, and never loaded.
# modules: hello
size=$(wc -c <"$KO/hello.ko")
for length in 0 10 64 1000 $((size / 2)) $((size - 1000)) $((size - 1)); do
	head -c $length "$KO/hello.ko" >cut.ko
	dtaprun cut.ko >out 2>err
	echo "status $? messages $(grep -c '^dtaprun: ' err) output $(wc -c <out)"
done
dtaprun none.ko 2>&1 | sed 's/:[^:]*$//'
