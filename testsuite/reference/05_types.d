/* Types. */

/* ok
 * type char
 * type signed char
 * type unsigned char
 * type short
 * type unsigned short
 * type short int
 * type int
 * type unsigned
 * type unsigned int
 * type long
 * type unsigned long
 * type long int
 * type long long
 * type unsigned long long
 * type long long unsigned int
 * type _Bool
 * type int8_t
 * type int16_t
 * type int32_t
 * type int64_t
 * type intptr_t
 * type uint8_t
 * type uint16_t
 * type uint32_t
 * type uint64_t
 * type uintptr_t
 * type uchar_t
 * type ushort_t
 * type uint_t
 * type ulong_t
 * type u_longlong_t
 * type longlong_t
 * type ptrdiff_t
 * type size_t
 * type ssize_t
 * type id_t
 * type pid_t
 * type uid_t
 * type gid_t
 * type dev_t
 * type ino_t
 * type off_t
 * type loff_t
 * type time_t
 * type bool
 * type processorid_t
 * type zoneid_t
 * type u8
 * type u64
 * type __u32
 */
char v0;
signed char v1;
unsigned char v2;
short v3;
unsigned short v4;
short int v5;
int v6;
unsigned v7;
unsigned int v8;
long v9;
unsigned long v10;
long int v11;
long long v12;
unsigned long long v13;
long long unsigned int v14;
_Bool v15;
int8_t v16;
int16_t v17;
int32_t v18;
int64_t v19;
intptr_t v20;
uint8_t v21;
uint16_t v22;
uint32_t v23;
uint64_t v24;
uintptr_t v25;
uchar_t v26;
ushort_t v27;
uint_t v28;
ulong_t v29;
u_longlong_t v30;
longlong_t v31;
ptrdiff_t v32;
size_t v33;
ssize_t v34;
id_t v35;
pid_t v36;
uid_t v37;
gid_t v38;
dev_t v39;
ino_t v40;
off_t v41;
loff_t v42;
time_t v43;
bool v44;
processorid_t v45;
zoneid_t v46;
u8 v47;
u64 v48;
__u32 v49;
int ok[sizeof(char) == 1 &&
	sizeof(signed char) == 1 &&
	sizeof(unsigned char) == 1 &&
	sizeof(short) == 2 &&
	sizeof(unsigned short) == 2 &&
	sizeof(short int) == 2 &&
	sizeof(int) == 4 &&
	sizeof(unsigned) == 4 &&
	sizeof(unsigned int) == 4 &&
	sizeof(long) == 8 &&
	sizeof(unsigned long) == 8 &&
	sizeof(long int) == 8 &&
	sizeof(long long) == 8 &&
	sizeof(unsigned long long) == 8 &&
	sizeof(long long unsigned int) == 8 &&
	sizeof(_Bool) == 1 &&
	sizeof(int8_t) == 1 &&
	sizeof(int16_t) == 2 &&
	sizeof(int32_t) == 4 &&
	sizeof(int64_t) == 8 &&
	sizeof(intptr_t) == 8 &&
	sizeof(uint8_t) == 1 &&
	sizeof(uint16_t) == 2 &&
	sizeof(uint32_t) == 4 &&
	sizeof(uint64_t) == 8 &&
	sizeof(uintptr_t) == 8 &&
	sizeof(uchar_t) == 1 &&
	sizeof(ushort_t) == 2 &&
	sizeof(uint_t) == 4 &&
	sizeof(ulong_t) == 8 &&
	sizeof(u_longlong_t) == 8 &&
	sizeof(longlong_t) == 8 &&
	sizeof(ptrdiff_t) == 8 &&
	sizeof(size_t) == 8 &&
	sizeof(ssize_t) == 8 &&
	sizeof(id_t) == 4 &&
	sizeof(pid_t) == 4 &&
	sizeof(uid_t) == 4 &&
	sizeof(gid_t) == 4 &&
	sizeof(dev_t) == 4 &&
	sizeof(ino_t) == 8 &&
	sizeof(off_t) == 8 &&
	sizeof(loff_t) == 8 &&
	sizeof(time_t) == 8 &&
	sizeof(bool) == 1 &&
	sizeof(processorid_t) == 4 &&
	sizeof(zoneid_t) == 4 &&
	sizeof(u8) == 1 &&
	sizeof(u64) == 8 &&
	sizeof(__u32) == 4 ? 1 : -1];
