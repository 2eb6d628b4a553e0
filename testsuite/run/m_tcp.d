/* Connections to ports 8080 and 8081 of this host by the tcp provider. */
#pragma D option quiet
tcp:::connect-request, tcp:::connect-established, tcp:::connect-refused, tcp:::accept-established,
tcp:::accept-refused
{
	this->port = args[4]->tcp_dport < 9000 ? args[4]->tcp_dport : args[4]->tcp_sport;
}
tcp:::connect-request, tcp:::connect-established, tcp:::connect-refused, tcp:::accept-established,
tcp:::accept-refused
/this->port == 8080 || this->port == 8081/
{
	printf("%s %d: %s %s, flags %x, local %d, %s\n", probename, this->port, args[2]->ip_saddr, args[2]->ip_daddr,
	    args[4]->tcp_flags, args[3]->tcps_local, tcp_state_string[args[3]->tcps_state]);
}
tcp:::state-change /args[3]->tcps_rport == 8080/
{
	printf("%s: %s to %s, %d\n", probename, tcp_state_string[args[5]->tcps_state],
	    tcp_state_string[args[3]->tcps_state], args[1]->cs_addr == args[3]->tcps_addr);
}
sdt:sock::inet_sock_set_state /args[4] == 8080 && args[2] == TCP_ESTABLISHED/
{
	printf("bytes of a record %s %s\n", inet_ntoa(args[7]), inet_ntoa(&args[8][0]));
}
tcp:::send, tcp:::receive
/args[4]->tcp_dport == 8080 && args[4]->tcp_flags & TH_SYN/
{
	printf("%s SYN %d, cid %d, packet %d\n", probename, args[2]->ip_plength == args[4]->tcp_offset,
	    args[1]->cs_cid != 0, args[0]->pkt_addr == arg0);
}
tcp:::send, tcp:::receive
/args[4]->tcp_dport == 8080/
{
	@bytes[probename] = sum(args[2]->ip_plength - args[4]->tcp_offset);
}
tcp:::connect-request /args[4]->tcp_dport == 8080/ { printf("connect by %d\n", args[1]->cs_pid == pid); }
tcp:::receive
/args[4]->tcp_dport == 8080 && args[4]->tcp_flags & TH_SYN/
{
	printf("receive SYN of %d, zone %d\n", args[1]->cs_pid, args[1]->cs_zoneid);
}
ip:::drop-in
/args[4]->ipv4_protocol == IPPROTO_TCP &&
    ntohs(*(uint16_t *)((uintptr_t)args[4]->ipv4_hdr + args[4]->ipv4_ihl + 2)) == 8081/
{
	printf("%s %s, %s\n", probename, args[2]->ip_daddr, args[3]->if_name);
}
END { printa("%s, bytes %@d\n", @bytes); }
