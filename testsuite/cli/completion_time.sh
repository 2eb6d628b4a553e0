#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A tab is answered at once: in less than 0.2 s, of which others' work may take some.
# not sanitized: it takes its time
# A cache of its own, in which no other build of dtap writes meanwhile.
mkdir -p "$TMPDIR/kept"
export DTAP_CACHE="$TMPDIR/kept/cache"
dtap -l -n BEGIN >/dev/null
best=1000
for _ in 1 2 3 4 5 6; do
	start=$(date +%s%N)
	"$DTAP" --complete --kernel "$RELEASE" --sysroot "$SYSROOT" -n fbt::vfs_re >probes
	took=$((($(date +%s%N) - start) / 1000000))
	[ $took -ge $best ] || best=$took
done
grep vfs_rename: probes
[ $best -lt 200 ] && echo "less than 0.2 s" || echo "$best ms"
