#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Options out of their limits are refused wherever they are given (Options and Tunables).
for option in bufsize=0 aggsize=0 strsize=0 strsize=1g stackframes=0 ustackframes=5000 nspec=2000 \
		nspec=0x80000000 quiet=-1 lockmem=much oformat=json bufsize nosuch \
		watchdog=1sec format=xml bufsize=16MB bufsize=1.5m switchrate=5x \
		bufpolicy=loose linkmode=foo version=x \
		status=5s aggsort buf rotate json unsafe; do
	dtap -e -x $option -n BEGIN
	echo "status $?"
done
dtap -e -x switchrate=0 -x aggrate=0hz -x strsize=1 -x amin=private/Private/UNKNOWN -x lockmem=unlimited -x stackframes=1024 -n BEGIN
echo "status $?"
dtap -e -b 1z -n BEGIN
echo "status $?"
dtap -e -x "strsize=$(printf %060d 0 | tr 0 x)" -n BEGIN
