/* The same datagrams, said to be of another kind of link. */
#pragma D option quiet
fbt::ip_rcv:entry
/args[0]->data[9] == IPPROTO_UDP && ntohs(*(uint16_t *)(args[0]->data + 22)) == 9000/
{
	pcap(arg0, PCAP_ETHER);
}
