/* Who is who, for dtaprun in and outside of a pid namespace; see namespace.sh. */
#pragma D option quiet
#pragma D option destructive
BEGIN
{
	printf("dtaprun: %d %d %d %d, in its own namespace %d\n", $pid == pid, $ppid == ppid,
	    $pgid == curpsinfo->pr_pgid, $sid == curpsinfo->pr_sid, nspid == pid);
	system("test ! -p go || echo >go");
}
syscall::getppid:entry
/pid == $target && progenyof($target)/
{
	own = nspid == pid;
	@ = count();
	@in[umod(uregs[R_PC])] = count();
	@stacks[ustack(1)] = count();
}
END
{
	printa("%@d calls of the target\n", @);
	printa("%@d of %A\n", @in);
	printa("%@d at %k\n", @stacks);
	printf("the target: in its own namespace %d\n", own);
}
