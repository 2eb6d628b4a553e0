/* Actions. */

/* ok
 * trace
 * trace_str
 * trace_struct
 * tracemem
 * tracemem3
 * print_scalar
 * print_struct
 * print_member
 * print_str
 * print_arr
 * tracemem of string/array
 * tracemem integer address
 */
BEGIN
{
	trace(1);
	trace("a");
	trace(curthread->tasks);
	tracemem(curthread, 16);
	tracemem(curthread, 16, arg0);
	print(1);
	print(curthread->tasks);
	print(curthread->pid);
	print("a");
	print(curthread->comm);
	tracemem(curthread->comm, 16);
	tracemem(0xffffffff81000000, 8);
}

/* ok
 * printf
 * printa
 * printa_fmt
 * printa2
 */
END { @a[execname] = count(); @b[execname] = sum(1); }
BEGIN
{
	printf("%d", 1);
	printa(@a);
	printa("%s %@d\n", @a);
	printa("%s %@d %@d\n", @a, @b);
}

/* D_PRINTA_PROTO
 * printa_nofmt2
 * error: printa() of several aggregations needs a format first
 */
END { @a = count(); @b = count(); printa(@a, @b); }

/* ok
 * stack
 * stackn
 * ustack
 * ustackn
 * ustack2
 * jstack
 * jstackn
 * sym
 * func
 * mod
 * usym
 * ufunc
 * umod
 * uaddr
 */
BEGIN
{
	stack();
	stack(5);
	ustack();
	ustack(5);
	ustack(5, 100);
	jstack();
	jstack(5);
	jstack(5, 100);
	sym(arg0);
	func(arg0);
	mod(arg0);
	usym(arg0);
	ufunc(arg0);
	umod(arg0);
	uaddr(arg0);
}

/* ok
 * clear
 * trunc
 * truncn
 * normalize
 * normalize_e
 * denormalize
 */
BEGIN
{
	@a[pid] = count();
	clear(@a);
	trunc(@a);
	trunc(@a, 5);
	trunc(@a, -5);
	normalize(@a, 10);
	normalize(@a, arg0 + 1);
	denormalize(@a);
}

/* ok
 * trunc_var
 */
int x;
BEGIN
{
	@a[pid] = count();
	trunc(@a, x);
}

/* ok
 * exit
 * exit_e
 */
BEGIN
{
	exit(0);
}
END { exit(arg0 + 1); }

/* ok
 * setopt
 * setopt2
 */
BEGIN
{
	setopt("quiet");
	setopt("aggsortpos", "1");
}

/* ok -w
 * freopen
 * freopen_restore
 * ftruncate
 * system
 * raise_
 * stop
 * breakpoint
 * panic
 * chill
 */
BEGIN { freopen("/tmp/%d", pid); freopen(""); ftruncate(); system("ls %s", execname); raise(9); stop(); panic(); chill(5); breakpoint(); }

/* ok
 * speculate
 * commit
 * discard
 */
BEGIN { self->s = speculation(); }
BEGIN { speculate(self->s); trace(1); }
BEGIN { commit(self->s); }
BEGIN { discard(self->s); }

/* ok
 * pcap
 */
BEGIN { pcap((void *)arg0, 1); }

/* D_UNSUPPORTED
 * printm
 * error: printm() is not supported yet
 */
BEGIN { printm(4, arg0); }

/* D_TRACE_VOID
 * trace void
 * error: a void value cannot be recorded
 */
BEGIN { trace(bcopy(curthread, alloca(1), 1)); }

/* D_TRACE_AGG
 * trace agg
 * error: an aggregation cannot be an argument of trace()
 */
BEGIN { @a = count(); trace(@a); }

/* D_TRACEMEM_SIZE
 * tracemem size var
 * error: the size of tracemem() must be an integer constant
 */
BEGIN { tracemem(arg0, pid); }

/* D_TRACEMEM_ADDR
 * tracemem addr
 * error: tracemem() needs an address, not 'struct list_head'
 */
