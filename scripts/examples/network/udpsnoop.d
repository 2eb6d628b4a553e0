#!/usr/bin/env -S dtap -s
/*
 * Datagrams by UDP that are sent and received, each with its ports and bytes.
 * Look for requests without an answer (DNS is port 53), and for who sends many of them.
 */
/* udpsnoop.d [PORT]; keywords: network, udp, datagrams, dns */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-4s %-16s %-25s %-6s %-25s %-6s %6s\n", "WAY", "COMM", "SADDR", "SPORT", "DADDR",
	    "DPORT", "BYTES");
}

/* What is received is nobody's yet: the program is the one that was interrupted. */
udp:::send,
udp:::receive
/$1 == 0 || args[4]->udp_sport == $1 || args[4]->udp_dport == $1/
{
	printf("%-4s %-16s %-25s %-6d %-25s %-6d %6d\n", probename == "send" ? "out" : "in",
	    probename == "send" ? execname : "-", args[2]->ip_saddr, args[4]->udp_sport,
	    args[2]->ip_daddr, args[4]->udp_dport, args[4]->udp_length - 8);
}