BEGIN { v0 = 1; }

/* D_SYNTAX
 * type boolean_t
 * error: there is no type 'boolean_t'
 */
BEGIN { trace((boolean_t)1); }

/* D_SYNTAX
 * type hrtime_t
 * error: there is no type 'hrtime_t'
 */
BEGIN { trace((hrtime_t)1); }

/* ok
 * float member read (no arithmetic)
 * long double
 * float variable
 */
struct f { float a; double b; long double c; } f;
float g;
int ok[sizeof(float) == 4 && sizeof(double) == 8 && sizeof(long double) == 16 && offsetof(struct f, c) == 16 ? 1 : -1];
BEGIN { }

/* ok
 * float value trace
 */
float f;
BEGIN { trace(f); }

/* ok
 * float value printf
 */
double f;
BEGIN { printf("%f", f); }

/* D_OP_ARITH
 * float arithmetic
 * error: D does not compute with values of type 'double'
 */
double f;
BEGIN { trace(f + 1); }

/* ok
 * bit-field
 * array of arrays
 * function pointer
 * string member
 */
struct s { int a:3; unsigned int b:5; int m[2][3]; int (*f)(int); string name; } s;
int ok[sizeof(((struct s *)0)->m) == 24 ? 1 : -1];
BEGIN { s.a = 1; s.m[1][2] = 5; s.name = "x"; trace(s.b + s.m[1][2]); trace(s.f == 0); trace(s.name); }

/* ok
 * kernel type unscoped
 * kernel typedef
 * kernel enum
 */
struct task_struct *t;
atomic_t a;
enum pid_type e;
BEGIN { t = curthread; trace(a.counter); e = PIDTYPE_TGID; }

/* ok
 * same struct twice
 * typedef twice
 */
struct mine { int a; };
struct mine { int a; };
typedef int mine_t;
typedef int mine_t;
BEGIN { }

/* D_DECL_TYPERED
 * struct redefined differently
 * error: 'struct mine' is already defined otherwise
 */
struct mine { int a; };
struct mine { long a; };
BEGIN { }

/* ok
 * user struct shadows kernel struct
 */
struct task_struct { int mine; } t;
BEGIN { t.mine = 1; }

/* ok
 * incomplete struct pointer
 */
struct never *p;
BEGIN { p = 0; trace(p == 0); }

/* D_DECL_INCOMPLETE
 * incomplete struct var
 * error: 'v' has the incomplete type 'struct never'
 */
struct never v;
BEGIN { }

/* D_OP_INCOMPLETE
 * incomplete member
 * error: 'struct never' is an incomplete type: its members are not known
 */
struct never *p;
BEGIN { trace(p->x); }

/* D_DECL_CLASS
 * string in extern of kernel symbol
 * error: a kernel symbol cannot have the type string
 */
extern string s;
BEGIN { }

/* D_DECL_VOIDOBJ
 * voidobj
 * error: 'x' cannot have the type 'void'
 */
void x;
BEGIN { }

/* D_DECL_VOIDOBJ
 * array of void
 * error: an array needs elements with a size
 */
void x[3];
BEGIN { }

/* D_DECL_CHARATTR
 * charattr
 * error: char can be neither short nor long
 */
short char x;
BEGIN { }

/* D_DECL_CHARATTR
 * charattr long
 * error: char can be neither short nor long
 */
long char x;
BEGIN { }

/* D_DECL_SIGNINT
 * signint
 * error: signed and unsigned need an integer type
 */
unsigned float x;
BEGIN { }

