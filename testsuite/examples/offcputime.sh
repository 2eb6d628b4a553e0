# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Three times 100 ms of sleep, which the stack tells.
trace 'work sleep 3 100' work | awk '
	/do_nanosleep/ { on = 1 }
	/^[0-9]+$/ { if (on) us += $1; on = 0 }
	END { print (us >= 300000 && us < 3000000 ? "300000.." : us) }'
