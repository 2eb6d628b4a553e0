/* Datagrams to port 9000, as IP receives them. */
#pragma D option quiet
fbt::ip_rcv:entry
/args[0]->data[9] == IPPROTO_UDP && ntohs(*(uint16_t *)(args[0]->data + 22)) == 9000/
{
	pcap(args[0], PCAP_IP);
	printf("text\n");
}
