/* Lexical rules. */

/* ok
 * glob with []
 * glob ?
 */
syscall::[rw]r?te:entry { }

/* D_PDESC_ZERO
 * glob !
 * error: probe description syscall::re[!a]d:entry does not match any probes
 */
syscall::re[!a]d:entry { }

/* ok
 * int *x declaration at outer level
 * int*x declaration
 */
int *x;
int*y;
BEGIN { x = 0; y = 0; }

/* D_PDESC_ZERO
 * provider word that is type + colon
 * error: probe description int:::entry does not match any probes
 */
int:::entry { }

/* D_PDESC_ZERO
 * type name then glob with colon
 * error: probe description long*:::entry does not match any probes
 */
long*:::entry { }

/* ok
 * division in predicate
 * division in predicate 2
 * two clauses after predicate
 */
BEGIN /10 / 2 == 5/ { }
BEGIN /pid / 2 / 3/ { trace(1); }
END /pid/ { } BEGIN /4/2/ { }

/* ok
 * comment
 */
/* one */ BEGIN /* two
 * lines ** / */ { /* three */ trace(1 /* four */); }

/* D_SYNTAX
 * comment inside comment
 * error: comments do not nest
 */
/* a /* b */
BEGIN { }

/* D_SYNTAX
 * unterminated comment
 * error: comment is not closed
 */
BEGIN { }
/* a

/* ok
 * // is a comment
 */
BEGIN { } // a

/* ok
 * backslash newline
 * backslash newline between tokens
 */
BEGIN \
{ trace \
(1); }

/* ok
 * form feed, vt
 */
BEGIN{trace(1);	}

/* ok
 * integer 0
 * integer 10
 * integer 010
 * integer 0x1F
 * integer 0XfF
 */
int ok[0 == 00 && 10 == 012 && 010 == 8 && 0x1F == 31 && 0XfF == 255 ? 1 : -1];
BEGIN { }

/* ok
 * integer 10u
 * integer 10U
 * integer 10l
 * integer 10L
 * integer 10ll
 * integer 10LL
 * integer 10ul
 * integer 10UL
 * integer 10lu
 * integer 10ull
 * integer 10ULL
 * integer 10LLU
 * integer 10llu
 */
BEGIN { trace(10u + 10U); trace(10l + 10L + 10ll + 10LL); trace(10ul + 10UL + 10lu + 10ull + 10ULL + 10LLU + 10llu); }
int ok[sizeof(10u) == 4 && sizeof(10L) == 8 && sizeof(10llu) == 8 ? 1 : -1];

/* ok
 * integer 0xffffffffffffffff
 * integer 18446744073709551615
 * integer 9223372036854775807
 */
int ok[0xffffffffffffffff > 0 && 18446744073709551615 == 0xffffffffffffffff && 9223372036854775807 > 0 ? 1 : -1];
BEGIN { }

/* D_INT_OFLOW
 * int overflow
 * error: integer constant does not fit in 64 bits
 */
BEGIN { trace(18446744073709551616); }

/* D_INT_DIGIT
 * int digit 09
 * error: '9' is not a digit of an octal constant
 */
BEGIN { trace(09); }

/* D_INT_DIGIT
 * int digit 0x1g
 * error: 'g' is not a digit of a hexadecimal constant
 */
BEGIN { trace(0x1g); }

/* D_INT_DIGIT
 * int digit 1a
 * error: 'a' is not a digit of a decimal constant
 */
BEGIN { trace(1a); }

/* D_SYNTAX
 * float refused 1.5
 * error: D has no floating-point constants
 */
BEGIN { trace(1.5); }

/* D_SYNTAX
 * float refused 1e5
 * error: D has no floating-point constants
 */
BEGIN { trace(1e5); }

/* D_SYNTAX
 * float refused .5
 * error: D has no floating-point constants
 */
BEGIN { trace(.5); }

/* ok
 * sizeof literal types
 */
