#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Calls are turns as those of loops (12: too many of them, 13: too long), and recursion ends (14) before the stack does.
# modules: m_function_bounds
# limit: 60
start=$(cut -d. -f1 /proc/uptime)
dtaprun -o out "$KO/m_function_bounds.ko" 2>/dev/null
echo "status $?"
sed 's/^1[23]$/turns/; s/^14$/depth/; s/^5$/depth/' out
[ $(($(cut -d. -f1 /proc/uptime) - start)) -lt 20 ] && echo "soon"
