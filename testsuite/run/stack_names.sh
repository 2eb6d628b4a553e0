#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Frames of dtap's own modules and of hooked returns are not part of a stack, and its frames have names also where
# /proc/kallsyms hides addresses from root (sysctl kernel.kptr_restrict=2).
# modules: m_own_frames
# limit: 60
look()
{
	dtaprun -o out "$KO/m_own_frames.ko" 2>err
	# The loader's requests come through the system call.
	grep -q 'vmlinux`mutex_lock$' out && grep -q 'vmlinux`.*sys_ioctl' out && echo "named"
	grep -qE 'vmlinux`(do_syscall_64|x64_sys_call)' out && echo "callers"
	grep -E 'trampoline|rethook|ftrace' out
	grep -q dtap_ out && echo "own frames" && cat out
	grep -E '^ +0x|no caller' out
	grep -v matched err
	rm -f out
}

look
restrict=$(cat /proc/sys/kernel/kptr_restrict)
echo 2 >/proc/sys/kernel/kptr_restrict
grep -qv '^0000000000000000 ' /proc/kallsyms && echo "nothing is hidden"
look
echo "$restrict" >/proc/sys/kernel/kptr_restrict
