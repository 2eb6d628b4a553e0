/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Packets, their IP headers, connections and interfaces; the ip provider. */

typedef struct pktinfo {
	uintptr_t pkt_addr;
} pktinfo_t;

typedef struct csinfo {
	uintptr_t cs_addr;
	uint64_t cs_cid;
	pid_t cs_pid;
	zoneid_t cs_zoneid;
} csinfo_t;

typedef struct conninfo {
	string ci_local;
	string ci_remote;
	string ci_protocol;
} conninfo_t;

typedef struct ipinfo {
	uint8_t ip_ver;
	uint32_t ip_plength;
	string ip_saddr;
	string ip_daddr;
} ipinfo_t;

typedef struct ifinfo {
	string if_name;
	int8_t if_local;
	netstackid_t if_ipstack;
	uintptr_t if_addr;
} ifinfo_t;

typedef struct ipv4info {
	uint8_t ipv4_ver;
	uint8_t ipv4_ihl;
	uint8_t ipv4_tos;
	uint16_t ipv4_length;
	uint16_t ipv4_ident;
	uint8_t ipv4_flags;
	uint16_t ipv4_offset;
	uint8_t ipv4_ttl;
	uint8_t ipv4_protocol;
	string ipv4_protostr;
	uint16_t ipv4_checksum;
	ipaddr_t ipv4_src;
	ipaddr_t ipv4_dst;
	string ipv4_saddr;
	string ipv4_daddr;
	struct iphdr *ipv4_hdr;
} ipv4info_t;

typedef struct ipv6info {
	uint8_t ipv6_ver;
	uint8_t ipv6_tclass;
	uint32_t ipv6_flow;
	uint16_t ipv6_plen;
	uint8_t ipv6_nexthdr;
	string ipv6_nextstr;
	uint8_t ipv6_hlim;
	struct in6_addr *ipv6_src;
	struct in6_addr *ipv6_dst;
	string ipv6_saddr;
	string ipv6_daddr;
	struct ipv6hdr *ipv6_hdr;
} ipv6info_t;

translator pktinfo_t < struct sk_buff *S > {
	pkt_addr = (uintptr_t)S;
};

/*
 * Linux does not keep which process a connection is of, only that one is at work on it: that holds its
 * lock, and is the current one.  Requests (12) and what is left of connections (6) have no lock.
 */
inline int __sock_in_use[struct sock *s] = s != NULL &&
	s->__sk_common.skc_state != 6 && s->__sk_common.skc_state != 12 && s->sk_lock.owned;

translator csinfo_t < struct sock *S > {
	cs_addr = (uintptr_t)S;
	cs_cid = (uint64_t)S;
	cs_pid = __sock_in_use[S] ? pid : -1;
	cs_zoneid = 0;
};

translator conninfo_t < struct sock *S > {
	ci_local = S ? __sock_local[S] : "<unknown>";
	ci_remote = S ? __sock_remote[S] : "<unknown>";
	ci_protocol = S ? __ip_protocol_name[S->sk_protocol] : "<unknown>";
};

/* A packet's network header, when it is of that version. */
inline struct iphdr *__skb_ipv4[struct sk_buff *s] =
	*(uint8_t *)(s->head + s->network_header) >> 4 == 4 ?
	(struct iphdr *)(s->head + s->network_header) : NULL;
inline struct ipv6hdr *__skb_ipv6[struct sk_buff *s] =
	*(uint8_t *)(s->head + s->network_header) >> 4 == 6 ?
	(struct ipv6hdr *)(s->head + s->network_header) : NULL;

translator ipinfo_t < struct iphdr *I > {
	ip_ver = I ? 4 : 0;
	ip_plength = I ? ntohs(I->tot_len) - I->ihl * 4 : 0;
	ip_saddr = I ? inet_ntoa(&I->saddr) : "<unknown>";
	ip_daddr = I ? inet_ntoa(&I->daddr) : "<unknown>";
};

translator ipinfo_t < struct ipv6hdr *I > {
	ip_ver = I ? 6 : 0;
	ip_plength = I ? ntohs(I->payload_len) : 0;
	ip_saddr = I ? inet_ntoa6(&I->saddr) : "<unknown>";
	ip_daddr = I ? inet_ntoa6(&I->daddr) : "<unknown>";
};

translator ipinfo_t < struct sk_buff *S > {
	ip_ver = S ? *(uint8_t *)(S->head + S->network_header) >> 4 : 0;
	ip_plength = !S ? 0 : __skb_ipv6[S] ? xlate <ipinfo_t> (__skb_ipv6[S]).ip_plength :
		xlate <ipinfo_t> (__skb_ipv4[S]).ip_plength;
	ip_saddr = !S ? "<unknown>" : __skb_ipv6[S] ? xlate <ipinfo_t> (__skb_ipv6[S]).ip_saddr :
		xlate <ipinfo_t> (__skb_ipv4[S]).ip_saddr;
	ip_daddr = !S ? "<unknown>" : __skb_ipv6[S] ? xlate <ipinfo_t> (__skb_ipv6[S]).ip_daddr :
		xlate <ipinfo_t> (__skb_ipv4[S]).ip_daddr;
};

