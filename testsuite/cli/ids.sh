#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A probe has one id, whether it is listed by name, by id or among all others, and whatever else is named;
# a module that is not loaded is read for the id of one of its probes. Not so probes made on demand, whose
# ids enable nothing (Probe descriptions; dtrace(1) -i).
id_of()
{
	dtap -l "$@" | awk 'NR == 2 { print $1 }'
}
dtap -l >all
for name in proc:::exit io:::start sdt:sched::sched_switch rawtp:sched::sched_switch fbt::vfs_read:return \
		dtrace:::END syscall::read:return sdt:xfs::xfs_iunlink rawtp:xfs::xfs_iunlink \
		fbt:xfs:xfs_iunlink:return; do
	id=$(id_of -n $name)
	dtap -l -i "$id" | sed -n "2s/^ *$id  *//p" | tr -s ' '
	dtap -l -n fbt:nf_conntrack:nf_conntrack_in:entry -n tcp:::send -n $name >third
	sed -n "4s/^ *$id .*/same/p" third
	grep -c "^ *$id " all
done
mkdir lib
echo 'provider a { probe b(); }; BEGIN { fire("a:::b"); }' >lib/a.d
test "$(id_of -n proc:::exit)" = "$(id_of -L lib -n proc:::exit)" && echo "same with -L"
dtap -L lib -l -i "$(id_of -L lib -n a:::b)" | sed -n '2s/^ *[0-9]*  *//p' | tr -s ' '
id=$(id_of -n profile-123hz)
for id in "$id" 4000000 4194303 2000000000; do
	dtap -l -i "$id" 2>&1 >kept | sed "s/$id/ID/"
done
dtap -e -i 2000000000
echo "status $?"
