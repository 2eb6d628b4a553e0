#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A module that was damaged on its way is refused before a kernel sees it, wherever the damage is; a signature behind
# it is not damage.
dtap --build out.ko -n BEGIN
# refused: what is said of copy.ko, in which every reader finds the damage.
refused()
{
	"$DTAPRUN" copy.ko 2>&1 | sed "s/ kernel .*/ .../"
	if "$DTAP" info copy.ko >told 2>&1; then
		echo "metadata"
	else
		head -n 1 told
	fi
}
# flip SECTION OFFSET: another bit there.
flip()
{
	cp out.ko copy.ko
	at=$(readelf -SW out.ko | sed 's/^ *\[ *[0-9]*\]//' | awk -v n="$1" '$1 == n { print $4 }')
	at=$((0x$at + $2))
	byte=$(od -An -tu1 -j $at -N 1 copy.ko)
	# shellcheck disable=SC2059 # an octal number
	printf "\\$(printf %o $((byte ^ 4)))" | dd of=copy.ko bs=1 seek=$at conv=notrunc status=none
}

echo "- code, symbols, checksum"
for place in ".text 70" ".symtab 100" ".dtap_seal 9"; do
	# shellcheck disable=SC2086 # two words
	flip $place
	refused
done
echo "- stripped"
strip --strip-debug -o copy.ko out.ko
refused
objcopy -R .dtap_seal out.ko copy.ko
refused
echo "- of half its size"
head -c $(($(stat -c %s out.ko) / 2)) out.ko >copy.ko
refused | sed 's/: it.*/: .../; s/ it has no .*/ .../'
echo "- signed"
cp out.ko copy.ko
echo "~Module signature appended~" >>copy.ko
refused | grep -v "is for "
