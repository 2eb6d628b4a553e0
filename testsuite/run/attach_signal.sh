#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A signal while every function of the kernel is armed ends the arming: BEGIN does not run, and the
# module goes. (On a machine that arms them in less than the pause, tracing ends as always.)
# modules: m_all
# limit: 90
for signal in TERM HUP; do
	dtaprun -o out "$KO/m_all.ko" 2>err &
	pid=$!
	until grep -q '^dtap_[^ ]* [0-9]* 1' /proc/modules; do
		kill -0 $pid 2>/dev/null || break
		usleep 20000
	done
	usleep 200000
	early=$(grep -c ready out)
	kill -$signal $pid
	wait $pid
	status=$?
	if [ "$early" = 0 ]; then
		echo "status $status, $(grep -c ready out) ready"
		grep -v matched err
	else
		printf 'status 1, 0 ready\ndtaprun: interrupted before tracing began\n'
	fi
	rm out
done
