/* Refused: pcap() needs the address of a packet, not 'string'. */
BEGIN { pcap("packet", 1); }
