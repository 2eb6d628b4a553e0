# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A program that runs for a second is seen 99 times, or less often where the machine has other things to do.
trace 'work spin 1 1000' work | awk '/^[0-9]+$/ { n += $1 } END { print (n >= 15 && n <= 110 ? "99" : n) }'
