/*
 * The states of the end that accepts a TCP connection and closes it first, through TIME_WAIT to its end: of a
 * socket that is closed at once, of one that is only shut down, and without memory for TIME_WAIT.  The same
 * connection made anew ends what is left of the last one (tcp provider).
 * run: -c closer
 * limit: 60
 */
#pragma D option quiet
tcp:::state-change
/args[3]->tcps_lport == 8080 && args[3]->tcps_rport == 8090/
{
	printf("%s to %s, %s %s, %d\n", tcp_state_string[args[5]->tcps_state], tcp_state_string[args[3]->tcps_state],
	    args[3]->tcps_laddr, args[3]->tcps_raddr, args[1]->cs_addr == args[3]->tcps_addr);
}
tcp:::state-change
/args[3]->tcps_lport == 8080 && args[3]->tcps_rport == 8090 && args[3]->tcps_state == TCP_STATE_FIN_WAIT_2/
{
	next = args[3]->tcps_snxt;
	expected = args[3]->tcps_rnxt + 1;
}
tcp:::state-change
/args[3]->tcps_lport == 8080 && args[3]->tcps_rport == 8090 && args[3]->tcps_state == TCP_STATE_TIME_WAIT/
{
	printf("sent %d, acknowledged %d, received %d\n", args[3]->tcps_snxt == next, args[3]->tcps_suna == next,
	    args[3]->tcps_rnxt == expected);
}
