# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A child accepts three connections from this host, of ports that the kernel chooses.
trace 'work tcp 8080 3 0' work >output
sed -E "s/^$(sed -n 2p said) /CHILD /; s/ [0-9]{5} / PORT /" output
