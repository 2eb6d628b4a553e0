/* Refused: pcap() needs a kind of link such as PCAP_IP, not 'string'. */
struct sk_buff { unsigned int len; unsigned int data_len; unsigned char *data; };
BEGIN { pcap((void *)arg0, "ip"); }
