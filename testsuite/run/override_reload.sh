#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Scripts come and go while four processes call the function all the time: what has returned by a script's value has
# gone on in its module, which must not go before (dtap-guru(7)).
# modules: m_override_group
# limit: 240
overridden group 10000000 >/dev/null &
n=0
for _ in $(seq 12); do
	dtaprun -o traced -c 'usleep 150000' "$KO/m_override_group.ko" 2>err && n=$((n + 1))
	grep -v matched err
done
# shellcheck disable=SC2046
kill $(pidof overridden)
wait
grep -q 'as said' traced && ! grep another traced && echo "$n times"
