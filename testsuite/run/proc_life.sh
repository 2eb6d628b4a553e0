#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The proc provider's probes in the order of a process's life, with their arguments: a shell makes a process
# that fails to execute a program, then one that executes a shell, which sends itself a signal that it
# ignores, one that it handles and one that kills it (proc provider).
# All on one CPU, since the order of records from several is not defined.
# modules: m_proc
cat >script <<'END'
(exec /nowhere/program) 2>/dev/null
sh -c 'trap "" USR1; trap : USR2; kill -USR1 $$; kill -USR2 $$; kill -KILL $$' 2>/dev/null
true
END
dtaprun -c 'taskset 1 sh script' "$KO/m_proc.ko" 2>&1 | grep -v -e matched -e '^$'
