# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Each of 100 opens takes a structure from the cache of open files.
touch file
trace "work open $(yes file | head -n 100 | xargs)" work | awk 'NR == 1; $4 == "filp" { print $1, $3, $4 }'
