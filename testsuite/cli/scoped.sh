#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck disable=SC2016 # names with a backquote
# A name with a backquote is a symbol or a type of that module (Lexical rules), whose file is enough.
dtap -e -n 'self vmlinux`pid_t p; xfs`xfs_agblock_t b;
	BEGIN {
		b = (xfs`xfs_agblock_t)1; trace(sizeof(xfs`xfs_agblock_t)); self->p = (vmlinux`pid_t)2;
		trace(((struct xfs`xfs_mount *)0)->m_super); trace(&8021q`vlan_dev_init);
	}'
echo "status $?"
dtap -e -n 'BEGIN { trace(&xfs`no_such); trace(&nosuch`f); }'
echo "status $?"
dtap -e -n 'BEGIN { trace(sizeof(nosuch`pid_t)); }'
echo "status $?"
