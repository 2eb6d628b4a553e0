#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What asks for more memory than there is gets one error that names the option, and everything back that it
# had been given; other processes live on. With bufresize=auto it gets as much as can be had.
# modules: m_memory
# limit: 180
# Free pages, those that the processors keep for themselves included.
free_kb()
{
	echo 3 >/proc/sys/vm/drop_caches
	cat /proc/meminfo /proc/zoneinfo |
		awk '/^MemFree:/ { kb += $2 } $1 == "count:" { kb += 4 * $2 } END { print kb }'
}

trace()
{
	dtaprun "$@" "$KO/m_memory.ko" 2>&1 | sed '/matched/d; /^$/d'
}

sleep 1000 &
other=$!
trace
before=$(free_kb)
# The first size is less than half of the memory, but too much beside the buffers.
for option in bufsize aggsize dynvarsize specsize; do
	for size in 450m 100g 4096t; do
		trace -x bufresize=manual -x bufsize=256m -x nspec=3 -x $option=$size
	done
done
after=$(free_kb)
lost=$((before - after))
[ $lost -lt 10000 ] && echo "memory is back" || echo "$lost KB lost"
for option in bufsize aggsize dynvarsize specsize; do
	trace -x bufresize=auto -x $option=100g | sed 's/[0-9]*[kmg]$/less/'
done
kill -0 $other && echo "others live"
kill $other
