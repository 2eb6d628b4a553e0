#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A module that was damaged on its way is refused before a kernel sees it, wherever the damage is; a signature behind
# it is not damage.
dtap --build out.ko -n BEGIN
# damaged COMMAND: done to a copy.
damaged()
{
	cp out.ko copy.ko
	eval "$1"
	"$DTAPRUN" copy.ko 2>&1 | sed "s/ kernel .*/ .../"
	"$DTAP" info copy.ko 2>&1 >info | head -n 1
	[ ! -s info ] || echo "metadata"
}
# flip OFFSET: another bit there.
flip()
{
	byte=$(od -An -tu1 -j "$1" -N 1 copy.ko)
	# shellcheck disable=SC2059 # an octal number
	printf "\\$(printf %o $((byte ^ 4)))" | dd of=copy.ko bs=1 seek="$1" conv=notrunc status=none
}
# section NAME: where it is in the file.
section()
{
	echo $((0x$(readelf -SW out.ko | sed 's/^ *\[ *[0-9]*\]//' | awk -v n="$1" '$1 == n { print $4 }')))
}

echo "- code, symbols, checksum"
damaged 'flip $(($(section .text) + 70))'
damaged 'flip $(($(section .symtab) + 100))'
damaged 'flip $(($(section .dtap_seal) + 9))'
echo "- stripped"
damaged 'strip --strip-debug copy.ko'
damaged 'objcopy -R .dtap_seal copy.ko'
echo "- of half its size"
damaged 'truncate -s $(($(stat -c %s copy.ko) / 2)) copy.ko' | sed 's/: it.*/: .../; s/ it has no .*/ .../'
echo "- signed"
damaged 'echo "~Module signature appended~" >>copy.ko' | grep -v "is for "
