#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# An image that vm-kernel does not understand is refused, whatever is wrong with it, and nothing is made of it.
# not sanitized: it runs no program of dtap
scripts=$DATA/scripts
unpacked=$SYSROOT/boot/vmlinuz-$RELEASE
try()
{
	"$scripts/vm-kernel" image out 2>&1 | sed 's/[0-9]\{5,\}/N/g'
	test ! -e out || echo made
}
head -c 100000 "$unpacked" >image
try
head -c 100 /dev/zero >image
try
# The table that moves the kernel has a list too many, then one word that is not an address.
change()
{
	python3 - "$scripts/vm-kernel" "$unpacked" "$1" <<'END'
import importlib.machinery, importlib.util, struct, sys
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("vm_kernel", sys.argv[1])
vm = importlib.util.module_from_spec(importlib.util.spec_from_loader("vm_kernel", loader))
loader.exec_module(vm)
with open(sys.argv[2], "rb") as image:
    elf = vm.unpack(image.read())
elf[-400:-396] = struct.pack("<I", int(sys.argv[3], 0))
try:
    vm.relocate(elf, 2 << 20)
    print("moved")
except ValueError as error:
    print(error)
END
}
change 0
change 0x1234
# What unpacks it is not installed.
mkdir bin
ln -s /usr/bin/* bin
rm bin/zstd
cp "$unpacked" image
PATH=$PWD/bin "$scripts/vm-kernel" image out
echo "status $?"
PATH=$PWD/bin "$scripts/vm-kernel" nothing out
"$scripts/vm-kernel" image nowhere/out
