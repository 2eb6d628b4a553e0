#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the ip and udp providers say of an echo request to this host, by both versions of IP, and of a datagram
# of six bytes (ip and udp providers).
# modules: m_ip
cat >script <<'END'
ping -c 1 127.0.0.1 >/dev/null
ping6 -c 1 ::1 >/dev/null
datagram 9000 6
END
dtaprun -c 'sh script' "$KO/m_ip.ko" 2>&1 | grep -v -e matched -e '^$' | sort
