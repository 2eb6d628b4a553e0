#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A command of -c waits before its main(), or where evaltime says, with the environment of setenv and unsetenv;
# one that is not there is an error before anything is armed.  A program that is not C's waits at its start, unless
# evaltime asks for more (Options and Tunables).
# modules: m_stages
# limit: 120
export KEPT=kept TAKEN=taken
ko="$KO/m_stages.ko"
for program in stages dynamic_stages; do
	for when in exec preinit postinit main; do
		echo "- $program $when"
		dtaprun -x evaltime=$when "$ko" -c $program
	done
done
for program in stages dynamic_stages; do
	echo "- $program"
	dtaprun "$ko" -c $program
done
# getppid(); exit(0);
{
	printf '\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\076\0\1\0\0\0\170\0\100\0\0\0\0\0'
	printf '\100\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\100\0\070\0\1\0\0\0\0\0\0\0'
	printf '\1\0\0\0\5\0\0\0\0\0\0\0\0\0\0\0\0\0\100\0\0\0\0\0\0\0\100\0\0\0\0\0'
	printf '\210\0\0\0\0\0\0\0\210\0\0\0\0\0\0\0\0\020\0\0\0\0\0\0'
	printf '\270\156\0\0\0\017\005\061\377\270\074\0\0\0\017\005'
} >bare
chmod 755 bare
echo "- bare"
dtaprun "$ko" -c ./bare
for when in exec main; do
	echo "- bare $when"
	dtaprun -x evaltime=$when "$ko" -c ./bare 2>&1
done
echo "- what cannot be executed after all"
echo '#!/nowhere' >damaged
chmod 755 damaged
dtaprun -x evaltime=exec "$ko" -c ./damaged 2>&1
echo "status $?"
for command in ./nosuch nosuch /tmp; do
	dtaprun -x evaltime=exec "$ko" -c $command 2>&1
	echo "status $?"
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
