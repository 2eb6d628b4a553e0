#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# At a function's entry return(value) skips its body, and the caller has the value (dtap-guru(7)). A clause whose
# predicate says no leaves the function as it is, and so do all when tracing has ended. The module was built with -g,
# which is -w, too, and says so.
# modules: m_override_create
# limit: 60
chmod 777 .
dtaprun --info "$KO/m_override_create.ko" | grep 'no -w' | sed 's/^ *//'
dtaprun -o traced -c 'overridden create allowed forbidden' "$KO/m_override_create.ko" 2>err
echo "status $?"
grep -v matched err
grep . traced
overridden create forbidden
dtaprun -x destructive=0 -c 'overridden create forbidden' "$KO/m_override_create.ko" 2>&1
echo "status $?"
