# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A disk that takes 20 ms for each of 8 reads of 8192 bytes and 2 writes of 4096.
# stock: null_blk configfs
disk 20000000
echo 'work direct /dev/nullb0 read 8192 8 0; work direct /dev/nullb0 write 4096 2 0' >both
trace 'sh both' 100 | sed -E 's/ ([2-9][0-9]{4}|[1-9][0-9]{5}) (PID|[0-9]+) work/ 20.. work/'
rmmod null_blk
