/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * capture.h - packets as a capture file, which tcpdump(8), tshark(1) and their like read.
 *
 * The format is pcap's, with nanoseconds.  It says once, in front, of which kind all packets are.
 * Written without libpcap: it is a header of 24 bytes and one of 16 per packet, for which dtaprun,
 * which runs as root, need not load that library and those behind it.
 */
#ifndef DTAP_LOADER_CAPTURE_H
#define DTAP_LOADER_CAPTURE_H

#include <stdbool.h>
#include <stdio.h>

#include "runtime/abi.h"

/* All zero: not open. */
struct capture_file {
	FILE *file;
	char *path;
	const char *original; /* where "" leads back to; NULL: nowhere */
	u32 kind;	      /* of the packets, once one is written */
	bool begun;
	bool failed;  /* said why */
	u64 left_out; /* packets of another kind */
};

struct packet {
	u64 time;   /* ns since 1970 */
	u32 kind;   /* PCAP_ of tapsets/pcap.d */
	u32 length; /* of the packet itself */
	const unsigned char *bytes;
	u32 size; /* of what there is of it */
};

/*
 * Packets go to a file from now on, appended to those that are there; path "": to the original one.
 * false: said why.
 */
bool capture_open(struct capture_file *capture, const char *path);
/*
 * Opens the file by its name again, since it may be called otherwise by now; the new one gets a
 * header of its own.  When that fails, which is said, packets go on into the old one.
 */
void capture_renew(struct capture_file *capture);
void capture_packet(struct capture_file *capture, const struct packet *packet);
void capture_flush(struct capture_file *capture);
/* Says what was left out. */
void capture_close(struct capture_file *capture);

#endif
