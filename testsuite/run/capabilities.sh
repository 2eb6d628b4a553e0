#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# CAP_SYS_MODULE and, for users other than root, CAP_DAC_OVERRIDE suffice to trace; CAP_PERFMON adds the fields of
# trace events, others add names. Without the first root is refused, too, and a message says what is missing.
# modules: m_capable
# limit: 90
trace()
{
	capable "$1" "$2" dtaprun "$KO/m_capable.ko" -c 'sh -c "getppid10000 2000; sleep 1"' >out 2>&1
	echo "status $?"
	grep -v '^kernel\|^user' out | sort
	grep -q '^kernel vmlinux`' out && echo "kernel's names"
}
trace 1000 sys_module,dac_override
trace 1000 sys_module,dac_override,syslog,perfmon,sys_ptrace,sys_resource
trace 0 sys_module
for capabilities in none dac_override sys_module; do
	trace 1000 $capabilities
done
trace 0 dac_override
capable 1000 none dtaprun --sweep 2>&1
capable 1000 sys_module,dac_override dtaprun --sweep 2>&1
