/* Compiler error tags, and programs of the kind that scripts are. */

/* D_FUNC_IDKIND
 * declared function called
 * error: 'f' is declared, but has no body
 */
int f(int);
BEGIN { f(1); }

/* D_SYNTAX
 * D_DECL_IDENT (unknown type)
 * error: there is no type 'nosuch_t'
 */
nosuch_t x;
BEGIN { }

/* D_SYNTAX
 * D_DECL_PROTO_TYPE
 * error: expected a type or ')' before 'nosuch_t'
 */
int f(nosuch_t);
BEGIN { }

/* D_DECL_PROTO_VOID
 * D_DECL_PROTO_TYPE string/dyn
 * error: void must be the only, unnamed parameter
 */
int f(void, int);
BEGIN { }

/* D_TYPE_MEMBER
 * D_TYPE_MEMBER
 * error: 'struct task_struct' has no member 'nothing'
 */
BEGIN { trace(curthread->nothing); }

/* D_DEREF_VOID
 * D_DEREF_VOID
 * error: a pointer to void cannot be dereferenced
 */
BEGIN { trace(*(void *)arg0); }

/* D_DEREF_NONPTR
 * D_DEREF_NONPTR
 * error: 'pid_t' is not a pointer
 */
BEGIN { trace(*pid); }

/* D_DEREF_FUNC
 * D_DEREF_FUNC
 * error: a pointer to a function cannot be dereferenced
 */
struct s { int (*f)(int); } *p;
BEGIN { p = 0; trace(*p->f); }

/* D_PROTO_LEN
 * stack too many
 * error: stack() takes 0 to 1 arguments, not 3
 */
BEGIN { stack(1, 2, 3); }

/* D_USTACK_FRAMES
 * ustack frames var
 * error: the number of frames must be an integer constant
 */
BEGIN { ustack(pid); }

/* D_USTACK_STRSIZE
 * ustack strsize
 * error: the string size of ustack() is negative
 */
BEGIN { ustack(1, -1); }

/* D_PROTO_ARG
 * trunc scalar
 * error: the number of keys of trunc() must be an integer, not 'string'
 */
BEGIN { @ = count(); trunc(@, execname); }

/* D_PROTO_LEN
 * trunc three
 * error: trunc() takes 1 to 2 arguments, not 3
 */
BEGIN { @ = count(); trunc(@, 1, 2); }

/* D_PROTO_LEN
 * clear two
 * error: clear() takes 1 argument, not 2
 */
BEGIN { @ = count(); clear(@, 1); }

/* D_PROTO_LEN
 * setopt none
 * error: setopt() takes 1 to 2 arguments, not 0
 */
BEGIN { setopt(); }

/* D_PROTO_LEN
 * tracemem one
 * error: tracemem() takes 2 to 3 arguments, not 1
 */
BEGIN { tracemem(curthread); }

/* D_OP_PTR
 * D_OP_PTR
 * error: operator -> needs a pointer to a struct or union, not 'struct list_head'
 */
BEGIN { x = curthread->tasks; trace(x->next); }

/* D_OP_SOU
 * D_OP_SOU
 * error: operator . needs a struct or union, not 'struct task_struct *'
 */
BEGIN { trace(curthread.pid); }

/* D_OP_INT
 * D_OP_INT
 * error: operator << needs integer operands, not 'string'
 */
BEGIN { trace(1 << execname); }

/* D_OP_ARRFUN
 * D_OP_ARRFUN
 * error: 'int' is not an array and cannot be subscripted
 */
BEGIN { x = 1; trace(x[1]); }

/* D_SYNTAX
 * D_SYNTAX missing bracket
 * error: expected ',' or ')' before ';'
 */
