/* TCP segments to port 9001, and datagrams to port 9000 as they are given to UDP. */
#pragma D option quiet
#pragma D option pcapsize=16000
fbt::ip_rcv:entry
/args[0]->data[9] == IPPROTO_TCP && ntohs(*(uint16_t *)(args[0]->data + 22)) == 9001/
{
	pcap(args[0], PCAP_IP);
}
fbt::ip_local_deliver_finish:entry
/args[2]->data[9] == IPPROTO_UDP && ntohs(*(uint16_t *)(args[2]->data + 22)) == 9000/
{
	pcap(args[2], PCAP_IP);
}
