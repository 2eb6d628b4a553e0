#!/usr/bin/env -S dtap -s
/*
 * Connections by TCP that have ended: whose they were, bytes each way, and duration.
 * Look for many short ones, and for the few that move most of the kilobytes.
 */
/* tcplife.d [PORT]; keywords: network, tcp, connections, bytes, duration */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-16s %-25s %-6s %-25s %-6s %8s %8s %9s\n", "PID", "COMM", "LADDR", "LPORT",
	    "RADDR", "RPORT", "TX_KB", "RX_KB", "MS");
}

inline struct tcp_sock *TCP = (struct tcp_sock *)args[0];

rawtp:sock::inet_sock_set_state
/args[0]->sk_protocol == IPPROTO_TCP &&
    (args[2] == TCP_STATE_SYN_SENT || args[2] == TCP_STATE_SYN_RECEIVED)/
{
	born[args[0]] = timestamp;
}

/* The program that connects makes these states, or else the one that closes. */
rawtp:sock::inet_sock_set_state
/args[0]->sk_protocol == IPPROTO_TCP && (args[2] == TCP_STATE_SYN_SENT ||
    !who[args[0]] && (args[2] == TCP_STATE_FIN_WAIT_1 || args[2] == TCP_STATE_LAST_ACK))/
{
	who[args[0]] = pid;
	whose[args[0]] = execname;
}

rawtp:sock::inet_sock_set_state
/born[args[0]] && args[2] == TCP_STATE_CLOSED &&
    ($1 == 0 || ntohs(((struct inet_sock *)args[0])->inet_sport) == $1 ||
    ntohs(args[0]->__sk_common.skc_dport) == $1)/
{
	this->us = (timestamp - born[args[0]]) / 1000;
	this->tcp = xlate <tcpsinfo_t *> (TCP);
	printf("%-7d %-16s %-25s %-6d %-25s %-6d %8d %8d %5d.%03d\n", who[args[0]], whose[args[0]],
	    this->tcp->tcps_laddr, ntohs(((struct inet_sock *)args[0])->inet_sport),
	    this->tcp->tcps_raddr, this->tcp->tcps_rport,
	    (TCP->bytes_sent - TCP->bytes_retrans) / 1024, TCP->bytes_received / 1024,
	    this->us / 1000, this->us % 1000);
}

rawtp:sock::inet_sock_set_state
/born[args[0]] && args[2] == TCP_STATE_CLOSED/
{
	born[args[0]] = 0;
	who[args[0]] = 0;
	whose[args[0]] = 0;
}
