/* An echo request to this host by the ip provider, and a datagram by the udp provider. */
#pragma D option quiet
ip:::send, ip:::receive
/args[4]->ipv4_protocol == IPPROTO_ICMP && *((uint8_t *)args[4]->ipv4_hdr + 20) == 8/
{
	printf("%s %d %s %s %d, %s %d, %d %s %s, %d\n", probename, args[2]->ip_ver, args[2]->ip_saddr,
	    args[2]->ip_daddr, args[2]->ip_plength, args[3]->if_name, args[3]->if_local, args[4]->ipv4_ihl,
	    args[4]->ipv4_protostr, args[4]->ipv4_saddr, args[5]->ipv6_ver);
}
ip:::send, ip:::receive
/args[5]->ipv6_nexthdr == 58 && *((uint8_t *)args[5]->ipv6_hdr + 40) == 128/
{
	printf("%s %d %s %s %d, %s, %d %s %d\n", probename, args[2]->ip_ver, args[2]->ip_saddr, args[2]->ip_daddr,
	    args[2]->ip_plength, args[3]->if_name, args[5]->ipv6_hlim, args[5]->ipv6_nextstr, args[4]->ipv4_ver);
}
udp:::send, udp:::receive
/args[4]->udp_dport == 9000/
{
	printf("%s %d %s, %d\n", probename, args[4]->udp_length, args[2]->ip_daddr,
	    probename == "send" ? args[3]->udps_rport : args[3]->udps_lport);
}
