/*
 * Probes at the same places of the kernel, under different names; the function of stable ones is empty (probefunc).
 */
#pragma D option quiet
fbt::alloc_bprm:entry, fbt::schedule_tail:return, syscall::execve:return
/ppid == $target/
{
	@[probeprov, probefunc, probename] = count();
}
proc:::exec, proc:::lwp-start, proc:::exec-failure
/ppid == $target/
{
	@[probeprov, probefunc, probename] = count();
}
END { printa("%s %s %s %@d\n", @); }
