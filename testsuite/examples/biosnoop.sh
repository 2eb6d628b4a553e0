# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A disk that takes 20 ms for each request: three reads from block 16 on, of 8 sectors to a block, then a write.
# stock: null_blk configfs
disk 20000000
echo 'work direct /dev/nullb0 read 8192 3 16; work direct /dev/nullb0 write 4096 1 2' >both
trace 'sh both' nullb0 | sed -E 's/^[0-9.]+ (PID|[0-9]+) //; s/ ([2-9][0-9]|[1-9][0-9]{2})\.[0-9]{3}$/ 20../'
rmmod null_blk
