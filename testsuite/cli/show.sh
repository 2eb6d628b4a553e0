#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What is printed of a program besides its data: -v, -d, -S and the options that show something
# (dtrace(8); Options and Tunables; Stability).
cat >all.d <<'EOT'
#pragma D option quiet
struct foo { int a : 3; char b[10]; struct { long c; } d; int (*fn)(int, char *); };
typedef unsigned long long ull_t;
enum e { AA, BB = 7 };
inline int three = 1 + 4 / 2;
inline int add[int a, int b] = a + b;
self int z; this string s; int arr[int, string];
translator struct foo < int t > { a = t; };
BEGIN, syscall::read:entry
/pid / 2 == 1 && execname != "x\n\"y"/
{
	@a["k", pid] = quantize(sizeof (struct foo)); self->z = -(-3);
	printf("%d\t%s\n", 0xffffffff, stringof(execname));
	if (pid) { trace('a'); } else trace((long)pid ? 1 : 2);
	arr[1,"a"]++; trace(curthread->comm);
}
END { }
EOT
echo "- desugared"
dtap -d -e -s all.d
dtap -d -e -o again.d -s all.d
dtap -d -e -s again.d | diff again.d - && echo "the same again"
echo "- stability"
dtap -v -e -n 'BEGIN { exit(0); }' -n 'syscall::read:entry { trace(curthread->pid); trace(args[0]); }'
cat >own.d <<'EOT'
#pragma D attributes Unstable/Evolving/Platform mine
inline int mine = curthread->pid;
BEGIN { trace(mine); }
profile-97 { trace(mine); }
EOT
dtap -v -e -o own.out -s own.d
sed -n '/Statement/,$p' own.out
dtap -v -e -n 'BEGIN { trace(`max_pfn); }' | sed -n '/Statement/,$p'
dtap -e -x amin=Evolving/Evolving/Common -n 'syscall::read:entry { trace(curthread->pid); }' 2>&1 |
	grep error:
dtap -e -x amin=Evolving/Evolving/Common -n 'BEGIN { trace(pid); }'
echo "status $?"
dtap -e -x amin=Stable -n BEGIN
echo "- types"
echo 'struct included { int a; };' >types.h
echo 'typedef int name_t; int a;' >>types.h
printf '#include "types.h"\nstruct own { struct included *p; };\nBEGIN { trace(sizeof (struct own)); }\n' >types.d
dtap -e -C -x ctypes=c.out -x dtypes=d.out -s types.d
cat c.out
echo "and"
cat d.out
dtap -e -x dtypes=nowhere/d.out -n BEGIN
echo "status $?"
echo "- tree, verbose"
dtap -e -x tree=1 -n 'BEGIN { trace(1); }'
dtap -e -x verbose -n 'BEGIN { trace(1); }' 2>said
dtap -e -S -n 'BEGIN { trace(1); }' 2>&1 | diff said - && echo "the same"
echo '#pragma D option verbose' | cat - again.d >verbose.d
dtap -e -s verbose.d 2>&1 | grep -c '^clause'
echo "- tags"
dtap -e -x errtags -n 'BEGIN { trace(nosuch); }'
echo "- debug"
dtap -e -x debug -n 'BEGIN { trace(SIGHUP); }' 2>&1 | sed 's/DEBUG: \([a-z]*\).*/DEBUG: \1/'
echo "- version"
"$DTAP" -V
"$DTAP" -V -v | sed 's/ [^ ]*$//'
echo "- a list to a file"
dtap -l -o list -n BEGIN
dtap -l -o list -n END
cat list
dtap -lv -n syscall:vmlinux:read:entry
dtap -lv -n sdt:sched::sched_switch | grep 'args.[03]'
dtap -lv -n lockstat:::rw-acquire | grep 'args'
dtap -l -o nowhere/list -n BEGIN
echo "status $?"
echo "- C"
dtap -e --emit-c - -n BEGIN | sed -n '$p'
echo old >c
dtap -e --emit-c c -n BEGIN && grep -c rt.h c
(trap '' XFSZ; ulimit -f 1; dtap -e --emit-c full -n BEGIN) 2>&1 | cat
(trap '' XFSZ; ulimit -f 1; dtap -e --emit-c c -n BEGIN) 2>&1 | cat
grep -c rt.h c
dtap -e --emit-c nowhere/c -n BEGIN
echo "status $?"
ls
