/* Translators, inlines, libraries. */

/* ok
 * xlate member
 * xlate typedef out
 * xlate struct input
 * string member
 * nested xlate
 * xlate in inline
 */
struct in { int n; struct in *next; };
typedef struct out { int n; string name; } out_t;
struct deep { int m; };
translator out_t < struct task_struct *t > { n = t->tgid; name = stringof(t->comm); };
translator struct out < struct in i > { n = i.n; name = "x"; };
translator struct deep < struct task_struct *t > { m = xlate <out_t>(t).n + 1; };
inline out_t me = xlate <out_t>(curthread);
struct in v;
BEGIN { trace(xlate <out_t *>(curthread)->name); trace(xlate <out_t>(curthread).n); trace(xlate <struct out>(v).n); trace(xlate <struct deep>(curthread).m); trace(me.n); }

/* ok
 * translator input type in module
 */
struct o { long n; };
translator struct o < struct xfs`xfs_inode *i > { n = (long)i; };
BEGIN { }

/* D_XLATE_NOCONV
 * xlate noconv
 * error: the translator to 'struct o' does not define the member 'b'
 */
struct o { int a; int b; };
translator struct o < struct task_struct *t > { a = t->pid; };
BEGIN { trace(xlate <struct o>(curthread).b); }

/* D_XLATE_REDECL
 * xlate redecl
 * error: there is already a translator from 'struct task_struct *' to 'struct o'
 */
struct o { int a; };
translator struct o < struct task_struct *t > { a = 1; };
translator struct o < struct task_struct *t > { a = 2; };
BEGIN { }

/* D_XLATE_NONE
 * xlate none
 * error: there is no translator from 'struct task_struct *' to 'struct o'
 */
struct o { int a; };
BEGIN { trace(xlate <struct o>(curthread).a); }

/* D_XLATE_INCOMPAT
 * xlate incompat
 * error: a translator's member: 'string' cannot be converted to 'int'
 */
struct o { int a; };
translator struct o < struct task_struct *t > { a = "x"; };
BEGIN { trace(xlate <struct o>(curthread).a); }

/* D_XLATE_MEMB
 * xlate memb
 * error: 'struct o' has no member 'b'
 */
struct o { int a; };
translator struct o < struct task_struct *t > { b = 1; };
BEGIN { }

/* D_XLATE_SOU
 * xlate sou
 * error: a translator makes a struct or union, not 'int'
 */
translator int < struct task_struct *t > { a = 1; };
BEGIN { }

/* ok 7
 * inline string
 * inline pointer
 * inline void *
 * inline struct
 * inline of inlines + macro
 */
inline string NAME = "x";
inline struct task_struct *me = curthread;
inline void *nothing = NULL;
inline struct list_head tasks = curthread->tasks;
inline int A = $1;
inline int B = A * 2;
inline int twice[int n] = n * 2 + B;
BEGIN { trace(NAME); trace(me->pid); trace(nothing == 0); trace(tasks.next); trace(twice[3] + B); }

/* D_DECL_IDRED
 * inline redefined
 * error: 'A' is already defined
 */
inline int A = 1;
inline int A = 2;
BEGIN { }

/* ok
 * constants open flags
 * constants exit reasons
 * constants IPPROTO_*
 * constants R_*
 */
int ok[O_RDONLY == 0 && O_WRONLY == 1 && O_RDWR == 2 && O_CREAT == 0100 && O_APPEND == 02000 && O_NONBLOCK == 04000 && O_CLOEXEC == 02000000 &&
	CLD_EXITED == 1 && CLD_KILLED == 2 && CLD_DUMPED == 3 && CLD_TRAPPED == 4 && CLD_STOPPED == 5 && CLD_CONTINUED == 6 &&
	IPPROTO_TCP == 6 && IPPROTO_UDP == 17 && IPPROTO_ICMP == 1 && R_RAX == 10 ? 1 : -1];
BEGIN { }

/* ok
 * xlate assigned to variable
 * xlate struct assigned to variable
 */
struct o { int a; };
translator struct o < struct task_struct *t > { a = t->pid; };
BEGIN { x = xlate <struct o *>(curthread); trace(x->a); y = xlate <struct o>(curthread); trace(y.a); }

/* ok
 * structure bufinfo_t
 */
BEGIN { trace(sizeof(bufinfo_t)); }

/* ok
 * structure devinfo_t
 */
BEGIN { trace(sizeof(devinfo_t)); }

/* ok
 * structure fileinfo_t
 */
BEGIN { trace(sizeof(fileinfo_t)); }

/* ok
 * structure psinfo_t
 */
BEGIN { trace(sizeof(psinfo_t)); }

/* ok
 * structure lwpsinfo_t
 */
BEGIN { trace(sizeof(lwpsinfo_t)); }

/* ok
 * structure cpuinfo_t
 */
BEGIN { trace(sizeof(cpuinfo_t)); }

/* ok
 * structure conninfo_t
 */
BEGIN { trace(sizeof(conninfo_t)); }

/* ok
 * structure pktinfo_t
 */
BEGIN { trace(sizeof(pktinfo_t)); }

/* ok
 * structure csinfo_t
 */
BEGIN { trace(sizeof(csinfo_t)); }

/* ok
 * structure ipinfo_t
 */
BEGIN { trace(sizeof(ipinfo_t)); }

/* ok
 * structure ifinfo_t
 */
BEGIN { trace(sizeof(ifinfo_t)); }

/* ok
 * structure ipv4info_t
 */
BEGIN { trace(sizeof(ipv4info_t)); }

/* ok
 * structure ipv6info_t
 */
BEGIN { trace(sizeof(ipv6info_t)); }

/* ok
 * structure tcpinfo_t
 */
BEGIN { trace(sizeof(tcpinfo_t)); }

/* ok
 * structure tcpsinfo_t
 */
BEGIN { trace(sizeof(tcpsinfo_t)); }

/* ok
 * structure tcplsinfo_t
 */
BEGIN { trace(sizeof(tcplsinfo_t)); }

/* ok
 * structure udpinfo_t
 */
BEGIN { trace(sizeof(udpinfo_t)); }

/* ok
 * structure udpsinfo_t
 */
BEGIN { trace(sizeof(udpsinfo_t)); }

/* ok
 * structure timestruc_t
 */
BEGIN { trace(sizeof(timestruc_t)); }

/* ok
 * constants buffer flags
 */
BEGIN { trace(B_BUSY + B_DONE + B_ERROR + B_PAGEIO + B_PHYS + B_READ + B_WRITE + B_ASYNC); }

/* ok
 * constants process states
 */
BEGIN { trace(SSLEEP + SRUN + SZOMB + SSTOP + SIDL + SONPROC); }

/* ok
 * constants AF_*
 */
int ok[AF_INET == 2 && AF_INET6 == 10 ? 1 : -1];
BEGIN { }

/* ok
 * constants TCP_STATE_*, tcp_state_string[]
 */
BEGIN { trace(TCP_STATE_ESTABLISHED); trace(tcp_state_string[TCP_STATE_ESTABLISHED]); }

/* ok
 * constants RW_*
 */
BEGIN { trace(RW_READER + RW_WRITER); }

/* ok
 * constants DTRACEFLT_*
 */
int ok[DTRACEFLT_BADADDR == 1 && DTRACEFLT_ILLOP == 3 && DTRACEFLT_DIVZERO == 4 && DTRACEFLT_NOSCRATCH == 5 && DTRACEFLT_BADSTACK == 9 ? 1 : -1];
BEGIN { }

/* ok
 * constants SIG*
 */
int ok[SIGHUP == 1 && SIGKILL == 9 && SIGTERM == 15 && SIGCHLD == 17 && SIGSTOP == 19 ? 1 : -1];
BEGIN { }

/* ok
 * constants E*
 */
int ok[EPERM == 1 && ENOENT == 2 && EINTR == 4 && EAGAIN == 11 && EINVAL == 22 && ETIMEDOUT == 110 ? 1 : -1];
BEGIN { }

/* ok
 * constants TH_*
 * constants PCAP_*
 */
int ok[TH_FIN == 1 && TH_SYN == 2 && TH_RST == 4 && TH_PSH == 8 && TH_ACK == 16 && TH_URG == 32 && TH_ECE == 64 && TH_CWR == 128 && TH_PUSH == TH_PSH ? 1 : -1];
int capture[PCAP_NULL == 0 && PCAP_ETHER == 1 && PCAP_PPP == 9 && PCAP_IP == 12 && PCAP_WIFI == 105 && PCAP_IPOIB == 242 ? 1 : -1];
BEGIN { }

/* ok
 * constants SOBJ_*
 */
int ok[SOBJ_NONE == 0 && SOBJ_MUTEX == 1 && SOBJ_RWLOCK == 2 && SOBJ_CV == 3 && SOBJ_SEMA == 4 && SOBJ_USER == 5 && SOBJ_USER_PI == 6 && SOBJ_SHUTTLE == 7 ? 1 : -1];
BEGIN /curlwpsinfo->pr_stype == SOBJ_CV/ { }

/* D_IDENT_UNDEF
 * unused inline is checked
 * error: 'no_such_thing' is not defined
 */
inline int never = no_such_thing->x;
BEGIN { }

/* D_TYPE_MEMBER
 * unused translator is checked
 * error: 'struct task_struct' has no member 'no_such_member'
 */
struct mine { int a; };
translator struct mine < struct task_struct *T > { a = T->no_such_member; };
BEGIN { }
