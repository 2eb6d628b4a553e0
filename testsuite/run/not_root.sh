#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Without privilege: a message that says what it takes, status 1.
# modules: hello
su -s /bin/sh nobody -c "PATH=$PATH dtaprun $KO/hello.ko" >out 2>err
echo "status $? output $(wc -c <out) messages $(wc -l <err)"
grep -cw root err
