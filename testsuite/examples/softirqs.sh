# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Each of 50 datagrams to this host, received before the next one is sent, takes a softirq for what is received.
trace 'work udp 9000 50 100' | awk '
	NR == 1 { print }
	$1 == "NET_RX" { print $1, ($2 >= 50 ? "50.." : $2), ($3 > 0 && $3 >= $4 ? "times" : $3 " " $4) }'