/* D_DECL_LONGINT
 * longint
 * error: this cannot be combined with the type words before it
 */
long struct list_head x;
BEGIN { }

/* D_DECL_VOIDATTR
 * voidattr
 * error: void takes no signed, unsigned, short or long
 */
unsigned void *x;
BEGIN { }

/* D_UNSUPPORTED
 * stack value in variable
 * error: 'stack' cannot be kept in a variable
 */
BEGIN { x = stack(); }

/* D_UNSUPPORTED
 * sym value in variable
 * error: '_symaddr' cannot be kept in a variable
 */
BEGIN { x = sym(arg0); }

/* D_UNSUPPORTED
 * usym in variable
 * error: '_usymaddr' cannot be kept in a variable
 */
BEGIN { x = usym(arg0); }

/* ok
 * type caddr_t
 */
caddr_t x;
int ok[sizeof(caddr_t) == 8 ? 1 : -1];
BEGIN { x = 0; }

/* D_DECL_BFCONST
 * bfconst
 * error: the width of a bit-field must be an integer constant
 */
struct s { int a:pid; };
BEGIN { }

/* D_DECL_BFSIZE
 * bfsize
 * error: 33 bits do not fit in 'int'
 */
struct s { int a:33; };
BEGIN { }

/* D_DECL_BFTYPE
 * bftype
 * error: a bit-field needs an integer type, not 'string'
 */
struct s { string a:3; };
BEGIN { }

/* D_DECL_ENOFLOW
 * enoflow
 * error: the enumerator 'A' does not fit in an int
 */
enum e { A = 2147483648 };
BEGIN { }

/* ok
 * struct of the program that has a kernel struct's name
 */
struct task_struct { int mine; };
struct task_struct v;
BEGIN { v.mine = curthread->pid; }

/* ok -C
 * enumerator of a header that has a D name
 */
#include <signal.h>
#include <netinet/in.h>
#include <linux/tcp.h>
#include <sys/epoll.h>
int flag[TCP_FLAG_SYN == 0x200 ? 1 : -1];
int wide[EPOLLET == 0x80000000 && sizeof (enum EPOLL_EVENTS) == 4 ? 1 : -1];
BEGIN { trace(SIGINT + CLD_EXITED + IPPROTO_ICMPV6); }

/* ok
 * struct of the program by D`
 */
struct task_struct { int mine; };
BEGIN { trace(((struct vmlinux`task_struct *)0)->pid); trace(((struct D`task_struct *)0)->mine); }

/* D_SYNTAX
 * struct of the kernel by D`
 * error: the program itself has no struct task_struct
 */
BEGIN { trace((struct D`task_struct *)0); }

/* ok
 * module's types unscoped in its probes
 */
xfs_inode_t *kept;
this struct xfs_inode *p;
fbt:xfs:xfs_file_open:entry
{
	this->p = (struct xfs_inode *)arg0;
	kept = (xfs_inode_t *)arg0;
	trace(this->p->i_flags + kept->i_flags);
	trace(sizeof (xfs_ino_t) + offsetof(xfs_inode_t, i_flags) + XFS_DINODE_FMT_LOCAL);
}
rawtp:xfs::xfs_create { trace(((struct xfs_inode *)arg0)->i_flags); }
sdt:xfs:: { trace(sizeof (struct xfs_inode)); }

/* D_OP_INCOMPLETE
 * module's type, no module named
 * error: 'struct xfs_inode' is an incomplete type: its members are not known
 */
BEGIN { trace(((struct xfs_inode *)0)->i_flags); }

/* D_OP_INCOMPLETE
 * union with a struct's tag
 * error: 'union task_struct' is an incomplete type: its members are not known
 */
BEGIN { trace(((union task_struct *)0)->pid); }

/* D_DECL_IDRED
 * enumerator that has a D name
 * error: 'SIGINT' is already defined
 */
enum { SIGINT = 4 };
BEGIN { trace(SIGINT); }
