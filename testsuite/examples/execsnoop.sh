# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A program that executes itself in a child, and one that is not there (ENOENT).
echo 'work exec /payload/bin/work calls 1; work exec /no/such' >both
trace 'sh both' work | without_times | sed -E 's/^(PID|[0-9]+) (PID|[0-9]+) ([0-9])/\3/'
