#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A module for another kernel is refused, and both releases are named.
dtaprun /payload/other.ko >out 2>err
echo "status $? output $(wc -c <out) messages $(wc -l <err)"
grep -cF "$(uname -r)" err
grep -oE '[0-9]+\.[0-9]+\.[0-9]+[^ ]*-amd64' err | sort -u | wc -l
