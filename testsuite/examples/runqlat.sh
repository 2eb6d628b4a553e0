# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two threads want the same processor for 300 ms each: while one has its time slice, some ms, the other waits.
trace 'work compete 0 300' work >output
buckets work <output | from 1024 | awk '{ print ($1 >= 20 ? "many waits of a slice" : $1 " waits of a slice") }'
