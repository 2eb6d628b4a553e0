#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# limit: 180
# A damaged kit is made again, one that cannot be read just now is not.
real=$DTAP_CACHE
export DTAP_CACHE="$PWD/cache"
mkdir -m 700 cache
cp -rL "$real"/kit-"$RELEASE"-* "$real"/target-"$RELEASE"-* cache
# build COMMAND: what limits dtap.
build()
{
	(eval "$1"; dtap --build out.ko -n 'BEGIN { trace(1); }') 2>&1 | sed "s,$PWD,HERE,g; s,kit-${RELEASE%%+*}[^/ ;:]*,kit-X,g"
	[ ! -e out.ko ] || echo built
	rm -f out.ko
}

kit=$(echo cache/kit-*)
echo "- too few files may be open"
# What it stumbles over depends on how many the caller has open.
build "ulimit -n 8" | grep -o "open files" | head -n 1
[ -e "$kit/kit" ] && build :
echo "- a word of a command"
sed -i 's/^cc -O2$/cc -O3/' "$kit/kit"
build :
grep -c '^cc -O2$' "$kit/kit"
