#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A full disk under -o, or freopen(), ends tracing with status 1 and a message that names the file.
# modules: m_chatty m_reopen
mkdir small
mount -t tmpfs -o size=16k small small
timeout -s KILL 15 dtaprun -o small/out "$KO/m_chatty.ko" 2>err
echo "status $?"
sed 's/:[^:]*$//' err
wc -c <small/out
umount small
# The same of a file that freopen() has opened.
mount -t tmpfs -o size=16k small small
timeout -s KILL 25 dtaprun -o first "$KO/m_reopen.ko" 2>err
echo "status $?"
sed 's/:[^:]*$//' err
umount small
