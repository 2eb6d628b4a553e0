#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Run-time options can be given at load; an unknown one or a bad value is refused (Options and Tunables).
# modules: m_sorted
dtaprun -q -x aggsortrev "$KO/m_sorted.ko"
echo "status $?"
dtaprun -q -x aggsortrev=off -x bufsize=64k "$KO/m_sorted.ko"
echo "status $?"
for option in nosuch bufsize bufsize=12q bufpolicy=maybe bufsize=0 aggsize=0 stackframes=5 strsize=0 strsize=1k; do
	dtaprun -x $option "$KO/m_sorted.ko" 2>&1
	echo "status $?"
done
# The rate of cleaning has bounds.
for rate in 5000hz 5001hz 1s 60s 61s; do
	echo "$rate:"
	dtaprun -q -x cleanrate=$rate "$KO/m_sorted.ko" 2>&1 | grep rate
done
