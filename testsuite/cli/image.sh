#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Without a kernel image, what is missing is named with its package; the headers' file of types is none.
mkdir root
ln -s "$SYSROOT/usr" root/usr
ln -s usr/lib root/lib
"$DTAP" --kernel "$RELEASE" --sysroot root -e -n BEGIN
echo "status $?"
"$DTAP" --kernel 9.9.9-none --sysroot root -e -n BEGIN
echo "status $?"
# An image of another release than its name says.
mkdir root/boot
cp "$SYSROOT/boot/vmlinuz-$RELEASE" root/boot/vmlinuz-9.9.9-other
"$DTAP" --kernel 9.9.9-other --sysroot root -e -n BEGIN
echo "status $?"
# Headers of which a package is missing.
mkdir -p parts/boot parts/usr/src parts/usr/lib
ln -s "$SYSROOT/boot/vmlinuz-$RELEASE" parts/boot
cp -a "$SYSROOT/usr/src/linux-headers-$RELEASE" parts/usr/src
try()
{
	"$DTAP" --kernel "$RELEASE" --sysroot parts --build out.ko -n BEGIN 2>&1 |
		sed 's/-[0-9][^ /]*-common/-VERSION-common/g; s/kbuild-[0-9].*/kbuild-VERSION/'
}
try
ln -s "$SYSROOT"/usr/src/linux-headers-*-common parts/usr/src
try
