#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What bash and zsh make of a line with a tab after it: flags, options and their words, probes with their colons, in
# quotes and without, kernels, files by what is wanted. Nothing is made or fetched for that, and what --help explains
# is what is offered.
# limit: 120
# A cache of its own, in which no other build of dtap writes meanwhile.
mkdir -p "$TMPDIR/kept"
export DTAP_CACHE="$TMPDIR/kept/cache"
dtap -l -n BEGIN >/dev/null
touch a.d a.txt b.ko
mkdir folder

ask()
{
	"$DTAP" --complete --kernel "$RELEASE" --sysroot "$SYSROOT" "$@" | cut -f 1,2
}

for shell in bash zsh; do
	echo "# $shell"
	kernel="--kernel $RELEASE --sysroot $SYSROOT"
	python3 "$CASES/type_in" $shell "$COMPLETION" \
		"$DTAP --sys" \
		"$DTAP $kernel -n fbt::vfs_readlin" "$DTAP $kernel -n 'fbt::vfs_readlin" \
		"$DTAP $kernel -n fbt::vfs_readlink:en" "$DTAP $kernel -n \"BEGIN,fbt::vfs_readlink:ret" \
		"$DTAP $kernel -l 'lockst" "$DTAP $kernel -nlockstat:::spin-a" "$DTAP $kernel -f vfs_readlin" \
		"$DTAP -n 'BEGIN { x" \
		"$DTAP -x evaltime=po" "$DTAP -x evaltime=p" "$DTAP -xbufs" "$DTAP -qx aggso" \
		"$DTAP -s a" "$DTAP -L f" "$DTAP info b" "$DTAP -o a." "$DTAP -c tru -s a" \
		"$DTAPRUN --sw" "$DTAPRUN b" "$DTAPRUN b.ko -o a.t" "$DTAPRUN b.ko -x nspe" "$DTAPRUN b.ko -x typ" |
		sed "s,$DTAP,dtap,; s,$DTAPRUN,dtaprun,; s,$kernel,KERNEL,"
done
echo "# kernels"
"$DTAP" --complete --sysroot "$SYSROOT" --kernel= | cut -f 2 | grep -xF -e "--kernel=$RELEASE"
echo "# the flags of --help"
for program in "$DTAP" "$DTAPRUN"; do
	"$program" --complete - | cut -f 2 | sort >offered
	"$program" --help | grep -oE '^[[:blank:]]+-[-A-Za-z]+(, --[-a-z]+)?' | grep -oE -e '--?[A-Za-z][-a-z]*' |
		sort | diff - offered && echo "the same"
done
echo "# a description, part by part"
ask -n fbt:
ask -n fbt:vmlinux:vfs_readlink:
ask -n vfs_readlink:
ask -n io: | head -n 3
ask -n sdt:sched::sched_wak
ask -P s
ask -m fb
ask -n BEG
ask -n 'fbt::vfs_read*:e'
ask -n 'BEGIN { trace(fbt:'
ask -n fbt:::entry:
ask -n nosuch:
echo "# a kernel that is not known yet, and no cache"
"$DTAP" --complete --kernel 6.1.0 -n fbt::v
DTAP_CACHE=$TMPDIR/none "$DTAP" --complete --kernel "$RELEASE" --sysroot "$SYSROOT" -n fbt::vfs_readlin
ls "$TMPDIR"
