# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Three writes of 16384 bytes and two reads of 4096, which the disk gets as they are.
# stock: null_blk configfs
disk 1000000
echo 'work direct /dev/nullb0 write 16384 3 0; work direct /dev/nullb0 read 4096 2 0' >both
trace 'sh both' work >output
for key in 'work writes' 'work reads'; do
	echo "$key $(buckets "$key" <output)"
done
rmmod null_blk
