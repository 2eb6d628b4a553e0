#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A library that depends on a module, provider or library that is not there is left out in silence, one
# that depends on itself with a word (Translators, inlines, libraries).
mkdir lib
lib()
{
	cat >"lib/$1.d"
}
lib there <<'END'
#pragma D depends_on module vmlinux
#pragma D depends_on module xfs
#pragma D depends_on provider syscall
inline int there = 1;
END
lib user <<'END'
#pragma D depends_on library there.d
inline int user = there + 1;
END
lib module <<'END'
#pragma D depends_on module nosuch
inline int in_module = nonsense;
END
lib provider <<'END'
#pragma D depends_on provider nosuch
inline int in_provider = nonsense;
END
lib behind <<'END'
/* #pragma D depends_on module is no pragma here: the line begins with a comment */
#pragma D depends_on library module.d
inline int follower = in_module;
END
lib one <<'END'
#pragma D depends_on library two.d
inline int one = 1;
END
lib two <<'END'
#pragma D depends_on library one.d
inline int two = 2;
END
for name in user in_module in_provider follower one; do
	dtap -e -L lib -n "BEGIN { trace($name); }"
	echo "status $?"
done
dtap -e -L lib -n '#pragma D depends_on library user.d
BEGIN { }'
echo "status $?"
dtap -e -L lib -n '#pragma D depends_on library behind.d
BEGIN { }'
echo "status $?"
# A provider of which this kernel has a part: what is missing is named when it is asked for.
mkdir part
cat >part/part.d <<'END'
provider part {
	probe there(int n);
	probe gone(int n);
};
fbt:vmlinux:vfs_read:entry { fire("part:::there", 1); }
rawtp:nosuch::nosuch_event { fire("part:::gone", 1); }
END
dtap -e -L part -n 'part::: { @ = count(); }' && echo "a part is there"
dtap -e -L part -n 'part:::gone { @ = count(); }'
