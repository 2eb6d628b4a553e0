/* Refused: pcap() needs a packet of the kernel, not the user's. */
syscall::read:entry { pcap((userland void *)arg1, 1); }
