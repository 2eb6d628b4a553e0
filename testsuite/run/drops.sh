#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Records that find the buffer full are counted, and the count is told: shown and dropped are all.
# modules: m_numbers
dtaprun -x bufsize=4k -x switchrate=2s -o out -c getppid10000 "$KO/m_numbers.ko" 2>err
echo "status $?"
dropped=$(awk '/drops? on CPU/ { n += $2 } END { print n + 0 }' err)
shown=$(grep -c . out)
[ "$dropped" -gt 0 ] && echo "some dropped"
echo "$((dropped + shown)) in all"
grep -vE '^dtaprun: [0-9]+ drops? on CPU [0-9]+$|matched' err
sort -n out | uniq -d
