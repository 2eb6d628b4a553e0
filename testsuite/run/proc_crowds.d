/*
 * proc:::exit fires once for a process however many threads it has and however they end, behind its last
 * thread's lwp-exit; the process has its arguments then (proc provider).
 * run: -c crowds
 */
#pragma D option quiet
proc:::lwp-exit /progenyof($target)/ { lwps++; }
proc:::exit /progenyof($target)/
{
	exits++;
	named += curpsinfo->pr_psargs == "crowds";
	again += seen[pid]++ != 0;
}
proc:::exit /pid == $target/ { printf("%d of %d threads, %d, %d twice\n", exits, lwps, named, again); exit(0); }
