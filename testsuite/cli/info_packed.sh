#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# dtap info reads the modules that dtaprun reads: compressed ones, too; what is damaged or nothing is said to be.
dtap --build out.ko -q -n BEGIN
"$DTAP" info out.ko >plain
gzip -k out.ko
xz -k out.ko
zstd -q out.ko
for file in out.ko.gz out.ko.xz out.ko.zst; do
	"$DTAP" info $file | cmp - plain && echo same
	"$DTAPRUN" --info $file >/dev/null && echo "told"
	cp $file named-otherwise.ko
	"$DTAP" info named-otherwise.ko | cmp - plain && echo same
	head -c 2000 $file >short.$file
	"$DTAP" info short.$file
	echo "status $?"
done
: >nothing.ko
"$DTAP" info nothing.ko
echo text | gzip >text.ko.gz
"$DTAP" info text.ko.gz
