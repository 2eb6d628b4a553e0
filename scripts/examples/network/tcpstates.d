#!/usr/bin/env -S dtap -s
/*
 * How connections by TCP go from state to state, and how long they were in the one before.
 * Look for long times in syn-sent (no answer) and close-wait (a program that does not close).
 */
/* tcpstates.d [PORT]; keywords: network, tcp, states, connections */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

uint64_t since[uintptr_t];

BEGIN
{
	printf("%-25s %-6s %-25s %-6s %-18s %-18s %9s\n", "LADDR", "LPORT", "RADDR", "RPORT",
	    "FROM", "TO", "MS");
}

tcp:::state-change
/$1 == 0 || args[3]->tcps_lport == $1 || args[3]->tcps_rport == $1/
{
	this->since = since[args[3]->tcps_addr];
	this->us = this->since ? (timestamp - this->since) / 1000 : 0;
	printf("%-25s %-6d %-25s %-6d %-18s %-18s %5d.%03d\n", args[3]->tcps_laddr,
	    args[3]->tcps_lport, args[3]->tcps_raddr, args[3]->tcps_rport,
	    substr(tcp_state_string[args[5]->tcps_state], 6),
	    substr(tcp_state_string[args[3]->tcps_state], 6), this->us / 1000, this->us % 1000);
	since[args[3]->tcps_addr] = args[3]->tcps_state == TCP_STATE_CLOSED ? 0 : timestamp;
}
