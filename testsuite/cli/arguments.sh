#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# An argument is referred to also where it stands for a type, a member or a part of a description.
# shellcheck disable=SC2016
dtap -e -n 'BEGIN { trace(sizeof(struct $1)); trace(((struct $1 *)0)->$2); }' file f_flags
echo "status $?"
dtap -e -n 'syscall::$1:entry { trace(($2)5); }' read int
echo "status $?"
dtap -e -n 'BEGIN { trace($1); }' 1 2
echo "status $?"
dtap -e -x argref -n 'BEGIN { trace($1); }' 1 2
echo "status $?"
