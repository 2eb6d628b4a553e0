#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Structured output stays well-formed where freopen() and ftruncate() stand between the data of a record:
# objects end there; an array takes all (Actions; Options and Tunables). Commands print elsewhere.
# modules: m_divide
plain()
{
	sed 's/"ts":[0-9]*/"ts":N/; s/"time":"[^"]*"/"time":"T"/; s/"cpu":[0-9]/"cpu":N/
		s/"data":{"host":.*,"dtap":"[^"]*"}/"data":"X"/'
}
dtaprun -q -x format=jsonl "$KO/m_divide.ko" 2>/dev/null | plain
echo "the other file:"
plain </tmp/divided
rm /tmp/divided
dtaprun -q -x format=json -c 'echo aside' "$KO/m_divide.ko" 2>err | plain
cat err
[ ! -e /tmp/divided ] || echo "there again"
