# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A program that runs on processor 1 is seen there, but for its very beginning.
trace 'work spin 1 500' work | buckets work | awk '
	$1 == 1 { there = $2 }
	{ all += $2 }
	END { print (there >= 10 && there >= 0.9 * all ? "processor 1" : there " of " all) }'
