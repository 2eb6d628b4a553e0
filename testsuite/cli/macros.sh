#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Macros and conditions without -C (The preprocessor): what defines them, where mistakes in them are, and
# what they are not.
cat >macros.d <<'END'
#pragma D option quiet
#define SYSCALL(name) syscall::name:entry
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#ifndef RATE
#define RATE 10s
#endif
#if defined(__SUNW_D) && __SUNW_D_VERSION >= 0x01006000 && defined(__linux__)
SYSCALL(read), SYSCALL(write)
/ pid != $pid /
{
	@[probefunc] = max(MAX(arg0, arg2));
}
#else
#error no D
#endif
tick-RATE { exit(0); }
END
dtap -e -d -s macros.d
echo "- defined on the command line"
dtap -e -d -D RATE=3s -s macros.d | grep tick
dtap -e -d -x define=RATE=4s -s macros.d | grep tick
dtap -e -d -x define=RATE=4s -U RATE -s macros.d | grep tick
dtap -e -d -D 'F(x)=x + 1' -D A -n 'BEGIN { trace(F(A)); }'
dtap -e -D '1=2' -n 'BEGIN { }'
echo "- places"
cat >header.d <<'END'
#define WRONG(x) (x + \
	nosuch)
END
cat >places.d <<'END'
#include "header.d"
#line 100 "other.d"
BEGIN {
	trace(WRONG(1));
	trace(__LINE__ + later);
}
#warning this is "one"
END
dtap -e -s places.d
echo "- conditions"
printf '#if 1\n#if 0\n#endif\nBEGIN { }\n' >open.d
dtap -e -s open.d
dtap -e -n '#include "open.d"
END { }'
printf '#if 1\n#error it "must" not be\n#endif\n' >error.d
dtap -e -s error.d
echo "- not the preprocessor's"
printf '#nonsense\n#\n#ident "x"\n#pragma other\nBEGIN { }\n' >nonsense.d
dtap -e -s nonsense.d
printf '#inlcude "x.d"\nBEGIN { }\n' >near.d
dtap -e -s near.d
dtap -e -n 'BEGIN { # define
}'
echo "- a library's are its own"
mkdir lib
printf '#define TWO 2\n#if TWO == 2\ninline int two = TWO;\n#endif\n' >lib/two.d
printf '#include "two.d"\ninline int three = two + 1;\n' >lib/three.d
dtap -e -L lib -n 'BEGIN { trace(two); }' && echo fine
# A macro of dtap's own, in a library without control lines.
printf 'inline int here = __linux__;\n' >lib/here.d
dtap -e -L lib -n 'BEGIN { trace(here); }' && echo fine
dtap -e -L lib -n 'BEGIN { trace(two + TWO); }'
dtap -e -L lib -n 'BEGIN { trace(three); }'
echo "- cpp itself"
printf '#define ONE 1\nBEGIN { trace(ONE); }\n' >cpp.d
# shellcheck disable=SC2123 # nothing is to be found
(PATH=/nowhere; dtap -e -C -s cpp.d)