/* 0x8: IFF_LOOPBACK. */
translator ifinfo_t < struct net_device *N > {
	if_name = N ? stringof(N->name) : "<null>";
	if_local = N ? (N->flags & 0x8) != 0 : 0;
	if_ipstack = 0;
	if_addr = (uintptr_t)N;
};

translator ipv4info_t < struct iphdr *I > {
	ipv4_ver = I ? I->version : 0;
	ipv4_ihl = I ? I->ihl * 4 : 0;
	ipv4_tos = I ? I->tos : 0;
	ipv4_length = I ? ntohs(I->tot_len) : 0;
	ipv4_ident = I ? ntohs(I->id) : 0;
	ipv4_flags = I ? ntohs(I->frag_off) >> 12 & 0xe : 0;
	ipv4_offset = I ? ntohs(I->frag_off) & 0x1fff : 0;
	ipv4_ttl = I ? I->ttl : 0;
	ipv4_protocol = I ? I->protocol : 0;
	ipv4_protostr = I ? __ip_protocol_name[I->protocol] : "<null>";
	ipv4_checksum = I ? ntohs(I->check) : 0;
	ipv4_src = I ? I->saddr : 0;
	ipv4_dst = I ? I->daddr : 0;
	ipv4_saddr = I ? inet_ntoa(&I->saddr) : "<null>";
	ipv4_daddr = I ? inet_ntoa(&I->daddr) : "<null>";
	ipv4_hdr = I;
};

translator ipv6info_t < struct ipv6hdr *I > {
	ipv6_ver = I ? I->version : 0;
	ipv6_tclass = I ? I->priority << 4 | I->flow_lbl[0] >> 4 : 0;
	ipv6_flow = I ? (I->flow_lbl[0] & 0xf) << 16 | I->flow_lbl[1] << 8 | I->flow_lbl[2] : 0;
	ipv6_plen = I ? ntohs(I->payload_len) : 0;
	ipv6_nexthdr = I ? I->nexthdr : 0;
	ipv6_nextstr = I ? __ip_protocol_name[I->nexthdr] : "<null>";
	ipv6_hlim = I ? I->hop_limit : 0;
	ipv6_src = I ? &I->saddr : NULL;
	ipv6_dst = I ? &I->daddr : NULL;
	ipv6_saddr = I ? inet_ntoa6(&I->saddr) : "<null>";
	ipv6_daddr = I ? inet_ntoa6(&I->daddr) : "<null>";
	ipv6_hdr = I;
};

provider ip {
	probe send(struct sk_buff *s, struct sock *k, struct net_device *d, struct iphdr *v4,
		   struct ipv6hdr *v6) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, ifinfo_t *d, ipv4info_t *v4, ipv6info_t *v6);
	probe receive(struct sk_buff *s, struct sock *k, struct net_device *d, struct iphdr *v4,
		      struct ipv6hdr *v6) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, ifinfo_t *d, ipv4info_t *v4, ipv6info_t *v6);
	probe drop__in(struct sk_buff *s, struct sock *k, struct net_device *d, struct iphdr *v4,
		       struct ipv6hdr *v6) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, ifinfo_t *d, ipv4info_t *v4, ipv6info_t *v6);
	probe drop__out(struct sk_buff *s, struct sock *k, struct net_device *d, struct iphdr *v4,
			struct ipv6hdr *v6) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, ifinfo_t *d, ipv4info_t *v4, ipv6info_t *v6);
};

/* Where a packet leaves: its route's device. */
inline struct net_device *__skb_out[struct sk_buff *s] = ((struct dst_entry *)(s->_skb_refdst & ~7))->dev;

fbt:vmlinux:ip_finish_output:entry,
fbt:vmlinux:ip6_finish_output:entry
{
	fire("ip:::send", args[2], args[1], __skb_out[args[2]], __skb_ipv4[args[2]], __skb_ipv6[args[2]]);
}

/* To this host. */
fbt:vmlinux:ip_local_deliver:entry,
fbt:vmlinux:ip6_input:entry
{
	fire("ip:::receive", args[0], (struct sock *)NULL, args[0]->dev, __skb_ipv4[args[0]],
	    __skb_ipv6[args[0]]);
}

/* An IP packet (by its Ethernet type) that came in has the interface's number. */
inline int __skb_is_ip[struct sk_buff *s] =
	s->network_header != 0 && (s->protocol == htons(0x800) || s->protocol == htons(0x86dd));

rawtp:skb::kfree_skb
/__skb_is_ip[args[0]] && args[0]->skb_iif != 0/
{
	fire("ip:::drop-in", args[0], args[0]->sk, args[0]->dev, __skb_ipv4[args[0]], __skb_ipv6[args[0]]);
}

rawtp:skb::kfree_skb
/__skb_is_ip[args[0]] && args[0]->skb_iif == 0/
{
	fire("ip:::drop-out", args[0], args[0]->sk, args[0]->dev, __skb_ipv4[args[0]], __skb_ipv6[args[0]]);
}
