# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A thread that sleeps 20 times has the processor at least 21 times, and never for long.
trace 'work sleep 20 5' work >output
buckets work <output | from 4194304 | awk '{ print ($2 >= 21 ? "21.." : $2), $1 }'
