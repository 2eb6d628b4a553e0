#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What asks for more memory than there is gets an answer that names the option, at once, and everything back
# that it had been given; other processes live on. With bufresize=auto it gets a quarter of what is available,
# with bufresize=manual up to half or nothing. A kernel side that is asked for too much gives all back, too.
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
	dtaprun "$@" "$KO/m_memory.ko" 2>&1 | sed '/matched/d; /^$/d; s/[0-9][0-9]*[kmgtpe]/N/g'
}

# The first size is less than half of the memory, but too much for all CPUs.
ask_kernel()
{
	insmod "$KO/m_memory.ko"
	module=$(ls /dev/dtap)
	for field in bufsize aggsize specsize; do
		for size in 471859200 107374182400 4503599627370496; do
			client "/dev/dtap/$module" setup:$field=$size
		done
	done 2>&1 | sed 's/^[^ ]* //' | sort | uniq -c | sed 's/^ *//'
	rmmod "$module"
}

sleep 1000 &
other=$!
trace
before=$(free_kb)
for option in bufsize aggsize dynvarsize specsize; do
	for size in 600m 100g 4096t; do
		trace -x bufresize=manual -x nspec=3 -x $option=$size
	done
done
ask_kernel
after=$(free_kb)
lost=$((before - after))
[ $lost -lt 10000 ] && echo "memory is back" || echo "$lost KB lost"
for option in bufsize aggsize dynvarsize specsize; do
	start=$(cut -d. -f1 /proc/uptime)
	trace -x bufresize=auto -x $option=100t
	[ $(($(cut -d. -f1 /proc/uptime) - start)) -lt 10 ] || echo "slow"
done
kill -0 $other && echo "others live"
kill $other
