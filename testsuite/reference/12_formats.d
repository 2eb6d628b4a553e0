/* Formatted output. */

/* ok
 * %d of pid
 * %i of pid
 * %u of pid
 * %o of pid
 * %x of pid
 * %X of pid
 * %hd of (short)1
 * %hi of (short)1
 * %ho of (short)1
 * %hu of (ushort_t)1
 * %hx of (short)1
 * %hX of (short)1
 * %hhd of (char)1
 * %ld of 1L
 * %li of 1L
 * %lo of 1L
 * %lu of 1UL
 * %lx of 1L
 * %lX of 1L
 * %lld of 1LL
 * %llX of 1LL
 * %lld of arg0
 * %c of 0x41
 * %c of 'a'
 * %C of 'a'
 * %s of execname
 * %s of curthread->comm
 * %S of execname
 * %p of curthread
 * %p of arg0
 * %a of arg0
 * %A of arg0
 * %k of stack()
 * %T of walltimestamp
 * %Y of walltimestamp
 * %lc of 'a'
 * %wc of 'a'
 * %%%d of pid
 * %#x of pid
 * %05d of pid
 * %-5d| of pid
 * %+d of pid
 * % d of pid
 * %'d of pid
 * %?p of curthread
 * %*d of 5, pid
 * %-*s of 5, execname
 * %.*s of 5, execname
 * %*.*s of 5, 3, execname
 * %.3s of execname
 * %10.5d of pid
 * %.0d of pid
 * %-20.10s of execname
 * %Ld of pid
 * %ls of "x"
 * %ws of "x"
 * %d of (char)1
 * %s of probefunc
 * %d of PIDTYPE_TGID
 * %hs of execname
 */
BEGIN
{
	printf("%d", pid);
	printf("%i", pid);
	printf("%u", pid);
	printf("%o", pid);
	printf("%x", pid);
	printf("%X", pid);
	printf("%hd", (short)1);
	printf("%hi", (short)1);
	printf("%ho", (short)1);
	printf("%hu", (ushort_t)1);
	printf("%hx", (short)1);
	printf("%hX", (short)1);
	printf("%hhd", (char)1);
	printf("%ld", 1L);
	printf("%li", 1L);
	printf("%lo", 1L);
	printf("%lu", 1UL);
	printf("%lx", 1L);
	printf("%lX", 1L);
	printf("%lld", 1LL);
	printf("%llX", 1LL);
	printf("%lld", arg0);
	printf("%c", 0x41);
	printf("%c", 'a');
	printf("%C", 'a');
	printf("%s", execname);
	printf("%s", curthread->comm);
	printf("%S", execname);
	printf("%p", curthread);
	printf("%p", arg0);
	printf("%a", arg0);
	printf("%A", arg0);
	printf("%k", stack());
	printf("%T", walltimestamp);
	printf("%Y", walltimestamp);
	printf("%lc", 'a');
	printf("%wc", 'a');
	printf("%%%d", pid);
	printf("%#x", pid);
	printf("%05d", pid);
	printf("%-5d|", pid);
	printf("%+d", pid);
	printf("% d", pid);
	printf("%'d", pid);
	printf("%?p", curthread);
	printf("%*d", 5, pid);
	printf("%-*s", 5, execname);
	printf("%.*s", 5, execname);
	printf("%*.*s", 5, 3, execname);
	printf("%.3s", execname);
	printf("%10.5d", pid);
	printf("%.0d", pid);
	printf("%-20.10s", execname);
	printf("%Ld", pid);
	printf("%ls", "x");
	printf("%ws", "x");
	printf("%d", (char)1);
	printf("%s", probefunc);
	printf("%d", PIDTYPE_TGID);
	printf("%hs", execname);
}

/* ok
 * %I of "1.2.3.4"
 */
BEGIN { printf("%I", "1.2.3.4"); }

/* ok
 * %P of (uint16_t)80
 */
BEGIN { printf("%P", (uint16_t)80); }

/* D_SYNTAX
 * %jd of pid
 * error: conversion 1 (%j) in the format of printf() is malformed or unknown
 */
