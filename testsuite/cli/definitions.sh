#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What a library defines a program just uses: structures, unions, enumerations and what is in them, types of
# all forms, constants, inlines (Inlines and translators); -v says what is from where.
mkdir lib
cat >lib/defs.d <<'END'
/* struct in_comment { int a; }; */
// typedef int in_line_comment_t;
struct mypair { int a; struct { int c; } b; };
union myword { int i; char c[4]; };
enum mycolour { MY_RED = 1, MY_GREEN = (2 + 1) + 2, /* MY_NONE, */ MY_BLUE };
enum { MY_LOW = sizeof (int), MY_HIGH
};
typedef struct { int q; } mystruct_t;
typedef struct mytag { int r; } mytag_t, *mytagp_t;
typedef enum { MY_YES = 'a', MY_NO } myanswer_t;
typedef int (*myfunction_t)(int, struct mypair *);
typedef int myarray_t[sizeof (union myword)];
typedef unsigned long mylong_t, *mylongp_t;
#define SIZE 16
inline int MYSIZE = SIZE;
inline string MYNAME = "name";
inline int mysum[int a, int b] = a + b;
struct myholder { struct mypair p; enum mycolour e; mytag_t t; };
END
uses()
{
	dtap -e -L lib -n "$1 BEGIN { $2 }" && echo "fine: $1$2"
}
uses '' 'struct mypair *p = alloca(sizeof (struct mypair)); p->b.c = 1; trace(p->b.c);'
uses 'union myword w;' 'w.i = 1; trace(w.c[0]);'
uses 'int five[MY_GREEN == 5 ? 1 : -1];' ''
uses 'int six[MY_BLUE == 6 ? 1 : -1];' ''
uses 'int high[MY_HIGH == 5 ? 1 : -1];' ''
uses '' 'trace(MY_NO);'
uses '' 'trace((enum mycolour)1);'
uses '' 'trace(sizeof (mystruct_t));'
uses '' 'trace(((mytag_t *)0)->r);'
uses '' 'trace(((mytagp_t)0)->r);'
uses '' 'trace(sizeof (struct mytag));'
uses 'myanswer_t a;' 'a = MY_YES; trace(a);'
uses '' 'this->f = (myfunction_t)0; trace(this->f);'
uses 'myarray_t a;' 'a[3] = 1;'
uses 'mylong_t l;' 'l = 1; trace(l);'
uses '' 'trace(*(mylongp_t)0);'
uses 'int size[MYSIZE == 16 ? 1 : -1];' 'trace(MYNAME); trace(mysum[1, 2]);'
uses 'struct myholder h;' 'h.e = MY_RED; trace(h.t.r);'
echo "- what is not defined"
for name in in_comment in_line_comment_t MY_NONE q; do
	dtap -e -L lib -n "BEGIN { trace($name); }" 2>&1 | grep error:
done
echo "- what is from where"
cat >used.d <<'END'
#include "own.d"
struct mypair p;
BEGIN { trace(MY_RED); trace(own); /* MYNAME */ }
BEGIN { trace("mystruct_t"); }	// MYSIZE
BEGIN { trace(mysum[p.a, MY_RED]); trace(EAGAIN); }
END
echo 'inline int own = MY_LOW;' >own.d
dtap -e -v -L lib -s used.d | sed -n '/^Included/,$p' | sed "s,$DATA\(.*\):[0-9]*,DATA\1,"
echo "- twice"
dtap -e -L lib -n 'inline int MYSIZE = 1; BEGIN { trace(MYSIZE); }'
dtap -e -L lib -n 'enum mine { MY_RED = 2 }; BEGIN { trace(MY_RED); }'
dtap -e -L lib -n 'enum mine { MY_RED = 1 }; BEGIN { trace(MY_RED); }' && echo "the same"
