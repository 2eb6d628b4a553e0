#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Several probes at one place of the kernel all fire, each under its name: at a function's entry and return and
# at a system call, of fbt and syscall and of a stable provider; its function is where it is.
# One that calls exit() is the last.
# modules: m_same_place m_same_exit
echo '(exec /nowhere/program) 2>/dev/null; true' >script
dtaprun -c 'sh script' "$KO/m_same_place.ko" 2>&1 | grep -v -e matched -e '^$' | sort
dtaprun -c 'sh script' "$KO/m_same_exit.ko" 2>&1 | grep -v -e matched -e '^$'
