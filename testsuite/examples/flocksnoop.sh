# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A child has a file for 200 ms, which the parent wants.
trace 'work flock file 200' work >output
sed -E "s/^$(sed -n 2p said) /CHILD /; s/ shared 0 [1-9][0-9]{2}\\.[0-9]+ / shared 0 100.. /; s/ [0-9]+\\.[0-9]+ / MS /" output |
	LC_ALL=C sort
