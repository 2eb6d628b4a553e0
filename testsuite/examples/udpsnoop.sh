# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two datagrams of 100 bytes to this host, each received before the next is sent.
trace 'work udp 9000 2 100' 9000 | sed -E 's/ [0-9]{5} / PORT /'
