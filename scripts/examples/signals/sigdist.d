#!/usr/bin/env -S dtap -s
/*
 * Signals by sender, receiver and number; those of the kernel and ignored ones, too.
 * Look for many of a kind: timers (14), children that end (17), pipes without a reader (13).
 */
/* sigdist.d; keywords: signals, count, processes */
#pragma D option quiet

BEGIN
{
	printf("%9s %-16s %-16s %3s %s\n", "COUNT", "FROM", "TO", "SIG", "WAS");
}

/* From whom the kernel does it: for a fault or a child's end the program that it happened in. */
proc:::signal-send,
proc:::signal-discard
{
	@[execname, args[1]->pr_fname, args[2],
	    probename == "signal-send" ? "sent" : "ignored"] = count();
}

END
{
	printa("%@9d %-16s %-16s %3d %s\n", @);
}
