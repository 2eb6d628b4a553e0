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
 */
struct o { int a; int b; };
translator struct o < struct task_struct *t > { a = t->pid; };
BEGIN { trace(xlate <struct o>(curthread).b); }

/* D_XLATE_REDECL
 * xlate redecl
 */
struct o { int a; };
translator struct o < struct task_struct *t > { a = 1; };
translator struct o < struct task_struct *t > { a = 2; };
BEGIN { }

/* D_XLATE_NONE
 * xlate none
 */
struct o { int a; };
BEGIN { trace(xlate <struct o>(curthread).a); }

/* D_XLATE_INCOMPAT
 * xlate incompat
 */
struct o { int a; };
translator struct o < struct task_struct *t > { a = "x"; };
BEGIN { trace(xlate <struct o>(curthread).a); }

/* D_XLATE_MEMB
 * xlate memb
 */
struct o { int a; };
translator struct o < struct task_struct *t > { b = 1; };
BEGIN { }

/* D_XLATE_SOU
 * xlate sou
 */
translator int < struct task_struct *t > { a = 1; };
BEGIN { }

/* ok 7
 * inline string
 * inline pointer
 * inline void *
 * inline struct
 * inline of inlines + macro
 * unused inline not compiled
 */
inline string NAME = "x";
inline struct task_struct *me = curthread;
inline void *nothing = NULL;
inline struct list_head tasks = curthread->tasks;
inline int A = $1;
inline int B = A * 2;
inline int twice[int n] = n * 2 + B;
inline int never = no_such_thing->x;
BEGIN { trace(NAME); trace(me->pid); trace(nothing == 0); trace(tasks.next); trace(twice[3] + B); }

/* D_DECL_IDRED
 * inline redefined
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