BEGIN { trace(1; }

/* D_SYNTAX
 * D_SYNTAX misspelt
 * error: expected ';' or '}' before '1'
 */
BEGIN { trace 1; }

/* D_DECL_COMBO
 * D_DECL_COMBO
 * error: a declaration cannot have two types
 */
int char x;
BEGIN { }

/* D_DECL_CLASS
 * D_DECL_CLASS
 * error: only one storage class can be given
 */
self this int x;
BEGIN { }

/* D_DECL_ENCONST
 * D_DECL_ENCONST
 * error: the value of an enumerator must be an integer constant
 */
enum e { A = pid };
BEGIN { }

/* D_DECL_MNAME
 * D_DECL_MNAME
 * error: there are two members 'a'
 */
struct s { int a; int a; };
BEGIN { }

/* D_DECL_ARRNULL
 * D_DECL_ARRNULL
 * error: the array 'a' needs a size
 */
int a[];
BEGIN { }

/* D_DECL_INCOMPLETE
 * D_DECL_INCOMPLETE member
 * error: a member has the incomplete type 'struct never'
 */
struct s { struct never n; };
BEGIN { }

/* D_PRED_SCALAR
 * D_PRED_SCALAR string
 * error: a predicate needs a scalar, not 'string'
 */
BEGIN /execname/ { }

/* D_PRED_SCALAR
 * D_PRED_SCALAR struct
 * error: a predicate needs a scalar, not 'struct list_head'
 */
BEGIN /curthread->tasks/ { }

/* D_AGG_NULL
 * pred agg
 * error: an aggregation has no value in an expression
 */
BEGIN /@a/ { @a = count(); }

/* D_MACRO_UNDEF
 * D_MACRO_UNDEF in desc
 * error: macro argument $1 is not given
 */
syscall::$1:entry { }

/* D_IDENT_UNDEF
 * several errors in one program reported
 * error: 'a' is not defined
 */
BEGIN { trace(a); }
END { trace(b); }

/* D_SYNTAX
 * syntax first
 * error: expected an expression before '}'
 */
BEGIN { trace(a); }
END { trace( }

/* D_PDESC_ZERO
 * description error hides body
 * error: probe description syscall::nosuch:entry does not match any probes
 */
syscall::nosuch:entry { trace(a); }

/* D_VAR_UNDEF
 * self->x without decl read in other clause first
 * error: 'self->x' is used before anything is assigned to it
 */
BEGIN { trace(self->x); }
END { self->x = 1; }

/* D_ARGS_NONE
 * xlate args: D_ARGS_XLATOR
 * error: dtrace:::BEGIN has no typed arguments
 */
BEGIN { trace(args[0]); }

/* ok
 * flexible array member
 * anonymous union member
 * array of struct member
 * cast pointer to int to ptr chain
 * this struct pointer
 * list walk by unrolled
 * container_of arithmetic
 * stringof args[1] arrow
 * percpu symbol
 */
struct flex { int n; char data[]; } *f;
BEGIN
{
	f = (struct flex *)curthread; trace(f->data[0]);
	this->page = (struct page *)0; trace(this->page == 0 ? 0 : this->page->mapping == 0);
	trace(curthread->signal->rlim[3].rlim_cur);
	trace(((struct task_struct *)(uint64_t)curthread)->pid);
	this->t = curthread; this->t = this->t->real_parent; this->t = this->t->real_parent; trace(this->t->pid);
	trace(((struct task_struct *)((char *)curthread->tasks.next - offsetof(struct task_struct, tasks)))->pid);
	trace(`runqueues.nr_running);
}
fbt::vfs_open:entry { trace(stringof(args[0]->dentry->d_name.name)); }

/* ok 1 100
 * cond action via macro
 * OPT in ?: with && const
 * tick with macro suffix
 */
inline int A = $1;
inline int B = 1;
BEGIN { $1 ? printf("x") : 1; A && B ? printf("y") : 1; A ? B ? printf("z") : 1 : 1; }
tick-$2ms { }

/* ok -n
 * -n many clauses + comments
 */
/* one */ BEGIN { x = 1; } /* two */
#pragma D option quiet
END /x/ { trace(x); }

/* ok
 * typical: declared self first
 * profile key kernel typedef
 */
self int inside;
self int last[dev_t];
syscall::read:entry { self->inside = 1; self->last[1] = 2; }
syscall::read:return /self->inside/ { @[(pid_t)pid, execname] = count(); self->inside = 0; }
profile-97 { @p[curthread->pid, ustack()] = count(); }

/* ok
 * ERROR probe args
 */
ERROR { printf("%d %d %d %d %x", arg1, arg2, arg3, arg4, arg5); }

/* ok
 * userland deref via copyin
 */
struct timespec64 *t;
syscall::nanosleep:entry { this->t = (struct timespec64 *)copyin(arg0, sizeof(struct timespec64)); trace(this->t->tv_sec); }

/* ok ad
 * syscall $1 partly
 */
syscall::re$1*:entry { }

/* D_FUNC_IDENT
 * D_SYM function call
 * error: this is not a function's name
 */
BEGIN { trace(`vfs_read(1)); }

/* ok
 * D_OP_IDENT
 */
BEGIN { (x)++; }

/* D_PRINTF_ARG_TYPE
 * D_TRACE_AGG in printf
 * error: an aggregation is printed with printa()
 */
BEGIN { @a = count(); printf("%d", @a); }

/* D_DECL_PROTO_NAME
 * D_DECL_PROTO_NAME
 * error: a parameter of an inline needs a name
 */
inline int x[int] = 1;
BEGIN { }

/* D_DECL_PROTO_NAME
 * D_DECL_PROTO_NAME dup
 * error: there are two parameters 'a'
 */
inline int x[int a, int a] = 1;
BEGIN { }

/* D_AGG_MDIM
 * D_AGG_MDIM
 * error: an aggregation has one list of keys: write '@name[a, b]'
 */
BEGIN { @a[1][2] = count(); }

/* D_DECL_PROTO_VARARGS
 * D_DECL_PROTO_VARARGS
 * error: keys and the parameters of an inline cannot be variable in number
 */
inline int f[int a, ...] = 1;
BEGIN { }

/* D_SYM_NOTYPES
 * D_SYM_NOTYPES
 * error: the type of the kernel symbol 'phys_base' is not known
 */
BEGIN { trace(`phys_base); }
