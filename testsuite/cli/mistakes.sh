#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# All independent mistakes of a script are said in one run, each with its place and tag (Compiler error
# tags); syntax comes first.
cat >meaning.d <<'END'
int amount; int total;
int amount[int];
string name_of[int];
inline int level = 3;
inline int level = 4;
struct point { int x; int y; };
struct point { long z; };
typedef int other_t; typedef long other_t;
self string who;
self int who;
extern int `there;
short char tiny;
static int kept;
int nothing[0];
union u { int a : 40; };
translator struct point < int i > { w = i; };

#pragma D option nosuch
#pragma D option bufsize=little
#pragma D nonsense
#pragma D attributes Firm/Stable/Common level

BEGIN
{
	trace(undefined_name);
	trace(self->never);
	trace(1 / 0);
	trace(strlen());
	trace(strlen(1));
	trace(nofunction(1));
	printf("%d %d", 1);
	printf("%d", "text");
	printf("");
	printf("%d", 1, 2);
	@a = nosuch(1);
	@b = sum("text");
	@c = lquantize(1, 10, 0);
	printa(@none);
	clear(3);
	pid = 4;
	trace(&total);
	trace(*5);
	trace(total.x);
	trace(args[0]);
	tracemem(1, 0);
	stack(0);
	this->s = (struct point)3;
	trace(sizeof(void));
	trace("a" - "b");
	trace(total(1));
}

nosuch:::probe { trace(1); }
syscall::read:entry / undefined_pred / { trace(1); }
tick-1s { commit(1); commit2(1); trace(1) ; trace($9); }
tick-1s { trace(1); speculate(1); }
tick-1s { exit("x"); freopen(1); setopt(1); }
dtrace:::END { trace(this->x[1]); x = x + y; @d = count(); @d = sum(1); }
END
dtap -e -s meaning.d
echo "status $?"
cat >syntax.d <<'END'
int a b;
inline int c = ;
struct s { int x int y; long z; };
enum e { A, , B };
self int;
BEGIN { trace(1 }
BEGIN { x = ; trace(2); y = 3 + ; }
BEGIN / 1 + / { trace(1); }
syscall:::entry { if (1 { trace(2); } }
tick-1s { @a[ = count(); trace(09); trace('ab
'); trace("abc
"); }
tick-2s { trace(1.5); trace(0x); trace(99999999999999999999); trace(''); }
translator struct s < int i > { x = ; y = 2; };
#foo
#line x
dtrace:::END { trace(3) trace(4); }
tick-5s
/* a /* b */
dtrace:::END { this-> = 3; foo->; }
END
dtap -e -s syntax.d
echo "status $?"
