# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A disk that takes 100 ms for each request, which two reads make; a file in memory is not slow.
# stock: null_blk configfs
disk 100000000
echo 'work direct /dev/nullb0 read 8192 2 0; work copy fast 4096 4' >both
trace 'sh both' 50 | sed -E 's/ [1-9][0-9]{2}\.[0-9]* / 100.. /'
rmmod null_blk
