#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Requests that the block layer merges and cuts, discards and flushes: each io:::start has its io:::done with the
# same buffer, and their sizes add up to what /sys/block/DEVICE/stat counts (io provider).
# modules: m_io_merge
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
	set -- $(cat $device/stat)
	read=$3 written=$(($7 + ${14}))
}

# compare COMMAND: what it makes the device do, by the probes and by its own numbers.
compare()
{
	counted
	local was_read=$read was_written=$written

	echo "$1" >work
	dtaprun -c 'sh work' "$KO/m_io_merge.ko" 2>&1 | grep -v -e matched -e '^$' >trace
	counted
	grep '^left' trace
	read=$((read - was_read)) written=$((written - was_written))
	grep -q "^read $read\$" trace || [ $read = 0 ] || echo "$read sectors read, not:" $(grep ^read trace)
	grep -q "^written $written\$" trace || [ $written = 0 ] || echo "$written sectors written, not:" $(grep ^written trace)
}

echo "merged, $((64 * 8)) sectors"
compare 'dd if=/dev/zero of=/dev/nullb0 bs=4096 count=64 conv=fsync 2>/dev/null'
echo $written
echo "cut"
echo 64 >$device/queue/max_sectors_kb
compare 'dd if=/dev/nullb0 of=/dev/null bs=1M count=4 iflag=direct 2>/dev/null'
grep requests trace
echo "discarded"
compare 'blkdiscard /dev/nullb0'
echo $written
rmdir $item
rmmod null_blk
umount config
