#!/usr/bin/env -S dtap -s
/*
 * How long connections by TCP take to come about: from the first segment to the answer.
 * Look for more than a round trip to that host; after a lost segment it is 1, 3 or 7 seconds.
 */
/* tcpconnlat.d [MILLISECONDS]; keywords: network, tcp, connect, latency */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %-25s %-6s %9s\n", "PID", "COMM", "RADDR", "RPORT", "MS");
}

tcp:::connect-request
{
	start[args[3]->tcps_addr] = timestamp;
	who[args[3]->tcps_addr] = pid;
	whose[args[3]->tcps_addr] = execname;
}

/* On whatever processor, in whatever program the answer came. */
tcp:::connect-established
/start[args[3]->tcps_addr] && timestamp - start[args[3]->tcps_addr] >= $1 * 1000000/
{
	this->us = (timestamp - start[args[3]->tcps_addr]) / 1000;
	printf("%-7d %-16s %-25s %-6d %5d.%03d\n", who[args[3]->tcps_addr],
	    whose[args[3]->tcps_addr], args[3]->tcps_raddr, args[3]->tcps_rport, this->us / 1000,
	    this->us % 1000);
}

tcp:::connect-established,
tcp:::connect-refused
{
	start[args[3]->tcps_addr] = 0;
	who[args[3]->tcps_addr] = 0;
	whose[args[3]->tcps_addr] = 0;
}
