# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# One file is made, by 20 writes, and read 20 times; the 21st write is that of the process id. In all periods together,
# the time being two words.
trace 'work copy file 1000 20' 1 work | awk '
	NR == 1 { print; next }
	{ for (n = 0; n < 5; n++) sum[n] += $(NF - n) }
	END { print sum[4], sum[3], sum[2], sum[1], sum[0] }'
