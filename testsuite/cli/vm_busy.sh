#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# In the virtual machine other programs than dtap's come and go (README, first command).
# limit: 180
# not sanitized: in a virtual machine the libraries of the sanitizers are missing
dtap --vm -q -n 'syscall:::entry /execname == "ls"/ { exit(7); } tick-60s { exit(1); }'
echo "status $?"
