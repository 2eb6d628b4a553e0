#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The structures of the network providers are translated from what the kernel has: the first segment of a
# connection to this host, and the socket of the end that made it (IP, TCP, stable structures).
# modules: m_net
echo hello | nc -l -p 8080 >/dev/null &
sleep 0.3
dtaprun -c 'nc 127.0.0.1 8080' "$KO/m_net.ko" 2>&1 </dev/null | grep -v -e matched -e '^$' -e '^hello'
kill %1 2>/dev/null
