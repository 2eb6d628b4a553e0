# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The first two processes, and of all that are still there as many threads as /proc has.
trace true >all
awk 'NR == 1 || $1 <= 2 { print $1, $2, $3, $5 }' all
while read -r pid _ threads _; do
	has=$(sed -n 's/^Threads:[[:blank:]]*//p' "/proc/$pid/status" 2>/dev/null)
	[ "${has:-$threads}" = "$threads" ] || [ "$pid" = PID ] || echo "$pid has $has threads, not $threads"
done <all
[ "$(wc -l <all)" -gt 20 ] && echo "and others"
