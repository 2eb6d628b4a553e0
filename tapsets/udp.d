/* SPDX-License-Identifier: GPL-2.0-or-later */
/* UDP: headers, sockets and the udp provider. */

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
	udps_lport = U ? ((struct sock *)U)->__sk_common.skc_num : 0;
	udps_rport = U ? ntohs(((struct sock *)U)->__sk_common.skc_dport) : 0;
	udps_laddr = U ? __sock_local[(struct sock *)U] : "<unknown>";
	udps_raddr = U ? __sock_remote[(struct sock *)U] : "<unknown>";
};

provider udp {
	probe send(struct sk_buff *s, struct sock *k, struct udp_sock *u, struct udphdr *h) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, udpsinfo_t *u, udpinfo_t *h);
	probe receive(struct sk_buff *s, struct sock *k, struct udp_sock *u, struct udphdr *h) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, udpsinfo_t *u, udpinfo_t *h);
};

inline struct udphdr *__skb_udp[struct sk_buff *s] = (struct udphdr *)(s->head + s->transport_header);

fbt:vmlinux:ip_finish_output:entry,
fbt:vmlinux:ip6_finish_output:entry
/args[1] != NULL &&
    (__skb_ipv6[args[2]] ? __skb_ipv6[args[2]]->nexthdr : __skb_ipv4[args[2]]->protocol) == IPPROTO_UDP/
{
	fire("udp:::send", args[2], args[1], (struct udp_sock *)args[1], __skb_udp[args[2]]);
}

fbt:vmlinux:__udp_enqueue_schedule_skb:entry
{
	fire("udp:::receive", args[1], args[0], (struct udp_sock *)args[0], __skb_udp[args[1]]);
}
