#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What -o names is a file of this machine, and appended to, with --vm, too (Command Line, -o).
# limit: 90
# not sanitized: in a virtual machine the libraries of the sanitizers are missing
echo first >file
for _ in 1 2; do
	dtap --vm -q -o file -n 'BEGIN { printf("traced"); exit(3); }'
	echo "status $?"
done
cat file
dtap --vm -o nowhere/file -n BEGIN
echo "status $?"
