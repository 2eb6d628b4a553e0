#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# --vm picks the newest kernel and says which; --kernel takes scripts/kernels' words; a command of -c is this machine's.
# limit: 360
# not sanitized: in a virtual machine the libraries of the sanitizers are missing
newest=$("$DATA/scripts/kernels" list | sed -n 's/^7.x //p')
: "${newest:=$RELEASE}"
"$DTAP" --vm -n 'BEGIN { printf("%s\n", `init_uts_ns.name.release); exit(3); }' -q >out 2>err
echo "status $?"
[ "$(cat out)" = "$newest" ] && echo "the newest"
cat err
"$DTAP" --vm -n '#pragma D option bufsize=64k
BEGIN { exit(0); }' 2>&1 | sed -n "s/$newest\$/NEWEST/p"
echo "# nothing is started"
"$DTAP" --vm -e -n BEGIN 2>&1 | sed -n "s/$newest\$/NEWEST/p"
"$DTAP" --vm -l -n BEGIN 2>&1 | sed -n "s/$newest\$/NEWEST/p"
echo "# a version, a command with this machine's tools in this folder"
echo "here" >file
cat >count.py <<'P'
for i in range(3):
    open("file").read()
print("ran")
P
# shellcheck disable=SC2016
"$DTAP" --vm --kernel 6.12 -q -c 'python3 count.py' -n '
	syscall::openat:entry /pid == $target && copyinstr(arg1) == "file"/ { @ = count(); }
	END { printf("%s\n", strstr(`init_uts_ns.name.release, "cloud") == NULL ? "generic" : "cloud"); printa("%@d\n", @); }'
echo "status $?"
echo "# a cloud kernel, whose guest has not this machine's files"
dtap --vm -q -c ./count.py -n 'BEGIN { printf("traced\n"); }' >out 2>&1
echo "status $?"
sed "s/$(echo "$RELEASE" | sed 's/-cloud//')/GENERIC/" out
echo "# no such kernel"
"$DTAP" --vm --kernel 6.99 -n BEGIN 2>&1 | sed 's/(.*)/(WHY)/'
"$DTAP" --vm --kernel six -n BEGIN 2>&1 | sed 's/;.*//'
