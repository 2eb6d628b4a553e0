# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Three times 100 ms, which is from 2^26 ns on.
# build: hrtimer_nanosleep
trace 'work sleep 3 100' | buckets work | from 67108864
