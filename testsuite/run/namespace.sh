#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# In a pid namespace, whether /proc is the namespace's or the host's, $target, $pid and their like are the
# processes that `pid` in the script names, and addresses in them have names; nspid is the id in the process's own
# namespace (Macro Variables).
# modules: m_namespace
# limit: 90
cat >both <<'END'
dtaprun "$KO/m_namespace.ko" -x evaltime=main -c 'getppid10000 50'
mkfifo go
sh -c 'read word <go; exec getppid10000 60' &
dtaprun "$KO/m_namespace.ko" -p $!
rm go
END
run()
{
	echo "- $*"
	"$@" sh both 2>&1 | sed -e 's/0x[0-9a-f]*/ADDRESS/' -e 's/pid [0-9]* has/pid N has/' -e "s/^ *//" -e "s/ *\$//" -e '/^$/d'
}
run env
run unshare -p -f --mount-proc
run unshare -p -f
