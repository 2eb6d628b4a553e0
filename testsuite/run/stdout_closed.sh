#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Output that cannot be written ends tracing with status 1, and is told; when its reader goes away tracing ends
# by SIGPIPE, in silence.
# modules: m_chatty
timeout -s KILL 15 dtaprun "$KO/m_chatty.ko" >&- 2>err
echo "closed: status $?"
grep -c 'failed to write' err
{ timeout -s KILL 15 dtaprun "$KO/m_chatty.ko" 2>err; echo "status $?" >status; } | head -n 1 | grep -c .
echo "pipe: $(cat status), $(grep -c failed err) messages"
timeout -s KILL 15 dtaprun "$KO/m_chatty.ko" >/dev/full 2>err
echo "full: status $?"
grep -c 'failed to write' err
