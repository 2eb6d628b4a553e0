#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A command of -c waits behind its exec, or where evaltime says, with the environment of setenv and unsetenv;
# one that is not there is an error before anything is armed (Options and Tunables).
# modules: m_stages
export KEPT=kept TAKEN=taken
ko="$KO/m_stages.ko"
for program in stages dynamic_stages; do
	for when in exec preinit postinit main; do
		echo "- $program $when"
		dtaprun -x evaltime=$when "$ko" -c $program
	done
done
echo "- environment"
dtaprun -x setenv=ADDED=1=2 -x setenv=EMPTY= -x unsetenv=TAKEN "$ko" -c "stages ADDED EMPTY KEPT TAKEN" |
	grep '='
for command in nosuch /tmp "nosuch -x" " "; do
	dtaprun "$ko" -c "$command" 2>&1
	echo "status $?"
done
for option in evaltime=never evaltime setenv=A unsetenv=A=1; do
	dtaprun -x $option "$ko" -c stages 2>&1
	echo "status $?"
done
echo "- a signal while it is on its way"
timeout -s TERM 1 dtaprun -x evaltime=main -x setenv=HANG=1 "$ko" -c stages 2>&1
echo "status $?"
