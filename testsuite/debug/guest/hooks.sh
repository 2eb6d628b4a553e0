#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What return hooks call, hooked: hooks.sh MODULE, which ends by itself. The hook notices, and says so.
dtaprun -x watchdog=300s -o out "$KO/$1.ko" 2>err
status=$?
if [ $status != 0 ] || ! grep -q 'probes missed' err || ! grep -q '^hits [1-9]' out; then
	echo "status $status"
	cat out err
	exit 1
fi
