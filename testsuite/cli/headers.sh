#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# With -C the system's headers are read, with GCC's words in them, and their types, constants and macros
# are there (Types, the container "C"; Command line, -C).
for header in errno.h fcntl.h stddef.h sys/stat.h sys/types.h sys/socket.h netinet/in.h linux/fs.h \
		signal.h sys/wait.h; do
	printf '#include <%s>\nBEGIN { exit(0); }\n' "$header" >included.d
	dtap -e -C -s included.d
	echo "$header: status $?"
done
cat >used.d <<'END'
#include <errno.h>
#include <sys/stat.h>
#include <netinet/in.h>
BEGIN { trace(EAGAIN); trace(S_ISUID); trace(sizeof (mode_t)); trace(IPPORT_RESERVED); trace(INADDR_LOOPBACK); }
END
dtap -e -C -s used.d
echo "status $?"
# Newer headers of the kernel's have this.
printf '#ifdef __SIZEOF_INT128__\ntypedef __signed__ __int128 __s128;\n#endif\nBEGIN { exit(0); }\n' >wide.d
dtap -e -C -s wide.d
echo "status $?"
# A name that a library of constants has, too.
printf '#include <signal.h>\nint one[CLD_EXITED];\nBEGIN { one[0] = SIGHUP; }\n' >both.d
dtap -e -C -s both.d
echo "status $?"
