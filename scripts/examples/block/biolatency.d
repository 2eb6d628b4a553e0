#!/usr/bin/env -S dtap -s
/*
 * How long requests to each disk take, as distributions of microseconds.
 * Look for two humps (cache and platter, or a queue), and for the few that take very long.
 */
/* biolatency.d [DISK]; keywords: block, disk, latency, histogram */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("Microseconds of requests, by disk and direction; ^C ends it.\n");
}

io:::start
/$$1 == "" || args[1]->dev_statname == $$1/
{
	start[arg0] = timestamp;
}

io:::done
/start[arg0]/
{
	@[args[1]->dev_statname, args[0]->b_flags & B_WRITE ? "write" : "read"] =
	    quantize((timestamp - start[arg0]) / 1000);
	start[arg0] = 0;
}
