#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Arguments at load: one too many, one of another look and one out of the build's type are refused
# (Macro Arguments; D_MACRO_UNUSED, D_MACRO_OFLOW).
# modules: m_arguments
dtaprun "$KO/m_arguments.ko" -- -7 name
echo "status $?"
for arguments in '7 name more' 'seven name' '5000000000 name' '99999999999999999999 name'; do
	# shellcheck disable=SC2086
	dtaprun "$KO/m_arguments.ko" $arguments 2>&1
	echo "status $?"
done
