# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A child that ends with status 3 after 200 ms, and its parent; one that SIGTERM ends, and its parent.
echo 'work exit 3 200; work signals 1' >both
trace 'sh both' work | without_times | sed -E 's,^(PID|[0-9]+) (PID|[0-9]+) ,,' | awk '
	/ status 3$/ { $2 = $2 >= 200 && $2 < 5000 ? "200.." : $2; print; next }
	{ sub(/[0-9.]+ /, "MS "); print }'
