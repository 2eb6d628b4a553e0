#!/usr/bin/env -S dtap -s
/*
 * Connections that programs of this host ask for by TCP, whether or not they come about.
 * Look for programs that connect anew for each request, and for addresses that nobody should use.
 */
/* tcpconnect.d [PROGRAM]; keywords: network, tcp, connect */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %-25s %-25s %s\n", "PID", "COMM", "LADDR", "RADDR", "RPORT");
}

tcp:::connect-request
/$$1 == "" || execname == $$1/
{
	printf("%-7d %-16s %-25s %-25s %d\n", pid, execname, args[2]->ip_saddr, args[2]->ip_daddr,
	    args[4]->tcp_dport);
}
