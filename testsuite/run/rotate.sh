#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# --rotate: a file that has its size is FILE.1, and that one FILE.2, at the end of a line, and nothing is lost between
# them; the new one has the same permissions. Structured output is divided between objects.
# modules: m_kept m_capture
# limit: 60
# trace ARGUMENT...: 3000 calls, of which the file speaks.
trace()
{
	dtaprun "$@" "$KO/m_kept.ko" -c 'getppid10000 3000'
	echo "status $?"
}
: >out
chmod 600 out
trace -o out --rotate 4k,2
stat -c '%n %a' out*
for file in out.2 out.1; do
	size=$(wc -c <$file)
	[ "$size" -ge 4096 ] && [ "$size" -lt 4106 ] && echo "$file has its size"
done
cat out.2 out.1 out | grep -x '[0-9][0-9]*' |
	awk 'NR > 1 && $1 != n + 1 { print "after", n, "came", $1 } { n = $1 } END { print n, (NR > 1600) }'

trace -o lines --rotate 256k,9 -x format=jsonl
ls lines*
cat lines* | grep -cv '^{"v":2,.*}$'
cat lines* | grep -c '"type":"record"'

echo "- where it cannot be"
trace -o /dev/null --rotate 4k 2>&1
trace -o array --rotate 4k -x format=json 2>&1
dtaprun -o packets --rotate 4k "$KO/m_capture.ko" 2>&1
echo "status $?"
