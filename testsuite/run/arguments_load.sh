#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Arguments at load: one too many, one of another look and one out of the build's type are refused
# (Macro Arguments; D_MACRO_UNUSED, D_MACRO_OFLOW).
# modules: m_arguments m_argref
dtaprun "$KO/m_arguments.ko" -- -7 name
echo "status $?"
for arguments in '7 name more' 'seven name' '5000000000 name' '99999999999999999999 name'; do
	# shellcheck disable=SC2086
	dtaprun "$KO/m_arguments.ko" $arguments 2>&1
	echo "status $?"
done
# Option argref, of the module or at load.
dtaprun -q "$KO/m_argref.ko" 1 4
echo "status $?"
dtaprun -q -x argref=no "$KO/m_argref.ko" 1 4 2>&1
dtaprun -q "$KO/m_argref.ko" 7 2>&1
dtaprun -x argref "$KO/m_arguments.ko" 7 name more
echo "status $?"
