/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * TCP: flags of headers, states of connections (net/tcp_states.h), segments, connections and the tcp
 * provider.
 */

inline int TH_FIN = 1;
inline int TH_SYN = 2;
inline int TH_RST = 4;
inline int TH_PSH = 8;
inline int TH_PUSH = TH_PSH; /* illumos' name */
inline int TH_ACK = 16;
inline int TH_URG = 32;
inline int TH_ECE = 64;
inline int TH_CWR = 128;

inline int TCP_STATE_ESTABLISHED = 1;
inline int TCP_STATE_SYN_SENT = 2;
inline int TCP_STATE_SYN_RECEIVED = 3;
inline int TCP_STATE_FIN_WAIT_1 = 4;
inline int TCP_STATE_FIN_WAIT_2 = 5;
inline int TCP_STATE_TIME_WAIT = 6;
inline int TCP_STATE_CLOSED = 7;
inline int TCP_STATE_CLOSE_WAIT = 8;
inline int TCP_STATE_LAST_ACK = 9;
inline int TCP_STATE_LISTEN = 10;
inline int TCP_STATE_CLOSING = 11;
inline int TCP_STATE_NEW_SYN_RECV = 12;

inline string tcp_state_string[int state] =
	state == TCP_STATE_ESTABLISHED ? "state-established" :
	state == TCP_STATE_SYN_SENT ? "state-syn-sent" :
	state == TCP_STATE_SYN_RECEIVED ? "state-syn-received" :
	state == TCP_STATE_FIN_WAIT_1 ? "state-fin-wait-1" :
	state == TCP_STATE_FIN_WAIT_2 ? "state-fin-wait-2" :
	state == TCP_STATE_TIME_WAIT ? "state-time-wait" :
	state == TCP_STATE_CLOSED ? "state-closed" :
	state == TCP_STATE_CLOSE_WAIT ? "state-close-wait" :
	state == TCP_STATE_LAST_ACK ? "state-last-ack" :
	state == TCP_STATE_LISTEN ? "state-listen" :
	state == TCP_STATE_CLOSING ? "state-closing" :
	state == TCP_STATE_NEW_SYN_RECV ? "state-syn-received" : "<unknown>";

typedef struct tcpinfo {
	uint16_t tcp_sport;
	uint16_t tcp_dport;
	uint32_t tcp_seq;
	uint32_t tcp_ack;
	uint8_t tcp_offset;
	uint8_t tcp_flags;
	uint16_t tcp_window;
	uint16_t tcp_checksum;
	uint16_t tcp_urgent;
	struct tcphdr *tcp_hdr;
} tcpinfo_t;

typedef struct tcpsinfo {
	uintptr_t tcps_addr;
	int tcps_local;
	uint16_t tcps_lport;
	uint16_t tcps_rport;
	string tcps_laddr;
	string tcps_raddr;
	int32_t tcps_state;
	uint32_t tcps_iss;
	uint32_t tcps_suna;
	uint32_t tcps_snxt;
	uint32_t tcps_rnxt;
	uint32_t tcps_swnd;
	int32_t tcps_snd_ws;
	uint32_t tcps_rwnd;
	int32_t tcps_rcv_ws;
	uint32_t tcps_cwnd;
	uint32_t tcps_cwnd_ssthresh;
	uint32_t tcps_sack_snxt;
	uint32_t tcps_rto;
	uint32_t tcps_mss;
	int tcps_retransmit;
	uint32_t tcps_rtt;
	uint32_t tcps_rtt_sd;
	uint32_t tcps_irs;
} tcpsinfo_t;

typedef struct tcplsinfo {
	int tcps_state;
} tcplsinfo_t;