BEGIN { printf("%jd", pid); }

/* D_SYNTAX
 * %zd of pid
 * error: conversion 1 (%z) in the format of printf() is malformed or unknown
 */
BEGIN { printf("%zd", pid); }

/* D_SYNTAX
 * %td of pid
 * error: conversion 1 (%t) in the format of printf() is malformed or unknown
 */
BEGIN { printf("%td", pid); }

/* D_SYNTAX
 * %qd of pid
 * error: conversion 1 (%q) in the format of printf() is malformed or unknown
 */
BEGIN { printf("%qd", pid); }

/* D_SYNTAX
 * %5% of 1
 * error: conversion 1 (%5%) in the format of printf() is malformed or unknown
 */
BEGIN { printf("%5%", 1); }

/* D_SYNTAX
 * %n of pid
 * error: conversion 1 (%n) in the format of printf() is malformed or unknown
 */
BEGIN { printf("%n", pid); }

/* D_SYNTAX
 * %1$d of pid
 * error: conversion 1 (%1$) in the format of printf() is malformed or unknown
 */
BEGIN { printf("%1$d", pid); }

/* D_PRINTF_ARG_TYPE
 * %e of pid
 * error: conversion 1 (%e) of printf() needs a floating-point value, not 'pid_t'
 */
BEGIN { printf("%e", pid); }

/* D_SYNTAX
 * %y of pid
 * error: conversion 1 (%y) in the format of printf() is malformed or unknown
 */
BEGIN { printf("%y", pid); }

/* D_SYNTAX
 * % of pid
 * error: conversion 1 (%) in the format of printf() is malformed or unknown
 */
BEGIN { printf("%", pid); }

/* D_SYNTAX
 * abc% of pid
 * error: conversion 1 (%) in the format of printf() is malformed or unknown
 */
BEGIN { printf("abc%", pid); }

/* D_PRINTF_ARG_TYPE
 * %s of pid
 * error: conversion 1 (%s) of printf() needs a string or an array of char, not 'pid_t'
 */
BEGIN { printf("%s", pid); }

/* D_PRINTF_ARG_TYPE
 * %d of execname
 * error: conversion 1 (%d) of printf() needs an integer, not 'string'
 */
BEGIN { printf("%d", execname); }

/* D_PRINTF_AGG_CONV
 * %@d of pid
 * error: conversion 1: %@ prints an aggregation and belongs to printa()
 */
BEGIN { printf("%@d", pid); }

/* ok
 * float conversions
 */
BEGIN { this->f = 1; printf("%f", *(double *)curthread); }

/* D_PRINTF_FMT_EMPTY
 * empty format
 * error: the format of printf() is empty
 */
BEGIN { printf(""); }

/* D_PRINTF_ARG_PROTO
 * too few
 * error: printf() has no argument for conversion 2 (%d)
 */
BEGIN { printf("%d %d", 1); }

/* D_PRINTF_ARG_EXTRA
 * too many
 * error: printf() has more arguments than its format has conversions
 */
BEGIN { printf("%d", 1, 2); }

/* D_PRINTF_DYN_PROTO
 * star missing
 * error: conversion 1 needs an argument for its width or precision
 */
BEGIN { printf("%*d"); }

/* D_PRINTF_DYN_TYPE
 * star type
 * error: the width or precision of conversion 1 must be an int, not 'string'
 */
BEGIN { printf("%*d", "a", 1); }

/* D_PRINTF_AGG_CONV
 * agg conv
 * error: conversion 1: %@ prints an aggregation and belongs to printa()
 */
BEGIN { printf("%@d", 1); }

/* ok
 * printa fewer keys
 * printa no keys used
 * printa @ conversions
 * printa @ in the middle / before keys
 * printa of quantize
 * printa %k key
 * printa %a key
 * printa %s sym key
 * printa two aggs, 3 %@
 */
