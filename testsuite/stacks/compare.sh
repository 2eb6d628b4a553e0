#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# compare.sh MODULE: it traces a load, and no stack may differ, nor may too many be left to the kernel's unwinder.
# Rarely that ends early itself.
# Prints how many were compared.
# shellcheck source=../debug/guest/lib.sh
. /payload/lib.sh
[ -e /sys/module/dummy ] || insmod /payload/dummy.ko
ip link set dummy0 up && ip addr add 10.9.9.1/24 dev dummy0 2>/dev/null
dtaprun -o out "$KO/$1.ko" 2>err &
pid=$!
wait_ready out $pid || { cat err; exit 1; }
start_load 1
for _ in 1 2 3; do
	ping -c 1 -W 1 -I dummy0 10.9.9.2 >/dev/null 2>&1
done
sleep 2
stop_load
result=$(cat /sys/module/dtap*/parameters/stacks)
kill -TERM $pid
wait $pid
echo "$result"
# shellcheck disable=SC2086 # words
set -- $result
[ "$2" -ge 1000 ] && [ "$4" -lt $(($2 / 10)) ] && [ "$6" -lt $(($2 / 1000)) ] && [ "$8" = 0 ]
