#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What -o names is a file of this machine, and appended to, with --vm, too (Command Line, -o). It takes what is traced,
# and neither what the command prints nor messages.
# limit: 300
# not sanitized: in a virtual machine the libraries of the sanitizers are missing
echo first >file
for _ in 1 2; do
	dtap --vm -q -o file -n 'BEGIN { printf("traced"); exit(3); }'
	echo "status $?"
done
cat file
echo "# a command's own output"
# shellcheck disable=SC2016
"$DTAP" --vm --kernel 6.12 -o only -q -c 'sh -c "echo printed; echo complained >&2"' \
	-n 'syscall::write:entry /pid == $target/ { printf("wrote\n"); }' >out 2>err
echo "status $?"
cat only out err
echo "# much of it"
"$DTAP" --vm --kernel 6.12 -o much -q -c 'seq 2000' \
	-n 'BEGIN { for (i = 0; i < 1000; i++) printf("%d %s\n", i, "0123456789012345678901234567890123456789"); }' \
	>out 2>err
head -n 1000 much | cksum
for i in $(seq 0 999); do
	echo "$i 0123456789012345678901234567890123456789"
done | cksum
seq 2000 | cmp - out
cat err
echo "# a pipe, and standard output"
mkfifo pipe
cat pipe >piped &
dtap --vm -q -o pipe -n 'BEGIN { printf("traced"); exit(0); }'
wait $!
cat piped
dtap --vm -q -o /dev/stdout -n 'BEGIN { printf("traced"); exit(0); }' | cat
echo "# a full disk"
dtap --vm -q -o /dev/full -n 'BEGIN { printf("traced"); } tick-30s { exit(3); }' 2>err
echo "status $?"
grep -v '^cat:' err
dtap --vm -o nowhere/file -n BEGIN
echo "status $?"
