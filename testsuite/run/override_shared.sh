#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Other probes of a function fire, too, when its body is skipped: a library's at its entry, and its return. Two scripts
# cannot both decide what it returns: the second one is refused, with the function's name (dtap-guru(7)). stack() in the
# clause begins with the function.
# modules: m_override_library m_override_create m_override_stack
# limit: 60
dtaprun -o traced -c 'datagram 4000 8' "$KO/m_override_library.ko" 2>err
echo "status $?"
grep -v matched err
grep . traced
rm traced
dtaprun -o traced -c "dtaprun -c 'overridden create never' $KO/m_override_stack.ko" "$KO/m_override_create.ko" 2>err
grep -v matched err
grep . traced
dtaprun -o traced -c 'overridden create file' "$KO/m_override_stack.ko" 2>err
grep -v matched err
grep . traced | sed 's/ \+/ /g; s/+0x.*//'
