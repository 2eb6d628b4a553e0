# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A call that has the parent's id as its result, and one that fails, each twice.
trace 'work calls 2' | awk '
	NR == 1
	$2 == "getppid" { print $1, $2, ($6 > 1 ? "PARENT" : $6), $7 }
	$2 == "close" && $3 ~ /^f*$/ { print $1, $2, "-1", $6, $7 }'
