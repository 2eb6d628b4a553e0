#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# failures.sh MODULE FROM STEP: the FROM-th request for memory that the module's code makes in the loader's
# system calls fails, then the FROM+STEP-th, until a run makes fewer. Each run works or ends with a message,
# and leaves no module. Says on the console how far it is.
# shellcheck source=lib.sh
. /payload/debug/lib.sh
debug=/sys/kernel/debug

# Where the functions of lib/debugobjects.c are. They must get what they ask for: else their checks end.
bounds=$(awk '$3 ~ /^debug_object_(init|activate|deactivate|destroy|free|assert_init|active_state)$|^fill_pool$/ {
	print $1 }' /proc/kallsyms | sort)

# Where modules are, and no other is loaded: what the kernel asks for while it loads one is not dtap's.
modules=0xffffffffc0000000

for kind in failslab fail_page_alloc fail_usercopy; do
	echo 0 >$debug/$kind/verbose
	echo "0x$(echo "$bounds" | head -n1)" >$debug/$kind/reject-start
	echo $modules >$debug/$kind/require-start
	echo 0xffffffffff000000 >$debug/$kind/require-end
	printf '0x%x\n' $((0x$(echo "$bounds" | tail -n1) + 4096)) >$debug/$kind/reject-end
done
echo N >$debug/failslab/ignore-gfp-wait
echo N >$debug/fail_page_alloc/ignore-gfp-wait
echo N >$debug/fail_page_alloc/ignore-gfp-highmem
echo 0 >$debug/fail_page_alloc/min-order

wrong()
{
	echo "request $n, in $(cat injected): $1" | tee /dev/console
	grep -v matched err
	bad=$((bad + 1))
}

# One run; false if it was not disturbed.
once()
{
	: >injected
	: >out
	FAIL_NTH=$n FAIL_LOG=$PWD/injected LD_PRELOAD=/payload/bin/failnth.so \
		dtaprun -x bufsize=32k -x aggsize=32k -x dynvarsize=32k -x specsize=8k -x nspec=2 \
		-x strsize=64 -o out -c "sleeper 3" "$KO/$1.ko" 2>err
	status=$?
	[ -s injected ] || return 1
	if [ $status = 0 ]; then
		grep -q '^end' out || wrong "status 0, but no output"
	elif ! grep -v matched err | grep -q '^dtaprun: '; then
		wrong "status $status without a message"
	fi
	wait_gone >/dev/null || wrong "the module is left"
	if dmesg | grep -qEf /payload/vm-complaints; then
		wrong "the kernel complains"
		return 1
	fi
}

bad=0
n=$2
while once "$1"; do
	[ $((n % 50)) -ge "$3" ] || echo "failures: request $n in $(cat injected)" >/dev/console
	n=$((n + $3))
	[ $bad -lt 20 ] || break
done
echo "$n runs' worth of requests"
if [ $bad = 0 ] && [ -s injected ] || [ "$n" = "$2" ]; then
	echo "ended early"
	exit 1
fi
[ $bad = 0 ]
