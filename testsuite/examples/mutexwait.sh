# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two threads on one processor read from a shared descriptor at a time: the second sleeps for its position's mutex.
trace 'work shared 0' work | awk '
	/fdget_pos/ { on = 1 }
	/^[0-9]+$/ { if (on) us += $1; on = 0 }
	END { print (us >= 1000 ? "1000.. for the position" : us + 0) }'
