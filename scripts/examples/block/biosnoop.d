#!/usr/bin/env -S dtap -s
/*
 * Requests to disks, each with its size, place and the time that it took.
 * Look for long ones, what was sent before them, and for places that show seeks.
 */
/* biosnoop.d [DISK]; keywords: block, disk, latency, requests */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	begun = timestamp;
	printf("%-11s %-7s %-16s %-10s %s %10s %8s %9s\n", "TIME_S", "PID", "COMM", "DISK", "T",
	    "SECTOR", "BYTES", "MS");
}

/* Who sends it; what the kernel writes of its own accord is its workers'. */
io:::start
/$$1 == "" || args[1]->dev_statname == $$1/
{
	start[arg0] = timestamp;
	who[arg0] = pid;
	whose[arg0] = execname;
}

io:::done
/start[arg0]/
{
	this->us = (timestamp - start[arg0]) / 1000;
	this->at = (timestamp - begun) / 1000;
	printf("%4d.%06d %-7d %-16s %-10s %s %10d %8d %5d.%03d\n", this->at / 1000000,
	    this->at % 1000000, who[arg0], whose[arg0], args[1]->dev_statname,
	    args[0]->b_flags & B_WRITE ? "W" : "R", args[0]->b_blkno, args[0]->b_bcount,
	    this->us / 1000, this->us % 1000);
	start[arg0] = 0;
	who[arg0] = 0;
	whose[arg0] = 0;
}
