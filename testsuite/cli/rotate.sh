#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# --rotate is for -o alone, and takes a size and a number.
for words in 5 4095 "4k," 4k,0 4k,1000 4k,2x 4kb ,2 -1; do
	"$DTAPRUN" -o out "--rotate=$words" nothing.ko
	echo "status $?"
done
"$DTAPRUN" --rotate 4k nothing.ko
echo "status $?"
dtap --rotate 4k -n BEGIN
echo "status $?"
dtap --vm -o out --rotate 4k -n BEGIN
echo "status $?"
dtap --build out.ko -o out --rotate 4k -n BEGIN
echo "status $?"
ls
