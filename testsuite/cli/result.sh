#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A system call that fails returns minus its error number: who compares with -1 is told, once a place.
# shellcheck disable=SC2016
dtap -e -n 'syscall::open:return, syscall::openat:return /arg0 != -1/ { @[errno] = count(); }'
dtap -e -n 'syscall::read:return { trace((int)arg1 == -1); trace(-1 != args[0]); }'
echo none
dtap -e -n 'syscall::read:return /arg0 < 0 || arg0 > -1 || errno == -1/ { }'
dtap -e -n 'syscall::read:entry /arg0 == -1/ { } fbt::vfs_read:return /arg1 == -1/ { }'
dtap -e -x classic -n 'syscall::read:return /arg0 == -1/ { trace(args[1]); }'
echo "status $?"
# What the libraries read of a call's result is theirs.
dtap -e -x classic --emit-c - -n 'proc:::exec-failure { trace(args[0]); }' | grep -c '0xfffffffffffff001'
