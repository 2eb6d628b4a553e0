#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# list_for_each() sees each element of a list of the kernel's, in its order: processes are those of /proc, and the
# children of the first two are those that have them as parent there.
# modules: m_list_walk
# Threads of the kernel may come and go: those that are there before and after count.
list()
{
	for dir in /proc/[0-9]*; do
		read -r pid rest 2>/dev/null <"$dir/stat" || continue
		rest=${rest##*) }
		# shellcheck disable=SC2086
		set -- $rest
		echo "$pid $2"
	done | sort -n
}
list >before
dtaprun -o out "$KO/m_list_walk.ko"
echo "status $?"
list >after
sort before after | uniq -d | sort -n >both
grep -v child out | awk 'NF { print $1 }' | sort -n >pids
awk 'NR == FNR { seen[$1] = 1; next } !seen[$1] { print "not seen", $1; n++ } END { print n + 0, "missed" }' pids both
awk 'NR == FNR { seen[$1] = 1; next } !seen[$1] { n++ } END { print (n + 0 < 5) ? "no strangers" : "strangers" }' after pids
awk '{ if (seen[$1]++) print "twice", $1 }' pids
awk '($2 == 1 || $2 == 2) && $1 % 2 == 0 { print "child", $2, $1 }' both >want
grep child out >children
awk 'NR == FNR { seen[$0] = 1; next } !seen[$0] { print "no line", $0 }' children want
[ "$(grep -c child out)" -gt 5 ] && echo "children"
