#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A static function is known in its own file alone (Functions), be that included or another one of the command line.
cat >lib.d <<'TEXT'
static int f(int x) { return x + 1; }
int g(int x) { return f(x); }
TEXT
printf '#include "lib.d"\nBEGIN { trace(g(1)); trace(f(1)); }\n' >user.d
printf '#include "lib.d"\nstatic int f(int x) { return x * 10; }\nBEGIN { trace(f(4) + g(4)); }\n' >own.d
printf 'static int f(int x) { return x; }\nBEGIN { trace(f(1)); }\n' >third.d
echo "- of an included file"
dtap -e -s user.d
echo "- of the same name as one's own"
dtap -e -s own.d && echo fine
echo "- of several files"
dtap -e -s own.d -s third.d && echo fine
dtap -e -s third.d -n 'BEGIN { trace(f(1)); }'
