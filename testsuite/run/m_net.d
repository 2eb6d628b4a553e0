/* What the stable structures say of packets and sockets. */
#pragma D option quiet
fbt::ip_local_deliver:entry
/xlate <ipv4info_t *> ((struct iphdr *)(args[0]->head + args[0]->network_header))->ipv4_protocol == IPPROTO_TCP/
{
	this->ip = (struct iphdr *)(args[0]->head + args[0]->network_header);
	this->tcp = (struct tcphdr *)((uintptr_t)this->ip + 20);
	this->flags = xlate <tcpinfo_t *> (this->tcp)->tcp_flags;
}
fbt::ip_local_deliver:entry
/this->flags == TH_SYN/
{
	printf("pkt %d, ip %d %d %s %s\n", xlate <pktinfo_t *> (args[0])->pkt_addr == arg0,
	    xlate <ipinfo_t *> (args[0])->ip_ver,
	    xlate <ipinfo_t *> (args[0])->ip_plength == xlate <ipinfo_t *> (this->ip)->ip_plength,
	    xlate <ipinfo_t *> (args[0])->ip_saddr, xlate <ipinfo_t *> (args[0])->ip_daddr);
	printf("if %s %d %d\n", xlate <ifinfo_t *> (args[0]->dev)->if_name,
	    xlate <ifinfo_t *> (args[0]->dev)->if_local, xlate <ifinfo_t *> (args[0]->dev)->if_ipstack);
	printf("ipv4 %d %d %d %d %s %s %s %d\n", xlate <ipv4info_t *> (this->ip)->ipv4_ver,
	    xlate <ipv4info_t *> (this->ip)->ipv4_ihl, xlate <ipv4info_t *> (this->ip)->ipv4_ttl,
	    xlate <ipv4info_t *> (this->ip)->ipv4_flags, xlate <ipv4info_t *> (this->ip)->ipv4_protostr,
	    xlate <ipv4info_t *> (this->ip)->ipv4_saddr, xlate <ipv4info_t *> (this->ip)->ipv4_daddr,
	    xlate <ipv4info_t *> (this->ip)->ipv4_length == xlate <ipinfo_t *> (this->ip)->ip_plength + 20);
	printf("tcp %d %d %d %d\n", xlate <tcpinfo_t *> (this->tcp)->tcp_dport,
	    xlate <tcpinfo_t *> (this->tcp)->tcp_sport > 1024, xlate <tcpinfo_t *> (this->tcp)->tcp_ack,
	    xlate <tcpinfo_t *> (this->tcp)->tcp_offset == xlate <ipinfo_t *> (args[0])->ip_plength);
}
fbt::tcp_set_state:entry
/args[1] == TCP_STATE_ESTABLISHED && args[0]->__sk_common.skc_num != 8080/
{
	printf("%s -> %s\n", tcp_state_string[xlate <tcpsinfo_t *> ((struct tcp_sock *)args[0])->tcps_state],
	    tcp_state_string[xlate <tcplsinfo_t *> (args[1])->tcps_state]);
	printf("%s %d %s %d\n", xlate <tcpsinfo_t *> ((struct tcp_sock *)args[0])->tcps_laddr,
	    xlate <tcpsinfo_t *> ((struct tcp_sock *)args[0])->tcps_rport,
	    xlate <tcpsinfo_t *> ((struct tcp_sock *)args[0])->tcps_raddr,
	    xlate <tcpsinfo_t *> ((struct tcp_sock *)args[0])->tcps_local);
	printf("%d %d\n", xlate <tcpsinfo_t *> ((struct tcp_sock *)args[0])->tcps_snxt ==
	    xlate <tcpsinfo_t *> ((struct tcp_sock *)args[0])->tcps_suna,
	    xlate <tcpsinfo_t *> ((struct tcp_sock *)args[0])->tcps_mss > 500);
	printf("%s %s %s %d\n", xlate <conninfo_t *> (args[0])->ci_local, xlate <conninfo_t *> (args[0])->ci_remote,
	    xlate <conninfo_t *> (args[0])->ci_protocol, xlate <csinfo_t *> (args[0])->cs_addr == arg0);
	exit(0);
}
