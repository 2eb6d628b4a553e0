/* The same datagrams twice, of two kinds, into a file of freopen(). */
#pragma D option quiet
#pragma D option destructive
#pragma D option pcapsize=30
BEGIN { freopen("%s", "reopened"); }
fbt::ip_rcv:entry
/args[0]->data[9] == IPPROTO_UDP && ntohs(*(uint16_t *)(args[0]->data + 22)) == 9000/
{
	pcap(args[0], PCAP_IP);
	pcap(args[0], PCAP_NULL);
}
END { freopen(""); printf("end\n"); }
