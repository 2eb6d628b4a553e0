#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The tools that only parts of scripts/check need that would take long here: each is there, and whole.
work=$(mktemp -d)
echo "- fuzz"
cat >"$work/target.c" <<'END'
int LLVMFuzzerTestOneInput(const unsigned char *data, unsigned long size)
{
	return !data && size;
}
END
clang -g -O1 -fsanitize=address,undefined,fuzzer -o "$work/target" "$work/target.c"
"$work/target" -runs=10 >"$work/log" 2>&1 || cat "$work/log"
echo "- bench, for a kernel whose modules have BTF"
release=$(scripts/kernels release 6.12)
printf 'obj-m := empty.o\n' >"$work/Kbuild"
printf '#include <linux/module.h>\nMODULE_LICENSE("GPL");\n' >"$work/empty.c"
make -s -C "$(scripts/kernels sysroot)/lib/modules/$release/build" M="$work" modules >"$work/log" 2>&1 ||
	cat "$work/log"
echo "- run, arith"
printf 'int main(void) { return 0; }\n' >"$work/static.c"
gcc -static -o "$work/static" "$work/static.c"
python3 -c 'import jsonschema'
tcpdump --version >"$work/log" 2>&1 || cat "$work/log"
echo "- shell"
shellcheck -x scripts/setup
rm -r "$work"
