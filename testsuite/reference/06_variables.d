/* Variables. */

/* ok
 * global scalar
 * global assoc
 * self scalar
 * self assoc
 * this
 * scalar arrays
 * array variable index
 * array of strings
 * array of structs
 * array decays
 * self array
 */
struct pt { int x; } ps[3];
string ss[2];
int a[4];
this int b[2];
self int c[2];
BEGIN
{
	x = 1; y[1, "a"] = 2; self->z = 3; self->w[pid] = 4; this->v = 5; a[3] = 6; a[pid & 3] = 7;
	ss[1] = "a"; ps[2].x = 1; b[1] = 1; self->c[1] = 2; trace(*(a + 1)); trace(ps[pid & 1].x); trace(ss[0]);
}

/* ok
 * external symbol
 * extern declared symbol
 */
extern unsigned long jiffies;
BEGIN { trace(`jiffies); trace(`init_task.pid); }

/* ok
 * first use fixes type: char
 */
BEGIN { c = (char)300; }
int ok[sizeof(char) == 1 ? 1 : -1];

/* ok
 * first use string
 * char array first assign
 * first use struct
 */
BEGIN { s = "a"; s = execname; n = curthread->comm; n = "b"; l = curthread->tasks; trace(l.next); }

/* D_OP_INCOMPAT
 * first use string then int
 * error: assignment: 'int' cannot be converted to 'string'
 */
BEGIN { s = "a"; s = 1; }

/* ok
 * declare: global int; self string; this; assoc; self assoc
 * declared never assigned
 * second declaration same
 */
int x;
int x;
self string s;
this uint64_t t;
int a[string, int];
self int b[pid_t];
BEGIN { trace(x); trace(self->s); trace(a["", 1]); trace(self->b[2]); }

/* D_DECL_IDRED
 * second declaration differs
 * error: 'x' is already defined otherwise
 */
int x;
long x;
BEGIN { }

/* D_OP_INCOMPAT
 * conflicting use of declared
 * error: assignment: 'string' cannot be converted to 'int'
 */
int x;
BEGIN { x = "a"; }

/* D_ARR_BADREF
 * declared assoc used as scalar
 * error: 'x' is an associative array and needs its keys
 */
int x[int];
BEGIN { x = 1; }

/* D_OP_ARRFUN
 * scalar used as assoc
 * error: 'int' is not an array and cannot be subscripted
 */
int x;
BEGIN { x[1] = 1; }

/* D_DECL_ARRSUB
 * mixing [int, 3]
 * error: all keys of an associative array must be types
 */
int x[int, 3];
BEGIN { }

/* D_IDENT_UNDEF
 * never assigned global
 * error: 'x' is not defined
 */
BEGIN { trace(x); }

/* D_VAR_UNDEF
 * never assigned self
 * error: 'self->x' is used before anything is assigned to it
 */
BEGIN { trace(self->x); }

/* D_IDENT_UNDEF
 * assigned later
 * error: 'x' is not defined
 */
BEGIN { trace(x); }
BEGIN { x = 1; }

/* ok
 * pred uses var only body assigns
 * pred uses self var body assigns
 * pred n++ undefined elsewhere
 */
BEGIN /x == 0/ { x = 1; }
BEGIN /!self->y/ { self->y = 1; }
BEGIN /n++ < 3/ { trace(1); }

/* ok
 * keys struct
 * keys char array
 * keys pointer
 * many keys 20
 * tuple compat ints
 */
BEGIN { a[curthread->tasks] = 1; b[curthread->comm] = 2; c[curthread] = 3;
	d[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20] = 4; e[1, 2L] = 5; e[3L, (char)4] = 6; }

/* D_LIMIT
 * many keys 40
 * error: more than 32 keys are not possible
 */
BEGIN { d[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40] = 4; }

/* D_PROTO_LEN
 * tuple count
 * error: 'e' has 2 keys, not 1
 */
BEGIN { e[1, 2] = 5; e[1] = 6; }

/* D_PROTO_ARG
 * tuple types
 * error: key 1 of 'e': 'string' cannot be converted to 'long'
 */
BEGIN { e[1] = 5; e["a"] = 6; }

/* ok
 * assign 0 deletes, string elem
 * assign NULL
 * struct self deletes
 * assoc of struct
 * self struct member assign
 * self int last[dev_t]
 */
struct pt { int x, y; };
self struct pt p;
struct pt q[int];
self int last[dev_t];
BEGIN { s[1] = "a"; s[1] = 0; self->t = "b"; self->t = 0; self->t = NULL; self->p.x = 1; self->p = 0; q[1].y = 2; q[1] = 0; self->last[5] = 1; }

/* D_ARR_LOCAL
 * this assoc
 * error: 'this->x' cannot be an associative array
 */
BEGIN { this->x[1] = 1; }

/* D_DECL_LOCASSC
 * this assoc decl
 * error: 'this->x' cannot be an associative array
 */
this int x[int];
BEGIN { }

/* D_AGG_NULL
 * agg as variable
 * error: an aggregation has no value in an expression
 */
BEGIN { x = @a; }

/* D_OP_VFPTR
 * self alone
 * error: 'self' is not a value: name a variable as self->name
 */
BEGIN { trace(self); }

/* D_OP_VFPTR
 * this alone
 * error: 'this' is not a value: name a variable as this->name
 */
BEGIN { trace(this); }

/* ok
 * assoc of array member
 * assoc array of array elements in self
 */
struct s { int a[3]; };
self struct s x[int];
BEGIN { trace(self->x[1].a); }

/* D_DECL_IDRED
 * shadow builtin
 * error: 'pid' is already a built-in name
 */
int pid;
BEGIN { }

/* D_DECL_IDRED
 * shadow action
 * error: 'printf' is already a built-in name
 */
int printf;
BEGIN { }

/* D_DECL_IDRED
 * shadow subr
 * error: 'strlen' is already a built-in name
 */
int strlen;
BEGIN { }

/* D_OP_LVAL
 * shadow by assign
 * error: 'strlen' is a function and cannot be assigned to
 */
BEGIN { strlen = 1; }

/* D_ARR_BOUNDS
 * array index const out of range
 * error: index 3 is outside of 'int [3]'
 */
int a[3];
BEGIN { a[3] = 1; }

/* D_DECL_SCOPE
 * extern decl with scope
 * error: a name with a scope cannot be declared
 */
extern int `jiffies;
BEGIN { }

/* D_DECL_SCOPE
 * extern scoped with module
 * error: a name with a scope cannot be declared
 */
extern int vmlinux`jiffies;
BEGIN { }

/* ok
 * pred n++ and body uses n
 */
BEGIN /n++ < 3/ { trace(n); }

/* ok
 * pred assigns this and body uses
 */
BEGIN /(this->x = pid) != 0/ { trace(this->x); }

/* D_KEY_TYPE
 * key void
 * error: 'void' cannot be a key
 */
BEGIN { x[(void)1] = 1; }

/* D_ALLOCA_INCOMPAT
 * alloca incompat
 * error: 'x' cannot hold both pointers to scratch memory and other pointers
 */
BEGIN { x = alloca(4); x = (void *)curthread; }

/* D_DECL_ARRBIG
 * array too big
 * error: an array may have at most 1048576 bytes
 */
int a[1000000000];
BEGIN { }

/* D_SYNTAX
 * nested tuples
 * error: expected an expression before '['
 */
BEGIN { x[[1, 2], 3] = 1; }

/* ok
 * extern of a large array
 */
extern char init_task[4000000];
BEGIN { trace(init_task[3999999]); }
