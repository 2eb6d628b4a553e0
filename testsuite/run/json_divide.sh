#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Structured output stays well-formed where freopen() and ftruncate() stand between the data of a record:
# objects end there; an array takes all (Actions; Options and Tunables).
# modules: m_divide
plain()
{
	sed 's/"ts":[0-9]*/"ts":N/; s/"cpu":[0-9]/"cpu":N/'
}
dtaprun -q -x format=jsonl "$KO/m_divide.ko" 2>/dev/null | plain
echo "the other file:"
plain </tmp/divided
rm /tmp/divided
dtaprun -q -x format=json "$KO/m_divide.ko" 2>/dev/null | plain
ls /tmp/divided 2>/dev/null
