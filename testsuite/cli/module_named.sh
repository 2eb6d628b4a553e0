#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A probe that nothing known has may be in a module that is not loaded, when that has the name for it: the message says
# how to have it looked at, and what it says is right.
for description in 'fbt::xfs_*:' fbt::xfs_file_open:entry xfs_file_open:entry sdt:xfsx:: \
		fbt::vfs_nosuch:entry; do
	echo "$description"
	dtap -e -n "$description" 2>&1 | sed -n 's/^ *| ^~* //p'
done
for description in fbt:xfs:xfs_file_open:entry sdt:scsi:: rawtp:scsi::; do
	dtap -e -n "$description" && echo "$description is there"
done
