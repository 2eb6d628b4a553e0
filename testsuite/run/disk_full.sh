#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A full disk under -o ends tracing with status 1 and a message that names the file.
# modules: m_chatty
mkdir small
mount -t tmpfs -o size=16k small small
timeout -s KILL 15 dtaprun -o small/out "$KO/m_chatty.ko" 2>err
echo "status $?"
sed 's/:[^:]*$//' err
wc -c <small/out
umount small
