#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A buffer is read long before it is full, however long switchrate is: of three buffers' worth of records none is
# lost (Buffers and Output, switchrate).
# limit: 120
# modules: m_getppid_lines
dtaprun -b 1m -x switchrate=600s "$KO/m_getppid_lines.ko" >out 2>err &
pid=$!
until grep -qs ready out; do usleep 50000; done
for _ in $(seq 12); do
	getppid10000 5000
	usleep 300000
done
kill -TERM $pid
wait $pid
echo "status $?"
grep -c ' getppid10000 ' out
! grep drops err
