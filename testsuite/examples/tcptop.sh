# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# 64 KB in two connections, each to a child.
trace 'work tcp 8080 2 32' 100 >output
sed -E "s/ $(sed -n 2p said) / CHILD /; s/:[0-9]{5}/:PORT/" output | LC_ALL=C sort
