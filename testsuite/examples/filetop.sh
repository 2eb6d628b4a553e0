# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A file of 2 writes of 2048 bytes, read likewise; after two of its seconds one of 8 of 4096, which would be first if
# they were of one period. What is in two periods is added. Not what work says on its output.
echo 'work copy small 2048 2; sleep 2; work copy large 4096 8' >both
trace 'sh both' 1 | awk '
	NR == 1
	$6 == "work" && $7 !~ /said$/ {
		if (!($7 in all))
			order[++files] = $7
		all[$7] += $1; read[$7] += $2; written[$7] += $3; reads[$7] += $4; writes[$7] += $5
	}
	END {
		for (n = 1; n <= files; n++) {
			file = order[n]
			print all[file], read[file], written[file], reads[file], writes[file], file
		}
	}'
