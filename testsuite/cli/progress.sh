#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A step of seconds says what it is: on a terminal with the time so far, quiet or not; elsewhere once, and not with -q.
# limit: 240
on_terminal()
{
	python3 - "$@" <<'P'
import os, pty, sys
pid, fd = pty.fork()
if not pid:
    os.execvp(sys.argv[1], sys.argv[1:])
text = b""
while True:
    try:
        data = os.read(fd, 4096)
    except OSError:
        break
    if not data:
        break
    text += data
os.waitpid(pid, 0)
print(text.decode().replace("\r", "\n"))
P
}

# Without a kit, thus with one to build.
fresh()
{
	rm -rf cache
	mkdir cache
	find "$DTAP_CACHE" -maxdepth 1 -name 'target*' -exec ln -s -t cache {} +
	DTAP_CACHE=$PWD/cache "$@" --kernel "$RELEASE" --sysroot "$SYSROOT" --build out.ko -n BEGIN 2>&1
}

echo "# a terminal"
fresh on_terminal "$DTAP" -q | sed 's/: [1-9][0-9]* s$/: N s/' | uniq | sed '/^$/d'
echo "# a pipe"
fresh "$DTAP"
echo "# a pipe, quietly"
fresh "$DTAP" -q
echo "# nothing to wait for"
DTAP_CACHE=$PWD/cache on_terminal "$DTAP" --kernel "$RELEASE" --sysroot "$SYSROOT" --build out.ko -n BEGIN | sed '/^$/d'
