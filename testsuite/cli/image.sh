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
# What stands for a release with --vm is none.
for version in 6.1 7.x 6.12+deb13 6.1-full 6.1.2 6.1-none; do
	"$DTAP" --kernel $version --build out.ko -n BEGIN
done
# An image of another release than its name says.
mkdir root/boot
cp "$SYSROOT/boot/vmlinuz-$RELEASE" root/boot/vmlinuz-9.9.9-other
"$DTAP" --kernel 9.9.9-other --sysroot root -e -n BEGIN
echo "status $?"
# No headers, which are wanted in the folder, too.
mkdir -p bare/boot
ln -s "$SYSROOT/boot/vmlinuz-$RELEASE" bare/boot
"$DTAP" --kernel "$RELEASE" --sysroot bare --build out.ko -n BEGIN
# Headers of which a package is missing.
mkdir -p parts/boot parts/usr/src parts/usr/lib
ln -s "$SYSROOT/boot/vmlinuz-$RELEASE" parts/boot
cp -a "$SYSROOT/usr/src/linux-headers-$RELEASE" parts/usr/src
try()
{
	"$DTAP" --kernel "$RELEASE" --sysroot parts --build out.ko -n BEGIN 2>&1 |
		sed 's/-[0-9][^ /]*-common/-VERSION-common/g; s/kbuild-[0-9][^ ]*/kbuild-VERSION/'
}
try
ln -s "$SYSROOT"/usr/src/linux-headers-*-common parts/usr/src
try