BEGIN { tracemem(curthread->tasks, 8); }

/* D_PRINT_SIZE
 * print incomplete
 * error: print() cannot print 'struct never', whose size is not known
 */
struct never *p;
BEGIN { print(p); }

/* D_PRINT_AGG
 * print agg
 * error: an aggregation cannot be an argument of print()
 */
BEGIN { @a = count(); print(@a); }

/* D_PRINTF_ARG_FMT
 * printf not literal
 * error: the format of printf() must be a string literal
 */
BEGIN { printf(execname); }

/* D_STACK_SIZE
 * stack var
 * error: the number of frames must be an integer constant
 */
BEGIN { stack(pid); }

/* ok
 * sym as key
 * usym as key
 * stack as key
 * printf %k stack
 * printf %a sym
 * printf %A
 * printf %s of sym
 */
BEGIN
{
	@[sym(arg0), usym(arg1), uaddr(arg1)] = count();
	@b[stack(), ustack(5)] = count();
	printf("%k", stack());
	printf("%a %A", arg0, arg1);
	printf("%s %a", sym(arg0), func(arg0));
}

/* ok -w
 * freopen empty literal
 */
BEGIN { freopen(""); }

/* D_OP_INCOMPAT
 * action in expression
 * error: operands of + have incompatible types 'int' and 'printf()'
 */
BEGIN { x = 1 + printf("a"); }

/* D_OP_INCOMPAT
 * exit in expression
 * error: 'exit()' has no value that could be assigned
 */
BEGIN { x = exit(0); }

/* D_CLEAR_AGGARG
 * clear non agg
 * error: clear() needs an aggregation here
 */
BEGIN { clear(pid); }

/* D_CLEAR_AGGBAD
 * clear unknown agg
 * error: nothing is aggregated in '@nope' before this
 */
BEGIN { clear(@nope); }

/* D_TRUNC_AGGARG
 * trunc non agg
 * error: trunc() needs an aggregation here
 */
BEGIN { trunc(pid); }

/* D_NORMALIZE_AGGARG
 * normalize non agg
 * error: normalize() needs an aggregation here
 */
BEGIN { normalize(pid, 1); }

/* D_PRINT_DYN
 * print dyn
 * error: a translated value cannot be recorded as a whole: name one of its members
 */
struct o { int a; };
translator struct o < struct task_struct *t > { a = 1; };
BEGIN { print(xlate <struct o>(curthread)); }

/* ok
 * print_ptr
 */
BEGIN { print(curthread); print(&curthread->tasks); }

/* D_PROTO_LEN
 * denormalize args
 * error: denormalize() takes 1 argument, not 2
 */
BEGIN { @ = count(); denormalize(@, 1); }

/* D_PROTO_ARG
 * setopt bad type
 * error: argument 1 of setopt() must be a string, not 'int'
 */
BEGIN { setopt(1); }

/* D_PRINTF_ARG_FMT -w
 * system arg type
 * error: the format of system() must be a string literal
 */
BEGIN { system(execname); }

/* D_PRINTF_ARG_FMT -w
 * freopen arg type
 * error: the format of freopen() must be a string literal
 */
BEGIN { freopen(execname); }

/* D_PRINTA_AGGKEY
 * printa in one clause after agg with key mismatch
 * error: '@a' and '@b' have different keys
 */
BEGIN { @a[1] = count(); @b[1, 2] = count(); printa("%d %@d %@d\n", @a, @b); }

/* ok
 * setopt_var
 */
BEGIN { setopt("aggsortpos", "1"); }

/* D_TRACE_DYN
 * trace dyn
 * error: a translated value cannot be recorded as a whole: name one of its members
 */
struct o { int a; };
translator struct o < struct task_struct *t > { a = 1; };
BEGIN { trace(xlate <struct o>(curthread)); }

/* D_PRINT_VOID
 * print void
 * error: print() cannot follow a pointer to void
 */
BEGIN { print((void *)arg0); }
