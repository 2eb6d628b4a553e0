#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# limit: 150
# A folder into which a kernel's packages were only unpacked, with their absolute links and names, serves as it
# is, and stays as it is.
headers=linux-headers-$RELEASE
common=$(sed -n 's/.*\(linux-headers-[^ /)]*-common\).*/\1/p' "$SYSROOT/usr/src/$headers/Makefile")
kbuild=$(readlink "$SYSROOT/usr/src/$headers/scripts" | sed 's,.*/\(linux-kbuild[^/]*\)/.*,\1,')
mkdir -p root/boot root/lib/modules/"$RELEASE"/kernel root/usr/src root/usr/lib cache
cp "$SYSROOT/boot/vmlinuz-$RELEASE" root/boot
cp -a "$SYSROOT/usr/src/$headers" "$SYSROOT/usr/src/$common" root/usr/src
cp -a "$SYSROOT/usr/lib/$kbuild" root/usr/lib
printf '%s\n' "KBUILD_OUTPUT=/usr/src/$headers" "include /usr/src/$common/Makefile" >"root/usr/src/$headers/Makefile"
ln -s "/usr/src/$headers" "root/lib/modules/$RELEASE/build"
ln -s "/usr/src/$common" "root/lib/modules/$RELEASE/source"
find root -printf '%p %y %s %T@\n' | sort >before
try()
{
	DTAP_CACHE=$PWD/cache "$DTAP" --kernel "$RELEASE" --sysroot root "$@" 2>&1
	echo "status $?"
}
try --build out.ko -q -n 'BEGIN { exit(0); }'
test -s out.ko && echo built
# Its lists of modules are what depmod makes when a package is installed.
try -e -n 'fbt:tun::entry {}'
try -e -n 'BEGIN { trace(tun`x); }'
find root -printf '%p %y %s %T@\n' | sort | cmp - before && echo unchanged
# The image where newer packages have it.
mv "root/boot/vmlinuz-$RELEASE" "root/lib/modules/$RELEASE/vmlinuz"
mkdir root/usr/lib/modules
mv "root/lib/modules/$RELEASE" root/usr/lib/modules
try --build out.ko -q -n 'BEGIN { exit(1); }'
