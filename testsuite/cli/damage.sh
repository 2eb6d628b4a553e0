#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What a crash, a failing disk or another version has left in the cache is not taken, but made again. Here
# the module, whose text is then the program's again, and the description of the kernel; the kit is copied.
# limit: 120
real=$DTAP_CACHE
export DTAP_CACHE="$PWD/cache"
mkdir -m 700 cache
cp -rL "$real"/kit-"$RELEASE"-* "$real"/target-"$RELEASE"-* cache

# what PROGRAM: whether its module was found, and what it is then.
what()
{
	dtap -x debug -n "$1" 2>&1 | sed -n 's/.*DEBUG: module [^ ]*: //p' | tr '\n' ' '
	for file in cache/modules/*.ko; do
		"$DTAP" info "$file" 2>&1 | grep -q "\"$2\"" && echo "$2"
	done
}
# flip FILE OFFSET: another byte there.
flip()
{
	byte=$(od -An -tu1 -j "$2" -N 1 "$1")
	# shellcheck disable=SC2059 # an octal number
	printf "\\$(printf %o $((byte ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

one='BEGIN { printf("one"); }' two='BEGIN { printf("two"); }'
what "$one" one
what "$one" one
module=$(echo cache/modules/*.ko)
echo "- one bit"
flip "$module" $(($(stat -c %s "$module") / 2))
what "$one" one
what "$one" one
echo "- its sum"
flip "${module%.ko}.sum" 5
what "$one" one
rm "${module%.ko}.sum"
what "$one" one
echo "- short"
truncate -s -1 "$module"
what "$one" one
: >"$module"
what "$one" one
echo "- another's"
mv "$module" first
mv "${module%.ko}.sum" sum
what "$two" two
mv cache/modules/*.ko "$module"
mv cache/modules/*.sum "${module%.ko}.sum"
what "$one" one
echo "- the description"
index=$(echo cache/target-*/vmlinux.index)
was=$(md5sum <"$index")
for at in 9 20 40 200 5000 3000000; do
	flip "$index" $at
	dtap -e -n 'fbt::vfs_read:entry { trace(args[0]->f_flags); }' || echo "status $?"
	[ "$(md5sum <"$index")" = "$was" ] || echo "not made again after $at"
done
truncate -s 100000 "$index"
dtap -e -n 'fbt::vfs_read:entry' || echo "status $?"
[ "$(md5sum <"$index")" = "$was" ] || echo "not made again"
