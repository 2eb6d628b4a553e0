/*
 * proc:::exit fires once for a process however many threads it has and however they end, after its
 * last thread's lwp-exit; the process has its arguments then (proc provider).  Threads end at the
 * same time on several CPUs: aggregations count them all.
 * run: -c crowds
 */
#pragma D option quiet
proc:::lwp-exit /progenyof($target)/ { @lwps = count(); }
proc:::exit /progenyof($target)/
{
	@each[pid] = count();
	@named = sum(curpsinfo->pr_psargs == "crowds");
}
proc:::exit /pid == $target/ { exit(0); }
END
{
	printa("%@d threads\n", @lwps);
	printa("%@d", @each);
	printa(" exits, %@d named\n", @named);
}
