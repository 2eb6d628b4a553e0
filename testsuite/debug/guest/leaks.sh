#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What kmemleak found of all that ran before in this guest. Objects count once they are five seconds old.
leaks=/sys/kernel/debug/kmemleak
for _ in 1 2; do
	sleep 6
	echo scan >$leaks || { echo "kmemleak is off"; exit 1; }
done
cat $leaks
! grep -q . $leaks
