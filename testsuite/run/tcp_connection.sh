#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The tcp provider's probes when a connection within this host is made, sends six bytes and is closed by the
# other end first, and when one is refused (tcp provider); addresses in the record of an sdt probe. The order
# is that of two processes.
# modules: m_tcp
cat >script <<'END'
nc -l -p 8080 >got &
sleep 0.3
(echo hello; sleep 0.5) | nc 127.0.0.1 8080
sleep 0.3
nc 127.0.0.1 8081 2>/dev/null
true
END
dtaprun -c 'sh script' "$KO/m_tcp.ko" 2>&1 | grep -v -e matched -e '^$' | sort
cat got
