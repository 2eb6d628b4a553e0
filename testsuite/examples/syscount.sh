# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A hundred of each of two calls.
trace 'work calls 100' work | awk 'NR == 1; $1 ~ /^(getppid|close)$/ { print $1, $2, ($3 > 0 ? "us" : $3) }' | sort
