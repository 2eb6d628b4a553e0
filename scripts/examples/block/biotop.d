#!/usr/bin/env -S dtap -s
/*
 * Which programs use the disks most, every few seconds: requests, kilobytes and mean time.
 * Look for who has most of the kilobytes while others' requests take long.
 */
/* biotop.d [SECONDS]; keywords: block, disk, top, bytes */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option aggsortrev

BEGIN
{
	period = $1 > 0 ? $1 : 5;
	left = period;
	printf("%9s %9s %9s %-7s %-16s %-10s %s\n", "KB", "REQUESTS", "MEAN_US", "PID", "COMM",
	    "DISK", "T");
}

io:::start
{
	start[arg0] = timestamp;
	who[arg0] = pid;
	whose[arg0] = execname;
}

io:::done
/start[arg0]/
{
	this->t = args[0]->b_flags & B_WRITE ? "W" : "R";
	@kb[who[arg0], whose[arg0], args[1]->dev_statname, this->t] = sum(args[0]->b_bcount);
	@requests[who[arg0], whose[arg0], args[1]->dev_statname, this->t] = count();
	@mean[who[arg0], whose[arg0], args[1]->dev_statname,
	    this->t] = avg((timestamp - start[arg0]) / 1000);
	start[arg0] = 0;
	who[arg0] = 0;
	whose[arg0] = 0;
}

tick-1s
{
	left--;
}

tick-1s,
END
/left == 0 || probename == "END"/
{
	normalize(@kb, 1024);
	printa("%@9d %@9d %@9d %-7d %-16s %-10s %s\n", @kb, @requests, @mean);
	printf("\n");
	trunc(@kb);
	trunc(@requests);
	trunc(@mean);
	left = period;
}
