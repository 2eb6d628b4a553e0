# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A hundred of each of two calls.
trace 'work calls 100' work >output
for key in getppid close; do
	echo "$key $(buckets $key <output | from 1)"
done
