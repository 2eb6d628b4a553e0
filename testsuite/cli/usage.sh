#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What dtap's command line refuses, in one line and with status 2 (dtrace(8), exit status).
try()
{
	"$DTAP" "$@"
	echo "status $?"
}

try info
try info a.ko b.ko
try --build '' -n BEGIN
try --emit-c '' -n BEGIN
try --kernel '' -n BEGIN
try -o '' -n BEGIN
try --build a.ko -c true -n BEGIN
try --build a.ko -p 1 -n BEGIN
try --build a.ko -o out -n BEGIN
try --build a.ko --vm -n BEGIN
try --build -s x.d
try --kernel a --kernel b -n BEGIN
try --emit-c one --emit-c two -e -n BEGIN
try -e -p abc -n BEGIN
try -e -p 12x -n BEGIN
try -e -p -1 -n BEGIN
try -e -p 99999999 -n BEGIN
try -w
try -e
try -e 'bogus {{{'
try --vm -e
try --vm 'bogus {{{'
try --build a.ko.xz -n BEGIN
try --build folder.gz/a.ko.gz -n BEGIN
try --build a.zst -n BEGIN
try -l -V
try info nosuch.ko
mkdir folder
try info folder
mkfifo pipe
try info pipe
try -32 -n BEGIN
try -6 -e -n BEGIN
try -O json -n BEGIN
try -A -n BEGIN
try -G -n BEGIN
try -j 2>&1 | sed 's,^[^ ]*/,,'
try --nosuch 2>&1 | sed 's,^[^ ]*/,,'
try -e 'BEGIN { }'
try -e --unsafe -n BEGIN
try -n 2>&1 | sed 's,^[^ ]*/,,'
run()
{
	"${DTAP}run" "$@" 2>&1 | sed "s,^[^ ]*/,,; q"
	"${DTAP}run" "$@" >/dev/null 2>&1
	echo "status $?"
}
run
run --help
run --version
run --nosuch
run --help=all
run --version=2
run -p x a.ko
