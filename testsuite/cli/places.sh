#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Folders are made, may be given as one likes, and what cannot be written is named.
dtap()
{
	"$DTAP" --kernel "$RELEASE" --sysroot "$SYSROOT" "$@" 2>&1
	echo "status $?"
}

dtap --keep --build out.ko -n 'BEGIN { trace(1); }'
ls dtap.keep
dtap --keep=other --build out.ko -n 'BEGIN { trace(2); }'
ls other
: >file
dtap --keep=file --build out.ko -n 'BEGIN { trace(3); }'
mkdir "a b\"c'"
TMPDIR="a b\"c'" dtap --build odd.ko -n 'BEGIN { trace(4); }'
ls "a b\"c'" odd.ko
dtap --build nowhere/out.ko -n 'BEGIN { trace(5); }'
printf 'BEGIN\0' >zero.d
dtap --build out.ko -s zero.d
