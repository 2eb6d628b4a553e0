#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# D files in D files, without -C (Comments and lines, The preprocessor): where they are looked for, that each is
# read once, in their order; where mistakes are; that a module is made again when a file changes.
mkdir sub lib
cat >main.d <<'TEXT'
#!/usr/sbin/dtap -s
#include "sub/one.d"
BEGIN { trace(three + mine); }
#include <shelf.d>
#include "sub/../sub/one.d"
END { }
TEXT
cat >sub/one.d <<'END'
#!/usr/sbin/dtap -s
#include "two.d"
BEGIN { trace(two); }
#include "../main.d"
inline int mine = two
	+ 1;
END
cat >sub/two.d <<'END'
#include "one.d"
struct pair { int a, b; };
inline int two = sizeof (struct pair) / 4;
END
printf 'inline int three = 3;\nBEGIN { trace("shelf"); } // no end of line' >lib/shelf.d
echo "- in the order of the text"
dtap -e -d -L lib -s main.d
echo "- from another folder, and as they are named"
(cd sub && dtap -e -H -L ../lib -s ../main.d)
dtap -e -x cpphdrs -x libdir=lib -s main.d
dtap -e -I lib -n '#include <shelf.d>
BEGIN { trace(three); }' && dtap -e -x incdir=lib -n '#include "shelf.d"
BEGIN { trace(three); }'
echo "- of two programs one has it, and both its names"
dtap -e -d -L lib -n '#include <shelf.d>
' -n '#include "lib/shelf.d"
END { trace(three); }'
echo "- what was read"
dtap -e -v -L lib -s main.d | sed -n '/^Included/,$p'
echo "- mistakes"
cp sub/two.d good
echo 'BEGIN { trace(nosuch); }' >>sub/two.d
dtap -e -L lib -s main.d
cp good sub/two.d
dtap -e -s main.d
dtap -e -n '#include <tcp.d>
BEGIN { }'
dtap -e -n '#include "lib"
BEGIN { }'
printf 'BEGIN { trace(1);\n' >open.d
dtap -e -n '#include "open.d"
END { }'
printf '/* no end' >comment.d
dtap -e -n '#include "comment.d"
END { }'
dtap -e -n 'BEGIN { }
#include "open.d"'
echo "- deep"
for i in $(seq 70); do
	echo "#include \"deep$((i + 1)).d\"" >"deep$i.d"
done
dtap -e -s deep1.d 2>&1 | sed '5,$d'
echo "- a module holds what was included"
made()
{
	dtap --build made.ko -x debug -L lib -s main.d 2>&1 | sed -n 's/^dtap DEBUG: module \([^:]*\):.*/\1/p'
}
first=$(made)
[ "$(made)" = "$first" ] && echo "the same"
sed -i 's/+ 1/+ 2/' sub/one.d
second=$(made)
[ "$second" != "$first" ] && echo "another one"
sed -i 's/^BEGIN/\n&/' sub/one.d
[ "$(made)" != "$second" ] && echo "another one, as places are others"
echo "- with -C cpp does it"
echo 'BEGIN { exit(0); }' >twice.d
printf '#include "twice.d"\n#include "twice.d"\n' >cpp.d
dtap -e -d -C -s cpp.d
echo "- a library of one that is included"
printf 'inline int base = 3;\n' >lib/base.d
printf '#pragma D depends_on library base.d\ninline int four = base + 1;\n' >lib/four.d
dtap -e -L lib -n 'BEGIN { trace(four); }' && echo fine
dtap -e -L lib -n '#include <base.d>
BEGIN { trace(four); }'
dtap -e -L lib -n '#include <base.d>
#include <four.d>
BEGIN { trace(four); }' && echo fine
echo "- standard input"
echo '#include "lib/shelf.d"
BEGIN { trace(three); }' | dtap -e -s - && echo fine
