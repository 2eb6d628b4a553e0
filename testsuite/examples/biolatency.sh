# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A disk that takes 20 ms for each of 8 reads and 2 writes: all from 16384 us on.
# stock: null_blk configfs
disk 20000000
echo 'work direct /dev/nullb0 read 8192 8 0; work direct /dev/nullb0 write 4096 2 0' >both
trace 'sh both' >output
buckets 'nullb0 read' <output | from 16384
buckets 'nullb0 write' <output | from 16384
rmmod null_blk
