/* SPDX-License-Identifier: GPL-2.0-or-later */
/* UDP: headers and sockets. */

typedef struct udpinfo {
	uint16_t udp_sport;
	uint16_t udp_dport;
	uint16_t udp_length;
	uint16_t udp_checksum;
	struct udphdr *udp_hdr;
} udpinfo_t;

typedef struct udpsinfo {
	uintptr_t udps_addr;
	uint16_t udps_lport;
	uint16_t udps_rport;
	string udps_laddr;
	string udps_raddr;
} udpsinfo_t;

translator udpinfo_t < struct udphdr *U > {
	udp_sport = U ? ntohs(U->source) : 0;
	udp_dport = U ? ntohs(U->dest) : 0;
	udp_length = U ? ntohs(U->len) : 0;
	udp_checksum = U ? ntohs(U->check) : 0;
	udp_hdr = U;
};

translator udpsinfo_t < struct udp_sock *U > {
	udps_addr = (uintptr_t)U;
	udps_lport = ((struct sock *)U)->__sk_common.skc_num;
	udps_rport = ntohs(((struct sock *)U)->__sk_common.skc_dport);
	udps_laddr = __sock_local[(struct sock *)U];
	udps_raddr = __sock_remote[(struct sock *)U];
};
