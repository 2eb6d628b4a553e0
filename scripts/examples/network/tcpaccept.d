#!/usr/bin/env -S dtap -s
/*
 * Connections by TCP that programs of this host accept.
 * Look for who connects often, and for ports that you did not know to be served.
 */
/* tcpaccept.d [PROGRAM]; keywords: network, tcp, accept, server */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %-25s %-6s %-25s %s\n", "PID", "COMM", "RADDR", "RPORT", "LADDR",
	    "LPORT");
}

/* In the program that accepts, which the connection has waited for. */
fbt:vmlinux:inet_csk_accept:return
/args[1] != NULL && ($$1 == "" || execname == $$1)/
{
	this->tcp = xlate <tcpsinfo_t *> ((struct tcp_sock *)args[1]);
	printf("%-7d %-16s %-25s %-6d %-25s %d\n", pid, execname, this->tcp->tcps_raddr,
	    this->tcp->tcps_rport, this->tcp->tcps_laddr, this->tcp->tcps_lport);
}
