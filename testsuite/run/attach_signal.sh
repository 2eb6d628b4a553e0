#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A signal that ends tracing ends the arming of every function of the kernel, too: BEGIN does not run, and the
# module goes. SIGHUP is one only without -o. (On a machine that arms them in less than the pause, nothing is seen.)
# modules: m_all
# limit: 120
ended='status 1, 0 ready
dtaprun: interrupted before tracing began'
# interrupt SIGNAL EXPECTED ARGUMENT...
interrupt()
{
	signal=$1 expected=$2
	shift 2
	dtaprun "$@" "$KO/m_all.ko" >>out 2>err &
	pid=$!
	until grep -q '^dtap_[^ ]* [0-9]* 1' /proc/modules; do
		kill -0 $pid 2>/dev/null || break
		usleep 20000
	done
	usleep 200000
	early=$(grep -c ready out)
	kill -"$signal" $pid
	wait $pid
	status=$?
	if [ "$early" = 0 ]; then
		echo "status $status, $(grep -c ready out) ready"
		grep -v matched err
	else
		echo "$expected"
	fi
	rm out
}
interrupt TERM "$ended" -o out
interrupt HUP "$ended"
interrupt HUP 'status 0, 1 ready' -o out
