/*
 * Libraries define what scripts compare with (Translators, inlines, libraries: library constants); types of
 * theirs are there, too; an array of texts is an inline with a parameter.
 */
#pragma D option quiet
BEGIN
{
	printf("%d %d %d\n", SIGHUP, SIGSYS, SIGRTMIN);
	printf("%d %d\n", EPERM, EHWPOISON);
	printf("%x %x %x %x %x %x %x %x\n", B_BUSY, B_DONE, B_ERROR, B_PAGEIO, B_PHYS, B_READ, B_WRITE, B_ASYNC);
	printf("%d %d %d %d %d %d %d\n", SSLEEP, SRUN, SZOMB, SSTOP, SIDL, SONPROC, SWAIT);
	printf("%d %d\n", PR_MODEL_ILP32, PR_MODEL_LP64);
	printf("%d %d %d\n", CLD_EXITED, CLD_KILLED, CLD_DUMPED);
	printf("%d %d %d %d\n", AF_INET, AF_INET6, IPPROTO_TCP, IPPROTO_ICMPV6);
	printf("%d %d %d %d %d %d %d %d\n", TH_FIN, TH_SYN, TH_RST, TH_PSH, TH_ACK, TH_URG, TH_ECE, TH_CWR);
	printf("%d %d\n", RW_WRITER, RW_READER);
	printf("%d %d %d %d %d %d\n", PCAP_NULL, PCAP_ETHER, PCAP_PPP, PCAP_IP, PCAP_WIFI, PCAP_IPOIB);
	printf("%d %d\n", ARPHRD_ETHER, ARPHRD_INFINIBAND);
}
BEGIN
{
	printf("%d %d %d %d %d %d %d\n", DTRACEFLT_UNKNOWN, DTRACEFLT_BADADDR, DTRACEFLT_BADALIGN,
	    DTRACEFLT_ILLOP, DTRACEFLT_DIVZERO, DTRACEFLT_NOSCRATCH, DTRACEFLT_KPRIV);
	printf("%d %d %d %d %d %d\n", DTRACEFLT_UPRIV, DTRACEFLT_TUPOFLOW, DTRACEFLT_BADSTACK,
	    DTRACEFLT_BADSIZE, DTRACEFLT_BADINDEX, DTRACEFLT_LIBRARY);
	printf("%d %d %d %d %d %d\n", TCP_STATE_ESTABLISHED, TCP_STATE_SYN_SENT, TCP_STATE_SYN_RECEIVED,
	    TCP_STATE_FIN_WAIT_1, TCP_STATE_FIN_WAIT_2, TCP_STATE_TIME_WAIT);
	printf("%d %d %d %d %d\n", TCP_STATE_CLOSED, TCP_STATE_CLOSE_WAIT, TCP_STATE_LAST_ACK,
	    TCP_STATE_LISTEN, TCP_STATE_CLOSING);
	printf("%s %s %s\n", tcp_state_string[TCP_STATE_ESTABLISHED], tcp_state_string[TCP_STATE_SYN_RECEIVED],
	    tcp_state_string[99]);
	printf("%d %d %d\n", sizeof (caddr_t), sizeof (ipaddr_t), sizeof (timestruc_t));
	this->ip = (ipaddr_t *)alloca(sizeof (ipaddr_t));
	*this->ip = htonl(0xc0a80102);
	this->mac = (uchar_t *)alloca(6);
	this->mac[0] = 2;
	this->mac[5] = 0xff;
	printf("%s %s %s\n", inet_ntoa(this->ip), inet_ntop(AF_INET, this->ip),
	    link_ntop(ARPHRD_ETHER, this->mac));
	exit(0);
}