int ok[sizeof(1) == 4 && sizeof(2147483648) == 8 && sizeof(0x80000000) == 4 && sizeof(1U) == 4 && sizeof(1L) == 8 ? 1 : -1];
BEGIN { }

/* ok
 * char 'a'
 * char '\n'
 * char '\\'
 * char '\''
 * char '\"'
 * char '\?'
 * char '\0'
 * char '\177'
 * char '\x41'
 * char 'abcdefgh'
 * char '\a\b\f\r\t\v'
 * char '"'
 */
int ok['a' == 97 && '\n' == 10 && '\\' == 92 && '\'' == 39 && '\"' == 34 && '\?' == 63 && '\0' == 0 && '\177' == 127 &&
	'\x41' == 65 && '"' == 34 ? 1 : -1];
int packed['ab' == 24930 && 'abcdefgh' == 0x6162636465666768 && '\a\b\f\r\t\v' == 0x07080c0d090b ? 1 : -1];
BEGIN { }

/* D_CHR_NULL
 * char empty
 * error: empty character constant
 */
BEGIN { trace(''); }

/* D_CHR_NL
 * char newline
 * error: a line ends inside a character constant
 */
BEGIN { trace('
'); }

/* D_CHR_OFLOW
 * char too long
 * error: character constant is too long
 */
BEGIN { trace('abcdefghi'); }

/* ok
 * string escapes
 */
BEGIN { trace("\a\b\f\n\r\t\v\\\'\"\?\101\x41"); }

/* D_STR_NL
 * string newline
 * error: a line ends inside a string
 */
BEGIN { trace("a
"); }

/* D_SYNTAX
 * adjacent strings not joined
 * error: expected ',' or ')' before '"b"'
 */
BEGIN { trace("a" "b"); }

/* ok
 * vmlinux`sym
 * `sym
 */
BEGIN { trace(vmlinux`jiffies); trace(`jiffies); trace(&`linux_banner); }

/* D_UNSUPPORTED
 * ``sym (user)
 * ``sym
 * error: symbols of user programs are not supported yet
 */
BEGIN { trace(``environ); }

/* ok
 * struct mod`tag *
 * mod`type from module ext4
 */
struct vmlinux`task_struct *t;
BEGIN { t = curthread; trace(((struct vmlinux`task_struct *)t)->pid); }

/* D_DECL_SCOPE
 * declaring scoped name
 * error: a name with a scope cannot be declared
 */
int vmlinux`x;
BEGIN { }

/* ok
 * @ alone
 * @ and @_
 */
BEGIN { @ = count(); @_ = sum(1); }

/* ok
 * type name as variable
 * type name as variable then read
 * type name as assoc
 */
BEGIN { pid_t = 3; trace(pid_t++); u64[1] = 2; }

/* ok
 * (userland char *) cast
 */
BEGIN { trace((userland char *)arg0 == 0); }

/* ok
 * keyword after -> (D words)
 * member named like C keyword
 * member string
 * ->probe keyword member
 * .inline etc member via offsetof
 */
struct device_driver *d;
BEGIN { d = 0; trace(d->probe); trace(offsetof(struct device_driver, probe)); }

/* ok
 * function descriptor with .isra.0
 */
fbt::*.isra.*:entry { }

/* ok
 * backslash newline in string
 */
BEGIN { trace("a\
b"); }

/* ok
 * mod`type_t
 * (mod`type_t) cast
 * mod`type_t in declaration
 * sizeof(mod`type_t)
 */
vmlinux`pid_t x;
int ok[sizeof(vmlinux`pid_t) == 4 ? 1 : -1];
BEGIN { x = (vmlinux`pid_t)3; trace(x); }

/* ok
 * mod`sym of module
 */
BEGIN { trace(&xfs`xfs_params == 0); }

/* D_SYNTAX -n
 * string unterminated
 * error: the input ends inside a string
 */
BEGIN { trace("abc
