/* Refused: option pcapsize must lie between 1 and 65536. */
#pragma D option pcapsize=0
struct sk_buff { unsigned int len; unsigned int data_len; unsigned char *data; };
BEGIN { pcap((void *)arg0, 1); }
