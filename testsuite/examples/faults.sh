# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Each of 64 pages of a file's private mapping is written to: a fault each, as it gets a copy; nothing is on a disk.
# As many pages of no file are read; of those the program itself reads few, and writes some.
trace 'work map mapped 64' work | awk '
	NR == 1 || $5 == "mapped"
	$5 == "[anonymous]" { reads = $1 - $2; print (reads >= 64 && reads < 72 ? "64.." : reads), $3, $4, $5 }' |
	LC_ALL=C sort
