# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Of 30 writes to files of that name every tenth fails, and none to others; the file has what was written.
echo 'work writes data 30; work writes other 30' >both
trace 'sh both' data 10
grep room said
wc -c <data
