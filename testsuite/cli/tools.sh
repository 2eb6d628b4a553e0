#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A tool that is missing, or has no room to write to, is told from one that refuses what dtap made; only
# then the files are kept.
mkdir bin
for tool in gcc gcc-12 as; do
	ln -s "$(command -v $tool)" bin/$tool
	ln -s "$(command -v $tool)" bin/x86_64-linux-gnu-$tool
done

# fake_linker COMMANDS, under both names that kernels call it by.
fake_linker()
{
	printf '#!/bin/sh\n%s\n' "$1" >bin/ld
	chmod +x bin/ld
	ln -sf ld bin/x86_64-linux-gnu-ld
}

# The path is bin alone.
build()
{
	(PATH=$PWD/bin; dtap --build out.ko -n BEGIN) 2>&1 | sed 's/x86_64-linux-gnu-//g'
	find . "$TMPDIR" -name "out.ko*" -o -name "dtap-*"
}

echo "- no linker"
build
echo "- a full disk"
fake_linker 'echo "ld: final link failed: No space left on device"; exit 1'
build
echo "- killed"
fake_linker 'kill -9 $$'
build
echo "- no assembler"
rm bin/*as
build
ln -s "$(command -v as)" bin/as
echo "- refused"
fake_linker 'echo "ld: what is this?"; exit 1'
build
mv "$TMPDIR"/dtap-build.kept-* "$TMPDIR/kept"