END { @a[pid, execname] = count(); @q[pid] = quantize(1); @k[stack()] = count(); @s[sym(arg0)] = count(); @b[pid, execname] = sum(1);
	printa("%d\n", @a); printa("x\n", @a); printa("%@d %@u %@x %@5d\n", @a); printa("%@d %d %@d %s\n", @a); printa("%d %@d\n", @q);
	printa("%k %@d\n", @k); printa("%a %@d\n", @s); printa("%s %@d\n", @s); printa("%d %s %@d %@d %@d\n", @a, @b); }

/* D_PRINTA_PROTO
 * printa wrong first
 * error: the first argument of printa() must be a format or an aggregation
 */
BEGIN { printa(1, 2); }

/* D_PRINTA_AGGARG
 * printa aggarg
 * error: printa() needs an aggregation here
 */
BEGIN { printa("%d", pid); }

/* D_PRINTA_AGGBAD
 * printa aggbad
 * error: nothing is aggregated in '@nope' before this
 */
BEGIN { printa("%d", @nope); }

/* D_PROTO_LEN
 * printa nothing
 * error: printa() takes at least 1 argument, not 0
 */
BEGIN { printa(); }

/* D_PRINTA_PROTO
 * printa fmt only
 * error: printa() needs an aggregation
 */
BEGIN { printa("a"); }

/* D_PRINTF_FMT_EMPTY
 * printa empty format
 * error: the format of printa() is empty
 */
BEGIN { @a = count(); printa("", @a); }

/* D_PRINTF_ARG_TYPE
 * %x of curthread
 * error: conversion 1 (%x) of printf() needs an integer, not 'struct task_struct *'
 */
BEGIN { printf("%x", curthread); }

/* D_PRINTF_ARG_TYPE
 * %d of curthread
 * error: conversion 1 (%d) of printf() needs an integer, not 'struct task_struct *'
 */
BEGIN { printf("%d", curthread); }

/* D_PRINTF_ARG_TYPE
 * %u of curthread
 * error: conversion 1 (%u) of printf() needs an integer, not 'struct task_struct *'
 */
BEGIN { printf("%u", curthread); }

/* D_PRINTF_ARG_TYPE
 * %Y of pid
 * error: conversion 1 (%Y) of printf() needs a 64-bit integer (nanoseconds), not 'pid_t'
 */
BEGIN { printf("%Y", pid); }

/* D_PRINTF_ARG_TYPE
 * %p of execname
 * error: conversion 1 (%p) of printf() needs a pointer or an integer, not 'string'
 */
BEGIN { printf("%p", execname); }

/* ok
 * %d of curthread->in_execve
 */
BEGIN { printf("%d", curthread->in_execve); }

/* D_PRINTF_ARG_TYPE
 * %s of (char *)curthread
 * error: conversion 1 (%s) of printf() needs a string or an array of char, not 'char *'
 */
BEGIN { printf("%s", (char *)curthread); }

/* D_PRINTF_ARG_TYPE
 * %s of arg0
 * error: conversion 1 (%s) of printf() needs a string or an array of char, not 'int64_t'
 */
BEGIN { printf("%s", arg0); }

/* D_PRINTA_AGGPROTO
 * printa more keys than there are
 * error: conversion 2: '@a' has only 1 key; its value is printed by %@
 */
BEGIN { @a[1] = count(); printa("%d %d %@d\n", @a); }

/* D_PRINTA_AGGARG
 * printa aggproto
 * error: printa() needs an aggregation here
 */
BEGIN { @a[1] = count(); printa("%@d", @a, 1); }

/* ok
 * flags behind the width
 */
BEGIN { @["a"] = count(); printa("%6@d %-10s\n", @); printf("%10-s %5.2-d %*-d", execname, pid, 4, pid); }

/* ok
 * %I and %P
 */
BEGIN { printf("%I %-20I %P %5P", "127.0.0.1", inet_ntop(2, curthread), 22, htons(22)); }

/* D_PRINTF_ARG_TYPE
 * %I and %P
 * error: conversion 1 (%I) of printf() needs a string or an array of char, not 'int'
 */
BEGIN { printf("%I", 1); }
