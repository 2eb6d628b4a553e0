/* Operators. */

/* ok
 * call/index/->/./postfix
 * prefix
 * cast
 * mul
 * add
 * shift
 * rel
 * eq
 * bit
 * logic
 * cond
 * nested ternary
 * assign ops
 * comma
 * comma statement
 */
struct pair { int a; int b; } p;
int v[4];
BEGIN
{
	i = 0; x = (long)3; this->s = strlen("abc");
	v[1]++; p.a--; ++v[1]; --p.b; trace(curthread->pid + v[1]);
	trace(-x + +x); trace(!x); trace(~x); trace((char)x * 2 / 3 % 5 + 1 - 2);
	trace(x << 2 >> 1); trace(x < 1); trace(x <= 1); trace(x > 1); trace(x >= 1); trace(x == 1); trace(x != 1);
	trace(x & 1 ^ 2 | 4); trace(x && i || i ^^ x); trace(x ? i ? 1 : 2 : 3);
	x = 1; x += 2; x -= 3; x *= 4; x /= 5; x %= 6; x &= 7; x ^= 8; x |= 9; x <<= 1; x >>= 2;
	trace((x, i)); x = 1, i = 2;
}
/* How tightly each binds. */
int tight[2 + 3 * 4 == 14 && 7 - 4 - 2 == 1 && 1 << 2 + 1 == 8 && (1 < 2 == 1) == 1 && (6 & 3 == 3) == 0 &&
	(1 | 2 ^ 3 & 2) == 1 + 0 * 2 && (1 || 0 && 0) == 1 && (1 ^^ 1 || 1) == 1 && (0 ? 1 : 0 ? 2 : 3) == 3 &&
	-2 * -3 == 6 && !0 + 1 == 2 && ~0 == -1 && 8 / 2 / 2 == 2 && 17 % 10 % 4 == 3 ? 1 : -1];

/* ok
 * offsetof
 */
int ok[offsetof(struct list_head, prev) == 8 ? 1 : -1];
BEGIN { }

/* D_SYNTAX
 * offsetof nested
 * error: expected ')' before '.'
 */
BEGIN { trace(offsetof(struct task_struct, tasks.next)); }

/* D_SYNTAX
 * offsetof array
 * error: expected ')' before '['
 */
BEGIN { trace(offsetof(struct task_struct, comm[2])); }

/* ok
 * sizeof expr
 * sizeof string
 */
string s;
int ok[sizeof(int) == 4 && sizeof (1 + 1L) == 8 && sizeof 1 == 4 && sizeof(struct list_head) == 16 && sizeof(s) == 256 && sizeof(string) == 256 ? 1 : -1];
BEGIN { s = ""; trace(sizeof s); trace(sizeof(execname)); }

/* ok -x strsize=12
 * sizeof string
 */
int ok[sizeof(string) == 12 ? 1 : -1];
BEGIN { }

/* ok
 * stringof op
 */
BEGIN { trace(stringof(curthread->comm)); trace(stringof curthread->comm); trace(stringof("a")); }

/* ok
 * string compare
 * string vs char *
 * char * compare
 * cond string
 */
BEGIN { trace(execname == "a" || execname != "b" && execname < "c" && execname <= "d" && execname > "e" && execname >= "f"); }
BEGIN /(char *)curthread->comm == execname && execname == curthread->comm/ { trace((char *)arg0 == (char *)arg1); trace(pid ? "a" : execname); }

/* ok
 * pointer arithmetic
 * pointer compare integer
 * 0 to pointer
 * & of symbol
 */
