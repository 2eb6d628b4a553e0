# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two mappings, the first of which is removed: at the address that it had.
trace 'work grow 1024 2048' work | awk '
	NR == 1 { print; next }
	$3 ~ /mmap|munmap/ { print $1, $2, $3, $4, $5, ($6 in seen ? seen[$6] : "new"), $7; seen[$6] = "the one of " $4 }'
