#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# SIGINT and SIGTERM end tracing as exit(0) does: END runs, then the aggregations are printed
# (Execution, "exit").
# modules: m_forever
for signal in INT TERM; do
	timeout -s $signal 3 dtaprun "$KO/m_forever.ko" >out
	echo "$signal: status $?"
	grep -E '^(ready|end after)' out
	grep -qE '^  timeout +[1-9]|^  sh +[1-9]|^  dtaprun +[1-9]' out && echo "aggregations"
done