translator tcpinfo_t < struct tcphdr *T > {
	tcp_sport = T ? ntohs(T->source) : 0;
	tcp_dport = T ? ntohs(T->dest) : 0;
	tcp_seq = T ? ntohl(T->seq) : 0;
	tcp_ack = T ? ntohl(T->ack_seq) : 0;
	tcp_offset = T ? T->doff * 4 : 0;
	tcp_flags = T ? *((uint8_t *)T + 13) : 0;
	tcp_window = T ? ntohs(T->window) : 0;
	tcp_checksum = T ? ntohs(T->check) : 0;
	tcp_urgent = T ? ntohs(T->urg_ptr) : 0;
	tcp_hdr = T;
};

/*
 * Windows in bytes, the timeout in milliseconds, round trips in microseconds.  The first sequence
 * numbers are not kept.
 */
translator tcpsinfo_t < struct tcp_sock *T > {
	tcps_addr = (uintptr_t)T;
	tcps_local = !T ? 0 : __sock_local[(struct sock *)T] == __sock_remote[(struct sock *)T];
	tcps_lport = T ? ((struct sock *)T)->__sk_common.skc_num : 0;
	tcps_rport = T ? ntohs(((struct sock *)T)->__sk_common.skc_dport) : 0;
	tcps_laddr = T ? __sock_local[(struct sock *)T] : "<unknown>";
	tcps_raddr = T ? __sock_remote[(struct sock *)T] : "<unknown>";
	tcps_state = T ? ((struct sock *)T)->__sk_common.skc_state : 0;
	tcps_iss = 0;
	tcps_suna = T ? T->snd_una : 0;
	tcps_snxt = T ? T->snd_nxt : 0;
	tcps_rnxt = T ? T->rcv_nxt : 0;
	tcps_swnd = T ? T->snd_wnd : 0;
	tcps_snd_ws = T ? T->rx_opt.snd_wscale : 0;
	tcps_rwnd = T ? T->rcv_wnd : 0;
	tcps_rcv_ws = T ? T->rx_opt.rcv_wscale : 0;
	tcps_cwnd = T ? T->snd_cwnd * T->mss_cache : 0;
	tcps_cwnd_ssthresh = !T ? 0 : T->snd_ssthresh < 0x7fffffff ? T->snd_ssthresh * T->mss_cache :
		T->snd_ssthresh;
	tcps_sack_snxt = !T ? 0 : T->sacked_out ? T->high_seq : 0;
	tcps_rto = !T ? 0 : `lpj_fine ? T->inet_conn.icsk_rto * `lpj_fine / `tsc_khz : T->inet_conn.icsk_rto * 4;
	tcps_mss = T ? T->mss_cache : 0;
	tcps_retransmit = !T ? 0 : T->retrans_out != 0;
	tcps_rtt = T ? T->srtt_us >> 3 : 0;
	tcps_rtt_sd = T ? T->mdev_us >> 2 : 0;
	tcps_irs = 0;
};

/*
 * A state that a connection has entered: the socket's address and, instead of the four bits that are set in any
 * address of the kernel, the state.  What waits after its end (TIME_WAIT is then what the kernel has as its state)
 * is shorter than a socket, and has acknowledged and sent all.  A closed socket's skc_num may be gone.
 */
struct __tcp_change { char state; };

inline struct __tcp_change *__tcp_changed[struct sock *k, int state] =
	(struct __tcp_change *)((uintptr_t)k << 4 | state);
inline struct sock *__changed_sock[struct __tcp_change *c] =
	(struct sock *)((uintptr_t)c >> 4 | 0xf000000000000000);
inline struct tcp_timewait_sock *__changed_rest[struct __tcp_change *c] =
	__changed_sock[c]->__sk_common.skc_state == TCP_STATE_TIME_WAIT ?
	(struct tcp_timewait_sock *)__changed_sock[c] : (struct tcp_timewait_sock *)NULL;
inline struct tcp_sock *__changed_tcp[struct __tcp_change *c] =
	__changed_rest[c] ? (struct tcp_sock *)NULL : (struct tcp_sock *)__changed_sock[c];

translator tcpsinfo_t < struct __tcp_change *C > {
	tcps_addr = (uintptr_t)__changed_sock[C];
	tcps_local = __sock_local[__changed_sock[C]] == __sock_remote[__changed_sock[C]];
	tcps_lport = ntohs(__changed_rest[C] ? __changed_rest[C]->tw_sk.tw_sport :
		((struct inet_sock *)__changed_sock[C])->inet_sport);
	tcps_rport = ntohs(__changed_sock[C]->__sk_common.skc_dport);
	tcps_laddr = __sock_local[__changed_sock[C]];
	tcps_raddr = __sock_remote[__changed_sock[C]];
	tcps_state = (uintptr_t)C & 15;
	tcps_iss = 0;
	tcps_suna = __changed_rest[C] ? __changed_rest[C]->tw_sk.__tw_common.skc_tw_snd_nxt :
		xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_suna;
	tcps_snxt = __changed_rest[C] ? __changed_rest[C]->tw_sk.__tw_common.skc_tw_snd_nxt :
		xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_snxt;
	tcps_rnxt = __changed_rest[C] ? __changed_rest[C]->tw_sk.__tw_common.skc_tw_rcv_nxt :
		xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_rnxt;
	tcps_swnd = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_swnd;
	tcps_snd_ws = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_snd_ws;
	tcps_rwnd = __changed_rest[C] ? __changed_rest[C]->tw_rcv_wnd :
		xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_rwnd;
	tcps_rcv_ws = __changed_rest[C] ? __changed_rest[C]->tw_sk.tw_rcv_wscale :
		xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_rcv_ws;
	tcps_cwnd = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_cwnd;
	tcps_cwnd_ssthresh = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_cwnd_ssthresh;
	tcps_sack_snxt = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_sack_snxt;
	tcps_rto = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_rto;
	tcps_mss = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_mss;
	tcps_retransmit = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_retransmit;
	tcps_rtt = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_rtt;
	tcps_rtt_sd = xlate <tcpsinfo_t> (__changed_tcp[C]).tcps_rtt_sd;
	tcps_irs = 0;
};

translator tcplsinfo_t < int STATE > {
	tcps_state = STATE;
};

provider tcp {
	probe send(struct sk_buff *s, struct sock *k, struct tcp_sock *t, struct tcphdr *h) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, tcpsinfo_t *t, tcpinfo_t *h);
	probe receive(struct sk_buff *s, struct sock *k, struct tcp_sock *t, struct tcphdr *h) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, tcpsinfo_t *t, tcpinfo_t *h);
	probe connect__request(struct sk_buff *s, struct sock *k, struct tcp_sock *t, struct tcphdr *h) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, tcpsinfo_t *t, tcpinfo_t *h);
	probe connect__established(struct sk_buff *s, struct sock *k, struct tcp_sock *t, struct tcphdr *h) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, tcpsinfo_t *t, tcpinfo_t *h);
	probe connect__refused(struct sk_buff *s, struct sock *k, struct tcp_sock *t, struct tcphdr *h) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, tcpsinfo_t *t, tcpinfo_t *h);
	probe accept__established(struct sk_buff *s, struct sock *k, struct tcp_sock *t, struct tcphdr *h) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, tcpsinfo_t *t, tcpinfo_t *h);
	probe accept__refused(struct sk_buff *s, struct sock *k, struct tcp_sock *t, struct tcphdr *h) :
		(pktinfo_t *s, csinfo_t *k, ipinfo_t *s, tcpsinfo_t *t, tcpinfo_t *h);
	probe state__change(struct sock *k, struct tcp_sock *t, int old, struct __tcp_change *c, void *none) :
		(void *none, csinfo_t *k, void *none, tcpsinfo_t *c, void *none, tcplsinfo_t *old);
};

inline struct tcphdr *__skb_tcp[struct sk_buff *s] = (struct tcphdr *)(s->head + s->transport_header);
inline int __tcp_flags[struct sk_buff *s] = *((uint8_t *)__skb_tcp[s] + 13);

/* Segments that this host sends: the kernel answers what belongs to no connection from a raw socket. */
inline int __sends_tcp[struct sock *k, struct sk_buff *s] = k != NULL &&
	(__skb_ipv6[s] ? __skb_ipv6[s]->nexthdr : __skb_ipv4[s]->protocol) == IPPROTO_TCP;

/* Requests for connections and closed ones are shorter than sockets (SOCK_STREAM is 1). */
inline struct tcp_sock *__tcp_of[struct sock *k] =
	k->__sk_common.skc_state != TCP_STATE_NEW_SYN_RECV && k->__sk_common.skc_state != TCP_STATE_TIME_WAIT &&
	k->sk_type == 1 ? (struct tcp_sock *)k : (struct tcp_sock *)NULL;

fbt:vmlinux:ip_finish_output:entry,
fbt:vmlinux:ip6_finish_output:entry
/__sends_tcp[args[1], args[2]]/
{
	fire("tcp:::send", args[2], args[1], __tcp_of[args[1]], __skb_tcp[args[2]]);
}

/* A connection's first segment, once. */
fbt:vmlinux:ip_finish_output:entry,
fbt:vmlinux:ip6_finish_output:entry
/__sends_tcp[args[1], args[2]] && (__tcp_flags[args[2]] & (TH_SYN | TH_ACK)) == TH_SYN &&
    ((struct inet_connection_sock *)args[1])->icsk_retransmits == 0/
{
	fire("tcp:::connect-request", args[2], args[1], __tcp_of[args[1]], __skb_tcp[args[2]]);
}

/* The answer to a first segment that nobody listens for. */
fbt:vmlinux:ip_finish_output:entry,
fbt:vmlinux:ip6_finish_output:entry
/__sends_tcp[args[1], args[2]] && __tcp_flags[args[2]] == (TH_RST | TH_ACK) && __skb_tcp[args[2]]->seq == 0/
{
	fire("tcp:::accept-refused", args[2], args[1], (struct tcp_sock *)NULL, __skb_tcp[args[2]]);
}

fbt:vmlinux:tcp_v4_do_rcv:entry
{
	fire("tcp:::receive", args[1], args[0], (struct tcp_sock *)args[0], __skb_tcp[args[1]]);
}

/* IPv4's on such a socket go on to the function above. */
fbt:vmlinux:tcp_v6_do_rcv:entry
/args[1]->protocol == htons(0x86dd)/
{
	fire("tcp:::receive", args[1], args[0], (struct tcp_sock *)args[0], __skb_tcp[args[1]]);
}

fbt:vmlinux:tcp_child_process:entry
{
	fire("tcp:::receive", args[2], args[1], (struct tcp_sock *)args[1], __skb_tcp[args[2]]);
}

fbt:vmlinux:tcp_init_transfer:entry
/args[1] == BPF_SOCK_OPS_ACTIVE_ESTABLISHED_CB && args[2] != NULL/
{
	fire("tcp:::connect-established", args[2], args[0], (struct tcp_sock *)args[0], __skb_tcp[args[2]]);
}

fbt:vmlinux:tcp_init_transfer:entry
/args[1] == BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB && args[2] != NULL/
{
	fire("tcp:::accept-established", args[2], args[0], (struct tcp_sock *)args[0], __skb_tcp[args[2]]);
}

fbt:vmlinux:tcp_reset:entry
/args[0]->__sk_common.skc_state == TCP_STATE_SYN_SENT && args[1] != NULL/
{
	fire("tcp:::connect-refused", args[1], args[0], (struct tcp_sock *)args[0], __skb_tcp[args[1]]);
}

/*
 * A connection that its user has closed is kept as something shorter at its end: from TIME_WAIT on, or in FIN_WAIT2
 * already, which is not a change of its state.  That the socket is closed then is not the connection's.
 */
fbt:vmlinux:inet_twsk_hashdance:entry,
fbt:vmlinux:inet_twsk_hashdance_schedule:entry
/args[1]->sk_protocol == IPPROTO_TCP/
{
	self->__tcp_left = args[1];
}

fbt:vmlinux:inet_twsk_hashdance:entry,
fbt:vmlinux:inet_twsk_hashdance_schedule:entry
/args[1]->sk_protocol == IPPROTO_TCP && args[0]->tw_substate == TCP_STATE_TIME_WAIT/
{
	fire("tcp:::state-change", args[1], (struct tcp_sock *)args[1], args[1]->__sk_common.skc_state,
	    __tcp_changed[args[1], TCP_STATE_TIME_WAIT], NULL);
}

/*
 * The kernel tells of a state before it is set, and the probe's socket has the new one.  Newer kernels set
 * the last state of some sockets twice.
 */
rawtp:sock::inet_sock_set_state
/args[0]->sk_protocol == IPPROTO_TCP && args[1] != args[2]/
{
	self->__tcp_old = args[1];
	self->__tcp_sock = args[0];
}

fbt:vmlinux:inet_sk_state_store:return
/self->__tcp_left != NULL && self->__tcp_left == self->__tcp_sock/
{
	self->__tcp_sock = 0;
	self->__tcp_old = 0;
	self->__tcp_left = 0;
}

/* Who is at the other end of a new connection the kernel may add later: it is told of then. */
fbt:vmlinux:inet_sk_set_state:return
/self->__tcp_sock != NULL && self->__tcp_old == TCP_STATE_LISTEN &&
    self->__tcp_sock->__sk_common.skc_state == TCP_STATE_SYN_RECEIVED/
{
	self->__tcp_sock = 0;
	self->__tcp_old = 0;
}

fbt:vmlinux:tcp_ca_openreq_child:entry
/args[0]->__sk_common.skc_state == TCP_STATE_SYN_RECEIVED/
{
	fire("tcp:::state-change", args[0], (struct tcp_sock *)args[0], TCP_STATE_LISTEN,
	    __tcp_changed[args[0], TCP_STATE_SYN_RECEIVED], NULL);
}

fbt:vmlinux:inet_sk_state_store:return,
fbt:vmlinux:inet_sk_set_state:return
/self->__tcp_sock != NULL && self->__tcp_sock != self->__tcp_left/
{
	fire("tcp:::state-change", self->__tcp_sock, (struct tcp_sock *)self->__tcp_sock, self->__tcp_old,
	    __tcp_changed[self->__tcp_sock, self->__tcp_sock->__sk_common.skc_state], NULL);
	self->__tcp_sock = 0;
	self->__tcp_old = 0;
}

fbt:vmlinux:tcp_timewait_state_process:entry
{
	self->__tcp_rest = args[0]->tw_substate == TCP_STATE_FIN_WAIT_2 ? args[0] : NULL;
}

fbt:vmlinux:tcp_timewait_state_process:return
/self->__tcp_rest != NULL && self->__tcp_rest->tw_substate == TCP_STATE_TIME_WAIT/
{
	fire("tcp:::state-change", (struct sock *)self->__tcp_rest, (struct tcp_sock *)NULL, TCP_STATE_FIN_WAIT_2,
	    __tcp_changed[(struct sock *)self->__tcp_rest, TCP_STATE_TIME_WAIT], NULL);
}

/* Other protocols than "TCP" and "TCPv6" have connections that end so, too. */
fbt:vmlinux:inet_twsk_kill:entry
/args[0]->__tw_common.skc_prot->name[0] == 'T'/
{
	fire("tcp:::state-change", (struct sock *)args[0], (struct tcp_sock *)NULL, args[0]->tw_substate,
	    __tcp_changed[(struct sock *)args[0], TCP_STATE_CLOSED], NULL);
}
