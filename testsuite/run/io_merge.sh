#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Requests that the block layer merges and cuts, discards and flushes: each io:::start has its io:::done with the
# same buffer, and their sizes add up to what /sys/block/DEVICE/stat counts (io provider).
# modules: m_io_merge
# limit: 120
# stock: null_blk configfs
insmod "$STOCK/configfs.ko" 2>/dev/null
mkdir -p config
mount -t configfs none config || exit
insmod "$STOCK/null_blk.ko" nr_devices=0 || exit
item=config/nullb/nullb0
mkdir $item
for set in size=16 memory_backed=1 discard=1 cache_size=4 queue_mode=2 irqmode=1 submit_queues=2 power=1; do
	echo "${set#*=}" >"$item/${set%=*}" || echo "no $set"
done
device=/sys/block/nullb0

# What the device counts: sectors read, and those written or discarded.
counted()
{
	awk '{ print $3, $7 + $14 }' $device/stat
}

# check WHAT SECTORS: whether the probes saw these, too.
check()
{
	probed=$(sed -n "s/^$1 //p" trace)
	[ "${probed:-0}" = "$2" ] || echo "$2 sectors $1, not ${probed:-0}"
}

# compare COMMAND: what it makes the device do, by the probes and by its own numbers.
compare()
{
	read -r read written <<-END
		$(counted)
	END
	echo "$1" >work
	dtaprun -c 'sh work' "$KO/m_io_merge.ko" 2>&1 | grep -v -e matched -e '^$' >trace
	read -r now_read now_written <<-END
		$(counted)
	END
	grep '^left' trace
	check read $((now_read - read))
	check written $((now_written - written))
	echo "$((now_read - read)) $((now_written - written))"
}

echo "merged"
compare 'dd if=/dev/zero of=/dev/nullb0 bs=4096 count=64 conv=fsync 2>/dev/null'
echo "cut"
echo 64 >$device/queue/max_sectors_kb
compare 'dd if=/dev/nullb0 of=/dev/null bs=1M count=4 iflag=direct 2>/dev/null'
grep requests trace
echo "discarded"
compare 'blkdiscard /dev/nullb0'
rmdir $item
rmmod null_blk
umount config
