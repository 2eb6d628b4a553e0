#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the reference says of single things: ucaller is where the user function returns to; a profile probe's
# arg2 is by how many nanoseconds it was late; printsize cuts what print() shows; jstack() is ustack();
# bcopy() writes to scratch
# memory only; setopt() refuses what is fixed when tracing begins; ERROR's arg3 is -1, as there is no offset; _DTRACE_TESTING leaves out what varies.
# modules: m_rows m_testing
dtaprun -q -x printsize=4 -c "callers" "$KO/m_rows.ko" 2>err | sed 's/0x[0-9a-f]*/0xN/; s/^ *\.\.\./.../'
grep -v matched err | sed 's/0x[0-9a-f]*/0xN/'
_DTRACE_TESTING=1 dtaprun "$KO/m_testing.ko" 2>&1 | grep -v matched
