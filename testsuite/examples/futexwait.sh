# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A mutex that a thread holds for 200 ms while another one wants it.
trace 'work mutex 200' work >output
sed -n 1p output
address=$(sed -n 2p said)
awk -v address="$address" '$NF == address {
	print $1, ($2 >= 100000 && $2 == $3 ? "100000.." : $2 " " $3), $4, $5 }' output
