#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# limit: 180
# What -l takes as operands: descriptions, words that any part of a probe's name may match, types.  The types are
# those of the kernel's headers.
names()
{
	awk 'NR > 1 { print $2, $3, $4, $5 }'
}

echo "# descriptions"
dtap -l fbt::vfs_read:entry 'syscall:vmlinux:openat*:return' | names
echo "# words"
dtap -l vfs_read | names
dtap -l openat BEGIN | names
dtap -l profile | names | cut -d' ' -f1 | sort -u
echo "# each probe once"
dtap -l '*dtrace*' '*' | names | grep -c '^dtrace BEGIN'
[ "$(dtap -l '*' | wc -l)" = "$(dtap -l | wc -l)" ] && echo "all"
echo "# types"
dtap -l 'struct path' pid_type
dtap -lv 'struct path' 'enum pid_type' size_t atomic_t 'union sigval'
echo "# what is in them"
dtap -lvv 'struct file_lock_context'
echo "# bits"
dtap -lv 'struct iphdr' | sed -n '/ihl/p; /saddr/,$p'
echo "# names of arguments"
dtap -lv fbt::vfs_read:entry sdt:sched::sched_process_exit syscall:vmlinux:openat:entry proc:::create io:::start |
	grep 'args.[01]'
echo "# nothing of that kind"
for what in nosuch 'struct pathh' 'a b' '' 'struct' "nosuch:::"; do
	dtap -l "$what" 2>&1 | sed 's/:::: .*/:::/'
done
dtap -l vfs_read nosuch >/dev/null 2>&1
echo "status $?"
