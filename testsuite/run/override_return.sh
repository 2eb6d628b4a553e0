#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# At a function's return return(value) replaces what it would return, and the clauses after it run. A body that is
# skipped at the entry returns all the same: the return's probe fires, with the value. Values are converted as C does:
# 2 as a bool is 1; pointers carry errors as in the kernel (dtap-guru(7)).
# modules: m_override_return
# limit: 60
touch none
dtaprun -o traced -c 'overridden chroot' "$KO/m_override_return.ko" 2>err
grep -v matched err
grep . traced
rm traced
dtaprun -o traced -c 'overridden open none' "$KO/m_override_return.ko" 2>err
grep -v matched err
grep . traced
overridden chroot
overridden open none
