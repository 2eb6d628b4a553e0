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
