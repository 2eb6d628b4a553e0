/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Families of addresses (linux/socket.h), kinds of hardware (linux/if_arp.h) and addresses of
 * sockets.
 */

typedef uint32_t ipaddr_t;
typedef struct in6_addr in6_addr_t;

inline int AF_UNSPEC = 0;
inline int AF_UNIX = 1;
inline int AF_LOCAL = 1;
inline int AF_INET = 2;
inline int AF_INET6 = 10;
inline int AF_NETLINK = 16;
inline int AF_PACKET = 17;

/* Those that are not enumerators of the kernel's. */
inline int IPPROTO_HOPOPTS = 0;
inline int IPPROTO_ROUTING = 43;
inline int IPPROTO_FRAGMENT = 44;
inline int IPPROTO_ICMPV6 = 58;
inline int IPPROTO_NONE = 59;
inline int IPPROTO_DSTOPTS = 60;
inline int IPPROTO_OSPF = 89;
inline int IPPROTO_MH = 135;

inline int ARPHRD_ETHER = 1;
inline int ARPHRD_INFINIBAND = 32;
inline int ARPHRD_LOOPBACK = 772;

/* The ends of a socket as text; "<unknown>" for other families. */
inline string __sock_local[struct sock *s] =
	s->__sk_common.skc_family == AF_INET ? inet_ntoa(&s->__sk_common.skc_rcv_saddr) :
	s->__sk_common.skc_family == AF_INET6 ?
		inet_ntoa6(&s->__sk_common.skc_v6_rcv_saddr) : "<unknown>";
inline string __sock_remote[struct sock *s] =
	s->__sk_common.skc_family == AF_INET ? inet_ntoa(&s->__sk_common.skc_daddr) :
	s->__sk_common.skc_family == AF_INET6 ?
		inet_ntoa6(&s->__sk_common.skc_v6_daddr) : "<unknown>";

inline string __ip_protocol_name[int protocol] =
	protocol == IPPROTO_TCP ? "TCP" : protocol == IPPROTO_UDP ? "UDP" :
	protocol == IPPROTO_ICMP ? "ICMP" : protocol == IPPROTO_ICMPV6 ? "ICMPV6" :
	protocol == IPPROTO_IGMP ? "IGMP" : protocol == IPPROTO_IPIP ? "IPIP" :
	protocol == IPPROTO_IPV6 ? "IPV6" :
	protocol == IPPROTO_SCTP ? "SCTP" : protocol == IPPROTO_ESP ? "ESP" :
	protocol == IPPROTO_AH ? "AH" : lltostr(protocol);
