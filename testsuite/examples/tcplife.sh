# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A connection with 64 KB from the one that connects to a child: both of its ends are here.
trace 'work tcp 8080 1 64' 8080 >output
sed -E "s/^$(sed -n 2p said) /CHILD /; s/ [0-9]{5} / PORT /; s/ [0-9]+\\.[0-9]{3}\$/ MS/" output | LC_ALL=C sort