struct task_struct *t;
BEGIN { t = curthread; t = 0; trace(t + 1 - t); trace((t + 1) > t); trace(t == 0 || t != 5); trace(*(&`jiffies)); trace(&curthread->pid - (int *)0); trace((&t[2])->pid); }

/* ok
 * struct assignment
 * struct assignment small
 * trace of struct
 */
struct list_head l;
struct pt { int x, y; } a, b;
BEGIN { l = curthread->tasks; a.x = 1; b = a; trace(b); trace(l); }

/* ok
 * compound creates
 */
BEGIN { n += 1; m++; --o; a[1] -= 2; self->q |= 4; this->r <<= 1; }
int ok[sizeof(int64_t) == 8 ? 1 : -1];

/* ok
 * enumerators
 * enum tag looked up in the left operand's enum
 */
enum colour { RED, GREEN };
enum other { BLUE = 7 };
enum colour c;
BEGIN { c = GREEN; trace(c == RED); trace(BLUE); trace(PIDTYPE_PID == 0); }

/* ok
 * const inline cond action
 * inline as array size
 * lquantize params folded
 */
inline int OPTION = 1;
inline int SIZE = 2 * 3;
int a[SIZE];
BEGIN { OPTION ? printf("x") : 1; a[5] = 1; @ = lquantize(arg0, 0, SIZE * 10, SIZE - 5); OPTION ? printf("y") : printf("z"); }

/* ok 1
 * macro inline cond action
 */
inline int OPTION = $1;
BEGIN { OPTION ? printf("x") : 1; }

/* ok
 * xlate in expr
 */
struct o { int n; };
translator struct o < struct task_struct *t > { n = t->pid; };
BEGIN { trace(xlate <struct o>(curthread).n + xlate <struct o *>(curthread)->n); }

/* ok
 * alloca lvalue
 * alloca struct member
 */
struct pt { int x, y; } *p;
BEGIN { this->i = (int *)alloca(8); *this->i = 1; this->i[1] = 2; p = (struct pt *)alloca(sizeof(struct pt)); p->y = 3; p->x += p->y; }

/* ok
 * unary minus of min / -1
 * mod of INT_MIN / -1 const
 */
int ok[(-2147483647 - 1) / -1 == 2147483648 && (-2147483647 - 1) % -1 == 0 ? 1 : -1];
BEGIN { trace((-9223372036854775807 - 1) / -1); trace((-9223372036854775807 - 1) % -1); }

/* D_OP_INCOMPAT
 * int to pointer
 * error: assignment: 'int' cannot be converted to 'int *'
 */
int *p;
BEGIN { p = 5; }

/* D_SIZEOF_TYPE
 * sizeof function
 * error: sizeof cannot be applied to 'void (...)'
 */
BEGIN { trace(sizeof(`vfs_read)); }

/* D_SIZEOF_TYPE
 * sizeof void
 * error: sizeof cannot be applied to 'void'
 */
BEGIN { trace(sizeof(void)); }

/* D_STRINGOF_TYPE
 * stringof type
 * error: stringof cannot be applied to 'struct list_head'
 */
BEGIN { trace(stringof(curthread->tasks)); }

/* ok
 * stringof integer
 */
BEGIN { trace(stringof(arg0)); }

/* D_OP_WRITE
 * write kernel memory
 * error: operator = can only be applied to a writable variable
 */
BEGIN { curthread->pid = 1; }

/* D_OP_WRITE
 * write builtin
 * error: operator = can only be applied to a writable variable
 */
BEGIN { pid = 1; }

/* D_OP_LVAL
 * write number
 * error: operator = needs a variable on its left side
 */
BEGIN { 3 = 4; }

/* D_OP_ACT
 * action in ?: not const
 * error: 'printf()' may only depend on a constant here
 */
BEGIN { pid ? printf("x") : 1; }

/* D_OP_ACT
 * action beside a comma
 * error: 'printf()' cannot be an operand of a comma: make it a statement of its own
 */
BEGIN { x = 1, printf("x"); }

/* ok
 * string + int
 */
BEGIN { trace(execname + 1); }

/* ok
 * string + string
 */
BEGIN { trace(execname + "a"); }

/* D_OP_SCALAR
 * ! of struct
 * error: operator ! needs a scalar, not 'struct list_head'
 */
BEGIN { trace(!curthread->tasks); }

/* D_OP_INT
 * ~ of pointer
 * error: operator ~ needs an integer, not 'struct task_struct *'
 */
BEGIN { trace(~curthread); }

/* D_CAST_INVAL
 * cast to struct
 * error: 'int' cannot be cast to 'struct list_head'
 */
BEGIN { trace((struct list_head)1); }

/* D_DIV_ZERO
 * const div zero
 * error: division by zero
 */
BEGIN { trace(1 / (2 - 2)); }

/* D_DIV_ZERO
 * const mod zero
 * error: division by zero
 */
BEGIN { trace(1 % 0); }

/* ok
 * predicate side effect
 */
BEGIN /n++ < 3/ { trace(n); }

/* ok
 * predicate assignment
 */
BEGIN /(this->x = pid) != 0/ { trace(this->x); }

/* ok
 * 1 << 33 of an int
 */
int ok[(1 << 33) == 8589934592 && (int)(1 << 33) == 0 ? 1 : -1];
BEGIN { }
